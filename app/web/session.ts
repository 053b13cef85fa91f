import { type Adapter, type DatabaseSession, generateIdFromEntropySize, Lucia, TimeSpan } from "lucia";
import { type Actor, GUEST, type Member, type Role } from "#app/domain/actor.ts";
import type { FactorSetting } from "#app/domain/factor.ts";
import { dayOf, IDLE_DAYS_MAX, isSessionOver, type SessionFacts } from "#app/domain/session.ts";
import { memberNow, restsNow } from "#app/workflows/member-now.ts";
import { hashOf } from "#db/identifiers.ts";
import { inTransaction, isStorageFailure } from "#db/portable.ts";
import { holdAccount } from "#db/queries/accounts.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  extendSession,
  insertSession,
  markUsed,
  renewSession,
  sessionsOf,
  sessionWithAccount,
} from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";

export type Sessions = {
  cookieName: string;
  /**
   * Who this request is from, and a cookie to set when the session was renewed or has ended. `provedAtMs`: when its
   * person last showed that it is they; 0 for a guest. `secondFactor`: whether they have shown one.
   */
  read: (cookieHeader: string | null) => Promise<ReadSession>;
  /** Under which key the session of this cookie is kept, whether it still runs or not; null without one. */
  keyOf: (cookieHeader: string | null) => string | null;
  /**
   * Begins a session under a new token, ends the one in `cookieHeader`, and returns the cookie to set; null when what it
   * begins by holds no more, and nothing was begun.
   */
  start: (member: Member, cookieHeader: string | null, how: HowBegun) => Promise<string | null>;
  /**
   * Notes that whoever has this session has shown again that it is they, and returns the cookie to set: the session goes
   * on under a new token, so that one which somebody has seen before opens nothing that asks for proof.
   */
  renew: (cookieHeader: string | null) => Promise<string>;
  /** Ends the session in `cookieHeader`. */
  end: (cookieHeader: string | null) => Promise<void>;
  /** The cookie that clears the session's, whatever became of it. */
  blankCookie: () => string;
};

/** As Lucia makes them: 200 bits, 40 letters and digits. */
const TOKEN_BYTES = 25;

/**
 * By what a session begins. `passwordHash` is the one that a password was compared with: the account can have another by
 * now, and its sessions have ended. "session" is the one of this browser, which goes on under a new token and has proved
 * nothing new by it; "own-passkey" is the same, whose person has shown by a passkey that it is they.
 */
export type BegunBy = { passwordHash: string } | "session" | "own-passkey" | "passkey" | "joining";

/** `secondFactor`: one was shown just now, beside the password or as a passkey. */
type HowBegun = { by: BegunBy; device?: string; secondFactor?: boolean };

export type ReadSession = {
  actor: Actor;
  setCookie: string | null;
  ended: boolean;
  provedAtMs: number;
  secondFactor: boolean;
};

type SessionOptions = { secure: boolean; secondFactor?: FactorSetting; nowMs?: () => number };

/**
 * Lucia behind our own words: the only file that knows it. `secure`: the forum is served over https. `secondFactor`:
 * whether the desk asks for one.
 */
