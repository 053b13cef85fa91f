import type { Member } from "#app/domain/actor.ts";
import { type DraftPlace, draftFormPath, draftPlaceAt } from "#app/domain/draft-place.ts";
import { postedPath } from "#app/domain/paths.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { letterForm, replyForm, threadForm } from "#app/forms/post-forms.ts";
import { clearPosted, findSent, joinDrafts } from "#app/workflows/drafts.ts";
import type { Draft } from "#app/workflows/save-draft.ts";
import { audienceOf } from "#app/workflows/screen-writing.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { findPosted } from "#app/workflows/store-post.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { articlePlace } from "#app/workflows/view-article.ts";
import type { AppContext } from "./context.ts";
import { guestOf } from "./draft-cookie.ts";
import { sentAs } from "./drafts.ts";
import { screenFirst } from "./screen-first.ts";

/**
 * What happens to a guest's drafts the moment they have joined or signed in. A post that waited is published, and the
 * answer is its address. Everything else belongs to the account from now on; `form` is the form to go on with: the one
 * that waited and is no post, or cannot be one now (`waited`), else the one that was written in last. Null: nothing.
 */
export async function resumeDrafts(
  request: Request,
  context: AppContext,
  actor: Member,
): Promise<{ path: string; waited: boolean } | null> {
  const guest = guestOf(request, context);
  if (!guest) return null;
  const account = { kind: "member", key: actor.id } as const;
  const nowMs = context.nowMs();
  const sent = await findSent(context.db, guest, nowMs);
  const postedPath = sent?.postedPath ?? (sent && (await publish(context, actor, sent)));
  if (sent && postedPath !== null) {
    const { path, fields, id, version, writer, turn } = sent;
    const posted = { path, fields, ref: { id, version, writer, turn }, postedPath, nowMs };
    if (!sent.posted)
      for (const owner of [guest, account]) await clearPosted(context.db, { ...posted, owner });
  }
  const latest = await joinDrafts(context.db, { guest, account, nowMs });
  // What was posted a while ago from here is no place to lead to when something has been written since.
  if (postedPath && !(sent?.posted && latest)) return { path: postedPath, waited: true };
  const waits = sent !== null && !sent.posted;
  const form = waits ? sent : latest;
  return form && { path: draftFormPath(form.path), waited: waits };
}

/** The address of the post that the draft became, or null when it is not a post, or cannot be one now. */
async function publish(context: AppContext, actor: Member, draft: Draft): Promise<string | null> {
  const place = draftPlaceAt(draft.path);
  const storing = place && writingAt(context, actor, place);
  if (!storing || !(await context.limits("post", actor.id)).ok) return null;
  const stored = await storing(draft);
  return stored?.ok ? postedPath(stored.value.id, stored.value.danger) : null;
}

/** How what waits at this place is posted. The draft's id is the request's key: pressing Join twice makes one post. */
function writingAt(context: AppContext, actor: Member, place: DraftPlace) {
  const { db } = context;
  const now = context.nowMs();
  switch (place.kind) {
    case "reply":
      return (draft: Draft) => reply(place.threadId, draft);
    case "comment":
      return async (draft: Draft) => {
        const article = await articlePlace(db, place.slug);
        return article && reply(article.threadId, draft);
      };
    case "thread":
    case "letter":
      return async ({ id, fields }: Draft) => {
        const sent = sentAs(fields);
        const form = place.kind === "letter" ? parseForm(letterForm, sent) : parseForm(threadForm, sent);
        if (!form.ok) return null;
        const { confirmed, ...thread } = form.value;
        const started = { ...thread, actor, requestKey: id, nowMs: now };
        return screenFirst(
          context,
          { ...thread, actor, confirmed, isEdit: false },
          (screened) => startThread(db, { ...started, screened }),
          () => findPosted(db, started),
        );
      };
    default:
      return null;
  }

  async function reply(threadId: string, { id, fields }: Draft) {
    const form = parseForm(replyForm, sentAs(fields));
    if (!form.ok) return null;
    const { quote, confirmed, ...typed } = form.value;
    const post = { ...typed, threadId, quotedPostId: quote, requestKey: id };
    const audience = await audienceOf(db, threadId);
    const writing = { ...typed, actor, title: null, audience, confirmed, isEdit: false };
    const submitted = { ...post, actor, nowMs: now };
    return screenFirst(
      context,
      writing,
      (screened) => submitPost(db, { ...submitted, screened }),
      () => findPosted(db, submitted),
    );
  }
}
