import type { AccountNews } from "#app/domain/account-news.ts";
import type { Member } from "#app/domain/actor.ts";
import { handleKey } from "#app/domain/handle.ts";
import { checkPassword } from "#app/domain/password.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isCommonPassword } from "#app/passwords/common-passwords.ts";
import { hashPassword, verifyPassword } from "#app/passwords/password-hash.ts";
import { plainCode, recoveryCodesFrom } from "#app/passwords/recovery-codes.ts";
import { hashOf, newToken } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import {
  accountByHandleKey,
  accountById,
  isStillPassword,
  passwordHashOf,
  setPasswordHash,
} from "#db/queries/accounts.ts";
import { deleteMailLinks, mailLink, takeMailLink } from "#db/queries/email.ts";
import { deleteCeremoniesOf } from "#db/queries/factors.ts";
import { addToOutbox } from "#db/queries/outbox.ts";
import { replaceRecoveryCodes, takeRecoveryCode } from "#db/queries/recovery-codes.ts";
import { deleteOtherSessions, deleteSessionsOf } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
import { tellOwner } from "./tell-owner.ts";

/** What is kept of a code. */
export const hashOfCode = (code: string): string => hashOf(plainCode(code));

/** The codes of a seed, as they are shown. */
export const codesOf = (seed: string): string[] => recoveryCodesFrom(seed);

/** Gives an account the codes of this seed; all that it had before open nothing any more. */
export const giveRecoveryCodes = (db: Db, accountId: string, seed: string): Promise<void> =>
  inTransaction(db, (tx) => replaceRecoveryCodes(tx, accountId, recoveryCodesFrom(seed).map(hashOfCode)));

/** The same for somebody who asks for new ones, and is told so. */
export const renewRecoveryCodes = (
  db: Db,
  { accountId, seed, nowMs }: { accountId: string; seed: string; nowMs: number },
): Promise<void> =>
  inTransaction(db, async (tx) => {
    await giveRecoveryCodes(tx, accountId, seed);
    await tellOwner(tx, { accountId, news: "new-codes", nowMs });
  });

/** Lets go of codes that nobody was shown. */
export const forgetRecoveryCodes = (db: Db, accountId: string): Promise<void> =>
  replaceRecoveryCodes(db, accountId, []);

/** How long an account has just been made. */
const JUST_MADE_MS = 60 * 1000;

/**
 * The seed of new codes for somebody whose account was made a moment ago: pressed twice, the first press made it, and its
 * answer with the codes went nowhere. Null for everybody else.
 */
export async function codesIfJustMade(db: Db, { id }: Member, nowMs: number): Promise<string | null> {
  const account = await accountById(db, id);
  if (!account || nowMs - account.createdAtMs > JUST_MADE_MS) return null;
  const seed = newToken();
  await giveRecoveryCodes(db, id, seed);
  return seed;
}

/** Who has shown a password, and its hash: what they begin by it, they begin only while it is the account's still. */
export type ShownPassword = { member: Member; passwordHash: string };

/** `wrong`: the name and the code, or the password that was to be shown, are not right. */
export type PasswordRefusal = { kind: "wrong" } | { kind: "unfit"; message: string };

const WRONG: PasswordRefusal = { kind: "wrong" };

/**
 * Puts a new password in place of a forgotten one, for a name and one of its codes, which is used up; every session of the
 * account ends. An unknown name takes the same work and gets the same answer.
 */
export async function recoverByCode(
  db: Db,
  { handle, code, password, nowMs }: { handle: string; code: string; password: string; nowMs: number },
): Promise<Result<ShownPassword, PasswordRefusal>> {
  const fit = await fitHash(password, handle);
  if (!fit.ok) return fit;
  return inTransaction(db, async (tx) => {
    const account = await accountByHandleKey(tx, handleKey(handle.trim()));
    const taken = await takeRecoveryCode(tx, { accountId: account?.id ?? "", codeHash: hashOfCode(code) });
    if (!account || !taken) return err(WRONG);
    await newPassword(tx, account.id, { hash: fit.value, news: "recovered", nowMs });
    await deleteSessionsOf(tx, account.id);
    const member: Member = { kind: "member", id: account.id, handle: account.handle, role: account.role };
    return ok({ member, passwordHash: fit.value });
  });
}

