import { postLink } from "#app/domain/paths.ts";
import { replyForm } from "#app/forms/post-forms.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import type { AppContext } from "./context.ts";
import { takeWriting } from "./posting.ts";

/** Takes a reply or a comment for this thread; `path` is the page that its form stands on. */
export function takeReply(
  request: Request,
  context: AppContext,
  { threadId, path }: { threadId: string; path: string },
) {
  return takeWriting(request, context, {
    form: replyForm,
    limit: "post",
    path,
    store: ({ quote, ...reply }, actor, alongside) =>
      submitPost(context.db, {
        ...{ ...reply, actor, threadId, quotedPostId: quote },
        ...{ alongside, nowMs: context.nowMs() },
      }),
    done: ({ id }) => postLink(id),
  });
}
