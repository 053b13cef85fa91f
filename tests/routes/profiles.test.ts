import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { fieldValue, mainText } from "#tests/support/page.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`a profile on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const robin = await aMember(db, "robin-by-day");
      const thread = await aThread(db, robin, { title: "By day" });
      const reader = await aMember(db, "quiet-heron");
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const as = async (member: Member | null) => (member ? app.signedIn(member) : app.guest());
      return { db, app, robin, thread, others: [null, reader, moderator], moderator, as };
    }
    const PAGE = "/people/robin-by-day";

    test("shows a few words, in which an address leads nowhere", async () => {
      const { robin, others, as } = await open();
      const own = await as(robin);
      const about = "I garden.\nhttps://example.org <b>and</b> \u202ebackwards";
      expect((await own.post("/settings/profile", { about })).location).toBe("/settings/profile?saved=yes");
      for (const other of others) {
        const { body } = await (await as(other)).get(PAGE);
        expect(body).toContain("I garden.\nhttps://example.org &lt;b&gt;and&lt;/b&gt;");
        expect(body).not.toMatch(/href="https:\/\/example\.org|\u202e/);
      }
      const long = await own.post("/settings/profile", { about: "x".repeat(301) });
      expect([long.status, fieldValue(long.body, "about")]).toEqual([422, "x".repeat(301)]);
      await own.post("/settings/profile", { about: "" });
      expect((await own.get(PAGE)).body).not.toContain("I garden.");
    });

    test("asks about what could tell who somebody is, and saves what they decide", async () => {
      const { robin, as } = await open();
      const own = await as(robin);
      const about = "Nights are long. Call me on 07700 900123.";
      const asked = await own.post("/settings/profile", { about });
      expect([asked.status, fieldValue(asked.body, "about")]).toEqual([422, about]);
      expect(mainText(asked.body)).toContain("Nothing has been saved yet");
      expect(mainText(asked.body)).toContain("Save it as it is");
      expect((await own.get(PAGE)).body).not.toContain("Nights are long");

      await own.post("/settings/profile", { about, instead: "yes" });
      const suggested = (await own.get(PAGE)).body;
      expect(suggested).toContain("Nights are long");
      expect(suggested).not.toContain("900123");
      await own.post("/settings/profile", { about, confirmed: "yes" });
      expect((await own.get(PAGE)).body).toContain("900123");
    });

    test("shows where help is to whoever may be in danger, and keeps ways to die off a page", async () => {
      const { robin, as } = await open();
      const own = await as(robin);
      const saved = await own.post("/settings/profile", { about: "I want to kill myself tonight." });
      expect(saved.location).toBe("/settings/profile?saved=yes&care=yes");
      expect((await own.get(saved.location ?? "")).body).toContain('href="/help-now"');
      expect((await own.get(PAGE)).body).toContain("I want to kill myself tonight.");

      const about = "How many pills does it take to overdose and die?";
      const refused = await own.post("/settings/profile", { about, confirmed: "yes" });
      expect([refused.status, fieldValue(refused.body, "about")]).toEqual([422, about]);
      expect(mainText(refused.body)).toContain("cannot stand on your page");
      expect((await own.get(PAGE)).body).not.toContain("pills");
    });

    test("switched off is 404 for all others at once, a moderator included, and the name leads nowhere", async () => {
      const { robin, others, moderator, as, thread } = await open();
      const own = await as(robin);
      await own.post("/settings/profile", { about: "I garden.", isOff: "yes" });
      for (const other of others) {
        const visitor = await as(other);
        const nobody = await visitor.get("/people/nobody-here");
        const page = await visitor.get(PAGE);
        expect([page.status, mainText(page.body).replace(/\w{20}/g, "")]).toEqual([
          404,
          mainText(nobody.body).replace(/\w{20}/g, ""),
        ]);
        const read = await visitor.follow(`/threads/${thread.threadId}`);
        expect(read.body).toContain("robin-by-day");
        expect(read.body).not.toContain(`href="${PAGE}"`);
        expect(read.body).not.toContain("I garden.");
      }
      const desk = await (await as(moderator)).get("/moderation/people/robin-by-day");
      expect([desk.status, desk.body.includes(`href="${PAGE}"`)]).toEqual([200, false]);
      expect(mainText((await own.get(PAGE)).body)).toContain("Only you can open this page");
      await own.post("/settings/profile", { about: "I garden." });
      for (const other of others) expect((await (await as(other)).get(PAGE)).status).toBe(200);
    });

    test("switched off lets mentions lead nowhere, those from before as well, until it is on again", async () => {
      const { db, robin, thread, others, as } = await open();
      const other = await aMember(db, "oatgrass");
      await aReply(db, other, thread.threadId, { body: "As @robin-by-day says." });
      const own = await as(robin);
      for (const isOff of [false, true, false]) {
        await own.post("/settings/profile", isOff ? { isOff: "yes" } : {});
        for (const visitor of others) {
          const { body } = await (await as(visitor)).follow(`/threads/${thread.threadId}`);
          expect(body).toMatch(/class="mention"[^>]*>@robin-by-day</);
          expect(body.includes(`href="${PAGE}">@`)).toBe(!isOff);
        }
      }
    });

    test("does not exist for others while everything stands under an alias", async () => {
      const { db, app } = await open();
      const night = await aMember(db, "oatgrass");
      await aThread(db, night, { anonymous: true });
      await (await app.signedIn(night)).post("/settings/profile", { about: "I garden." });
      expect((await app.guest().get("/people/oatgrass")).status).toBe(404);
    });
  });
}
