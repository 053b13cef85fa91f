import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { LIMITS } from "#app/web/rate-limit.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { saveDraftBy as save } from "#tests/support/drafts.ts";
import { alertText, fieldValue, mainText } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { indexAll } from "#tests/support/searching.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

for (const database of databases) {
  describe(`the search page on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      return { db, app, author, place: `/threads/${threadId}` };
    }

    test("has the drafts of whoever asks, with the way back into each, and nobody else’s", async () => {
      const { db, app, author, place } = await open();
      const reader = await aMember(db, "quiet-heron");
      const phone = await app.signedIn(reader);
      const guest = app.guest();
      const reply = await save(phone, place, { body: "A zebra at <b>six</b>." });
      const letter = await save(guest, "/article", { body: "A zebra in this browser." });
      expect([reply.status, letter.status]).toEqual([200, 200]);

      const page = (await phone.get("/search?q=zebra")).body;
      expect(mainText(page)).toMatch(/Your drafts.*A reply in “Tuesdays at six”.*zebra at <b>six<\/b>/s);
      expect(page).toContain("<mark>zebra</mark>");
      expect(page).toContain(`href="${reply.path}"`);
      expect(page).not.toContain("in this browser");
      expect(mainText((await guest.get("/search?q=zebra")).body)).toMatch(/Your drafts.*in this browser/s);

      for (const stranger of [app.guest(), await app.signedIn(author)])
        for (const address of ["/search?q=zebra", "/search.data?q=zebra", "/search?q=zebr*&in=yours"]) {
          const { body } = await stranger.get(address);
          expect([address, / at .{0,9}b|in this browser/.test(body)]).toEqual([address, false]);
        }
    });

    test("asked too often says so kindly, keeps what was typed, and is open for everybody else", async () => {
      const { db } = await database.open();
      const rateLimitScale = 0.04; // A few instead of hundreds.
      const app = await startApp(db, { config: { rateLimitScale } });
      const visitor = await app.signedIn(await aMember(db, "inkandrain"));
      const other = await app.signedIn(await aMember(db, "quiet-heron"));
      await aThread(db, await aMember(db, "oatgrass"));
      const asked = "/search?q=clock+at+six&author=oatgrass&helped=yes&from=2026-03-01";
      for (let turn = 0; turn < LIMITS.search.points * rateLimitScale; turn++)
        expect((await visitor.get(turn % 2 === 0 ? asked : "/search.data?q=clock")).status).toBe(200);

      const page = await visitor.get(asked);
      expect(page.status).toBe(429);
      expect(alertText(page.body)).toMatch(/a lot in a short time.*try again in about 10 minutes/);
      expect(["q", "author", "from"].map((name) => fieldValue(page.body, name))).toEqual([
        "clock at six",
        "oatgrass",
        "2026-03-01",
      ]);
      expect(page.body).toMatch(/<input[^>]*name="helped"[^>]*checked=""/);
      expect(mainText(page.body)).not.toMatch(/Nothing found|Newest first/);
      expect((await visitor.get("/search.data?q=clock")).status).toBe(429);
      expect((await visitor.get("/search")).status).toBe(200);
      for (const someone of [other, app.guest()])
        expect(mainText((await someone.get("/search?q=clock")).body)).toContain("Tuesdays at six");
      await db.updateTable("rateLimit").set({ expiresAtMs: Date.now() }).execute();
      expect((await visitor.get("/search?q=clock")).status).toBe(200);
    });

    test("looked at without asking counts as nothing, and is asked under a key that tells no address", async () => {
      const { db, app } = await open();
      const keys = () => db.selectFrom("rateLimit").select("key").execute();
      for (const address of ["/search", "/search?q=", "/search?q=+&ending=nonsense&in=yours"])
        await app.guest().get(address);
      expect(await keys()).toEqual([]);
      await app.guest().get("/search?q=clock");
      expect(await keys()).toEqual([{ key: expect.stringMatching(/^search:[\w-]{22}$/) }]);
    });
  });
}

test("a database that takes no writes keeps nobody from searching", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  await aThread(db, await aMember(db, "inkandrain"));
  await indexAll(db);
  await sql`pragma query_only = 1`.execute(db);
  const page = await app.guest().get("/search?q=clock");
  expect([page.status, mainText(page.body)]).toEqual([200, expect.stringContaining("Tuesdays at six")]);
  await sql`pragma query_only = 0`.execute(db);
});
