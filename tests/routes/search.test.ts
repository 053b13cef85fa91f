import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { saveDraftBy as save } from "#tests/support/drafts.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";

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
  });
}
