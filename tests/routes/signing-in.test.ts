import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, mainText } from "#tests/support/page.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Somebody who has joined through the form, with the browser they did it in. */
async function joined(app: TestApp, handle = "quiet-heron"): Promise<Visitor> {
  const visitor = app.guest();
  await visitor.post("/join", { handle, password: PASSWORD });
  return visitor;
}

const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get("/")).body.includes('action="/sign-out"');

for (const database of databases) {
  describe(`signing in on ${database.name}`, () => {
    const open = async (): Promise<TestApp> => startApp((await database.open()).db);

    test("works whatever the capitals of the name, and leads to where somebody came from", async () => {
      const app = await open();
      await joined(app);
      const visitor = app.guest();
      const form = { handle: " QUIET-heron ", password: PASSWORD, next: "/article?page=1" };
      const answer = await visitor.post("/sign-in", form);
      expect([answer.status, answer.location]).toEqual([302, "/article?page=1"]);
      expect(await isSignedIn(visitor)).toBe(true);
      expect((await visitor.get("/sign-in?next=/guidelines")).location).toBe("/guidelines");
    });

    test("says the same of an unknown name, a wrong password and an account without one", async () => {
      const app = await open();
      await joined(app);
      await aMember(app.db, "no-password");
      const tries = { "quiet-heron": "a lamp in the hall", "nobody-here": PASSWORD, "no-password": PASSWORD };
      const pages = [];
      for (const [handle, password] of Object.entries(tries)) {
        const page = await app.guest().post("/sign-in", { handle, password });
        expect(fieldValue(page.body, "handle")).toBe(handle);
        expect(fieldValue(page.body, "password")).toBe("");
        pages.push([page.status, mainText(page.body), page.headers.getSetCookie().length]);
      }
      expect(pages).toEqual([pages[0], pages[0], pages[0]]);
      expect(pages[0]).toEqual([422, expect.stringMatching(/do not go together/), 0]);
    });

    test("asks for what was left out", async () => {
      const page = await (await open()).guest().post("/sign-in", { handle: "", password: "" });
      expect(page.status).toBe(422);
      expect(alertText(page.body)).toMatch(/type a name.*type a password/);
    });

    test("keeps the hash of the cookie's token and nothing that signs anybody in", async () => {
      const app = await open();
      const visitor = await joined(app);
      const token = visitor.cookies.get("session") ?? "";
      const rows = await app.db.selectFrom("session").selectAll().execute();
      expect(rows.map((row) => row.id)).toEqual([sha256(token)]);
      expect(JSON.stringify(rows)).not.toContain(token);

      const thief = app.guest();
      thief.cookies.set("session", sha256(token));
      expect(await isSignedIn(thief)).toBe(false);
    });

    test("gives a new token, and the browser's old one is dead", async () => {
      const app = await open();
      const visitor = await joined(app);
      const old = visitor.cookies.get("session") ?? "";
      await visitor.post("/sign-in", { handle: "quiet-heron", password: PASSWORD });
      expect(visitor.cookies.get("session")).not.toBe(old);
      expect(await isSignedIn(visitor)).toBe(true);

      const withOld = app.guest();
      withOld.cookies.set("session", old);
      expect(await isSignedIn(withOld)).toBe(false);
      expect(withOld.cookies.has("session")).toBe(false);
    });

    test("does not take over a token that somebody planted", async () => {
      const app = await open();
      await joined(app);
      const victim = app.guest();
      victim.cookies.set("session", "planted-by-somebody-else-00000000000000");
      await victim.post("/sign-in", { handle: "quiet-heron", password: PASSWORD });
      expect(victim.cookies.get("session")).not.toBe("planted-by-somebody-else-00000000000000");
    });

    test("lasts a month from the last visit, and not longer", async () => {
      const app = await open();
      const visitor = await joined(app);
      const inDays = (days: number) => ({ expiresAtMs: Date.now() + days * 24 * 60 * 60 * 1000 });

      await app.db.updateTable("session").set(inDays(1)).execute();
      const renewed = await visitor.get("/");
      expect(renewed.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=/)]);
      const { expiresAtMs } = await app.db
        .selectFrom("session")
        .select("expiresAtMs")
        .executeTakeFirstOrThrow();
      expect(expiresAtMs).toBeGreaterThan(inDays(29).expiresAtMs);

      await app.db.updateTable("session").set(inDays(-1)).execute();
      expect(await isSignedIn(visitor)).toBe(false);
      expect(visitor.cookies.has("session")).toBe(false);
      expect(await app.db.selectFrom("session").select("id").execute()).toEqual([]);
    });

    test("ends with the button: the cookies go, the cache is cleared, the token is dead", async () => {
      const app = await open();
      const visitor = await joined(app);
      const copy = app.guest();
      copy.cookies.set("session", visitor.cookies.get("session") ?? "");
      copy.cookies.set("draft", "d".repeat(43));

      const out = await copy.post("/sign-out");
      expect([out.status, out.location, out.headers.get("Clear-Site-Data")]).toEqual([302, "/", '"cache"']);
      expect([...copy.cookies]).toEqual([]);
      expect(await isSignedIn(visitor)).toBe(false);
    });

    test("sets cookies that scripts cannot read and other sites cannot send along", async () => {
      const app = await open();
      const answer = await app.guest().post("/join", { handle: "quiet-heron", password: PASSWORD });
      const [cookie = ""] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^session=[a-z0-9]{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
      const kept = await app.guest().post("/article", { body: "One." });
      const [draft = ""] = kept.headers.getSetCookie();
      expect(draft).toMatch(/^draft=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400$/);
    });

    test("over https sets cookies of this host alone, sent over https alone", async () => {
      const { db } = await database.open();
      const app = await startApp(db, { config: { publicUrl: "https://forum.example.org" } });
      const visitor = app.guest();
      const kept = await visitor.post("/article", { body: "One." });
      expect(kept.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-draft=.*; Secure$/)]);
      for (const [path, fields] of [
        ["/theme", { theme: "dark" }],
        ["/settings/hiding", { act: "notes", "note-death": "yes" }],
      ] as const) {
        const chosen = (await visitor.post(path, { ...fields })).headers.getSetCookie();
        expect([path, chosen]).toEqual([path, [expect.stringMatching(/^__Host-\w+=.*; Secure$/)]]);
      }
      expect((await visitor.get("/")).body).toContain('data-theme="dark"');
      const answer = await visitor.post("/join", { handle: "quiet-heron", password: PASSWORD });
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-session=.*; Secure$/),
        expect.stringMatching(
          /^__Host-codes=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/,
        ),
      ]);
      expect(answer.location).toMatch(/^\/posts\//);
      expect(await isSignedIn(visitor)).toBe(true);
    });
  });
}
