import { describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/sanction.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, anItem, decide, sanction, worked } from "#tests/support/desk.ts";
import { alertText, mainText, textOfId, valueOfId } from "#tests/support/page.ts";
import { aMember } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`an appeal against a pause on ${database.name}`, () => {
    async function appealed() {
      const desk = await aDesk((await database.open()).db);
      const { db, author, moderator, colleague } = desk;
      const app = await startApp(db);
      const nowMs = Date.now();
      const pause = { kind: "pause", endsAtMs: nowMs + 10 * DAY_MS, nowMs } as const;
      const { actId } = worked(await sanction(db, moderator, author.id, pause));
      app.wait(60_000);
      const own = await app.signedIn(author);
      const [first, second] = [await app.signedIn(moderator), await app.signedIn(colleague)];
      await own.post(`/decisions/${actId}`, { body: "Please look again." });
      const { id } = await db.selectFrom("appeal").select("id").executeTakeFirstOrThrow();
      return { ...desk, app, id, page: `/moderation/appeals/${id}`, own, first, second, actId };
    }

    test("is told on the desk to whom it is assigned, and to nobody else", async () => {
      const { id, first, second, own } = await appealed();
      const desk = await second.get("/moderation?for=me");
      expect(mainText(desk.body)).toContain("An appeal is assigned to you.");
      expect(desk.body).toContain(`href="/moderation/appeals/${id}"`);
      expect((await first.get("/moderation")).body).not.toContain("is assigned to you");
      expect((await own.get("/moderation")).status).toBe(404);
    });

    test("offers earlier ends alone, and refuses others in words, with the reasons kept", async () => {
      const { page, second, own, actId } = await appealed();
      const { body } = await second.get(page);
      const ends = [...body.matchAll(/<option value="(\d+)"/g)].map(([, days]) => days);
      expect(ends).toEqual(["1", "3", "7"]);
      const change = { act: "decide", decision: "change", reason: "It was the first time.", version: "1" };
      for (const [days, words] of [
        ["30", "A change never makes it longer."],
        ["", "Please choose when it ends."],
        ["0", "That day is over already."],
      ] as const) {
        const refused = await second.post(page, { ...change, guideline: "", days });
        expect([days, refused.status, alertText(refused.body)]).toEqual([
          days,
          422,
          expect.stringContaining(words),
        ]);
        expect(valueOfId(refused.body, "act-decide-reason")).toBe(change.reason);
      }
      expect((await second.post(page, { ...change, guideline: "", days: "3" })).status).toBe(302);
      expect(mainText((await own.get(`/decisions/${actId}`)).body)).toContain(
        "It was looked at again, and changed.",
      );
    });

    test("that was lifted meanwhile can no longer be changed, and its page says so", async () => {
      const { db, author, page, first, second } = await appealed();
      const { id: sanctionId } = await db.selectFrom("sanction").select("id").executeTakeFirstOrThrow();
      await first.post(`/moderation/people/${author.handle}`, {
        act: "lift",
        sanctionId,
        reason: "It is enough.",
      });
      const { body } = await second.get(page);
      expect(mainText(body)).toContain("There is nothing to change here: it stands, or it is taken back.");
      expect(body).not.toContain("Change it");
      const change = { act: "decide", decision: "change", reason: "Shorter.", version: "1", guideline: "" };
      const refused = await second.post(page, { ...change, days: "30" });
      expect([refused.status, alertText(refused.body)]).toEqual([
        422,
        expect.stringContaining("There is nothing left to change about this."),
      ]);
    });
  });

  test(`an appeal about a moderator is an admin's to decide, and its page says so, on ${database.name}`, async () => {
    const { db, moderator, colleague } = await aDesk((await database.open()).db);
    const admin = await aMember(db, "old-orchard", "admin");
    const nowMs = Date.now();
    const { actId } = worked(await sanction(db, admin, colleague.id, { kind: "notice", nowMs }));
    const app = await startApp(db);
    app.wait(60_000);
    await (await app.signedIn(colleague)).post(`/decisions/${actId}`, { body: "Please look again." });
    const { id } = await db.selectFrom("appeal").select("id").executeTakeFirstOrThrow();
    const wren = await app.signedIn(moderator);
    expect(mainText((await wren.get("/moderation/appeals")).body)).toContain("an admin’s to decide");
    const page = mainText((await wren.get(`/moderation/appeals/${id}`)).body);
    expect(page).toContain("This is about a colleague, so an admin decides the appeal.");
    expect(page).not.toContain("How does it end?");
    const own = mainText((await (await app.signedIn(admin)).get(`/moderation/appeals/${id}`)).body);
    expect(own).toMatch(/There is nobody else here who can decide this.*How does it end\?/s);
  });

  describe(`a decision that needs no guideline, on ${database.name}`, () => {
    const acts = ["relabel", "move", "restore"] as const;

    test.each(acts)("can have one all the same, and its statement names it: %s", async (act) => {
      const { db, author, moderator, colleague, reply } = await aDesk((await database.open()).db);
      const itemId = await anItem(db, moderator, reply.id, Date.now());
      if (act === "restore")
        worked(await decide(db, moderator, itemId, "remove", { nowMs: Date.now() - 120_000 }));
      const { version } = await db.selectFrom("reviewItem").select("version").executeTakeFirstOrThrow();
      const app = await startApp(db);
      const [wren, own] = [await app.signedIn(moderator), await app.signedIn(author)];
      const item = `/moderation/items/${itemId}`;
      const box = `act-${act}-guideline`;
      const offered = (await wren.get(item)).body;
      expect(textOfId(offered, box)).toMatch(/^None1\./);
      expect(mainText(offered)).toContain("Guideline, if one applies");

      const fields = { kind: "experience", ending: "", title: "What he said", words: "", instead: "" };
      const judged = { version: String(version), postRevision: "1" };
      const sent = { act, guideline: "5", reason: "It reads so.", ...fields, ...judged };
      expect((await wren.post(item, sent)).status).toBe(302);
      app.wait(60_000);
      const { id } = await db
        .selectFrom("moderationAct")
        .select("id")
        .where("act", "=", act)
        .executeTakeFirstOrThrow();
      const statement = mainText((await own.get(`/decisions/${id}`)).body);
      expect(statement).toMatch(/Rule.*Guideline 5/s);
      if (act === "restore") return;

      await own.post(`/decisions/${id}`, { body: "Please look again." });
      const appeal = await db.selectFrom("appeal").select("id").executeTakeFirstOrThrow();
      const linden = await app.signedIn(colleague);
      const change = { act: "decide", decision: "change", guideline: "2", reason: "It is about that." };
      const changed = { ...change, days: "", version: "1" };
      expect((await linden.post(`/moderation/appeals/${appeal.id}`, changed)).status).toBe(302);
      expect(mainText((await own.get(`/decisions/${id}`)).body)).toMatch(/changed.*Guideline 2/s);
    });
  });
}
