import type { Member } from "#app/domain/actor.ts";
import { CHALLENGE_LASTS_MS, canRemovePasskey } from "#app/domain/factor.ts";
import { parseHandle } from "#app/domain/handle.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { dayOf } from "#app/domain/session.ts";
import {
  type Asked,
  answeringIn,
  askForAny,
  askForNew,
  counterIn,
  newPasskeyIn,
  type Site,
} from "#app/passwords/passkeys.ts";
import { hashOf, newId, newToken } from "#db/identifiers.ts";
import { inTransaction, isUniqueViolation } from "#db/portable.ts";
import { holdAccount, isHandleTaken } from "#db/queries/accounts.ts";
import { factorsOf, insertCeremony, takeCeremony } from "#db/queries/factors.ts";
import {
  deletePasskey,
  insertPasskey,
  markPasskeyUsed,
  namePasskey,
  passkeyById,
  passkeysOf,
} from "#db/queries/passkeys.ts";
import { forgetSecondFactor } from "#db/queries/sessions.ts";
import type { CeremonyTable, Db, PasskeyTable } from "#db/schema.ts";
import { type AtTheDoor, closedTo, TAKEN } from "./accounts.ts";

export type { Site } from "#app/passwords/passkeys.ts";

import { tellOwner } from "./tell-owner.ts";

/** What a passkey is asked for; a code is asked for elsewhere (app-codes.ts). */
export type PasskeyKind = Exclude<CeremonyTable["kind"], "code">;

/** A challenge under way: its token is for the cookie of the browser that asked, and `asked` for its script. */
export type Begun = { token: string; asked: Asked };

/** By what a passkey knows its account: opaque, and the same for all passkeys of one person. */
const userHandleOf = (accountId: string): string =>
  Buffer.from(hashOf("passkey", accountId), "hex").toString("base64url");

/** Asks for a passkey: any, or one of this member's. */
export async function askPasskey(
  db: Db,
  { kind, member, site, nowMs }: { kind: "sign-in" | "prove"; member?: Member; site: Site; nowMs: number },
): Promise<Begun> {
  return begin(db, { kind, accountId: member?.id ?? "", asked: await askForAny(site), nowMs });
}

/** Asks a member's device for a new passkey. It makes none where it has one of theirs already. */
export async function askNewPasskey(
  db: Db,
  { member, site, nowMs }: { member: Member; site: Site; nowMs: number },
): Promise<Begun> {
  const known = (await passkeysOf(db, member.id)).map(({ id }) => id);
  const user = { handle: member.handle, userHandle: userHandleOf(member.id), known };
  return begin(db, { kind: "add", accountId: member.id, asked: await askForNew(site, user), nowMs });
}

/** Asks for the passkey of an account that is not there yet, under a name that is free, or says what stands in the way. */
export async function askFirstPasskey(
  db: Db,
  { handle: typed, site, nowMs, ...door }: AtTheDoor & { handle: string; site: Site },
): Promise<Result<Begun, string>> {
  const closed = await closedTo(db, { ...door, nowMs });
  if (closed) return err(closed.message);
  const handle = parseHandle(typed);
  if (!handle.ok) return err(handle.error.message);
  if (await isHandleTaken(db, handle.value)) return err(TAKEN.message);
  const accountId = newId();
  const user = { handle: handle.value.handle, userHandle: userHandleOf(accountId), known: [] };
  return ok(await begin(db, { kind: "join", accountId, asked: await askForNew(site, user), nowMs }));
}

type ToBegin = { kind: PasskeyKind; accountId: string; asked: Asked; nowMs: number };

async function begin(db: Db, { kind, accountId, asked, nowMs }: ToBegin): Promise<Begun> {
  const token = newToken();
  const { challenge } = asked;
  const expiresAtMs = nowMs + CHALLENGE_LASTS_MS;
  await insertCeremony(db, { tokenHash: hashOf(token), kind, accountId, challenge, tries: 0, expiresAtMs });
  return { token, asked };
}

/** `token`: from this browser's cookie. `answer`: what its passkey said, as JSON. */
export type PasskeyAnswer = { token: string; answer: string; site: Site; nowMs: number };

