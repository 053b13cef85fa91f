import { type Actor, isMember } from "#app/domain/actor.ts";
import { beginningOf, type DraftOwner, wordsWritten } from "#app/domain/draft.ts";
import { type DraftPlace, draftFormPath, draftPlaceAt } from "#app/domain/draft-place.ts";
import type { DraftCard, DraftPageView } from "#app/domain/draft-views.ts";
import { can, type Decision } from "#app/domain/permissions.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { titleFor, whereabouts } from "#app/domain/whereabouts.ts";
import { getArticle } from "#db/queries/articles.ts";
import { draftsOf } from "#db/queries/drafts.ts";
import { getPost, type PostRow } from "#db/queries/posts.ts";
import { getThread, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { findDraft } from "./drafts.ts";
import { type Draft, draftOf } from "./save-draft.ts";

/** All that somebody is writing, the latest change first. */
export async function listDrafts(
  db: Db,
  { viewer, owner, nowMs }: { viewer: Actor; owner: DraftOwner; nowMs: number },
): Promise<DraftCard[]> {
  const cards: DraftCard[] = [];
  for (const row of await draftsOf(db, owner.key, nowMs))
    cards.push(await draftCard(db, viewer, draftOf(row)));
  return cards;
}

/** One draft with all its words, or null when it is not this owner's, or gone. */
export async function viewDraft(
  db: Db,
  { viewer, ...asked }: { viewer: Actor; owner: DraftOwner; id: string; nowMs: number },
): Promise<DraftPageView | null> {
  const draft = await findDraft(db, asked);
  return draft && { ...(await draftCard(db, viewer, draft)), words: wordsWritten(draft.fields) };
}

/** A draft as one of a list. */
export async function draftCard(
  db: Db,
  viewer: Actor,
  { id, path, fields, updatedAtMs }: Draft,
): Promise<DraftCard> {
  const place = draftPlaceAt(path);
  const { where, open } = place ? await whereIs(db, viewer, place) : ELSEWHERE;
  return {
    id,
    where,
    excerpt: beginningOf(wordsWritten(fields)),
    savedAtMs: updatedAtMs,
    formPath: open ? draftFormPath(path, id) : null,
  };
}

/**
 * What is written there, in words, and whether it can be gone on with. Of a place that is not there any more, or not
 * for this viewer, nothing is said but that: a title that was readable when the draft was begun may be hidden now.
 */
async function whereIs(db: Db, viewer: Actor, place: DraftPlace): Promise<{ where: string; open: boolean }> {
  switch (place.kind) {
    case "thread":
      return { where: "A new thread", open: true };
    case "letter":
      return { where: "An unsent letter", open: true };
    case "reply":
      return replyIn(db, viewer, place.threadId);
    case "comment": {
      const article = await getArticle(db, place.slug);
      return article ? replyIn(db, viewer, article.threadId) : ELSEWHERE;
    }
    case "edit":
      return onPost(db, viewer, place.postId, {
        what: "An edit",
        may: (post) => can(viewer, "edit-post", post),
      });
    case "report":
      return onPost(db, viewer, place.postId, {
        what: "A report",
        may: (post) => can(viewer, "report-post", post),
      });
  }
}

const ELSEWHERE = { where: "Something that is no longer here", open: false };

async function replyIn(db: Db, viewer: Actor, threadId: string) {
  const thread = await getThread(db, threadId);
  const facts = thread && threadFacts(thread);
  if (!thread || !facts || !can(viewer, "read-thread", facts).allowed)
    return { where: "A reply in a thread that is no longer here", open: false };
  const title = titleFor(viewer, { ...thread, thread: facts });
  const what = thread.kind === "article" ? "A comment under" : "A reply in";
  const where = title === null ? "A reply in a thread whose opening post is gone" : `${what} “${title}”`;
  return { where, open: isOpen(viewer, can(viewer, "reply", facts)) };
}

type OnPost = { what: string; may: (post: PostRow) => Decision };

async function onPost(db: Db, viewer: Actor, postId: string, { what, may }: OnPost) {
  const post = await getPost(db, postId);
  const isThere =
    post && can(viewer, "read-thread", post.thread).allowed && seenBy(viewer, post) !== "absent";
  if (!post || !isThere) return { where: `${what}: a post that is no longer here`, open: false };
  return { where: `${what}: ${whereabouts(viewer, post, post.position)}`, open: isOpen(viewer, may(post)) };
}

/** A guest can write first and join after. */
const isOpen = (viewer: Actor, decision: Decision): boolean =>
  decision.allowed || (decision.reason === "sign-in-first" && !isMember(viewer));
