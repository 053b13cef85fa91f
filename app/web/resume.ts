import type { Member } from "#app/domain/actor.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { letterForm, replyForm, threadForm } from "#app/forms/post-forms.ts";
import { findDraft, markDraftPosted } from "#app/workflows/drafts.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import type { AppContext } from "./context.ts";
import { draftToken, isPostForm } from "./draft-cookie.ts";

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
  if (!isPostForm(fields.form) || !(await limits("post", actor.id)).ok) return null;

  if (fields.form === "reply") {
    const form = parseForm(replyForm, sent);
    if (!form.ok || !fields.threadId) return null;
    const { quote, ...reply } = form.value;
    const place = { threadId: fields.threadId, quotedPostId: quote };
    const stored = await submitPost(db, { ...reply, ...place, actor, requestKey, nowMs: nowMs() });
    return stored.ok ? stored.value.id : null;
  }
  const form = fields.form === "letter" ? parseForm(letterForm, sent) : parseForm(threadForm, sent);
  if (!form.ok) return null;
  const stored = await startThread(db, { ...form.value, actor, requestKey, nowMs: nowMs() });
  return stored.ok ? stored.value.id : null;
}
