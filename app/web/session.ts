import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { type Actor, GUEST, type Member, type Role } from "#app/domain/actor.ts";
import { standingAt } from "#app/domain/sanction.ts";
import { hashOf } from "#db/identifiers.ts";
import { isStorageFailure } from "#db/portable.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  extendSession,
  insertSession,
  sessionsOf,
  sessionWithAccount,
} from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";

/** A session ends after a month without a visit; each visit in its second half begins the month anew. */
const IDLE_LIFETIME = new TimeSpan(30, "d");

export type Sessions = {
  cookieName: string;
  /** Who this request is from, and a cookie to set when the session was renewed or has ended. */
  read: (cookieHeader: string | null) => Promise<{ actor: Actor; setCookie: string | null; ended: boolean }>;
  /** Under which key the session of this cookie is kept, whether it still runs or not; null without one. */
  keyOf: (cookieHeader: string | null) => string | null;
  /** Begins a session under a new token, ends the one in `cookieHeader`, and returns the cookie to set. */
  start: (member: Member, cookieHeader: string | null) => Promise<string>;
  /** Ends the session in `cookieHeader` and returns the cookie that clears it. */
  end: (cookieHeader: string | null) => Promise<string>;
};

/** Lucia behind our own words: the only file that knows it. `secure`: the forum is served over https. */
export function createSessions(
  db: Db,
  { secure, nowMs = Date.now }: { secure: boolean; nowMs?: () => number },
): Sessions {
  const cookieName = secure ? "__Host-session" : "session";
  const lucia = new Lucia(adapter(db), {
    sessionExpiresIn: IDLE_LIFETIME,
    sessionCookie: { name: cookieName, expires: true, attributes: { secure, sameSite: "lax", path: "/" } },
    getUserAttributes: ({ handle, role }) => ({ handle, role }),
  });
  const tokenIn = (cookieHeader: string | null) => lucia.readSessionCookie(cookieHeader ?? "");
  const blank = () => lucia.createBlankSessionCookie().serialize();

  return {
    cookieName,
    async read(cookieHeader) {
      const token = tokenIn(cookieHeader);
      if (!token) return { actor: GUEST, setCookie: null, ended: false };
      const { session, user } = await lucia.validateSession(token);
      if (!session) return { actor: GUEST, setCookie: blank(), ended: true };
      const standing = standingAt(await sanctionsOf(db, user.id), nowMs());
      const actor: Member = { kind: "member", id: user.id, handle: user.handle, role: user.role, standing };
      const setCookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null;
      return { actor, setCookie, ended: false };
    },
    keyOf(cookieHeader) {
      const token = tokenIn(cookieHeader);
      return token && hashOf(token);
    },
    async start(member, cookieHeader) {
      const earlier = tokenIn(cookieHeader);
      if (earlier) await lucia.invalidateSession(earlier);
      const session = await lucia.createSession(member.id, {});
      return lucia.createSessionCookie(session.id).serialize();
    },
    async end(cookieHeader) {
      const token = tokenIn(cookieHeader);
      if (token) await lucia.invalidateSession(token);
      return blank();
    },
  };
}

/** Lucia's seven methods on our queries. Lucia holds the token, the table its hash: nobody signs in with a stolen table. */
function adapter(db: Db): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await sessionWithAccount(db, hashOf(token));
      if (!row) return [null, null];
      const { accountId, expiresAtMs, handle, role } = row;
      return [
        sessionOf({ id: token, accountId, expiresAtMs }),
        { id: accountId, attributes: { handle, role } },
      ];
    },
    // Nobody holds the tokens of these sessions, so they go by their hashes.
    getUserSessions: async (accountId) => (await sessionsOf(db, accountId)).map(sessionOf),
    setSession: ({ id, userId, expiresAt }) =>
      insertSession(db, { id: hashOf(id), accountId: userId, expiresAtMs: expiresAt.getTime() }),
    async updateSessionExpiration(token, expiresAt) {
      try {
        await extendSession(db, hashOf(token), expiresAt.getTime());
      } catch (error) {
        if (!isStorageFailure(error)) throw error; // Reading goes on while the database takes no writes.
      }
    },
    deleteSession: (token) => deleteSession(db, hashOf(token)),
    deleteUserSessions: (accountId) => deleteSessionsOf(db, accountId),
    deleteExpiredSessions: () => deleteExpiredSessions(db, Date.now()),
  };
}

const sessionOf = (row: { id: string; accountId: string; expiresAtMs: number }): DatabaseSession => ({
  id: row.id,
  userId: row.accountId,
  expiresAt: new Date(row.expiresAtMs),
  attributes: {},
});

declare module "lucia" {
  interface Register {
    Lucia: Lucia<Record<never, never>, { handle: string; role: Role }>;
    DatabaseUserAttributes: { handle: string; role: Role };
  }
}
