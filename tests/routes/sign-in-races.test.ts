import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { createSessions } from "#app/web/session.ts";
import { checkSignIn, joinAccount } from "#app/workflows/accounts.ts";
import { beginCode, endCode, tryCode } from "#app/workflows/app-codes.ts";
import { changePassword, codesOf, recoverByCode, type ShownPassword } from "#app/workflows/recovery.ts";
import { inTransaction } from "#db/portable.ts";
import { setPasswordHash } from "#db/queries/accounts.ts";
import { deleteSessionsOf } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { PASSWORD } from "#tests/support/people.ts";

const NEW_PASSWORD = "a kettle on the windowsill";
const ANOTHER = "a train before the snow";
const SEED = "a seed";
const nowMs = Date.now();

/** Waits until somebody waits for what another transaction of this database on PostgreSQL holds. */
async function somebodyWaits(db: Db): Promise<void> {
  const waiting = sql`select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 500; tries++) {
    if ((await waiting.execute(db)).rows.length > 0) return;
    await setTimeout(20);
  }
  throw new Error("Nobody waits.");
}

for (const database of databases) {
  describe(`a new password, and what somebody begins with the old one, on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const joining = { handle: "quiet-heron", password: PASSWORD, codesSeed: SEED, invitation: null, nowMs };
      const joined = await joinAccount(db, joining);
      if (!joined.ok) throw new Error(joined.error.message);
      const member = joined.value;
      const sessions = createSessions(db, { secure: false });
      return {
        ...{ db, member },
        change: (password = NEW_PASSWORD) =>
          changePassword(db, { member, current: PASSWORD, password, sessionKey: "", nowMs }),
        start: ({ passwordHash }: ShownPassword) => sessions.start(member, null, { by: { passwordHash } }),
      };
    }
    type Forum = Awaited<ReturnType<typeof open>>;

    async function shown({ db }: Forum, password = PASSWORD): Promise<ShownPassword> {
      const right = await checkSignIn(db, { handle: "quiet-heron", password });
      if (!right) throw new Error("That is not the password.");
      return right;
    }
    const begun = async (db: Db) =>
      (await db.selectFrom("session").select("id").execute()).length +
      (await db.selectFrom("ceremony").select("kind").execute()).length;

    test("a session does not begin, and by the new password one does", async () => {
      const forum = await open();
      const old = await shown(forum);
      expect((await forum.change()).ok).toBe(true);
      expect(await forum.start(old)).toBeNull();
      expect(await begun(forum.db)).toBe(0);
      expect(await forum.start(await shown(forum, NEW_PASSWORD))).toContain("session=");
    });

    test("no code is waited for, and one that was is not taken", async () => {
      const forum = await open();
      const { db } = forum;
      const old = await shown(forum);
      const token = (await beginCode(db, old, nowMs)) ?? "";
      const ended = (await beginCode(db, old, nowMs)) ?? "";
      const tried = await tryCode(db, token, nowMs);
      const triedAndEnded = await tryCode(db, ended, nowMs);
      expect(await endCode(db, ended, nowMs)).toBe(true);
      await forum.change();
      expect(await beginCode(db, old, nowMs)).toBeNull();
      expect([tried?.member.handle, await endCode(db, token, nowMs)]).toEqual(["quiet-heron", false]);
      expect(triedAndEnded && (await forum.start(triedAndEnded))).toBeNull();
      expect(await begun(db)).toBe(0);
    });

    test("a recovery that another one overtakes signs nobody in", async () => {
      const forum = await open();
      const recover = (code: string | undefined, password: string) =>
        recoverByCode(forum.db, { handle: "quiet-heron", code: code ?? "", password, nowMs });
      const [one, other] = codesOf(SEED);
      const first = await recover(one, NEW_PASSWORD);
      const second = await recover(other, ANOTHER);
      expect(first.ok && (await forum.start(first.value))).toBeNull();
      expect(second.ok && (await forum.start(second.value))).toContain("session=");
    });

    test("of two changes at once one counts, and the other is told that its password is wrong", async () => {
      const forum = await open();
      const changed = await Promise.all([forum.change(), forum.change(ANOTHER)]);
      expect(changed.filter(({ ok }) => ok)).toHaveLength(1);
      expect(changed).toContainEqual({ ok: false, error: { kind: "wrong" } });
    });

    test("a session that has ended does not go on, whatever else it has shown", async () => {
      const { db, member } = await open();
      const sessions = createSessions(db, { secure: false });
      const cookie = await sessionFor(db, member);
      await deleteSessionsOf(db, member.id);
      expect(await sessions.start(member, cookie, { by: "session", secondFactor: true })).toBeNull();
      expect(await begun(db)).toBe(0);
    });

    test("whoever signs in while it is put in place is asked to sign in once more", async () => {
      const { db, member } = await open();
      const guest = (await startApp(db)).guest();
      let answer: ReturnType<typeof guest.post> | undefined;
      await inTransaction(db, async (tx) => {
        await setPasswordHash(tx, member.id, "another");
        answer = guest.post("/sign-in", { handle: "quiet-heron", password: PASSWORD, next: "/guidelines" });
        if (database.kind === "postgres") await somebodyWaits(db);
      });
      // On SQLite nobody reads meanwhile: the old password is wrong already.
      const { status, location } = (await answer) ?? {};
      expect([status, location]).toEqual(
        database.kind === "sqlite" ? [422, null] : [302, "/sign-in?next=%2Fguidelines"],
      );
      expect([await begun(db), guest.cookies.has("session")]).toEqual([0, false]);
    });
  });
}
