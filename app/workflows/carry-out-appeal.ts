import {
  APPEALABLE,
  type AppealDecision,
  type Changeable,
  type ChangeProblem,
  changeableEnd,
  changeableInPost,
  changeableInSanction,
  changeProblem,
  isAppealable,
} from "#app/domain/appeal.ts";
import { move } from "#app/domain/post.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { bringAboutBack } from "#db/queries/profiles.ts";
import { lastLockOf, statementsFor } from "#db/queries/record.ts";
import { endSanctionAt, liftSanction, sanctionOfAct } from "#db/queries/sanctions.ts";
import { changeThread, getThread, holdThread, openThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { putBack } from "./change-judged-post.ts";
import { changeStatus } from "./change-status.ts";
import type { Decision } from "./decision-by-id.ts";
import { moveBack } from "./move-post.ts";

/** How an appeal is decided; a change is to another `guideline` or to `endsAtMs` (see changeProblem). */
export type HowItEnds = {
  decision: AppealDecision;
  guideline: number | null;
  endsAtMs: number | null;
  nowMs: number;
};

/** What there is to change about this decision as it stands now. */
export async function changeableOf(db: Db, act: Decision, nowMs: number): Promise<Changeable> {
  if (act.subjectKind === "post") return changeableInPost(act.guideline, await stands(db, act));
  if (act.subjectKind === "thread") {
    const closed = await closedBy(db, act);
    return changeableEnd(closed?.lockedUntilMs ?? null, closed !== null, nowMs);
  }
  const sanction = await sanctionOfAct(db, act.id);
  return sanction ? changeableInSanction(sanction, nowMs) : { what: "nothing" };
}

/** Whether taking the decision back restores the post. */
const tookAway = (act: string): boolean => isAppealable(act) && APPEALABLE[act] === "restore";

/** Whether nothing was decided since that settles it. */
async function stands(db: Db, { id, act, subjectId }: Decision): Promise<boolean> {
  const status = (await getPost(db, subjectId))?.status;
  if (!tookAway(act)) return status === "published" || status === "held";
  const [latest] = await statementsFor(db, [subjectId]);
  return (status === "removed" || status === "declined") && latest?.id === id;
}

/** The thread while it is closed by this very act, or null. */
async function closedBy(db: Db, { id, subjectId }: Decision) {
  const thread = await getThread(db, subjectId);
  return thread?.locked === 1 && (await lastLockOf(db, subjectId))?.id === id ? thread : null;
}

export type WrongChange = { kind: "wrong-change"; problem: ChangeProblem };

export async function wrongChange(db: Db, act: Decision, change: HowItEnds): Promise<WrongChange | null> {
  const problem = changeProblem(await changeableOf(db, act, change.nowMs), change);
  return problem && { kind: "wrong-change", problem };
}

/** Does what was decided, and says what changed, for the record. */
export async function carryOut(tx: Db, act: Decision, { decision, guideline, endsAtMs, nowMs }: HowItEnds) {
  if (decision === "uphold" || !isAppealable(act.act)) return { guideline: act.guideline };
  if (act.subjectKind === "thread") return carryOutOnThread(tx, act, { decision, endsAtMs });
  const sanction = act.subjectKind === "account" ? await sanctionOfAct(tx, act.id) : undefined;
  if (decision === "change") {
    if (!sanction) return { guideline };
    await endSanctionAt(tx, sanction.id, endsAtMs);
    return { guideline: act.guideline, untilMs: endsAtMs };
  }
  if (sanction && APPEALABLE[act.act] === "lift") await liftSanction(tx, sanction.id, nowMs);
  if (APPEALABLE[act.act] === "words-back") await bringAboutBack(tx, act.subjectId, act.snapshot ?? "");
  const states = act.subjectKind === "post" ? await takeBack(tx, act, nowMs) : {};
  return { guideline: act.guideline, ...states };
}

async function carryOutOnThread(
  tx: Db,
  act: Decision,
  { decision, endsAtMs }: Pick<HowItEnds, "decision" | "endsAtMs">,
) {
  await holdThread(tx, act.subjectId);
  const { guideline } = act;
  const closed = await closedBy(tx, act);
  if (!closed) return { guideline };
  if (decision === "change") {
    await changeThread(tx, closed.id, { lockedUntilMs: endsAtMs });
    return { guideline, untilMs: endsAtMs };
  }
  await openThread(tx, closed.id);
  return { guideline, fromState: "locked", toState: "open" };
}

/** Takes back what was done to a post, as far as that is still possible. */
async function takeBack(
  tx: Db,
  { id, act, subjectId, fromState, toState, snapshot }: Decision,
  nowMs: number,
) {
  await lockPost(tx, subjectId);
  const post = await getPost(tx, subjectId);
  if (!post) return {};
  if (act === "redact" || act === "relabel") {
    const states = { fromState: fromState ?? "", toState: toState ?? "" };
    const isBack = await putBack(tx, post, { act, ...states, snapshot }, nowMs);
    return isBack ? { fromState: toState, toState: fromState } : {};
  }
  if (act === "move") return (await moveBack(tx, post)) ? { fromState: toState, toState: fromState } : {};
  if (!tookAway(act)) return {};
  const [latest] = await statementsFor(tx, [subjectId]);
  if (latest?.id !== id) return {}; // Another removal stands.
  const back = move(post, "restore");
  if (!back.ok) return {};
  await changeStatus(tx, post, back.value, { nowMs });
  return { fromState: post.status, toState: back.value };
}
