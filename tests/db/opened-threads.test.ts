import { describe, expect, test } from "vitest";
import { undoWithdrawal, withdrawPost } from "#app/workflows/change-own-post.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, aScreening, itemsOf, NOW_MS, standOf, worked } from "#tests/support/desk.ts";
import { setAudience } from "#tests/support/headings.ts";
import { aReply, aThread } from "#tests/support/people.ts";

const FAREWELL = "I have the pills here. This is goodbye, I am going to kill myself tonight.";

for (const database of databases) {
  describe(`a letter that was its author's alone, opened to others without a new word, on ${database.name}`, () => {
    async function open() {
      const { db, author } = await aDesk((await database.open()).db);
      const letter = await aThread(db, author, { kind: "letter", audience: "only-me" });
      const answer = (body: string) => aReply(db, author, letter.threadId, { body });
      return { db, author, letter, answer };
    }

    test("is looked at as if it were new, and so is what its author has answered", async () => {
      const { db, author, letter, answer } = await open();
      const plain = await answer("It rained again on Tuesday.");
      const farewell = await answer(FAREWELL);
      expect(await itemsOf(db, farewell.id)).toEqual([]);

      await setAudience(db, author, letter.id, "members", { screened: aScreening("hold") });
      expect((await standOf(db, letter.id)).status).toBe("held");
      expect(await itemsOf(db, letter.id)).toMatchObject([{ status: "open", lane: 3 }]);
      expect((await standOf(db, plain.id)).status).toBe("published");
      expect(await itemsOf(db, plain.id)).toEqual([]);
      expect(await itemsOf(db, farewell.id)).toMatchObject([{ status: "open", danger: "now", lane: 0 }]);
    });

    test("waits for a moderator with all of it, where its author's posts are read first", async () => {
      const { db, author, letter, answer } = await open();
      const answered = await answer("It rained again on Tuesday.");
      await setAudience(db, { ...author, standing: "reviewed-first" }, letter.id, "everyone");
      for (const { id } of [letter, answered]) {
        expect((await standOf(db, id)).status).toBe("held");
        expect(await itemsOf(db, id)).toMatchObject([{ status: "open" }]);
      }
    });

    test("is looked at with what its author had taken back, once that is put back", async () => {
      const { db, author, letter, answer } = await open();
      const farewell = await answer(FAREWELL);
      const plain = await answer("It rained again on Tuesday.");
      const reviewed = { ...author, standing: "reviewed-first" as const };
      for (const { id } of [farewell, plain])
        worked(await withdrawPost(db, { actor: author, postId: id, nowMs: NOW_MS }));
      await setAudience(db, author, letter.id, "members");
      worked(await undoWithdrawal(db, { actor: author, postId: farewell.id, nowMs: NOW_MS + 1 }));
      expect(await itemsOf(db, farewell.id)).toMatchObject([{ status: "open", danger: "now", lane: 0 }]);
      worked(await undoWithdrawal(db, { actor: reviewed, postId: plain.id, nowMs: NOW_MS + 1 }));
      expect((await standOf(db, plain.id)).status).toBe("held");
      expect(await itemsOf(db, plain.id)).toMatchObject([{ status: "open" }]);
    });

    test("brings nothing to the desk a second time", async () => {
      const { db, author, letter, answer } = await open();
      const farewell = await answer(FAREWELL);
      await setAudience(db, author, letter.id, "members");
      await db.updateTable("reviewItem").set({ status: "closed", closedAtMs: NOW_MS }).execute();
      await setAudience(db, author, letter.id, "only-me");
      await setAudience(db, author, letter.id, "members");
      expect(await itemsOf(db, farewell.id)).toMatchObject([{ status: "closed" }]);
    });
  });
}
