import { handleKey } from "#app/domain/handle.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { deleteAllSessions, deleteSessionsOf } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";

/**
 * From the command line: ends the sessions of the person with this handle, or of everybody where it is null. Returns how
 * many there were, and null when nobody has the handle.
 */
export async function endSessions(db: Db, handle: string | null): Promise<number | null> {
  if (handle === null) return deleteAllSessions(db);
  const account = await accountByHandleKey(db, handleKey(handle));
  return account ? (await deleteSessionsOf(db, account.id)).length : null;
}
