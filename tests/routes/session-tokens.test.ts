import { describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

/** A token that somebody planted or has seen is never the one that opens anything (session fixation). */

const NEW_PASSWORD = "a kettle on the windowsill";
const tokenOf = (visitor: Visitor): string => visitor.cookies.get("session") ?? "";

for (const database of databases) {
  describe(`the token of a session on ${database.name}`, () => {
    async function joined() {
      const app = await startApp((await database.open()).db);
      const visitor = app.guest();
      await visitor.post("/join", { handle: "quiet-heron", password: PASSWORD });
      return { app, visitor };
    }
    const opens = async (app: TestApp, token: string): Promise<boolean> => {
      const visitor = app.guest();
      visitor.cookies.set("session", token);
      return (await visitor.get("/settings")).status === 200;
    };

    test.each([
      ["signing in", "/sign-in", { handle: "quiet-heron", password: PASSWORD }],
      ["proving once more who one is", "/confirm", { password: PASSWORD, next: "/settings/security" }],
      [
        "a new password",
        "/settings/security",
        { act: "password", current: PASSWORD, password: NEW_PASSWORD },
      ],
    ])("is another one after %s, and the earlier one opens nothing", async (_what, path, fields) => {
      const { app, visitor } = await joined();
      const before = tokenOf(visitor);
      expect([(await visitor.post(path, fields)).status, await opens(app, tokenOf(visitor))]).toEqual([
        302,
        true,
      ]);
      expect(tokenOf(visitor)).not.toBe(before);
      expect(await opens(app, before)).toBe(false);
      expect(await app.db.selectFrom("session").select("id").execute()).toHaveLength(1);
    });

    test("stays as it is after a wrong password, and proves nothing", async () => {
      const { app, visitor } = await joined();
      const before = tokenOf(visitor);
      app.wait(60 * 60 * 1000);
      expect((await visitor.post("/confirm", { password: NEW_PASSWORD, next: "/" })).status).toBe(422);
      expect(tokenOf(visitor)).toBe(before);
      expect((await visitor.post("/settings/security", { act: "new-codes" })).location).toContain("/confirm");
    });

    test("is never taken from anywhere but the cookie", async () => {
      const { app, visitor } = await joined();
      const token = tokenOf(visitor);
      for (const path of [`/settings?session=${token}`, `/settings;session=${token}`])
        expect((await app.guest().get(path)).status).not.toBe(200);
      const headers = { Authorization: `Bearer ${token}`, "X-Session": token };
      expect((await app.guest().send("/settings", { headers })).status).toBe(302);
    });

    test("that was planted opens nothing, before, while and after somebody signs in with it", async () => {
      const { app } = await joined();
      const planted = "p".repeat(40);
      const victim = app.guest();
      victim.cookies.set("session", planted);
      await victim.get("/");
      expect(await opens(app, planted)).toBe(false);
      victim.cookies.set("session", planted);
      await victim.post("/sign-in", { handle: "quiet-heron", password: PASSWORD });
      expect(tokenOf(victim)).not.toBe(planted);
      expect(await opens(app, planted)).toBe(false);
    });

    test("of somebody else, planted before signing in, is ended and becomes nobody's", async () => {
      const { app, visitor } = await joined();
      const attacker = app.guest();
      await attacker.post("/join", { handle: "lamp-and-ledger", password: PASSWORD });
      const planted = tokenOf(attacker);
      visitor.cookies.set("session", planted);
      await visitor.post("/sign-in", { handle: "quiet-heron", password: PASSWORD });
      expect([tokenOf(visitor) === planted, await opens(app, planted)]).toEqual([false, false]);
      expect(await opens(app, tokenOf(visitor))).toBe(true);
    });
  });
}
