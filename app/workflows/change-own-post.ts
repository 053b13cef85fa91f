import type { Actor } from "#app/domain/actor.ts";
import type { HeadingValues } from "#app/domain/form-views.ts";
import { type ContentNote, notesToStore } from "#app/domain/need.ts";
import { editPath } from "#app/domain/paths.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { move } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { type Audience, slugOf, widens } from "#app/domain/thread.ts";
import { wordsOf } from "#app/render/markdown.ts";
import { inTransaction } from "#db/portable.ts";
import { deleteDraftsAt } from "#db/queries/drafts.ts";
import { setMentions } from "#db/queries/mentions.ts";
import { getPost, lockPost, type PostRow, setContentNotes, setPostText } from "#db/queries/posts.ts";
import { deleteVersions, insertPostRevision } from "#db/queries/revisions.ts";
import { changeThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { scrub } from "#db/scrub.ts";
import { type Alongside, storeAlongside } from "./alongside.ts";
import { changeStatus } from "./change-status.ts";
import { followQuotes } from "./follow-quotes.ts";
import { type Refusal, stale } from "./refusal.ts";
import { renderForThread } from "./render-post.ts";

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
  alongside?: Alongside;
  nowMs: number;
};

const EDITED_ELSEWHERE = stale(
  "This post was edited in another tab or on another device meanwhile. Nothing was overwritten: both texts are below.",
);

/** Stores a new text, and keeps the old one as an earlier version or forgets it. The same text again changes nothing. */
export async function editPost(db: Db, input: EditPost): Promise<Result<{ id: string }, Refusal>> {
  const edited = await storeAlongside(db, input.alongside, (tx) => storeEdit(tx, input));
  if (edited.ok && input.forget) await scrub(db);
  return edited;
}

async function storeEdit(tx: Db, input: EditPost): Promise<Result<{ id: string }, Refusal>> {
  const { actor, postId, body, heading, fromRevision, forget = false, nowMs } = input;
  const contentNotes = notesToStore(input.contentNotes);
  await lockPost(tx, postId);
  const post = await getPost(tx, postId);
  if (!post) return err(denied("not-found"));
  const decision = can(actor, "edit-post", post);
  if (!decision.allowed) return err(decision);
  if (post.revision !== fromRevision) return err(EDITED_ELSEWHERE);

  const opening = post.position === 0 ? heading : null;
  if (opening) await changeHeading(tx, post, opening, nowMs);
  if (post.contentNotes !== contentNotes) await setContentNotes(tx, post.id, contentNotes);
  const retitled = opening !== null && opening.title !== post.title;
  const rewritten = post.markdown !== body || retitled;
  const audience = opening?.audience ?? post.audience;
  if (rewritten && !(await storeText(tx, post, input, audience))) return err(EDITED_ELSEWHERE);
  if (rewritten && !forget)
    await insertPostRevision(tx, {
      postId: post.id,
      revision: post.revision,
      title: opening ? post.title : null,
      markdown: post.markdown,
      createdAtMs: post.editedAtMs ?? post.createdAtMs,
    });
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
  { actor, body, fromRevision, nowMs }: EditPost,
  audience: Audience,
): Promise<boolean> {
  const written = { actor, markdown: body, threadId: post.threadId, audience };
  const { text, mentionedIds } = await renderForThread(tx, written);
  const stored = await setPostText(tx, post.id, { ...text, fromRevision, editedAtMs: nowMs });
  if (!stored) return false;
  await setMentions(tx, post.id, mentionedIds);
  await followQuotes(tx, post.id, wordsOf(text.html));
  return true;
}

/**
 * What stands above an opening post changes with it. A thread that is opened to more people than before comes up in
 * their lists as new.
 */
async function changeHeading(db: Db, post: PostRow, heading: HeadingValues, nowMs: number): Promise<void> {
  const { title, ending, timeSince, hope, audience } = heading;
  const shared = widens(post.audience, audience) ? { lastActivityAtMs: nowMs } : {};
  await changeThread(db, post.threadId, {
    ...{ title, ending, timeSince, hope, audience },
    slug: slugOf(title),
    ...shared,
  });
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
    return changeOrStale(
      await changeStatus(tx, post, "withdrawn", { withdrawnAtMs: nowMs, withdrawnFrom }),
      post.id,
    );
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
    return changeOrStale(
      await changeStatus(tx, post, next.value, { withdrawnAtMs: null, withdrawnFrom: null }),
      post.id,
    );
  });
}

const changeOrStale = (changed: boolean, id: string): Result<{ id: string }, Refusal> =>
  changed ? ok({ id }) : err(stale("This post has changed meanwhile. Please look at it again."));
