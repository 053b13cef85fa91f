import type { Actor } from "#app/domain/actor.ts";
import type { CannedReasonView } from "#app/domain/desk-views.ts";
import { can } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { newId } from "#db/identifiers.ts";
import { deleteCannedReason, insertCannedReason, listCanned } from "#db/queries/canned-reasons.ts";
import type { Db } from "#db/schema.ts";
import type { Refusal } from "./refusal.ts";

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
  const desk = can(actor, "open-desk", null);
  if (!desk.allowed) return err(desk);
  await insertCannedReason(db, { id: newId(), ...reason, createdAtMs: nowMs });
  return ok(null);
}

/** Takes one out of the list. What was sent with it stays as it was sent. */
export async function removeCannedReason(
  db: Db,
  { actor, id }: { actor: Actor; id: string },
): Promise<Result<null, Refusal>> {
  const desk = can(actor, "open-desk", null);
  if (!desk.allowed) return err(desk);
  await deleteCannedReason(db, id);
  return ok(null);
}
