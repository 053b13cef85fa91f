import type { Member, Role } from "#app/domain/actor.ts";
import { handleKey, parseHandle, suggestHandle } from "#app/domain/handle.ts";
import { BY_INVITATION, type Joining, type NewcomerReason, wayIn } from "#app/domain/joining.ts";
import { checkPassword } from "#app/domain/password.ts";
import { can, type Denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isCommonPassword } from "#app/passwords/common-passwords.ts";
import { hashPassword, verifyPassword } from "#app/passwords/password-hash.ts";
import { hashOf, newId, newToken } from "#db/identifiers.ts";
import { inTransaction, isUniqueViolation } from "#db/portable.ts";
import {
  accountByHandleKey,
  adminIds,
  hasAdmin,
  holdAccount,
  insertAccount,
  isHandleTaken,
  setRole,
} from "#db/queries/accounts.ts";
import { spendJoinInvitation } from "#db/queries/join-invitations.ts";
import { insertNewcomer } from "#db/queries/newcomers.ts";
import { insertPasskey } from "#db/queries/passkeys.ts";
import { insertAct } from "#db/queries/record.ts";
import { endInvitations, getInvitation, replaceInvitation, takeInvitation } from "#db/queries/settings.ts";
import type { Db, PasskeyTable } from "#db/schema.ts";
import { passAppealsOn } from "./assign-appeal.ts";
import { opensTheDoor } from "./invitations.ts";
import { giveRecoveryCodes, type ShownPassword } from "./recovery.ts";

export type Join = {
  handle: string;
  /** Null for whoever joins with a passkey, which has been checked; its account's id is then this one's. */
  password: string | null;
  passkey?: PasskeyTable;
  /** From the one-time link that makes an admin; null when joining the ordinary way. */
  invitation: string | null;
  /** How they come in; open to everybody when nobody says. */
  entrance?: Entrance;
  /** What the account's recovery codes are made from; without it there are none yet. */
  codesSeed?: string;
  nowMs: number;
};

export type Entrance = {
  joining: Joining;
  /** The token of a link by which people can join; null without one. */
  link: string | null;
  /** Whether somebody who is banned has just been where they are. */
  watched: boolean;
  /** What they would like the moderators to know. */
  note: string;
};
const OPEN: Entrance = { joining: "open", link: null, watched: false, note: "" };

/** `twice`: whoever pressed twice gets this for the second press, and the first has made their account. */
export type JoinProblem = { field: "handle" | "password" | null; message: string; twice?: true };

export const TAKEN: JoinProblem = {
  field: "handle",
  twice: true,
  message: "Somebody here already has this name, or one that looks very much like it. Please choose another.",
};
const USED: JoinProblem = {
  field: null,
  twice: true,
  message: "This invitation has been used, or a newer one has replaced it.",
};
const CLOSED: JoinProblem = { field: null, twice: true, message: BY_INVITATION };

export type AtTheDoor = Pick<Join, "invitation" | "nowMs"> & {
  entrance?: Pick<Entrance, "joining" | "link">;
};

/**
 * Why somebody cannot join under any name; null: they can. It is asked before a name is looked up, so that only whoever
 * can join learns which names are taken.
 */
export async function closedTo(
  db: Db,
  { invitation, entrance: { joining, link } = OPEN, nowMs }: AtTheDoor,
): Promise<JoinProblem | null> {
  if (invitation !== null) return (await isInvitationOpen(db, invitation)) ? null : USED;
  const isInvited = link !== null && (await opensTheDoor(db, link, nowMs));
  return wayIn(joining, isInvited) === "closed" ? CLOSED : null;
}

