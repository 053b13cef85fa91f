import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { draftRows, saveDraftBy as save } from "#tests/support/drafts.ts";
import { aMember } from "#tests/support/people.ts";

const WORDS = "On Tuesdays I still leave at half past five.";

for (const database of databases) {
  describe(`what may be saved as a draft on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      return { db, app, member: await aMember(db, "quiet-heron") };
    }

    test("a save must come from here, name a place where a form stands, and be a form", async () => {
      const { db, app, member } = await open();
      const phone = await app.signedIn(member);
      const body = new URLSearchParams({ body: WORDS, draftAt: "/article" }).toString();
      const type = "application/x-www-form-urlencoded";
      const post = (headers: Record<string, string>, sent = body) =>
        phone.send("/drafts/save", { method: "POST", body: sent, headers });
      expect((await post({ "Content-Type": type })).status).toBe(403);
      expect((await post({ "Content-Type": type, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
      const own = { "Sec-Fetch-Site": "same-origin" };
      expect((await post({ "Content-Type": "application/json", ...own }, "{}")).status).toBe(400);
      for (const path of ["", "/", "//evil.example", "/people/quiet-heron", "/threads/x/../y"])
        expect([path, (await save(phone, path, { body: WORDS })).status]).toEqual([path, 400]);
      expect((await phone.get("/drafts/save")).location).toBe("/drafts");
      expect(await draftRows(db)).toEqual([]);
    });

    test("what is too long is not stored, and neither are keys, passwords and half characters", async () => {
      const { db, app, member } = await open();
      const phone = await app.signedIn(member);
      const long = await save(phone, "/article", { body: "x".repeat(100_001) });
      expect([long.status, long.outcome]).toEqual([200, "too-long"]);
      const fields = {
        body: "a\0b\r\nc",
        password: "secretword",
        requestKey: "keyword",
        intent: "keep",
        quotedText: "words",
      };
      await save(phone, "/article", fields);
      expect((await draftRows(db)).map((row) => JSON.parse(row.fields))).toEqual([[["body", "a\ufffdb\nc"]]]);
    });
  });

  describe(`too many drafts on ${database.name}`, () => {
    test("from one address are asked to wait, and what is there can still be saved", async () => {
      const { db } = await database.open();
      const app = await startApp(db, { config: { rateLimitScale: 0.05 } });
      const [first, ...guests] = Array.from({ length: 4 }, () => app.guest());
      expect((await save(first ?? app.guest(), "/article", { body: "1" })).outcome).toBe("saved");
      const statuses: number[] = [];
      for (const guest of guests) statuses.push((await save(guest, "/article", { body: "2" })).status);
      expect(statuses).toEqual([200, 200, 429]);
      const last = await save(guests[2] ?? app.guest(), "/article", { body: "3" });
      expect([last.status, Number(last.headers.get("Retry-After")) > 0]).toEqual([429, true]);
      expect((await save(first ?? app.guest(), "/article", { body: "1, and on" }, { turn: 2 })).outcome).toBe(
        "saved",
      );
    });
  });
}