/**
 * Who answered, by any passkey or, to prove it, by one of this member's; null for whatever is not right. The challenge
 * is used up either way.
 */
export async function takePasskey(
  db: Db,
  {
    kind,
    member,
    token,
    answer,
    site,
    nowMs,
  }: PasskeyAnswer & { kind: "sign-in" | "prove"; member?: Member },
): Promise<Member | null> {
  const begun = await takeCeremony(db, { tokenHash: hashOf(token), kind, nowMs });
  const answering = answeringIn(answer);
  const passkey = begun && answering && (await passkeyById(db, answering.id));
  if (!passkey || begun.accountId !== (member?.id ?? "")) return null;
  const { id, accountId, handle, role, counter: from } = passkey;
  if (member && accountId !== member.id) return null;
  if (answering.userHandle !== null && answering.userHandle !== userHandleOf(accountId)) return null;
  const counter = await counterIn(site, answer, { challenge: begun.challenge, passkey });
  if (counter === null || !(await markPasskeyUsed(db, { id, from, counter, usedOnDay: dayOf(nowMs) })))
    return null;
  return { kind: "member", id: accountId, handle, role };
}

/** The new passkey in an answer, as it will be kept for the account that it was asked for; null for none. */
export async function newPasskeyFrom(
  db: Db,
  { kind, name, token, answer, site, nowMs }: PasskeyAnswer & { kind: "add" | "join"; name: string },
): Promise<PasskeyTable | null> {
  const begun = await takeCeremony(db, { tokenHash: hashOf(token), kind, nowMs });
  const made = begun && (await newPasskeyIn(site, answer, begun.challenge));
  if (!made) return null;
  const { id, publicKey, counter } = made;
  const transports = JSON.stringify(made.transports);
  const dates = { createdAtMs: nowMs, usedOnDay: dayOf(nowMs) };
  return { id, accountId: begun.accountId, name, publicKey, counter, transports, ...dates };
}

/** Gives a member one more passkey. False for whatever is not one, or was asked for by somebody else. */
export async function addPasskey(
  db: Db,
  { member, ...input }: PasskeyAnswer & { member: Member; name: string },
): Promise<boolean> {
  const passkey = await newPasskeyFrom(db, { kind: "add", ...input });
  if (passkey?.accountId !== member.id) return false;
  try {
    await inTransaction(db, async (tx) => {
      await insertPasskey(tx, passkey);
      await tellOwner(tx, { accountId: member.id, news: "passkey-added", nowMs: input.nowMs });
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** With what a member can show that it is still they. */
export async function waysToProve(db: Db, { id }: Member) {
  const { hasPassword, passkeys } = await factorsOf(db, id);
  return { hasPassword, hasPasskey: passkeys > 0 };
}

/** A page gets a hash of the credential's id, and nothing to look it up by. */
export const passkeyAddress = ({ id }: { id: string }): string => hashOf("passkey", id).slice(0, 20);

const ownPasskey = async (db: Db, { id }: Member, address: string) =>
  (await passkeysOf(db, id)).find((one) => passkeyAddress(one) === address);

/** Gives one of the member's own passkeys another name. What is not there is left as it is. */
export async function renamePasskey(
  db: Db,
  { member, address, name }: { member: Member; address: string; name: string },
): Promise<void> {
  const passkey = await ownPasskey(db, member, address);
  if (passkey) await namePasskey(db, passkey.id, name);
}

/** Takes one of the member's own passkeys away; false when it is the last way in. Two at once take turns. */
export const removePasskey = (
  db: Db,
  { member, address, nowMs }: { member: Member; address: string; nowMs: number },
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await holdAccount(tx, member.id);
    const passkey = await ownPasskey(tx, member, address);
    if (!passkey) return true;
    const factors = await factorsOf(tx, member.id);
    if (!canRemovePasskey(factors)) return false;
    await deletePasskey(tx, passkey.id);
    await tellOwner(tx, { accountId: member.id, news: "passkey-removed", nowMs });
    if (factors.passkeys === 1 && !factors.hasApp) await forgetSecondFactor(tx, member.id);
    return true;
  });