/** Makes a member (or, with an invitation, its role), or names the field and what is wrong with it. */
export async function joinAccount(db: Db, input: Join): Promise<Result<Member, JoinProblem>> {
  const closed = await closedTo(db, input);
  if (closed) return err(closed);
  const handle = parseHandle(input.handle);
  if (!handle.ok) return err({ field: "handle", message: handle.error.message });
  const password =
    input.passkey === undefined
      ? checkPassword(input.password ?? "", { handle: handle.value.handle, isCommon: isCommonPassword })
      : ok(null);
  if (!password.ok) return err({ field: "password", message: password.error.message });
  if (await isHandleTaken(db, handle.value)) return err(TAKEN);
  const passwordHash = password.value === null ? null : await hashPassword(password.value);
  const id = input.passkey?.accountId ?? newId();

  try {
    return await inTransaction(db, async (tx) => {
      const invited =
        input.invitation === null ? undefined : await takeInvitation(tx, hashOf(input.invitation));
      if (input.invitation !== null && !invited) return err(USED);
      const reason = invited ? null : await comeIn(tx, input);
      if (reason === "closed") return err(CLOSED);
      const role = invited?.role ?? "member";
      const member: Member = { kind: "member", id, handle: handle.value.handle, role };
      await insertAccount(tx, {
        id: member.id,
        handle: member.handle,
        handleKey: handle.value.key,
        handleSkeleton: handle.value.skeleton,
        passwordHash,
        role: "member",
        createdAtMs: input.nowMs,
      });
      if (input.passkey) await insertPasskey(tx, input.passkey);
      if (reason !== null) {
        const note = input.entrance?.note ?? "";
        await insertNewcomer(tx, { accountId: member.id, reason, note, createdAtMs: input.nowMs });
      }
      if (input.codesSeed !== undefined) await giveRecoveryCodes(tx, member.id, input.codesSeed);
      const change = { accountId: member.id, from: "member", to: role, actorId: member.id } as const;
      await recordRole(tx, { ...change, nowMs: input.nowMs });
      return ok(member);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return err(TAKEN);
    throw error;
  }
}

/** Uses the link up that somebody comes with, and says as what kind of newcomer they come in; null: as any member. */
async function comeIn(tx: Db, { entrance = OPEN, nowMs }: Join): Promise<NewcomerReason | "closed" | null> {
  const { joining, link, watched } = entrance;
  const isInvited = link !== null && (await spendJoinInvitation(tx, hashOf(link), nowMs));
  const way = wayIn(joining, isInvited);
  if (way === "in") return watched ? "watched" : null;
  return way === "waits" ? "approval" : "closed";
}

/** The member with this handle and password, or null: the same answer after the same work for either mistake. */
export async function checkSignIn(
  db: Db,
  typed: { handle: string; password: string },
): Promise<ShownPassword | null> {
  const account = await accountByHandleKey(db, handleKey(typed.handle.trim()));
  const passwordHash = account?.passwordHash ?? null;
  const right = await verifyPassword(passwordHash, typed.password);
  if (!account || passwordHash === null || !right) return null;
  const { id, handle, role } = account;
  return { member: { kind: "member", id, handle, role }, passwordHash };
}

/** Names that are free now, to choose from. */
export async function suggestHandles(
  db: Db,
  count: number,
  random: () => number = Math.random,
): Promise<string[]> {
  const names = new Set<string>();
  for (let tries = 0; names.size < count && tries < count * 5; tries++) {
    const parsed = parseHandle(suggestHandle(random));
    if (parsed.ok && !(await isHandleTaken(db, parsed.value))) names.add(parsed.value.handle);
  }
  return [...names];
}

/** With no admin yet, makes the one-time token of the first-run link, replacing an earlier one; otherwise null. */
export async function inviteFirstAdmin(db: Db, nowMs: number): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    if (await hasAdmin(tx)) {
      await endInvitations(tx);
      return null;
    }
    const token = newToken();
    await replaceInvitation(tx, { tokenHash: hashOf(token), role: "admin", createdAtMs: nowMs });
    return token;
  });
}

/** Whether the token of an invitation can still be used. */
export const isInvitationOpen = async (db: Db, token: string): Promise<boolean> =>
  (await getInvitation(db, hashOf(token))) !== undefined;

/** Uses an invitation up for someone who has joined already. False when it was used before. */
export function acceptInvitation(db: Db, member: Member, token: string, nowMs: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const invited = await takeInvitation(tx, hashOf(token));
    if (!invited) return false;
    await recordRole(tx, {
      accountId: member.id,
      from: member.role,
      to: invited.role,
      actorId: member.id,
      nowMs,
    });
    return true;
  });
}

/** Whoever has the command line may do what an admin may, and is nobody on the forum. */
const OPERATOR: Member = { kind: "member", id: "", handle: "", role: "admin" };

/**
 * Gives the person with this handle a role, from the command line, or says why not: a forum keeps its last admin. Null
 * when nobody has the handle.
 */
export function assignRole(
  db: Db,
  { handle, role, nowMs }: { handle: string; role: Role; nowMs: number },
): Promise<Result<{ handle: string; from: Role }, Denied> | null> {
  return inTransaction(db, async (tx) => {
    const admins = await holdAdmins(tx);
    const account = await accountByHandleKey(tx, handleKey(handle));
    if (!account) return null;
    const changed = ok({ handle: account.handle, from: account.role });
    if (account.role === role) return changed;
    const otherAdmins = admins.filter((id) => id !== account.id).length;
    const decision = can(OPERATOR, "set-role", { accountId: account.id, role: account.role, otherAdmins });
    if (!decision.allowed) return err(decision);
    await recordRole(tx, { accountId: account.id, from: account.role, to: role, actorId: null, nowMs });
    return changed;
  });
}

/**
 * The admins, held until the transaction ends, each in the order of their ids: of two who lose the role at the same
 * moment the second waits, and sees that the first is an admin no more.
 */
export async function holdAdmins(tx: Db): Promise<string[]> {
  for (const id of await adminIds(tx)) await holdAccount(tx, id);
  return adminIds(tx);
}

type RoleChange = { accountId: string; from: Role; to: Role; actorId: string | null; nowMs: number };

async function recordRole(db: Db, { accountId, from, to, actorId, nowMs }: RoleChange): Promise<void> {
  if (from === to) return;
  await setRole(db, accountId, to);
  await passAppealsOn(db, { nowMs });
  if (to === "admin") await endInvitations(db);
  await insertAct(db, {
    atMs: nowMs,
    actorId,
    act: "set-role",
    subjectKind: "account",
    subjectId: accountId,
    fromState: from,
    toState: to,
  });
}
