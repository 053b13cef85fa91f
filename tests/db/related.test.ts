import { describe, expect, test } from "vitest";
import { type Actor, GUEST } from "#app/domain/actor.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { viewRelated } from "#app/workflows/view-related.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread, SKIPPED } from "#tests/support/people.ts";
import { indexAll } from "#tests/support/searching.ts";

const LEFT = { ...SKIPPED, ending: "therapist-left" } as const;
const MONEY = { ...SKIPPED, ending: "money" } as const;

for (const database of databases) {
  describe(`threads like another on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      return { db, author: await aMember(db, "inkandrain"), reader: await aMember(db, "quiet-heron") };
    }

    async function relatedTo(db: Db, threadId: string, viewer: Actor = GUEST, page = 1) {
      await indexAll(db);
      const thread = await viewThread(db, { viewer, threadId, page, quotedPostId: null, nowMs: Date.now() });
      if (!thread.ok) throw new Error("not found");
      return viewRelated(db, { viewer, thread: thread.value });
    }
    const titlesFor = async (...asked: Parameters<typeof relatedTo>) =>
      (await relatedTo(...asked))?.threads.map(({ title }) => title) ?? null;

    test("are of the same ending, those with rare words in common first, from both sides", async () => {
      const { db, author } = await open();
      await aThread(db, author, { ...LEFT, title: "The weather", body: "It rained for a month." });
      const early = await aThread(db, author, {
        ...LEFT,
        title: "A plant",
        body: "She gave me the fern from her window.",
      });
      await aThread(db, author, { ...MONEY, title: "Another fern", body: "The fern from the window." });
      const late = await aThread(db, author, {
        ...LEFT,
        title: "On my sill",
        body: "A fern stands there, watered.",
      });
      expect(await relatedTo(db, late.threadId)).toMatchObject({ ending: "therapist-left" });
      expect(await titlesFor(db, late.threadId)).toEqual(["A plant", "The weather"]);
      expect(await titlesFor(db, early.threadId)).toEqual(["On my sill", "The weather"]);
    });

    test("without an ending have words in common, whatever their ending; without either there are none", async () => {
      const { db, author } = await open();
      await aThread(db, author, { ...MONEY, title: "A fern", body: "The fern from the window." });
      const skipped = await aThread(db, author, {
        ...SKIPPED,
        title: "On my sill",
        body: "A fern stands there.",
      });
      const alone = await aThread(db, author, { ...SKIPPED, title: "Rain", body: "It pours." });
      const reticent = await aThread(db, author, {
        ...SKIPPED,
        ending: "rather-not-say",
        title: "Ferns",
        body: "Two.",
      });
      expect(await titlesFor(db, alone.threadId)).toBe(null);
      expect(await titlesFor(db, skipped.threadId)).toEqual(expect.arrayContaining(["A fern", "Ferns"]));
      expect(await titlesFor(db, reticent.threadId)).toEqual(
        expect.arrayContaining(["A fern", "On my sill"]),
      );
    });

    test("are only those that the reader can open", async () => {
      const { db, author, reader } = await open();
      const thread = await aThread(db, author, { ...LEFT, title: "Here" });
      await aThread(db, author, { ...LEFT, title: "For members", audience: "members" });
      await aThread(db, author, { ...LEFT, title: "For me", audience: "only-me" });
      await aThread(db, author, { ...LEFT, title: "For all" });
      const gone = await aThread(db, author, { ...LEFT, title: "Taken back" });
      await indexAll(db);
      await withdrawPost(db, { actor: author, postId: gone.id, nowMs: Date.now() });
      expect(await titlesFor(db, thread.threadId)).toEqual(["For all"]);
      for (const viewer of [reader, author])
        expect((await titlesFor(db, thread.threadId, viewer))?.sort()).toEqual(["For all", "For members"]);
      await db.updateTable("thread").set({ audience: "members" }).where("title", "=", "For all").execute();
      expect(await titlesFor(db, thread.threadId)).toBe(null);
    });

    test("of a thread that only its author reads are others, and no other leads to it", async () => {
      const { db, author } = await open();
      const mine = await aThread(db, author, { ...LEFT, title: "For me", audience: "only-me" });
      const shared = await aThread(db, author, { ...LEFT, title: "For all" });
      expect(await titlesFor(db, mine.threadId, author)).toEqual(["For all"]);
      expect(await titlesFor(db, shared.threadId, author)).toBe(null);
      expect(await db.selectFrom("relatedThread").select("otherId").execute()).toEqual([
        { otherId: shared.threadId },
      ]);
    });

    test("are five at most, stand on the last page only, and are forgotten with the text that they were like", async () => {
      const { db, author, reader } = await open();
      const thread = await aThread(db, author, { ...LEFT, title: "Here" });
      for (let n = 0; n < 20; n++) await aThread(db, author, { ...LEFT, title: `Other ${n}` });
      for (let n = 0; n < 21; n++) await aReply(db, reader, thread.threadId);
      expect(await relatedTo(db, thread.threadId)).toBe(null);
      expect(await titlesFor(db, thread.threadId, GUEST, 2)).toHaveLength(5);
      const kept = await db
        .selectFrom("relatedThread")
        .select("otherId")
        .where("threadId", "=", thread.threadId)
        .execute();
      expect(kept.length).toBeLessThanOrEqual(16);
      await db.updateTable("thread").set({ ending: "money" }).where("id", "=", thread.threadId).execute();
      expect(await titlesFor(db, thread.threadId, GUEST, 2)).toBe(null);
    });
  });
}
