import type { Actor, Member } from "#app/domain/actor.ts";
import { laneAt } from "#app/domain/lane.ts";
import {
  actionsFor,
  changesPost,
  ITEM_ACTS,
  type ItemAct,
  outcomeAfter,
  UNDO_DECISION_MS,
} from "#app/domain/moderation.ts";
import { denied, readsPost } from "#app/domain/permissions.ts";
import { playbookState, type StepDone } from "#app/domain/playbook.ts";
import { move, type PostStatus } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { insertLetter } from "#db/queries/letters.ts";
import { actsOnItem, insertAct } from "#db/queries/record.ts";
import { advanceItem, type ItemRow, keptText } from "#db/queries/reviews.ts";
import { dangerNowSince } from "#db/queries/screenings.ts";
import type { Db } from "#db/schema.ts";
import { type Redact, type Relabel, redactPost, relabelPost } from "./change-judged-post.ts";
import { changeStatus } from "./change-status.ts";
import { colleaguesOn } from "./colleagues.ts";
import { CLOSED, tellReporters } from "./end-item.ts";
import { heldByColleague, itemFor, newerItemOf, type OnItem, writerOf } from "./item-for.ts";
import { type MoveOut, moveOut } from "./move-post.ts";
import { type Refusal, stale } from "./refusal.ts";

export type DecideItem = OnItem & {
  act: ItemAct;
  guideline: number | null;
  reason: string;
  /** For the acts of these names: what the labels are to be, which words go, what it is in its own thread. */
  relabel?: Relabel;
  redact?: Redact;
  move?: MoveOut;
  /** What the moderator had before them; when either has moved on, nothing is done. */
  version: number;
  postRevision: number;
};

/**
 * Carries out a moderator's decision and writes it into the record, or says what happened meanwhile. Its author and
 * whoever reported it are told a minute later, once; until then it can be taken back.
 */
export function decideItem(
  db: Db,
  input: DecideItem,
): Promise<Result<{ itemId: string; actId: string }, Refusal>> {
  const { actor, itemId, act, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const { item, moderator } = found.value;
    const { post } = item;

    const changed = whatChanged(actor, item, input);
    if (changed) return err(stale(changed));
    const held = heldByColleague(item, moderator, nowMs);
    if (held) return err(held);
    if ((await newerItemOf(tx, item)) !== null) return err(ON_THE_DESK_AGAIN);
    if (!actionsFor(actor, item).includes(act)) return err(denied("not-now"));
    const acts = await actsOnItem(tx, itemId);
    const inDanger = await waitsForPlaybook(tx, item, { acts, moderator, nowMs });
    if (inDanger && !changesPost(act)) return err(denied("playbook-open"));

    const to = nextStatus(item, act);
    const done = await carryOut(tx, item, input, to);
    if (!done.ok) return done;
    // Words can be taken out, or the post be taken away, before the steps for danger are done: they come all the same.
    // A post that is held after it (labels changed) still waits for somebody to approve or decline it; one that its author
    // keeps to themselves does when it is opened to others again.
    const isHeld = to === "held" && post.audience !== "only-me";
    const waitsOn = item.status === "open" && (inDanger || isHeld);
    const closing = item.status === "open" && !waitsOn ? { ...CLOSED, closedAtMs: nowMs } : {};
    if (!(await advanceItem(tx, itemId, item.version, closing)))
      throw new Error(`The item ${itemId} changed while its post was held.`);

    const isOwed = ITEM_ACTS[act].statement !== "none";
    const actId = await insertAct(tx, {
      ...{ atMs: nowMs, actorId: moderator.id, act, itemId, subjectKind: "post", subjectId: post.id },
      ...{ guideline: input.guideline, reason: input.reason, ...done.value },
      snapshot: readsPost(actor, post) ? post.markdown : isOwed ? await keptText(tx, itemId) : null,
    });
    await tellAuthor(tx, item, { ...input, actId });
    if (!waitsOn) await tellReporters(tx, { itemId, outcome: outcomeAfter(acts, act), nowMs });
    return ok({ itemId, actId });
  });
}

/** Does what the act does to the post, and says from where to where it went; a refusal leaves everything as it was. */
async function carryOut(
  tx: Db,
  { post }: ItemRow,
  { act, relabel, redact, move: moving, nowMs }: DecideItem,
  to: PostStatus,
): Promise<Result<{ fromState: string; toState: string }, Refusal>> {
  if (act === "relabel" && relabel) {
    const { before, after } = await relabelPost(tx, post, relabel);
    return ok({ fromState: before, toState: after });
  }
  if (act === "move" && moving) {
    await moveOut(tx, post, { ...moving, nowMs });
    return ok({ fromState: "reply", toState: moving.kind });
  }
  if (act === "redact" && redact) {
    const redacted = await redactPost(tx, post, { ...redact, nowMs });
    if (!redacted.ok) return redacted;
  }
  if (to !== post.status) await changeStatus(tx, post, to, { nowMs });
  return ok({ fromState: post.status, toState: to });
}

/** When they are owed it, or have waited. */
async function tellAuthor(
  tx: Db,
  { post }: ItemRow,
  { act, actId, nowMs }: DecideItem & { actId: string },
): Promise<void> {
  if (post.authorId === null || (ITEM_ACTS[act].statement === "none" && act !== "approve")) return;
  const tellAtMs = nowMs + UNDO_DECISION_MS;
  await insertLetter(tx, { accountId: post.authorId, kind: "decision", actId, tellAtMs });
}

/** Whether somebody may be in danger now, and the steps for that are not done. */
async function waitsForPlaybook(
  tx: Db,
  item: ItemRow,
  { acts, moderator, nowMs }: { acts: readonly StepDone[]; moderator: Member; nowMs: number },
): Promise<boolean> {
  if (item.status !== "open" || laneAt(item.lane) !== "now") return false;
  const facts = {
    otherModerators: (await colleaguesOn(tx, moderator, item.post, nowMs)).length,
    hasAuthor: (await writerOf(tx, item)) !== undefined,
    sinceMs: await dangerNowSince(tx, item.id),
  };
  return playbookState(acts, { ...facts, nowMs }).missing.length > 0;
}

const ON_THE_DESK_AGAIN = stale(
  "This post is on the desk again. Nothing was done here; the newer item leads on from this page.",
);

const DECIDED_MEANWHILE =
  "A colleague has decided about this meanwhile. Nothing was done a second time; the record below says what happened.";

const CAME_IN_MEANWHILE =
  "Something has happened here since you opened the page: a report, what screening noticed, or its author took it back or put it back. Nothing was done; it is below.";

function whatChanged(
  actor: Actor,
  item: ItemRow,
  seen: { version: number; postRevision: number },
): string | null {
  if (item.version !== seen.version && item.status === "closed") return DECIDED_MEANWHILE;
  if (readsPost(actor, item.post) && item.post.revision !== seen.postRevision) {
    return "The author has edited this post since you opened the page. The text below is the new one. Nothing was done.";
  }
  return item.version === seen.version ? null : CAME_IN_MEANWHILE;
}

function nextStatus({ post }: ItemRow, act: ItemAct): PostStatus {
  const postAct = ITEM_ACTS[act].moves;
  const next = postAct && move(post, postAct);
  return next?.ok ? next.value : post.status;
}
