import { type Actor, isAuthor, isMember } from "#app/domain/actor.ts";
import {
  APPEAL_DECISIONS,
  APPEALABLE,
  type AppealableAct,
  type AppealDecision,
  type AppealFacts,
  isAppealable,
} from "#app/domain/appeal.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { move } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { endProblem, type SanctionKind } from "#app/domain/sanction.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { moderatorsBesides } from "#db/queries/accounts.ts";
import {
  type AppealRow,
  advanceAppeal,
  appealOfAct,
  getAppeal,
  insertAppeal,
  insertAppealMessage,
  openAppeals,
} from "#db/queries/appeals.ts";
import { insertLetter } from "#db/queries/letters.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { bringAboutBack } from "#db/queries/profiles.ts";
import { type ActWithText, getAct, insertAct, statementsFor } from "#db/queries/record.ts";
import { endSanctionAt, liftSanction, sanctionOfAct } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { putBack } from "./change-judged-post.ts";
import { changeStatus } from "./change-status.ts";
import { moveBack } from "./move-post.ts";
import { type Refusal, stale } from "./refusal.ts";
import type { WrongEnd } from "./sanction-person.ts";

/** A line of the record with whom it is about; null where they are gone. */
export type Decision = ActWithText & { accountId: string | null };

/** The decision with this id and whom it is about, or undefined. */
export async function decisionById(db: Db, actId: string): Promise<Decision | undefined> {
  const act = await getAct(db, actId);
  if (!act) return undefined;
  if (act.subjectKind === "account") return { ...act, accountId: act.subjectId };
  if (act.subjectKind !== "post") return undefined;
  return { ...act, accountId: (await getPost(db, act.subjectId))?.authorId ?? null };
}

/** What decides who may do what in an appeal. */
export async function appealFacts(
  db: Db,
  appeal: AppealRow,
  { deciderId, nowMs }: { deciderId: string | null; nowMs: number },
): Promise<AppealFacts> {
  const others = await moderatorsBesides(db, [deciderId, appeal.accountId], nowMs);
  return {
    ...{ status: appeal.status, appellantId: appeal.accountId, deciderId },
    otherModerators: others.length,
  };
}

/**
 * Appeals a decision with a first message. A second appeal against the same decision is the first one. It is assigned to
 * the moderator who has the fewest, never to the one who decided; to nobody where there is no other.
 */
export function openAppeal(
  db: Db,
  { actor, actId, body, nowMs }: { actor: Actor; actId: string; body: string; nowMs: number },
): Promise<Result<{ appealId: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    const decision = await decisionById(tx, actId);
    if (!decision || !isMember(actor)) return err(denied("not-found"));
    const allowed = can(actor, "appeal", { ...decision, nowMs });
    if (!allowed.allowed) return err(allowed);
    const id = newId();
    const assignedTo = await leastBusy(tx, [decision.actorId, actor.id], nowMs);
    const opened = { id, actId, accountId: actor.id, assignedTo, openedAtMs: nowMs };
    if (!(await insertAppeal(tx, opened))) return ok({ appealId: (await appealOfAct(tx, actId))?.id ?? "" });
    await insertAppealMessage(tx, {
      appealId: id,
      writerId: actor.id,
      side: "member",
      body,
      createdAtMs: nowMs,
    });
    return ok({ appealId: id });
  });
}

async function leastBusy(tx: Db, besides: readonly (string | null)[], nowMs: number): Promise<string | null> {
  const candidates = await moderatorsBesides(tx, besides, nowMs);
  const open = await openAppeals(tx, { notBy: "", limit: 1_000 });
  const load = (id: string) => open.filter(({ assignedTo }) => assignedTo === id).length;
  return candidates.sort((a, b) => load(a.id) - load(b.id))[0]?.id ?? null;
}

/** Adds to the conversation. What a moderator writes is signed “the moderators”, and its reader is told of it. */
export function writeInAppeal(
  db: Db,
  { actor, appealId, body, nowMs }: { actor: Actor; appealId: string; body: string; nowMs: number },
): Promise<Result<{ actId: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    const appeal = await getAppeal(tx, appealId);
    if (!appeal || !isMember(actor)) return err(denied("not-found"));
    const allowed = can(actor, "write-in-appeal", await appealFacts(tx, appeal, { deciderId: null, nowMs }));
    if (!allowed.allowed) return err(allowed);
    if (!(await advanceAppeal(tx, appealId, appeal.version, {}))) return err(MOVED_ON);
    const side = isAuthor(actor, appeal.accountId) ? ("member" as const) : ("moderators" as const);
    await insertAppealMessage(tx, { appealId, writerId: actor.id, side, body, createdAtMs: nowMs });
    if (side === "moderators")
      await insertLetter(tx, {
        accountId: appeal.accountId,
        kind: "appeal",
        actId: appeal.actId,
        tellAtMs: nowMs,
      });
    return ok({ actId: appeal.actId });
  });
}

