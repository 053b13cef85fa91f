import type { Actor } from "#app/domain/actor.ts";
import { actionsFor, ITEM_ACTS, type ItemAct } from "#app/domain/moderation.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { move } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { lockPost } from "#db/queries/posts.ts";
import { insertAct } from "#db/queries/record.ts";
import { advanceItem, getItem, type ItemRow, postOfItem } from "#db/queries/reviews.ts";
import { getThread, setLock, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { changeStatus } from "./change-status.ts";
import { type Refusal, stale } from "./refusal.ts";

export type DecideItem = {
  actor: Actor;
  itemId: string;
  act: ItemAct;
  guideline: number | null;
  reason: string;
  /** What the moderator had before them; when either has moved on, nothing is done. */
  version: number;
  postRevision: number;
  nowMs: number;
};

/** Carries out a moderator's decision and writes it into the record, or says what happened meanwhile. */
export function decideItem(db: Db, input: DecideItem): Promise<Result<{ itemId: string }, Refusal>> {
  const { actor, itemId, act, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const decision = can(actor, "open-desk", null);
    if (!decision.allowed) return err(decision);
    const postId = await postOfItem(tx, itemId);
    if (postId) await lockPost(tx, postId);
    const item = await getItem(tx, itemId);
    if (!item || actor.kind !== "member") return err(denied("not-found"));
    if (!can(actor, "moderate-post", item.post).allowed) return err(denied("not-found"));

    const changed = whatChanged(item, input);
    if (changed) return err(stale(changed));
    if (!actionsFor(actor, { ...item, post: item.post }).includes(act)) return err(denied("not-now"));

    const to = ITEM_ACTS[act].moves === null ? item.post.status : nextStatus(item, act);
    const advanced = await advanceItem(tx, itemId, { version: item.version, closedAtMs: nowMs });
    if (!advanced) return err(stale(DECIDED_MEANWHILE));
    if (to !== item.post.status) await changeStatus(tx, item.post, to);
    await insertAct(tx, {
      id: newId(),
      atMs: nowMs,
      actorId: actor.id,
      act,
      subjectKind: "post",
      subjectId: item.post.id,
      itemId,
      guideline: input.guideline,
      reason: input.reason,
      fromState: item.post.status,
      toState: to,
      snapshot: seenBy(actor, item.post) === "full" ? item.post.markdown : null,
    });
    return ok({ itemId });
  });
}

const DECIDED_MEANWHILE =
  "A colleague has decided about this meanwhile. Nothing was done a second time; the record below says what happened.";

const REPORTED_MEANWHILE =
  "Somebody has reported this again since you opened the page. Nothing was done; the new report is below.";

function whatChanged(item: ItemRow, seen: { version: number; postRevision: number }): string | null {
  if (item.version !== seen.version) return item.status === "open" ? REPORTED_MEANWHILE : DECIDED_MEANWHILE;
  if (item.post.revision !== seen.postRevision) {
    return "The author has edited this post since you opened the page. The text below is the new one. Nothing was done.";
  }
  return null;
}

function nextStatus(item: ItemRow, act: ItemAct) {
  const postAct = ITEM_ACTS[act].moves;
  const next = postAct && move(item.post, postAct);
  return next?.ok ? next.value : item.post.status;
}

export type LockThread = { actor: Actor; threadId: string; lock: boolean; reason: string; nowMs: number };

/** Closes a thread to new replies, with a reason that everyone reads, or opens it again. Twice is once. */
export function lockThread(db: Db, input: LockThread): Promise<Result<{ threadId: string }, Refusal>> {
  const { actor, threadId, lock, reason, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const decision = can(actor, "open-desk", null);
    if (!decision.allowed) return err(decision);
    const thread = await getThread(tx, threadId);
    if (!thread || actor.kind !== "member") return err(denied("not-found"));
    if (!can(actor, "read-thread", threadFacts(thread)).allowed) return err(denied("not-found"));
    if ((thread.locked === 1) === lock) return ok({ threadId });

    await setLock(tx, threadId, lock ? reason : null);
    await insertAct(tx, {
      id: newId(),
      atMs: nowMs,
      actorId: actor.id,
      act: lock ? "lock" : "unlock",
      subjectKind: "thread",
      subjectId: threadId,
      itemId: null,
      guideline: null,
      reason,
      fromState: lock ? "open" : "locked",
      toState: lock ? "locked" : "open",
      snapshot: null,
    });
    return ok({ threadId });
  });
}
