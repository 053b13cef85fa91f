import type { Actor } from "#app/domain/actor.ts";
import type { HeadingValues } from "#app/domain/form-views.ts";
import { type ContentNote, notesToStore } from "#app/domain/need.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { move } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { slugOf, widens } from "#app/domain/thread.ts";
import { inTransaction } from "#db/portable.ts";
import {
  getPost,
  insertPostRevision,
  lockPost,
  type PostRow,
  setContentNotes,
  setPostText,
} from "#db/queries/posts.ts";
import { changeThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { changeStatus } from "./change-status.ts";
import { type Refusal, stale } from "./refusal.ts";
import { renderedText } from "./submit-post.ts";

export type EditPost = {
  actor: Actor;
  postId: string;
  body: string;
  contentNotes: readonly ContentNote[];
  /** For an opening post: what stands above it, and who may read it. Null for a reply. */
  heading: HeadingValues | null;
  /** The revision the writer had before them; a newer one is never overwritten. */
  fromRevision: number;
  nowMs: number;
};

const EDITED_ELSEWHERE = stale(
  "This post was edited in another tab or on another device meanwhile. Your text is below; the other version is on the page of the post.",
);

/** Stores a new text and keeps the old one as a revision. A text that is the same changes nothing. */
export function editPost(db: Db, input: EditPost): Promise<Result<{ id: string }, Refusal>> {
  const { actor, postId, body, heading, fromRevision, nowMs } = input;
  const contentNotes = notesToStore(input.contentNotes);
  return inTransaction(db, async (tx) => {
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
    if (post.markdown === body && !retitled) return ok({ id: post.id });

    const stored = await setPostText(tx, post.id, { ...renderedText(body), fromRevision, editedAtMs: nowMs });
    if (!stored) return err(EDITED_ELSEWHERE);
    await insertPostRevision(tx, {
      postId: post.id,
      revision: post.revision,
      title: opening ? post.title : null,
      markdown: post.markdown,
      createdAtMs: post.editedAtMs ?? post.createdAtMs,
    });
    return ok({ id: post.id });
  });
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
