import { type Actor, isAuthor, isMember, type Member } from "#app/domain/actor.ts";
import { APPEAL_DECISIONS, type AppealFacts } from "#app/domain/appeal.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import {
  type AppealRow,
  advanceAppeal,
  appealMessages,
  appealOfAct,
  getAppeal,
  insertAppeal,
  insertAppealMessage,
} from "#db/queries/appeals.ts";
import { insertLetter } from "#db/queries/letters.ts";
import { insertAct } from "#db/queries/record.ts";
import type { Db } from "#db/schema.ts";
import { leastBusy, whoCouldDecide, whoseAppeal } from "./assign-appeal.ts";
import { carryOut, type HowItEnds, type WrongChange, wrongChange } from "./carry-out-appeal.ts";
import { type Decision, decisionById } from "./decision-by-id.ts";
import { type Refusal, stale } from "./refusal.ts";

/** What decides who may do what in an appeal; `by`: whoever asks. */
export async function appealFacts(
  db: Db,
  { status, accountId }: AppealRow,
  { decision, by, nowMs }: { decision: Decision; by: Member; nowMs: number },
): Promise<AppealFacts> {
  const whose = await whoseAppeal(db, accountId, decision);
  return { ...whose, status, otherModerators: (await whoCouldDecide(db, whose, { ...by, nowMs })).length };
}

/**
 * Appeals a decision with a first message. A second appeal against the same decision is the first one. It is assigned to
 * whoever has the fewest of those who may decide it, never to the one who decided; to nobody where there is no other.
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
    const whose = await whoseAppeal(tx, actor.id, decision);
    const assignedTo = await leastBusy(tx, await whoCouldDecide(tx, whose, { ...actor, nowMs }));
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

/** Adds to the conversation. What a moderator writes is signed “the moderators”, and its reader is told of it. */
export function writeInAppeal(
  db: Db,
  { actor, appealId, body, nowMs }: { actor: Actor; appealId: string; body: string; nowMs: number },
): Promise<Result<{ actId: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    const appeal = await getAppeal(tx, appealId);
    const decision = appeal && (await decisionById(tx, appeal.actId));
    if (!appeal || !decision || !isMember(actor)) return err(denied("not-found"));
    const allowed = can(
      actor,
      "write-in-appeal",
      await appealFacts(tx, appeal, { decision, by: actor, nowMs }),
    );
    if (!allowed.allowed) return err(allowed);
    const last = (await appealMessages(tx, appealId)).at(-1);
    if (last?.writerId === actor.id && last.body === body) return ok({ actId: appeal.actId }); // Pressed twice.
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

export type DecideAppeal = HowItEnds & { actor: Actor; appealId: string; version: number; reason: string };

/**
 * Decides an appeal: a second notice with its reasons goes to whoever appealed, the first one stays, and what is taken
 * back is undone: the post stands again, the sanction ends.
 */
export function decideAppeal(
  db: Db,
  input: DecideAppeal,
): Promise<Result<{ appealId: string }, Refusal | WrongChange>> {
  const { actor, appealId, version, decision, reason, nowMs } = input;
  return inTransaction<Result<{ appealId: string }, Refusal | WrongChange>>(db, async (tx) => {
    const appeal = await getAppeal(tx, appealId);
    const act = appeal && (await decisionById(tx, appeal.actId));
    if (!appeal || !act || !isMember(actor)) return err(denied("not-found"));
    const facts = await appealFacts(tx, appeal, { decision: act, by: actor, nowMs });
    const allowed = can(actor, "decide-appeal", facts);
    if (!allowed.allowed) return err(allowed);
    if (appeal.version !== version) return err(MOVED_ON);
    const wrong = decision === "change" ? await wrongChange(tx, act, input) : null;
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