export function createSessions(
  db: Db,
  { secure, secondFactor: setting = "required", nowMs = Date.now }: SessionOptions,
): Sessions {
  const cookieName = secure ? "__Host-session" : "session";
  const luciaOn = (on: Db) =>
    new Lucia(adapter(on), {
      sessionExpiresIn: new TimeSpan(IDLE_DAYS_MAX, "d"),
      sessionCookie: { name: cookieName, expires: true, attributes: { secure, sameSite: "lax", path: "/" } },
      getUserAttributes: ({ handle, role }) => ({ handle, role }),
      getSessionAttributes: ({ createdAtMs, provedAtMs, usedOnDay, secondFactor }) => ({
        createdAtMs,
        provedAtMs,
        usedOnDay,
        secondFactor,
      }),
    });
  const lucia = luciaOn(db);
  const tokenIn = (cookieHeader: string | null) => lucia.readSessionCookie(cookieHeader ?? "");
  const blank = () => lucia.createBlankSessionCookie().serialize();
  const nobody = (ended: boolean): ReadSession => ({
    ...{ actor: GUEST, setCookie: ended ? blank() : null, ended, provedAtMs: 0, secondFactor: false },
  });

  return {
    cookieName,
    async read(cookieHeader) {
      const token = tokenIn(cookieHeader);
      if (!token) return nobody(false);
      const { session, user } = await lucia.validateSession(token);
      if (!session) return nobody(true);
      const now = nowMs();
      if (isSessionOver(user.role, session, now)) {
        await whileWritable(lucia.invalidateSession(token));
        return nobody(true);
      }
      if (session.usedOnDay !== dayOf(now)) await whileWritable(markUsed(db, hashOf(token), dayOf(now)));
      const { id, handle, role } = user;
      const rests = await restsNow(db, { id, role }, { setting, proved: session.secondFactor === 1 });
      const asked = setting === "required" ? ({ factorAsked: true } as const) : {};
      const member: Member = { kind: "member", id, handle, role, ...asked };
      const actor = { ...(await memberNow(db, member, now)), ...rests };
      const setCookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null;
      const { provedAtMs, secondFactor } = session;
      return { actor, setCookie, ended: false, provedAtMs, secondFactor: secondFactor === 1 };
    },
    keyOf(cookieHeader) {
      const token = tokenIn(cookieHeader);
      return token && hashOf(token);
    },
    async start(member, cookieHeader, { by, device = "", secondFactor = false }) {
      const earlier = tokenIn(cookieHeader);
      const now = nowMs();
      const begun = { createdAtMs: now, usedOnDay: dayOf(now) };
      const shown = secondFactor ? 1 : 0;
      return inTransaction(db, async (tx) => {
        // Whoever puts a new password in place holds the account too, and ends its sessions after that.
        const { isGone, passwordHash } = await holdAccount(tx, member.id);
        if (isGone || (typeof by === "object" && by.passwordHash !== passwordHash)) return null;
        const ended = earlier === null ? undefined : await deleteSession(tx, hashOf(earlier));
        if ((by === "session" || by === "own-passkey") && !ended) return null;
        const provedAtMs = by === "session" && ended ? ended.provedAtMs : now;
        const facts = { ...begun, provedAtMs, device, secondFactor: shown } as const;
        const session = await luciaOn(tx).createSession(member.id, facts);
        return lucia.createSessionCookie(session.id).serialize();
      });
    },
    async renew(cookieHeader) {
      const token = tokenIn(cookieHeader);
      if (!token) return blank();
      const fresh = generateIdFromEntropySize(TOKEN_BYTES);
      await renewSession(db, { tokenHash: hashOf(token), newHash: hashOf(fresh), provedAtMs: nowMs() });
      return lucia.createSessionCookie(fresh).serialize();
    },
    async end(cookieHeader) {
      const token = tokenIn(cookieHeader);
      if (token) await lucia.invalidateSession(token);
    },
    blankCookie: blank,
  };
}

/** Reading goes on while the database takes no writes. */
export async function whileWritable(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!isStorageFailure(error)) throw error;
  }
}

/** Lucia's seven methods on our queries. Lucia holds the token, the table its hash: nobody signs in with a stolen table. */
function adapter(db: Db): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await sessionWithAccount(db, hashOf(token));
      if (!row) return [null, null];
      const { accountId, handle, role } = row;
      const { createdAtMs, provedAtMs, usedOnDay, secondFactor, expiresAtMs } = row;
      const facts = { createdAtMs, provedAtMs, usedOnDay, secondFactor };
      const session = sessionOf({ ...facts, id: token, accountId, expiresAtMs, device: "" });
      return [session, { id: accountId, attributes: { handle, role } }];
    },
    // Nobody holds the tokens of these sessions, so they go by their hashes.
    getUserSessions: async (accountId) => (await sessionsOf(db, accountId)).map(sessionOf),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertSession(db, {
        id: hashOf(id),
        accountId: userId,
        expiresAtMs: expiresAt.getTime(),
        ...attributes,
      }),
    updateSessionExpiration: (token, expiresAt) =>
      whileWritable(extendSession(db, hashOf(token), expiresAt.getTime())),
    deleteSession: async (token) => void (await deleteSession(db, hashOf(token))),
    deleteUserSessions: async (accountId) => void (await deleteSessionsOf(db, accountId)),
    deleteExpiredSessions: () => deleteExpiredSessions(db, Date.now()),
  };
}

type SessionRow = Attributes & { id: string; accountId: string; expiresAtMs: number };

const sessionOf = (row: SessionRow): DatabaseSession => {
  const { id, accountId, expiresAtMs, ...attributes } = row;
  return { id, userId: accountId, expiresAt: new Date(expiresAtMs), attributes };
};

type Attributes = SessionFacts & { device: string };

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionFacts, { handle: string; role: Role }>;
    DatabaseUserAttributes: { handle: string; role: Role };
    DatabaseSessionAttributes: Attributes;
  }
}
