import { type Adapter, type DatabaseSession, generateIdFromEntropySize, Lucia, TimeSpan } from "lucia";
import { type Actor, GUEST, type Member, type Role } from "#app/domain/actor.ts";
import { standingAt } from "#app/domain/sanction.ts";
import { dayOf, IDLE_DAYS_MAX, isSessionOver, type SessionFacts } from "#app/domain/session.ts";
import { hashOf } from "#db/identifiers.ts";
import { isStorageFailure } from "#db/portable.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
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
   * person last showed that it is they; 0 for a guest.
   */
  read: (cookieHeader: string | null) => Promise<ReadSession>;
  /** Under which key the session of this cookie is kept, whether it still runs or not; null without one. */
  keyOf: (cookieHeader: string | null) => string | null;
  /** Begins a session under a new token, ends the one in `cookieHeader`, and returns the cookie to set. */
  start: (member: Member, cookieHeader: string | null, device?: string) => Promise<string>;
  /**
   * Notes that whoever has this session has shown again that it is they, and returns the cookie to set: the session goes
   * on under a new token, so that one which somebody has seen before opens nothing that asks for proof.
   */
  renew: (cookieHeader: string | null) => Promise<string>;
  /** Ends the session in `cookieHeader` and returns the cookie that clears it. */
  end: (cookieHeader: string | null) => Promise<string>;
};

/** As Lucia makes them: 200 bits, 40 letters and digits. */
const TOKEN_BYTES = 25;

export type ReadSession = { actor: Actor; setCookie: string | null; ended: boolean; provedAtMs: number };

/** Lucia behind our own words: the only file that knows it. `secure`: the forum is served over https. */
export function createSessions(
  db: Db,
  { secure, nowMs = Date.now }: { secure: boolean; nowMs?: () => number },
): Sessions {
  const cookieName = secure ? "__Host-session" : "session";
  const lucia = new Lucia(adapter(db), {
    sessionExpiresIn: new TimeSpan(IDLE_DAYS_MAX, "d"),
    sessionCookie: { name: cookieName, expires: true, attributes: { secure, sameSite: "lax", path: "/" } },
    getUserAttributes: ({ handle, role }) => ({ handle, role }),
    getSessionAttributes: ({ createdAtMs, provedAtMs, usedOnDay }) => ({
      createdAtMs,
      provedAtMs,
      usedOnDay,
    }),
  });
  const tokenIn = (cookieHeader: string | null) => lucia.readSessionCookie(cookieHeader ?? "");
  const blank = () => lucia.createBlankSessionCookie().serialize();
  const nobody = (ended: boolean): ReadSession => ({
    ...{ actor: GUEST, setCookie: ended ? blank() : null, ended, provedAtMs: 0 },
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
      const standing = standingAt(await sanctionsOf(db, user.id), now);
      const actor: Member = { kind: "member", id: user.id, handle: user.handle, role: user.role, standing };
      const setCookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null;
      return { actor, setCookie, ended: false, provedAtMs: session.provedAtMs };
    },
    keyOf(cookieHeader) {
      const token = tokenIn(cookieHeader);
      return token && hashOf(token);
    },
    async start(member, cookieHeader, device = "") {
      const earlier = tokenIn(cookieHeader);
      if (earlier) await lucia.invalidateSession(earlier);
      const now = nowMs();
      const begun = { createdAtMs: now, provedAtMs: now, usedOnDay: dayOf(now), device };
      const session = await lucia.createSession(member.id, begun);
      return lucia.createSessionCookie(session.id).serialize();
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
      return blank();
    },
  };
}

/** Reading goes on while the database takes no writes. */
async function whileWritable(writing: Promise<void>): Promise<void> {
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
      return [sessionOf({ ...row, id: token, device: "" }), { id: accountId, attributes: { handle, role } }];
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
    deleteSession: (token) => deleteSession(db, hashOf(token)),
    deleteUserSessions: (accountId) => deleteSessionsOf(db, accountId),
    deleteExpiredSessions: () => deleteExpiredSessions(db, Date.now()),
  };
}

type SessionRow = Attributes & { id: string; accountId: string; expiresAtMs: number };

const sessionOf = (row: SessionRow): DatabaseSession => {
  const { id, accountId, expiresAtMs, createdAtMs, provedAtMs, usedOnDay, device } = row;
  const attributes = { createdAtMs, provedAtMs, usedOnDay, device };
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
