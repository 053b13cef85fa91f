import { type Actor, isMember } from "#app/domain/actor.ts";
import type { HeadingValues } from "#app/domain/form-views.ts";
import { type ContentNote, notesToStore } from "#app/domain/need.ts";
import { editPath } from "#app/domain/paths.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { move } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { type Audience, narrowedFrom, slugOf, widens } from "#app/domain/thread.ts";
import { textOfHtml } from "#app/render/markdown.ts";
import { inTransaction } from "#db/portable.ts";
import { deleteDraftsAt } from "#db/queries/drafts.ts";
import { mentioningPosts, setMentions } from "#db/queries/mentions.ts";
import {
  getPost,
  lockPost,
  othersWroteFrom,
  type PostRow,
  setContentNotes,
  setPostHtml,
  setPostText,
} from "#db/queries/posts.ts";
import { touchItemOf } from "#db/queries/reviews.ts";
import { deleteVersions, insertPostRevision } from "#db/queries/revisions.ts";
import { changeThread, getThread, holdThread, type ThreadRow } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { scrub } from "#db/scrub.ts";
import { type Alongside, storeAlongside } from "./alongside.ts";
import { changeStatus } from "./change-status.ts";
import { followQuotes } from "./follow-quotes.ts";
import { heldPost } from "./held-post.ts";
import { awaitDecision } from "./note-screening.ts";
import { type Refusal, stale } from "./refusal.ts";
import { renderForThread, type WrittenText } from "./render-post.ts";
import { holdReplies, screenAgain, screenReplies, screenReply } from "./screen-again.ts";

export type EditPost = {
  actor: Actor;
  postId: string;
  body: string;
  contentNotes: readonly ContentNote[];
  /** For an opening post: what stands above it, and who may read it. Null for a reply. */
  heading: HeadingValues | null;
  /** The revision the writer had before them; a newer one is never overwritten. */
  fromRevision: number;
  /** Keep nothing of what stood here before, for good. */
  forget?: boolean;
  screened?: Screened;
  alongside?: Alongside;
  nowMs: number;
};

const EDITED_ELSEWHERE = stale(
  "This post was edited in another tab or on another device meanwhile. Nothing was overwritten: both texts are below.",
);

/**
 * Stores a new text, and keeps the old one as an earlier version or forgets it. The same again changes nothing. Whatever
 * of it changes, who may read it as well, counts as a revision: a page that is older overwrites none of it.
 */
export async function editPost(db: Db, input: EditPost): Promise<Result<{ id: string }, Refusal>> {
  const edited = await storeAlongside(db, input.alongside, (tx) => storeEdit(tx, input));
  if (edited.ok && input.forget) await scrub(db);
  return edited;
}

async function storeEdit(tx: Db, input: EditPost): Promise<Result<{ id: string }, Refusal>> {
  const { actor, postId, body, heading, fromRevision, forget = false, nowMs } = input;
  const contentNotes = notesToStore(input.contentNotes);
  const held = await heldPost(tx, { actor, postId }, "edit-post");
  if (!held.ok) return held;
  const { post, member } = held.value;
  if (post.revision !== fromRevision) return err(EDITED_ELSEWHERE);

  const opening = post.position === 0 ? heading : null;
  const audience = opening?.audience ?? post.audience;
  const isShared = audience !== "only-me";
  const isNewToReaders = isShared && post.audience === "only-me";
  const written = { author: member, threadId: post.threadId, nowMs };
  if (isNewToReaders) await holdReplies(tx, written);
  const reheaded = opening !== null && HEADING.some((field) => opening[field] !== post[field]);
  if (opening && reheaded) {
    const changed = await changeHeading(tx, post, { actor, heading: opening, nowMs });
    if (!changed.ok) return changed;
  }
  const retitled = opening !== null && opening.title !== post.title;
  const rewritten = post.markdown !== body || retitled;
  if (rewritten && !(await storeText(tx, post, input, audience))) return err(EDITED_ELSEWHERE);
  if (!rewritten && (reheaded || post.contentNotes !== contentNotes))
    await setContentNotes(tx, post.id, contentNotes);
  if (rewritten && !forget)
    await insertPostRevision(tx, {
      postId: post.id,
      revision: post.revision,
      title: opening ? post.title : null,
      markdown: post.markdown,
      createdAtMs: post.editedAtMs ?? post.createdAtMs,
    });
  if (isShared && (rewritten || isNewToReaders))
    await screenAgain(tx, { ...input, title: opening?.title ?? null });
  if (isNewToReaders) await screenReplies(tx, written);
  if (forget) {
    await deleteVersions(tx, { postId: post.id, revision: null });
    await deleteDraftsAt(tx, editPath(post.id));
  }
  return ok({ id: post.id });
}

