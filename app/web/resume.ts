import type { Member } from "#app/domain/actor.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { replyForm, threadForm } from "#app/forms/post-forms.ts";
import { findDraft, markDraftPosted } from "#app/workflows/drafts.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import type { AppContext } from "./context.ts";
import { draftToken } from "./draft-cookie.ts";

/**
 * What happens to a waiting draft the moment its writer has joined or signed in: a post is published, and the answer
 * is its address; any other form, or a post that cannot be published now, is reopened with its text. Null: no draft.
 */
export async function resumeDraft(
  request: Request,
  context: AppContext,
  actor: Member,
): Promise<string | null> {
  const token = draftToken(request, context);
  const draft = await findDraft(context.db, token, context.nowMs());
  if (!draft || !token) return null;
  const postId = await publish(context, actor, draft.fields, token);
  if (postId === null) return draft.path;
  const path = `/posts/${postId}`;
  await markDraftPosted(context.db, token, path);
  return path;
}

/** The id of the post that the draft became, or null when it is not a post, or cannot be one now. */
async function publish(
  { db, limits, nowMs }: AppContext,
  actor: Member,
  fields: Record<string, string>,
  requestKey: string,
): Promise<string | null> {
  const sent = new URLSearchParams(fields);
  if (fields.form !== "reply" && fields.form !== "thread") return null;
  if (!(await limits("post", actor.id)).ok) return null;

  if (fields.form === "reply" && fields.threadId) {
    const form = parseForm(replyForm, sent);
    if (!form.ok) return null;
    const { body, quote } = form.value;
    const stored = await submitPost(db, {
      actor,
      threadId: fields.threadId,
      body,
      quotedPostId: quote,
      requestKey,
      nowMs: nowMs(),
    });
    return stored.ok ? stored.value.id : null;
  }
  const form = parseForm(threadForm, sent);
  if (!form.ok) return null;
  const stored = await startThread(db, { actor, ...form.value, requestKey, nowMs: nowMs() });
  return stored.ok ? stored.value.id : null;
}
