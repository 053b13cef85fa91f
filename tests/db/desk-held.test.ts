import { describe, expect, test } from "vitest";
import { undoWithdrawal, withdrawPost } from "#app/workflows/change-own-post.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, anItem, aScreening, decide, itemsOf, NOW_MS, standOf, worked } from "#tests/support/desk.ts";
import { aReply } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`a held post on ${database.name}`, () => {
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const screened = aScreening("hold");
      const body = "It was Dr Ashby.";
      const held = await aReply(desk.db, desk.author, desk.threadId, { body, screened, nowMs: NOW_MS });
      return { ...desk, held, itemId: await anItem(desk.db, desk.moderator, held.id) };
    }

    test.each([
      ["redact", { redact: { words: "Dr Ashby", instead: "my therapist" } }],
      ["relabel", { relabel: { contentNotes: ["death" as const], ending: null, kind: null } }],
    ] as const)("waits on after %s, and can be approved by the same item", async (act, given) => {
      const { db, moderator, held, itemId } = await open();
      const claim = { claimedBy: moderator.id, claimedUntilMs: NOW_MS + 600_000 };
      await db.updateTable("reviewItem").set(claim).where("id", "=", itemId).execute();
      worked(await decide(db, moderator, itemId, act, given));
      expect((await standOf(db, held.id)).status).toBe("held");
      expect(await itemsOf(db, held.id)).toMatchObject([{ id: itemId, status: "open", ...claim }]);
      worked(await decide(db, moderator, itemId, "approve"));
      expect((await standOf(db, held.id)).status).toBe("published");
      expect(await itemsOf(db, held.id)).toMatchObject([{ id: itemId, status: "closed" }]);
    });

    test("that was withdrawn, left alone and put back waits for a moderator again", async () => {
      const { db, author, moderator, held, itemId } = await open();
      const own = { actor: author, postId: held.id, nowMs: NOW_MS };
      worked(await withdrawPost(db, own));
      worked(await decide(db, moderator, itemId, "dismiss"));
      worked(await undoWithdrawal(db, own));
      expect((await standOf(db, held.id)).status).toBe("held");
      const items = await itemsOf(db, held.id);
      expect(items.map(({ status }) => status)).toEqual(["open", "closed"]);
      worked(await decide(db, moderator, items[0]?.id ?? "", "approve"));
    });
  });
}
