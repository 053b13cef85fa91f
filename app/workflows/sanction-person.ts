import { type Actor, isMember } from "#app/domain/actor.ts";
import { isUnsaid, UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import {
  type EndProblem,
  endProblem,
  isInForce,
  SANCTIONS,
  type SanctionKind,
} from "#app/domain/sanction.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { accountById, holdAccount } from "#db/queries/accounts.ts";
import { insertLetter, withdrawLetters } from "#db/queries/letters.ts";
import { clearAbout } from "#db/queries/profiles.ts";
import { hasUnmasked, insertAct } from "#db/queries/record.ts";
import { insertSanction, liftSanction, type SanctionRow, sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { passAppealsOn } from "./assign-appeal.ts";
import { endByBan } from "./ended-by-ban.ts";
import { itemFor } from "./item-for.ts";
import { type Refusal, stale } from "./refusal.ts";

export type Sanctioning = {
  actor: Actor;
  kind: SanctionKind;
  guideline: number | null;
  reason: string;
  /** Epoch milliseconds; null until it is lifted, where that is possible. */
  endsAtMs: number | null;
  /** How many decisions about the person stood on the moderator's page; when there are more, nothing is done. */
  seen?: number;
  nowMs: number;
};

/** What is wrong with the end that was asked for. */
export type WrongEnd = { kind: "wrong-end"; problem: EndProblem };

type Sanctioned = Result<{ actId: string }, Refusal | WrongEnd>;

/**
 * Decides about a person, and tells them why a minute later. `itemId`: the item it came from.
 */
export function sanctionPerson(
  db: Db,
  input: Sanctioning & { accountId: string; itemId: string | null },
): Promise<Sanctioned> {
  const { actor, accountId, kind, guideline, reason, endsAtMs, seen, nowMs, itemId } = input;
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, accountId);
    const account = await accountById(tx, accountId);
    if (!account || !isMember(actor)) return err(denied("moderators-only"));
    const decision = can(actor, "sanction", { accountId, role: account.role });
    if (!decision.allowed) return err(decision);
    const problem = endProblem(kind, endsAtMs, nowMs);
    if (problem) return err({ kind: "wrong-end", problem });
    if (seen !== undefined && (await sanctionsOf(tx, accountId)).length !== seen)
      return err(DECIDED_MEANWHILE);
    const snapshot = kind === "clear-about" ? await clearAbout(tx, accountId) : null;
    if (snapshot === "") return err(NOTHING_SAID);

    const actId = await insertAct(tx, {
      ...{ atMs: nowMs, actorId: actor.id, act: kind, subjectKind: "account", subjectId: accountId, itemId },
      ...{ guideline, reason, untilMs: endsAtMs, toState: SANCTIONS[kind].standing, snapshot },
    });
    const times = { startsAtMs: nowMs, endsAtMs, liftedAtMs: null };
    await insertSanction(tx, { id: newId(), accountId, kind, actId, ...times });
    if (kind === "ban") await endByBan(tx, accountId, nowMs);
    if (account.role !== "member") await passAppealsOn(tx, { ...actor, nowMs });
    await insertLetter(tx, { accountId, kind: "decision", actId, tellAtMs: nowMs + UNDO_DECISION_MS });
    return ok({ actId });
  });
}

/**
 * The same about whoever wrote the post of an item. Behind an alias it needs the account to have been asked for first,
 * with a reason: what is decided about a person stands on their page, and would tell who they are.
 */
export function sanctionAuthor(db: Db, input: Sanctioning & { itemId: string }): Promise<Sanctioned> {
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const { item, moderator } = found.value;
    const { authorId, alias } = item.post;
    if (alias !== null && !(await hasUnmasked(tx, { postId: item.post.id, moderatorId: moderator.id })))
      return err(denied("unmask-first"));
    return authorId === null
      ? err(denied("nobody-there"))
      : sanctionPerson(tx, { ...input, accountId: authorId });
  });
}

const DECIDED_MEANWHILE = stale(
  "A colleague has decided something about them since you opened the page. Nothing was done; it is on this page now.",
);

const NOTHING_SAID = stale("They say nothing about themselves at the moment. Nothing was done.");

const LIFTED_MEANWHILE = stale("This has ended meanwhile, or a colleague has lifted it. Nothing was done.");

/**
 * Ends a sanction before its time, with a reason that the person reads. Within the minute in which nobody has been told
 * of it they are told of neither.
 */
export function liftPersonSanction(
  db: Db,
  input: { actor: Actor; accountId: string; sanctionId: string; reason: string; nowMs: number },
): Promise<Result<{ actId: string }, Refusal>> {
  const { actor, accountId, sanctionId, reason, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const account = await accountById(tx, accountId);
    const sanction = (await sanctionsOf(tx, accountId)).find(({ id }) => id === sanctionId);
    if (!account || !sanction || !isMember(actor)) return err(denied("moderators-only"));
    const decision = can(actor, "sanction", { accountId, role: account.role });
    if (!decision.allowed) return err(decision);
    const actId = await endSanction(tx, sanction, { actorId: actor.id, reason, nowMs });
    return actId === null ? err(LIFTED_MEANWHILE) : ok({ actId });
  });
}

/** Lifts it and tells the person; null when it is over or lifted already. */
async function endSanction(
  tx: Db,
  sanction: SanctionRow,
  { actorId, reason, nowMs }: { actorId: string; reason: string; nowMs: number },
): Promise<string | null> {
  if (!isInForce(sanction, nowMs) || !(await liftSanction(tx, sanction.id, nowMs))) return null;
  const { accountId, kind, actId: ofActId, startsAtMs } = sanction;
  const actId = await insertAct(tx, {
    ...{ atMs: nowMs, actorId, act: "lift", subjectKind: "account", subjectId: accountId, ofActId, reason },
    fromState: SANCTIONS[kind].standing,
  });
  if (isUnsaid(startsAtMs, nowMs)) await withdrawLetters(tx, { actId: ofActId, itemId: null, nowMs });
  else await insertLetter(tx, { accountId, kind: "decision", actId, tellAtMs: nowMs });
  return actId;
}
