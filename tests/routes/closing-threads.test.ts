import { describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/sanction.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { actsAbout, aDesk, lock } from "#tests/support/desk.ts";
import { alertText, fieldValue, hiddenFields, mainText, valueOfId } from "#tests/support/page.ts";
import { aThread } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`closing a thread on ${database.name}`, () => {
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const app = await startApp(desk.db);
      const { threadId, author, reader, moderator } = desk;
      return {
        ...{ ...desk, app, page: `/threads/${threadId}/tuesdays-at-six` },
        place: `/moderation/threads/${threadId}/lock`,
        own: await app.signedIn(author),
        reads: await app.signedIn(reader),
        wren: await app.signedIn(moderator),
      };
    }
    const closing = { act: "lock", guideline: "2", days: "", reason: "Time to rest." };

    test("begins on the thread, asks for guideline and reason, and leads back", async () => {
      const { db, app, threadId, page, place, own, reads, wren } = await open();
      const link = `${place}?back=${encodeURIComponent(page)}`;
      expect((await wren.get(page)).body).toContain(`href="${link}"`);
      for (const visitor of [app.guest(), own, reads])
        expect([(await visitor.get(page)).body.includes(place), (await visitor.get(link)).status]).toEqual([
          false,
          404,
        ]);
      const words = { act: "add", forAct: "lock", guideline: "", body: "It has come to rest." };
      expect((await wren.post("/moderation/reasons", words)).status).toBe(302);
      const form = await wren.get(link);
      expect(mainText(form.body)).toContain("It has come to rest.");
      expect(mainText(form.body)).toMatch(/Close the thread.*Tuesdays at six/s);
      const sent = { ...hiddenFields(form.body), ...closing, back: page };
      const missing = await wren.post(link, { ...sent, reason: " ", guideline: "" });
      expect([missing.status, alertText(missing.body)]).toEqual([
        422,
        expect.stringMatching(/guideline.*write why/s),
      ]);
      const over = await wren.post(link, { ...sent, days: "0" });
      expect([over.status, valueOfId(over.body, "act-lock-reason")]).toEqual([422, "Time to rest."]);
      expect((await wren.post(link, sent)).location).toBe(page);
      await wren.post(link, { ...sent, reason: "Again." });

      const seen = await app.guest().get(page);
      expect(mainText(seen.body)).toContain("Time to rest.");
      expect(mainText(seen.body)).not.toContain("opens again by itself");
      expect(fieldValue(seen.body, "body")).toBeNull();
      expect((await reads.post(page, { body: "One more." })).status).toBe(403);
      const again = await wren.get(place);
      expect(mainText(again.body)).toContain("Open the thread again");
      const opening = { ...hiddenFields(again.body), act: "unlock" };
      expect((await wren.post(place, opening)).location).toBe(`/threads/${threadId}`);
      expect((await reads.post(page, { body: "One more." })).status).toBe(302);
      expect(await actsAbout(db, threadId)).toEqual(["lock", "unlock"]);
      expect((await wren.post("/moderation/threads/nothing/lock", closing)).status).toBe(404);
    });

    test("for some days says until when, and its author reads why and can appeal", async () => {
      const { app, page, place, own, wren } = await open();
      await wren.post(place, { ...closing, days: "7" });
      const day = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
      const seen = await app.guest().get(page);
      expect(mainText(seen.body)).toContain("It opens again by itself");
      expect(seen.body).toMatch(new RegExp(`dateTime="${day}|datetime="${day}`));
      expect((await own.get("/notifications")).body).not.toContain("Your thread was closed to replies");
      app.wait(60_000);
      const told = await own.get("/notifications");
      const path = /href="(\/decisions\/\w+)">Your thread was closed to replies/.exec(told.body)?.[1] ?? "";
      const decision = mainText((await own.get(path)).body);
      expect(decision).toMatch(
        /Guideline 2.*Time to rest\..*Until.*No software was involved.*See it in its place/s,
      );
      expect((await own.post(path, { body: "Please look again." })).status).toBe(302);
      expect(mainText((await own.get(path)).body)).toContain("Your appeal is open.");
    });

    test("is not offered over one's own, and its page says so", async () => {
      const { db, moderator, colleague, wren } = await open();
      const { threadId } = await aThread(db, moderator);
      await lock(db, colleague, threadId);
      const own = `/moderation/threads/${threadId}/lock`;
      expect((await wren.get(`/threads/${threadId}/x`)).body).not.toContain(own);
      for (const answer of [await wren.get(own), await wren.post(own, { act: "unlock" })])
        expect([answer.status, mainText(answer.body)]).toEqual([
          403,
          expect.stringContaining("your own thread"),
        ]);
      expect(await actsAbout(db, threadId)).toEqual(["lock"]);
    });
  });
}