/** Puts the new text in place, with whom it mentions; quotes of words that it no longer has go. */
async function storeText(
  tx: Db,
  post: PostRow,
  { actor, body, contentNotes, fromRevision, nowMs }: EditPost,
  audience: Audience,
): Promise<boolean> {
  const written = { actor, markdown: body, threadId: post.threadId, audience };
  const { text, mentionedIds } = await renderForThread(tx, written);
  const notes = { contentNotes: notesToStore(contentNotes) };
  const stored = await setPostText(tx, post.id, { ...text, ...notes, fromRevision, editedAtMs: nowMs });
  if (!stored) return false;
  await setMentions(tx, post.id, mentionedIds);
  await followQuotes(tx, post.id, textOfHtml(text.html));
  return true;
}

const HEADING = [
  "title",
  "ending",
  "timeSince",
  "hope",
  "audience",
] as const satisfies (keyof HeadingValues)[];

/**
 * What stands above an opening post changes with it. A thread that is opened to more people than before comes up in
 * their lists as new; what others have written in it for fewer is never opened to everyone. The thread is held, so that
 * a reply comes before this or after it.
 */
async function changeHeading(
  db: Db,
  post: PostRow,
  { actor, heading, nowMs }: { actor: Actor; heading: HeadingValues; nowMs: number },
): Promise<Result<void, Refusal>> {
  const { title, ending, timeSince, hope, audience } = heading;
  const { threadId } = post;
  const mentioning =
    audience === post.audience ? [] : await mentioningPosts(db, { threadId, authorId: post.authorId ?? "" });
  for (const { id } of mentioning) await lockPost(db, id);
  await holdThread(db, threadId);
  const thread = await getThread(db, threadId);
  if (!thread) return err(denied("not-found"));
  if (audience === "everyone" && (await answeredForFewer(db, thread)))
    return err(denied("answered-for-fewer"));

  const shared = widens(post.audience, audience) ? { lastActivityAtMs: nowMs } : {};
  await changeThread(db, threadId, {
    ...{ title, ending, timeSince, hope, audience },
    narrowedFrom: narrowedFrom(audience, thread),
    slug: slugOf(title),
    ...shared,
  });
  for (const { id, markdown } of mentioning)
    await mentionAgain(db, id, { actor, markdown, threadId, audience });
  return ok(undefined);
}

/** Whether others have written in the thread for fewer people than everyone. */
export async function answeredForFewer(
  db: Db,
  { id, narrowedFrom, authorId }: Pick<ThreadRow, "id" | "narrowedFrom" | "authorId">,
): Promise<boolean> {
  if (narrowedFrom === null || authorId === null) return false;
  return othersWroteFrom(db, { threadId: id, from: narrowedFrom, authorId });
}

/** A mention leads to a page that the thread's readers can open; with other readers that may be nobody's any more. */
async function mentionAgain(db: Db, postId: string, written: WrittenText): Promise<void> {
  const { text, mentionedIds } = await renderForThread(db, written);
  await setPostHtml(db, postId, text.html);
  await setMentions(db, postId, mentionedIds);
}

export type OwnPostAct = { actor: Actor; postId: string; nowMs: number };

/** Takes an own post back: everyone else sees that it was withdrawn, replies stay. Twice is once. */
export function withdrawPost(
  db: Db,
  { actor, postId, nowMs }: OwnPostAct,
): Promise<Result<{ id: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    await lockPost(tx, postId);
    const post = await getPost(tx, postId);
    if (!post) return err(denied("not-found"));
    if (post.status === "withdrawn" && can(actor, "undo-withdraw", { ...post, nowMs }).allowed)
      return ok({ id: post.id });
    const decision = can(actor, "withdraw-post", post);
    if (!decision.allowed) return err(decision);
    const withdrawnFrom = post.status === "held" ? "held" : "published";
    const withdrawal = { withdrawnAtMs: nowMs, withdrawnFrom } as const;
    const changed = await changeStatus(tx, post, "withdrawn", { withdrawal, nowMs });
    if (changed) await touchItemOf(tx, post.id);
    return changeOrStale(changed, post.id);
  });
}

/** Puts a withdrawn post back, within the undo time. */
export function undoWithdrawal(
  db: Db,
  { actor, postId, nowMs }: OwnPostAct,
): Promise<Result<{ id: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    await lockPost(tx, postId);
    const post = await getPost(tx, postId);
    if (!post) return err(denied("not-found"));
    const decision = can(actor, "undo-withdraw", { ...post, nowMs });
    if (!decision.allowed) return err(decision);
    const next = move(post, "undo-withdraw");
    if (!next.ok) return err(denied("not-now"));
    const withdrawal = { withdrawnAtMs: null, withdrawnFrom: null };
    const changed = await changeStatus(tx, post, next.value, { withdrawal, nowMs });
    if (changed && next.value === "held") await awaitDecision(tx, post.id, nowMs); // Dismissed while it was away.
    const isReadable = next.value === "published" && post.audience !== "only-me";
    if (changed && isReadable && isMember(actor) && post.position > 0)
      await screenReply(tx, { author: actor, postId, nowMs }); // Others may read it for the first time.
    if (changed) await touchItemOf(tx, post.id);
    return changeOrStale(changed, post.id);
  });
}

const changeOrStale = (changed: boolean, id: string): Result<{ id: string }, Refusal> =>
  changed ? ok({ id }) : err(stale("This post has changed meanwhile. Please look at it again."));
