import type { Member } from "#app/domain/actor.ts";
import { CODE_AWAITED_MS, CODE_TRIES } from "#app/domain/factor.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { appAddress, appSecretFrom, stepOfCode } from "#app/passwords/app-codes.ts";
import { hashOf, newToken } from "#db/identifiers.ts";
import { inTransaction, isUniqueViolation } from "#db/portable.ts";
import { accountById, isStillPassword, passwordHashOf } from "#db/queries/accounts.ts";
import {
  appOf,
  deleteApp,
  factorsOf,
  insertApp,
  insertCeremony,
  isUnderWay,
  takeCeremony,
  takeStep,
  tryCeremony,
} from "#db/queries/factors.ts";
import { takeRecoveryCode } from "#db/queries/recovery-codes.ts";
import { forgetSecondFactor } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
import { hashOfCode, type ShownPassword } from "./recovery.ts";
import { tellOwner } from "./tell-owner.ts";

/** What an app is given, made from a seed that only the person's browser has until its first code has arrived. */
export function appFrom(seed: string, { id, handle }: Member): { secret: string; address: string } {
  const secret = appSecretFrom(seed, id);
  return { secret, address: appAddress(secret, handle) };
}

/** Adds the app of this seed, once it has shown a code. `wrong`: it is not its code; `another`: the account has one. */
export async function addApp(
  db: Db,
  { member, seed, code, nowMs }: { member: Member; seed: string; code: string; nowMs: number },
): Promise<Result<void, "wrong" | "another">> {
  const secret = appSecretFrom(seed, member.id);
  const step = stepOfCode(secret, code, nowMs);
  if (step === null) return err("wrong");
  try {
    await inTransaction(db, async (tx) => {
      await insertApp(tx, { accountId: member.id, secret, lastStep: step });
      await tellOwner(tx, { accountId: member.id, news: "app-added", nowMs });
    });
    return ok(undefined);
  } catch (error) {
    if (isUniqueViolation(error)) return err("another");
    throw error;
  }
}

/** Takes the app off the account. What its codes opened closes where nothing is left that could open it. */
export const removeApp = (db: Db, { id }: Pick<Member, "id">, nowMs: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    await deleteApp(tx, id);
    await tellOwner(tx, { accountId: id, news: "app-removed", nowMs });
    if ((await factorsOf(tx, id)).passkeys === 0) await forgetSecondFactor(tx, id);
  });

/**
 * Uses up a code of the account's app, or one of its recovery codes, which stand in for a lost phone, and says which of
 * the two it was; null for neither. A code works once, and of two at the same moment one does.
 */
export async function takeCode(
  db: Db,
  { accountId, code, nowMs }: { accountId: string; code: string; nowMs: number },
): Promise<"app" | "recovery" | null> {
  const app = await appOf(db, accountId);
  const step = app ? stepOfCode(app.secret, code, nowMs) : null;
  if (step !== null) return (await takeStep(db, { accountId, step })) ? "app" : null;
  return inTransaction(db, async (tx) => {
    if (!(await takeRecoveryCode(tx, { accountId, codeHash: hashOfCode(code) }))) return null;
    await tellOwner(tx, { accountId, news: "code-used", nowMs });
    return "recovery";
  });
}

/**
 * After a right password: begins to wait for a code, and returns the token under which it is waited for; null when the
 * account has another password by now.
 */
export async function beginCode(
  db: Db,
  { member: { id }, passwordHash }: ShownPassword,
  nowMs: number,
): Promise<string | null> {
  const token = newToken();
  const expiresAtMs = nowMs + CODE_AWAITED_MS;
  const ceremony = { kind: "code", accountId: id, challenge: "", tries: 0, expiresAtMs } as const;
  return inTransaction(db, async (tx) => {
    if (!(await isStillPassword(tx, id, passwordHash))) return null;
    await insertCeremony(tx, { ...ceremony, tokenHash: hashOf(token) });
    return token;
  });
}

/** Whether a code is waited for under this token. */
export const isCodeAwaited = (db: Db, token: string, nowMs: number): Promise<boolean> =>
  isUnderWay(db, { tokenHash: hashOf(token), kind: "code", nowMs });

/**
 * Whose code is waited for under this token, with this try counted; null when it is over, or was tried too often. The
 * hash is of the password that was shown before: with another one in its place, `endCode` finds nothing to end.
 */
export async function tryCode(db: Db, token: string, nowMs: number): Promise<ShownPassword | null> {
  const wanted = { tokenHash: hashOf(token), kind: "code", nowMs } as const;
  const begun = await tryCeremony(db, { ...wanted, most: CODE_TRIES });
  const account = begun && (await accountById(db, begun.accountId));
  const passwordHash = account ? await passwordHashOf(db, account.id) : null;
  if (!account || passwordHash === null) return null;
  const { id, handle, role } = account;
  return { member: { kind: "member", id, handle, role }, passwordHash };
}

/** The right code has arrived: nothing is waited for any more. False when another answer was first. */
export const endCode = async (db: Db, token: string, nowMs: number): Promise<boolean> =>
  (await takeCeremony(db, { tokenHash: hashOf(token), kind: "code", nowMs })) !== undefined;
