import type { Factors } from "#app/domain/factor.ts";
import { handleKey } from "#app/domain/handle.ts";
import { inTransaction } from "#db/portable.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { deleteApp, deleteCeremoniesOf, factorsOf } from "#db/queries/factors.ts";
import { deletePasskeysOf } from "#db/queries/passkeys.ts";
import { deleteSessionsOf } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
import { tellOwner } from "./tell-owner.ts";

export type Found = { handle: string; factors: Factors };

/** What the person with this handle signs in with; null when nobody has it. */
export async function lookUpFactors(db: Db, handle: string): Promise<Found | null> {
  const account = await accountByHandleKey(db, handleKey(handle));
  return account ? { handle: account.handle, factors: await factorsOf(db, account.id) } : null;
}

/**
 * From the command line, for somebody who has lost their phone and their recovery codes: takes the app off, and the
 * passkeys where a password is left to come in by, ends every session, and returns what is left.
 */
export const removeFactors = (db: Db, handle: string, nowMs: number): Promise<Found | null> =>
  inTransaction(db, async (tx) => {
    const account = await accountByHandleKey(tx, handleKey(handle));
    if (!account) return null;
    await deleteApp(tx, account.id);
    if (account.passwordHash !== null) await deletePasskeysOf(tx, account.id);
    await deleteCeremoniesOf(tx, account.id);
    await deleteSessionsOf(tx, account.id);
    await tellOwner(tx, { accountId: account.id, news: "operator", nowMs });
    return lookUpFactors(tx, handle);
  });