/** Notes that somebody wants a link by mail for this name; the same work whether anybody has it (app/domain/mail.ts). */
export async function askForLink(
  db: Db,
  { handle, nowMs }: { handle: string; nowMs: number },
): Promise<void> {
  await addToOutbox(db, { purpose: "recover", handleKey: handleKey(handle.trim()), nowMs });
}

/**
 * Puts a new password in place of a forgotten one, for whoever opened the link in a mail; every session ends, and all
 * such links. `wrong`: the link is used or too old.
 */
export async function recoverByLink(
  db: Db,
  { token, password, nowMs }: { token: string; password: string; nowMs: number },
): Promise<Result<void, PasswordRefusal>> {
  const opening = { token, purpose: "recover", nowMs } as const;
  const link = await mailLink(db, opening);
  const account = link && (await accountById(db, link.accountId));
  if (!account) return err(WRONG);
  const fit = await fitHash(password, account.handle);
  if (!fit.ok) return fit;
  return inTransaction(db, async (tx) => {
    if (!(await takeMailLink(tx, opening))) return err(WRONG);
    await newPassword(tx, account.id, { hash: fit.value, news: "recovered-by-mail", nowMs });
    await deleteSessionsOf(tx, account.id);
    return ok(undefined);
  });
}

/** Whether this is the member's password. */
export const isOwnPassword = async (db: Db, { id }: Member, password: string): Promise<boolean> =>
  verifyPassword(await passwordHashOf(db, id), password);

/**
 * Puts a new password in place of the one that is typed beside it, and ends all other sessions of the account. Of two at
 * once one counts: the other typed what is the password no more.
 */
export async function changePassword(
  db: Db,
  { member, current, password, sessionKey, nowMs }: ChangePassword,
): Promise<Result<void, PasswordRefusal>> {
  const present = await passwordHashOf(db, member.id);
  if (!(current === null ? present === null : await verifyPassword(present, current))) return err(WRONG);
  const fit = await fitHash(password, member.handle);
  if (!fit.ok) return fit;
  return inTransaction(db, async (tx) => {
    if (!(await isStillPassword(tx, member.id, present))) return err(WRONG);
    await newPassword(tx, member.id, { hash: fit.value, news: "password", nowMs });
    await deleteOtherSessions(tx, { accountId: member.id, tokenHash: sessionKey });
    return ok(undefined);
  });
}

/** `current`: what was typed beside it; null for whoever has none yet. `sessionKey`: under which the session is kept that goes on. */
type ChangePassword = {
  member: Member;
  current: string | null;
  password: string;
  sessionKey: string;
  nowMs: number;
};

/**
 * Puts the new password in place; what was begun with the old one ends, links in mails that replace it as well, and its
 * owner is told. Sessions are the caller's.
 */
async function newPassword(
  tx: Db,
  accountId: string,
  { hash, news, nowMs }: { hash: string; news: AccountNews; nowMs: number },
): Promise<void> {
  await setPasswordHash(tx, accountId, hash);
  await deleteCeremoniesOf(tx, accountId);
  await deleteMailLinks(tx, accountId, "recover");
  await tellOwner(tx, { accountId, news, nowMs });
}

/** The hash of a password that will do, or why it will not. */
async function fitHash(password: string, handle: string): Promise<Result<string, PasswordRefusal>> {
  const checked = checkPassword(password, { handle, isCommon: isCommonPassword });
  return checked.ok
    ? ok(await hashPassword(checked.value))
    : err({ kind: "unfit", message: checked.error.message });
}
