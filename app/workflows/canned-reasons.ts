import type { Actor } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import type { CannedReasonView } from "#app/domain/desk-views.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { newId } from "#db/identifiers.ts";
import {
  deleteCannedReason,
  insertCannedReason,
  listCanned,
  updateCannedReason,
} from "#db/queries/canned-reasons.ts";
import type { Db } from "#db/schema.ts";
import { type Refusal, stale } from "./refusal.ts";

/** Words to begin a statement with, in the order they were added. */
export const listCannedReasons = (db: Db): Promise<CannedReasonView[]> => listCanned(db);

export async function addCannedReason(
  db: Db,
  {
    actor,
    nowMs,
    ...reason
  }: { actor: Actor; act: string; guideline: number | null; body: string; nowMs: number },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  await insertCannedReason(db, { id: newId(), ...reason, createdAtMs: nowMs });
  return ok(null);
}

/** Writes one anew. What was sent with it stays as it was sent. */
export async function changeCannedReason(
  db: Db,
  { actor, ...reason }: { actor: Actor; id: string; body: string },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  return (await updateCannedReason(db, reason)) ? ok(null) : err(TAKEN_OUT);
}

const TAKEN_OUT = stale(
  "A colleague has taken this out of the list meanwhile. Your words are below, to copy.",
);

/** Takes one out of the list. What was sent with it stays as it was sent. */
export async function removeCannedReason(
  db: Db,
  { actor, id }: { actor: Actor; id: string },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  await deleteCannedReason(db, id);
  return ok(null);
}
