import { describe, expect, test } from "vitest";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { aMember, aReply, aThread, PASSWORD } from "#tests/support/people.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";

for (const database of databases) {
  describe(`on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      return { db, app, author };
    }

    test("a withdrawn opening post takes its author's name and how therapy ended with it", async () => {
      const { db, app, author } = await open();
      const thread = await aThread(db, author);
      await aReply(db, author, thread.threadId);
      const shown = await app.guest().follow(`/threads/${thread.threadId}`);
      expect(shown.body).toContain("started this thread");
      await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });
      const page = await app.guest().get(`/threads/${thread.threadId}/thread`);
      const data = await app.guest().get(`/threads/${thread.threadId}/thread.data`);
      for (const { body } of [page, data]) {
        expect(body).toContain("So do I.");
        expect(body).not.toMatch(/started this thread|startedThread",true|therapist-left|Tuesdays/);
      }
    });

    test("whether a name has an account is not told while there is nothing to read", async () => {
      const { db, app, author } = await open();
      const stranger = await app.signedIn(await aMember(db, "small-fox"));
      for (const visitor of [app.guest(), stranger]) {
        expect((await visitor.get("/people/inkandrain")).status).toBe(404);
        expect((await visitor.get("/people/nobody-here")).status).toBe(404);
      }
      expect((await (await app.signedIn(author)).get("/people/inkandrain")).status).toBe(200);
      await aThread(db, author);
      const page = await app.guest().get("/people/inkandrain.data");
      expect([page.status, /joinedAtMs|createdAtMs":\d{13}.*joined/.test(page.body)]).toEqual([200, false]);
    });

    test("what waits on a shared device is named before somebody signs in, whatever form it is", async () => {
      const { db, app, author } = await open();
      const { id } = await aThread(db, author);
      const guest = app.guest();
      await guest.post(`/posts/${id}/report`, { reason: "other", details: "I know this person." });
      const kept = await db.selectFrom("draft").select("id").executeTakeFirstOrThrow();
      const discard = `/drafts/${kept.id}/discard`;
      for (const path of ["/join", "/sign-in"]) {
        const { body } = await guest.get(path);
        expect(body).toContain("I know this person.");
        expect(body).toContain(discard);
        expect(body).not.toContain("and post<");
      }
      await guest.post(discard);
      expect((await guest.get("/join")).body).not.toContain("I know this person.");
      expect(await db.selectFrom("draft").selectAll().execute()).toEqual([]);
    });

    test("storing one form leaves the draft of another alone", async () => {
      const { db, app, author } = await open();
      const { id, threadId } = await aThread(db, author);
      const guest = app.guest();
      await guest.post(`/posts/${id}/report`, { reason: "other", details: "It waits." });
      await guest.post("/join", { handle: "small-fox", password: PASSWORD });
      await guest.post(`/threads/${threadId}/tuesdays-at-six`, { body: "A reply." });
      expect((await guest.get(`/posts/${id}/report`)).body).toContain("It waits.");
      await guest.post(`/posts/${id}/report`, { reason: "other", details: "It waits." });
      expect(await db.selectFrom("draft").selectAll().execute()).toEqual([]);
    });

    test.each([
      [{ "Sec-Fetch-Site": "same-origin" }, true],
      [{ Referer: "OWN/threads" }, true],
      [{ "Sec-Fetch-Site": "cross-site", Referer: "OWN/" }, false],
      [{ Referer: "https://evil.example/" }, false],
      [{}, false],
    ])("leaving with %j ends the session: %s", async (headers, ends) => {
      const { app, author } = await open();
      const visitor = await app.signedIn(author);
      const own = Object.entries(headers).map(([name, value]) => [name, value.replace("OWN", app.address)]);
      const left = await visitor.send("/leave", { headers: Object.fromEntries(own) });
      expect([left.status, left.location]).toEqual([302, "https://www.wikipedia.org/"]);
      expect((await visitor.get("/")).body.includes("Sign out")).toBe(!ends);
    });

    test.each([
      ["OWN/threads", "backend:3000", true],
      ["http://alias.example/threads", "alias.example", true],
      ["https://evil.example/", "backend:3000", false],
    ])("leaving from %s ends the session where Host is %s: %s", async (referer, host, ends) => {
      const { db, app, author } = await open();
      const cookie = await sessionFor(db, author);
      const headers = { Cookie: cookie, Host: host, Referer: referer.replace("OWN", app.address) };
      expect((await rawRequest(app.address, { path: "/leave", headers })).status).toBe(302);
      expect(await db.selectFrom("session").select("accountId").execute()).toHaveLength(ends ? 0 : 1);
    });

    test.each<[string, string[], (visitor: Visitor) => Promise<Answer>]>([
      [
        "leaving quickly",
        ["left"],
        (visitor) => visitor.send("/leave", { headers: { "Sec-Fetch-Site": "same-origin" } }),
      ],
      ["signing out", [], (visitor) => visitor.post("/sign-out")],
      [
        "erasing the account at once",
        [],
        (visitor) => visitor.post("/settings/leaving", { act: "leave", posts: "erase", when: "now" }),
      ],
    ])("%s takes along whatever was begun in this browser", async (_how, left, go) => {
      const { app, author } = await open();
      const visitor = app.guest();
      await visitor.post("/article", { body: "Written before signing in." });
      visitor.takeCookie(await sessionFor(app.db, author));
      await visitor.get("/settings/authenticator");
      await visitor.post("/passkeys/options", { kind: "add" });
      for (const name of ["codes", "step"]) visitor.cookies.set(name, "x".repeat(43));
      visitor.takeCookie("hide=death");
      const carried = ["session", "draft", "hide", "codes", "app", "step", "passkey"];
      expect([...visitor.cookies.keys()].sort()).toEqual(carried.toSorted());
      const { status, headers } = await go(visitor);
      const cleared = headers.getSetCookie().filter((cookie) => /Max-Age=0/.test(cookie));
      expect([status, cleared.map((cookie) => cookie.split("=")[0])]).toEqual([
        302,
        expect.arrayContaining(carried),
      ]);
      expect([...visitor.cookies.keys()]).toEqual(left);
      expect(await app.db.selectFrom("draft").selectAll().execute()).toEqual([]);
    });

    test("millions of fields are refused before they are read", async () => {
      const { app } = await open();
      const body = `handle=x&password=y${"&a".repeat(700_000)}`;
      const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: app.address };
      const startedMs = performance.now();
      expect((await app.guest().send("/sign-in", { method: "POST", body, headers })).status).toBe(400);
      expect(performance.now() - startedMs).toBeLessThan(10_000); // It took minutes.
    });

    test("blanks around a word are no way to store megabytes", async () => {
      const { app } = await open();
      const sent = await app.guest().post("/article", { body: `x${"\n".repeat(100_000)}` });
      expect(sent.status).toBe(422);
      expect(await app.db.selectFrom("draft").selectAll().execute()).toEqual([]);
    });
  });
}
