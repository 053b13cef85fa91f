import type { Actor } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { handleKey } from "#app/domain/handle.ts";
import type { NewcomerView } from "#app/domain/joining-views.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { standingAt } from "#app/domain/sanction.ts";
import { inTransaction } from "#db/portable.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { insertLetter } from "#db/queries/letters.ts";
import { deleteNewcomer, listNewcomers } from "#db/queries/newcomers.ts";
import { sanctionsOfAll } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { type Refusal, stale } from "./refusal.ts";

/** More than these no page lists; those who wait longest come first. */
const LISTED = 200;

const WELCOME =
  "Welcome. A moderator has let you in: what you post from now on appears at once. What you have posted already is looked at by itself; you will hear of it here.";

/** Who waits to be let in, who waits longest first; without those who are banned, about whom has been decided. */
export async function viewNewcomers(db: Db, nowMs: number): Promise<NewcomerView[]> {
  const rows = await listNewcomers(db, LISTED);
  const ids = rows.map(({ accountId }) => accountId);
  const sanctions = Map.groupBy(await sanctionsOfAll(db, ids), ({ accountId }) => accountId);
  return rows
    .filter(({ accountId }) => standingAt(sanctions.get(accountId) ?? [], nowMs) !== "banned")
    .map(({ handle, reason, note, createdAtMs }) => ({ handle, reason, note, joinedAtMs: createdAtMs }));
}

/** Lets somebody in, and tells them. What they have posted stays in the queue, to be read like any other. */
export function letIn(
  db: Db,
  { actor, handle, nowMs }: { actor: Actor; handle: string; nowMs: number },
): Promise<Result<null, Refusal>> {
  return inTransaction(db, async (tx) => {
    const moderator = asModerator(actor);
    if (!moderator.ok) return moderator;
    const account = await accountByHandleKey(tx, handleKey(handle));
    if (!account || !(await deleteNewcomer(tx, account.id))) return err(LET_IN_MEANWHILE);
    await insertLetter(tx, { accountId: account.id, kind: "care", body: WELCOME, tellAtMs: nowMs });
    return ok(null);
  });
}

const LET_IN_MEANWHILE = stale("A colleague has let them in meanwhile. There is nothing left to do.");
