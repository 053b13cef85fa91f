import { describe, expect, test } from "vitest";
import { CODE_AWAITED_MS, CODE_TRIES } from "#app/domain/factor.ts";
import { RECOVERY_CODES } from "#app/passwords/recovery-codes.ts";
import { startApp, type TestApp, type TestAppOptions } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { codeAt } from "#tests/support/factors.ts";
import { alertText, mainText } from "#tests/support/page.ts";
import { aMember, aThread, PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const HALF_MINUTE_MS = 30_000;
const QUARTER_MS = 15 * 60 * 1000;
const HANDLE = "quiet-heron";
const SECURITY = "/settings/security";

const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get("/")).body.includes('action="/sign-out"');
const secretOn = (body: string): string =>
  /class="app-secret">([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(" ", "") ?? "";

for (const database of databases) {
  describe(`codes from an app on ${database.name}`, () => {
    const open = async (options?: TestAppOptions): Promise<TestApp> =>
      startApp((await database.open()).db, options);

    /** Somebody who has joined and set up an app; `code` is what it shows so long from now. */
    async function withApp(options?: TestAppOptions, handle = HANDLE) {
      const app = await open(options);
      const own = app.guest();
      const joined = await own.post("/join", { handle, password: PASSWORD });
      const welcome = await own.get(joined.headers.get("Location") ?? "");
      const codes = welcome.body.match(/(?:[0-9a-z]{4}-){5}[0-9a-z]{4}/g) ?? [];
      const page = await own.get("/settings/authenticator");
      const secret = secretOn(page.body);
      const code = (aheadMs = 0) => codeAt(Date.now() + aheadMs, secret);
      const used = code();
      const added = await own.post("/settings/authenticator", { code: used });
      return { app, own, code, used, added, codes };
    }
    /** A browser in which the right password was typed. */
    async function typed(app: TestApp, handle = HANDLE): Promise<Visitor> {
      const visitor = app.guest();
      const answer = await visitor.post("/sign-in", { handle, password: PASSWORD, next: "/guidelines" });
      expect(answer.location).toBe("/second-step?next=%2Fguidelines");
      return visitor;
    }
    const give = (visitor: Visitor, code: string) =>
      visitor.post("/second-step", { code, next: "/guidelines" });

    test("an app is set up with a secret that nobody keeps before it has shown a code", async () => {
      const app = await open();
      const visitor = await app.signedIn(await aMember(app.db, HANDLE));
      const first = await visitor.get("/settings/authenticator");
      expect([first.status, first.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
      const secret = secretOn(first.body);
      expect(secret).toHaveLength(32);
      expect(first.body).toMatch(/<path d="M\d/);
      const wrong = await visitor.post("/settings/authenticator", { code: "000000" });
      expect([wrong.status, secretOn(wrong.body)]).toEqual([422, secret]);
      expect(await app.db.selectFrom("authenticatorApp").select("secret").execute()).toEqual([]);

      const session = visitor.cookies.get("session");
      const added = await visitor.post("/settings/authenticator", { code: codeAt(Date.now(), secret) });
      expect(added.location).toBe(`${SECURITY}?done=app-added`);
      expect([...visitor.cookies.keys()]).toEqual(["session"]);
      expect(visitor.cookies.get("session")).not.toBe(session);
      expect(await app.db.selectFrom("authenticatorApp").select("secret").execute()).toEqual([{ secret }]);
      const again = await visitor.get("/settings/authenticator");
      expect([again.location, again.body]).toEqual([SECURITY, ""]);
    });

    test("whoever signs in next in a browser gets another secret than the one before them", async () => {
      const app = await open();
      const visitor = await app.signedIn(await aMember(app.db, "inkandrain"));
      const before = secretOn((await visitor.get("/settings/authenticator")).body);
      visitor.cookies.delete("session"); // As one that has ended by itself.
      await visitor.post("/join", { handle: HANDLE, password: PASSWORD });
      const own = secretOn((await visitor.get("/settings/authenticator")).body);
      expect([own.length, own === before]).toEqual([32, false]);
      const set = (secret: string) =>
        visitor.post("/settings/authenticator", { code: codeAt(Date.now(), secret) });
      expect((await set(before)).status).toBe(422);
      expect((await set(own)).location).toBe(`${SECURITY}?done=app-added`);
    });

    test("after a password there is no session before the code", async () => {
      const { app, code, added } = await withApp();
      expect(added.location).toBe(`${SECURITY}?done=app-added`);
      const visitor = await typed(app);
      expect([...visitor.cookies.keys()]).toEqual(["step"]);
      expect([await isSignedIn(visitor), (await visitor.get(SECURITY)).location]).toEqual([
        false,
        expect.stringMatching(/^\/sign-in/),
      ]);
      const done = await give(visitor, code(HALF_MINUTE_MS));
      expect(done.location).toBe("/guidelines");
      expect([...visitor.cookies.keys()]).toEqual(["session"]);
      expect(await app.db.selectFrom("ceremony").select("kind").execute()).toEqual([]);
    });

    test("whoever was signed in here before is signed out before the code, and it is not asked of them", async () => {
      const { app, own, code } = await withApp();
      await own.post("/sign-out");
      const visitor = await app.signedIn(await aMember(app.db, "inkandrain"));
      await visitor.post("/sign-in", { handle: HANDLE, password: PASSWORD, next: "/guidelines" });
      expect([...visitor.cookies.keys()]).toEqual(["step"]);
      expect(await app.db.selectFrom("session").select("id").execute()).toEqual([]);
      expect(mainText((await visitor.get("/second-step")).body)).toContain("code");
      expect((await give(visitor, code(HALF_MINUTE_MS))).location).toBe("/guidelines");
      const sessions = app.db.selectFrom("session").innerJoin("account", "account.id", "session.accountId");
      expect(await sessions.select("handle").execute()).toEqual([{ handle: HANDLE }]);
    });

    test("joining under a name that one has asks for the code as well", async () => {
      const { app } = await withApp();
      const visitor = app.guest();
      const answer = await visitor.post("/join", { handle: HANDLE, password: PASSWORD });
      expect([answer.location, await isSignedIn(visitor)]).toEqual(["/second-step?next=%2F", false]);
    });

    test("a code that was used opens nothing, nor one of another account, nor one of an hour ago", async () => {
      const { app, code, used } = await withApp();
      const other = app.guest();
      await other.post("/join", { handle: "inkandrain", password: PASSWORD });
      const others = secretOn((await other.get("/settings/authenticator")).body);
      await other.post("/settings/authenticator", { code: codeAt(Date.now(), others) });
      const visitor = await typed(app);
      for (const refused of [used, codeAt(Date.now() + HALF_MINUTE_MS, others), code(-60 * 60 * 1000)]) {
        const answer = await give(visitor, refused);
        expect([answer.status, alertText(answer.body)]).toEqual([
          422,
          expect.stringContaining("does not open this"),
        ]);
      }
      expect(await isSignedIn(visitor)).toBe(false);
    });

    test("one code sent twice at once makes one session", async () => {
      const { app, code } = await withApp();
      await app.db.deleteFrom("session").execute();
      const [one, two] = [await typed(app), await typed(app)];
      const next = code(HALF_MINUTE_MS);
      const statuses = await Promise.all([give(one, next), give(two, next)]);
      expect(statuses.map(({ status }) => status).sort()).toEqual([302, 422]);
      expect(await app.db.selectFrom("session").select("id").execute()).toHaveLength(1);
    });

    test("ends after five tries, after ten minutes, and with a new password", async () => {
      const { app, own, code } = await withApp();
      const [guessing, late, changed] = [await typed(app), await typed(app), await typed(app)];
      for (let n = 0; n < CODE_TRIES; n++) expect((await give(guessing, "000000")).status).toBe(422);
      expect(alertText((await give(guessing, code(HALF_MINUTE_MS))).body)).toMatch(/sign in again/);
      const renewed = "a kettle on the windowsill";
      await own.post(SECURITY, { act: "password", current: PASSWORD, password: renewed });
      expect(alertText((await give(changed, code(HALF_MINUTE_MS))).body)).toMatch(/sign in again/);
      app.wait(CODE_AWAITED_MS);
      expect(alertText((await give(late, code(CODE_AWAITED_MS))).body)).toMatch(/sign in again/);
      expect((await late.get("/second-step")).location).toMatch(/^\/sign-in/);
      for (const visitor of [guessing, late, changed]) expect(await isSignedIn(visitor)).toBe(false);
    });

    test("is bound to the browser in which the password was typed", async () => {
      const { app, code } = await withApp();
      await typed(app);
      const stranger = app.guest();
      expect(alertText((await give(stranger, code(HALF_MINUTE_MS))).body)).toMatch(/sign in again/);
      stranger.cookies.set("step", "a".repeat(43));
      expect((await give(stranger, code(HALF_MINUTE_MS))).status).toBe(422);
      expect(await isSignedIn(stranger)).toBe(false);
    });

    test("a recovery code stands in for a lost phone, once, and a recovered password asks for a code too", async () => {
      const { app, codes } = await withApp();
      const [first = "", second = ""] = codes;
      const lost = await typed(app);
      expect((await give(lost, first)).location).toBe(`${SECURITY}?done=code-used`);
      expect(await isSignedIn(lost)).toBe(true);
      expect((await give(await typed(app), first)).status).toBe(422);
      const both = app.guest();
      const fields = { handle: HANDLE, code: second, password: "a kettle on the windowsill" };
      expect((await both.post("/recover", fields)).location).toMatch(/^\/second-step/);
      expect(await isSignedIn(both)).toBe(false);
      await give(both, codes[2] ?? "");
      await both.post(SECURITY, { act: "remove-app" });
      expect(await app.db.selectFrom("authenticatorApp").select("accountId").execute()).toEqual([]);
    });

    test("what matters asks for the code in a session that never showed one", async () => {
      const { app } = await withApp();
      const { id } = await app.db.selectFrom("account").select("id").executeTakeFirstOrThrow();
      const member = { kind: "member", id, handle: HANDLE, role: "member" } as const;
      const stolen = await app.signedIn(member, false);
      const typed = { current: PASSWORD, password: "a kettle on the windowsill" };
      for (const act of ["remove-app", "new-codes", "password"])
        expect((await stolen.post(SECURITY, { act, ...typed })).location).toMatch(/^\/second-step/);
      const feed = await stolen.post("/settings/following", { intent: "make-feed" });
      expect(feed.location).toMatch(/^\/second-step/);
      expect(await app.db.selectFrom("authenticatorApp").select("accountId").execute()).toHaveLength(1);
      const shown = await app.signedIn(member, true);
      app.wait(QUARTER_MS);
      expect((await shown.post(SECURITY, { act: "remove-app" })).location).toMatch(/^\/confirm/);
    });

    test("a code stands in for no password: what matters asks for it again however late a code came", async () => {
      const { app, own, code, codes } = await withApp();
      const { id } = await app.db.selectFrom("account").select("id").executeTakeFirstOrThrow();
      const member = { kind: "member", id, handle: HANDLE, role: "member" } as const;
      const [byApp, byRecovery] = [await app.signedIn(member, false), await app.signedIn(member, false)];
      const left = async () => (await app.db.selectFrom("recoveryCode").select("codeHash").execute()).length;
      const isAsked = async (visitor: Visitor) =>
        expect((await visitor.post(SECURITY, { act: "remove-app" })).location).toMatch(/^\/confirm/);
      app.wait(QUARTER_MS + HALF_MINUTE_MS);
      for (const typed of [code(QUARTER_MS + HALF_MINUTE_MS), codes[0] ?? ""]) {
        const session = own.cookies.get("session");
        expect([(await give(own, typed)).location, own.cookies.get("session")]).toEqual([
          "/guidelines",
          session,
        ]);
        await isAsked(own);
      }
      expect(await left()).toBe(RECOVERY_CODES); // Who owes no code uses none up.
      expect((await give(byApp, code(QUARTER_MS + HALF_MINUTE_MS))).location).toBe("/guidelines");
      expect((await give(byRecovery, codes[0] ?? "")).location).toBe(`${SECURITY}?done=code-used`);
      for (const visitor of [byApp, byRecovery]) await isAsked(visitor);
      const right = await byApp.post("/confirm", { password: PASSWORD, next: SECURITY });
      expect(right.location).toBe(SECURITY);
      expect((await byApp.post(SECURITY, { act: "remove-app" })).location).toBe(
        `${SECURITY}?done=app-removed`,
      );
    });

    test("the first code of a new app is no proof of the password either", async () => {
      const app = await open();
      const visitor = await app.signedIn(await aMember(app.db, HANDLE));
      app.wait(QUARTER_MS - HALF_MINUTE_MS);
      const secret = secretOn((await visitor.get("/settings/authenticator")).body);
      const first = codeAt(Date.now() + QUARTER_MS - HALF_MINUTE_MS, secret);
      const added = await visitor.post("/settings/authenticator", { code: first });
      expect(added.location).toBe(`${SECURITY}?done=app-added`);
      app.wait(2 * HALF_MINUTE_MS);
      expect((await visitor.post(SECURITY, { act: "remove-app" })).location).toMatch(/^\/confirm/);
    });

    test("the desk opens once a moderator has set up an app, and closes when it is taken off", async () => {
      const app = await open();
      const visitor = await app.signedIn(await aMember(app.db, "wren-in-reeds", "moderator"), false);
      const { id } = await aThread(app.db, await aMember(app.db, "inkandrain"));
      const history = async () => (await visitor.get(`/posts/${id}/history`)).status;
      expect(await history()).toBe(404); // What only moderators read elsewhere in the forum is closed as well.
      expect((await visitor.get("/moderation")).location).toBe("/second-step?next=%2Fmoderation");
      const door = await visitor.get("/second-step?next=/moderation");
      expect(mainText(door.body)).toContain("Before the desk opens");
      expect(door.body).toContain('href="/settings/authenticator?next=%2Fmoderation"');
      const secret = secretOn((await visitor.get("/settings/authenticator?next=/moderation")).body);
      const code = codeAt(Date.now(), secret);
      const added = await visitor.post("/settings/authenticator", { code, next: "/moderation" });
      expect(added.location).toBe("/moderation");
      const desk = await visitor.get("/moderation");
      expect([desk.status, desk.body.includes("SECOND_FACTOR")]).toEqual([200, false]);
      expect(await history()).toBe(200);
      expect((await visitor.get("/second-step?next=/moderation")).location).toBe("/moderation");
      await visitor.post(SECURITY, { act: "remove-app" });
      expect((await visitor.get("/moderation")).location).toMatch(/^\/second-step/);
    });

    test("a relaxed forum opens its desk, and says so on every page of it and on no other", async () => {
      const app = await open({ config: { secondFactor: "relaxed" } });
      const visitor = await app.signedIn(await aMember(app.db, "wren-in-reeds", "moderator"), false);
      for (const path of ["/moderation", "/moderation/shift"])
        expect([path, mainText((await visitor.get(path)).body)]).toEqual([
          path,
          expect.stringContaining("SECOND_FACTOR"),
        ]);
      expect(mainText((await visitor.get("/guidelines")).body)).not.toContain("SECOND_FACTOR");
      expect((await visitor.get("/second-step?next=/about")).location).toBe("/about");
    });
  });
}
