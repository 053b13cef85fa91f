import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import type { FactorSetting } from "#app/domain/factor.ts";
import { makeFeedToken, personalFeed } from "#app/workflows/personal-feed.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, aScreening, itemsOf, NOW_MS, sanction, worked } from "#tests/support/desk.ts";
import { aMember, aReply } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`a feed of one's own on ${database.name}`, () => {
    test("tells a moderator, and nobody else, that somebody may be in danger now, and nothing of what", async () => {
      const { db, author, reader, moderator, threadId } = await aDesk((await database.open()).db);
      const entriesFor = async ({ id }: Member, secondFactor: FactorSetting = "relaxed") =>
        (await personalFeed(db, await makeFeedToken(db, id, 0), { nowMs: NOW_MS, secondFactor }))?.entries ??
        [];
      const screened = aScreening("flag", "now");
      const post = await aReply(db, author, threadId, { body: "Secretword.", screened, nowMs: NOW_MS });
      const itemId = (await itemsOf(db, post.id))[0]?.id ?? "";

      expect(await entriesFor(reader)).toEqual([]);
      expect(await entriesFor(moderator, "required")).toEqual([]); // There is none on the account.
      const [alert, ...more] = await entriesFor(moderator);
      expect([alert?.title, more]).toEqual(["The desk: somebody may be in danger now", []]);
      expect(alert?.path).toBe(`/moderation/items/${itemId}`);
      expect(JSON.stringify(alert)).not.toMatch(/Secretword|inkandrain|Tuesdays/);

      await db.updateTable("reviewItem").set({ secondByMs: NOW_MS }).where("id", "=", itemId).execute();
      expect((await entriesFor(moderator)).map(({ title }) => title)).toEqual([
        "The desk: somebody in danger waits for a second pair of eyes",
      ]);
      const admin = await aMember(db, "old-orchard", "admin");
      worked(await sanction(db, admin, moderator.id, { kind: "ban" }));
      expect(await entriesFor(moderator)).toEqual([]); // Whoever is banned is no moderator meanwhile.
    });
  });
}