const MOVED_ON = stale(
  "Something has happened in this appeal since you opened the page. It is below; nothing was done.",
);

export type DecideAppeal = {
  actor: Actor;
  appealId: string;
  version: number;
  decision: AppealDecision;
  reason: string;
  /** For a change: another guideline for a post, another end for a sanction. */
  guideline: number | null;
  endsAtMs: number | null;
  nowMs: number;
};

/**
 * Decides an appeal: a second notice with its reasons goes to whoever appealed, the first one stays, and what is taken
 * back is undone: the post stands again, the sanction ends.
 */
export function decideAppeal(
  db: Db,
  input: DecideAppeal,
): Promise<Result<{ appealId: string }, Refusal | WrongEnd>> {
  const { actor, appealId, version, decision, reason, nowMs } = input;
  return inTransaction<Result<{ appealId: string }, Refusal | WrongEnd>>(db, async (tx) => {
    const appeal = await getAppeal(tx, appealId);
    const act = appeal && (await decisionById(tx, appeal.actId));
    if (!appeal || !act || !isMember(actor)) return err(denied("not-found"));
    const allowed = can(
      actor,
      "decide-appeal",
      await appealFacts(tx, appeal, { deciderId: act.actorId, nowMs }),
    );
    if (!allowed.allowed) return err(allowed);
    if (appeal.version !== version) return err(MOVED_ON);
    const wrong = decision === "change" ? wrongEnd(act, input) : null;
    if (wrong) return err(wrong);

    const { status } = APPEAL_DECISIONS[decision];
    if (!(await advanceAppeal(tx, appealId, version, { status, decidedAtMs: nowMs }))) return err(MOVED_ON);
    const states = await carryOut(tx, act, input);
    const actId = await insertAct(tx, {
      ...{ atMs: nowMs, actorId: actor.id, act: `appeal-${decision}`, itemId: act.itemId, ofActId: act.id },
      ...{ subjectKind: act.subjectKind, subjectId: act.subjectId, reason, ...states },
    });
    const message = {
      appealId,
      writerId: actor.id,
      side: "moderators",
      body: reason,
      createdAtMs: nowMs,
    } as const;
    await insertAppealMessage(tx, message);
    await insertLetter(tx, { accountId: appeal.accountId, kind: "decision", actId, tellAtMs: nowMs });
    return ok({ appealId });
  });
}

function wrongEnd(act: Decision, { endsAtMs, nowMs }: DecideAppeal): WrongEnd | null {
  if (act.subjectKind !== "account" || endsAtMs === null) return null;
  const problem = endProblem(act.act as SanctionKind, endsAtMs, nowMs);
  return problem && { kind: "wrong-end", problem };
}

/** Does what was decided, and says what changed, for the record. */
async function carryOut(tx: Db, act: Decision, { decision, guideline, endsAtMs, nowMs }: DecideAppeal) {
  if (decision === "uphold" || !isAppealable(act.act)) return { guideline: act.guideline };
  const sanction = act.subjectKind === "account" ? await sanctionOfAct(tx, act.id) : undefined;
  if (decision === "change") {
    if (!sanction) return { guideline: guideline ?? act.guideline };
    const untilMs = endsAtMs ?? sanction.endsAtMs; // No other end was chosen.
    await endSanctionAt(tx, sanction.id, untilMs);
    return { guideline: act.guideline, untilMs };
  }
  if (sanction && APPEALABLE[act.act] === "lift") await liftSanction(tx, sanction.id, nowMs);
  if (APPEALABLE[act.act] === "words-back") await bringAboutBack(tx, act.subjectId, act.snapshot ?? "");
  const states = act.subjectKind === "post" ? await takeBack(tx, act, nowMs) : {};
  return { guideline: act.guideline, ...states };
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
  if (APPEALABLE[act as AppealableAct] !== "restore") return {};
  const [latest] = await statementsFor(tx, [subjectId]);
  if (latest?.id !== id) return {}; // Another removal stands.
  const back = move(post, "restore");
  if (!back.ok) return {};
  await changeStatus(tx, post, back.value, { nowMs });
  return { fromState: post.status, toState: back.value };
}
