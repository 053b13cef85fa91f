import { postedPath } from "#app/domain/paths.ts";
import { replyForm } from "#app/forms/post-forms.ts";
import { audienceOf } from "#app/workflows/screen-writing.ts";
import { findPosted } from "#app/workflows/store-post.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import type { AppContext } from "./context.ts";
import { takeWriting } from "./posting.ts";
import { screenFirst } from "./screen-first.ts";

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
    store: async ({ quote, confirmed, ...reply }, actor, alongside) => {
      const { body, anonymous } = reply;
      const audience = await audienceOf(context.db, threadId);
      const writing = { actor, title: null, body, audience, anonymous, confirmed, isEdit: false };
      const post = { ...reply, actor, threadId, quotedPostId: quote, alongside, nowMs: context.nowMs() };
      return screenFirst(
        context,
        writing,
        (screened) => submitPost(context.db, { ...post, screened }),
        () => findPosted(context.db, post),
      );
    },
    done: ({ id, danger }) => postedPath(id, danger),
  });
}
