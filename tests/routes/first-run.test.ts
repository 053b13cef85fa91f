import { describe, expect, test } from "vitest";
import { assignRole, inviteFirstAdmin } from "#app/workflows/accounts.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { Authenticator } from "#tests/support/authenticator.ts";
import { databases } from "#tests/support/databases.ts";
import { hiddenFields } from "#tests/support/page.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";

const roles = (db: Db) =>
  db.selectFrom("account").select(["handle", "role"]).orderBy("createdAtMs").execute();

for (const database of databases) {
  describe(`the link of the first run on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      return { db, app: await startApp(db), token: (await inviteFirstAdmin(db, Date.now())) ?? "" };
    }

    test("makes whoever opens it the admin after joining, once", async () => {
      const { db, app, token } = await open();
      const path = `/first-run/${token}`;
      const first = app.guest();
      const second = app.guest();
      const [page, meanwhile] = [await first.get(path), await second.get(path)];
      expect(page.status).toBe(200);

      const joined = await first.post(path, {
        ...hiddenFields(page.body),
        handle: "quiet-heron",
        password: PASSWORD,
      });
      expect([joined.status, joined.location]).toEqual([302, "/second-step?next=%2F"]);
      expect(await roles(db)).toEqual([{ handle: "quiet-heron", role: "admin" }]);

      const late = { ...hiddenFields(meanwhile.body), handle: "other-heron", password: PASSWORD };
      const refused = await second.post(path, late);
      expect(refused.status).toBe(404);
      expect((await second.get(path)).status).toBe(404);
      expect(await roles(db)).toHaveLength(1);
    });

    test("makes an admin of whoever joins by it with a passkey, where others need an invitation", async () => {
      const { db, token } = await open();
      const app = await startApp(db, { config: { joining: "invited" } });
      const visitor = app.guest();
      const asking = { kind: "join", handle: "quiet-heron", setupToken: token };
      const asked = JSON.parse((await visitor.post("/passkeys/options", asking)).body);
      const credential = new Authenticator().make(asked, { origin: app.address });
      const form = { handle: "quiet-heron", credential, setupToken: token };
      expect((await visitor.post(`/first-run/${token}`, form)).status).toBe(302);
      expect(await roles(db)).toEqual([{ handle: "quiet-heron", role: "admin" }]);
    });

    test("is kept as a hash only", async () => {
      const { db, token } = await open();
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(JSON.stringify(await db.selectFrom("invitation").selectAll().execute())).not.toContain(token);
    });

    test("is replaced by the next one, and is not made once there is an admin", async () => {
      const { db, app, token } = await open();
      const newer = await inviteFirstAdmin(db, Date.now());
      expect((await app.guest().get(`/first-run/${token}`)).status).toBe(404);
      expect((await app.guest().get(`/first-run/${newer}`)).status).toBe(200);
      await aMember(db, "linden", "admin");
      expect(await inviteFirstAdmin(db, Date.now())).toBeNull();
    });

    test("ends when somebody becomes an admin in another way", async () => {
      const { db, app, token } = await open();
      await aMember(db, "linden");
      await assignRole(db, { handle: "linden", role: "admin", nowMs: Date.now() });
      expect((await app.guest().get(`/first-run/${token}`)).status).toBe(404);
      const late = { handle: "other-heron", password: PASSWORD, setupToken: token };
      expect((await app.guest().post("/join", late)).status).toBe(422);
      expect(await roles(db)).toEqual([{ handle: "linden", role: "admin" }]);
    });

    test("stands in the record when it is used by joining", async () => {
      const { db, app, token } = await open();
      await app.guest().post("/join", { handle: "quiet-heron", password: PASSWORD, setupToken: token });
      const acts = await db.selectFrom("moderationAct").select(["act", "fromState", "toState"]).execute();
      expect(acts).toEqual([{ act: "set-role", fromState: "member", toState: "admin" }]);
    });

    test("is a button for somebody who has joined already, and the record has the change", async () => {
      const { db, app, token } = await open();
      const member = await aMember(db, "quiet-heron");
      const visitor = await app.signedIn(member);
      expect((await visitor.get(`/first-run/${token}`)).body).toContain("Become the admin");
      expect((await visitor.post(`/first-run/${token}`)).location).toBe("/second-step?next=%2F");
      expect(await roles(db)).toEqual([{ handle: "quiet-heron", role: "admin" }]);
      const acts = await db.selectFrom("moderationAct").selectAll().execute();
      expect(acts).toMatchObject([
        {
          act: "set-role",
          subjectKind: "account",
          subjectId: member.id,
          fromState: "member",
          toState: "admin",
        },
      ]);
      expect((await visitor.post(`/first-run/${token}`)).status).toBe(404);
    });

    test("pressed by two at once makes one admin", async () => {
      const { db, app, token } = await open();
      const visitors = [
        await app.signedIn(await aMember(db, "quiet-heron")),
        await app.signedIn(await aMember(db, "inkandrain")),
      ];
      const answers = await Promise.all(visitors.map((visitor) => visitor.post(`/first-run/${token}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([302, 404]);
      expect((await roles(db)).filter(({ role }) => role === "admin")).toHaveLength(1);
    });

    test.each(["nothing", "..%2f..", "%00", "a".repeat(500)])("is nothing when it says %s", async (token) => {
      const { app } = await open();
      expect((await app.guest().get(`/first-run/${token}`)).status).toBeOneOf([400, 404]);
    });
  });
}
