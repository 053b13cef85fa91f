import { describe, expect, test } from "vitest";
import { USUAL_KEEP } from "#app/domain/retention.ts";
import { clearAway } from "#app/workflows/clear-away.ts";
import { gather } from "#app/workflows/give-gesture.ts";
import { askToLeave } from "#app/workflows/leave-forum.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { insertRows } from "#db/bulk.ts";
import { inTransaction } from "#db/portable.ts";
import { databases } from "#tests/support/databases.ts";
import { wordFor } from "#tests/support/desk.ts";
import { aMember, aReply, aThread, PLAIN } from "#tests/support/people.ts";

const ROUNDS = 8;

for (const database of databases) {
  describe(`what is under way while its author goes, on ${database.name}`, () => {
    test("a post is erased with the rest, or comes too late", async () => {
      const { db } = await database.open();
      const { threadId } = await aThread(db, await aMember(db, "quiet-heron"));
      const written = { body: "Late words.", quotedPostId: null, requestKey: null, ...PLAIN };
      for (let round = 0; round < ROUNDS; round++) {
        const actor = await aMember(db, `oatgrass-${round}`);
        const reply = () => submitPost(db, { ...written, threadId, actor, nowMs: Date.now() });
        const going = { member: actor, keepPosts: false, atOnce: true, token: `t${round}` } as const;
        const [first, , last] = await Promise.all([
          reply(),
          askToLeave(db, { ...going, nowMs: Date.now() }),
          reply(),
        ]);
        for (const answer of [first, last]) expect(["done", "sign-in-first"]).toContain(wordFor(answer));

        expect(wordFor(await reply())).toBe("sign-in-first");
        const needs = { kind: "question", ending: null, timeSince: null, hope: null } as const;
        const opening = { ...written, ...needs, title: "Late", audience: "everyone" } as const;
        expect(wordFor(await startThread(db, { ...opening, actor, nowMs: Date.now() }))).toBe(
          "sign-in-first",
        );
      }
      const left = db.selectFrom("post").select("status").where("markdown", "like", "%Late words%");
      expect(await left.execute()).toEqual([]);
      expect(await db.selectFrom("thread").select("id").where("title", "=", "Late").execute()).toEqual([]);
    });

    test("a gesture and a choice that come too late go within a day", async () => {
      const { db } = await database.open();
      const writer = await aMember(db, "quiet-heron");
      const { threadId } = await aThread(db, writer);
      const post = await aReply(db, writer, threadId);
      const actor = await aMember(db, "oatgrass");
      const nowMs = Date.now();
      await askToLeave(db, { member: actor, keepPosts: false, atOnce: true, token: "t", nowMs });
      await insertRows(db, "gesture", [
        { accountId: actor.id, postId: post.id, kind: "helped", createdAtMs: nowMs },
      ]);
      await inTransaction(db, (tx) => gather(tx, { id: post.id, createdAtMs: nowMs }));
      await insertRows(db, "hiddenThread", [{ accountId: actor.id, threadId, createdAtMs: nowMs }]);
      const helped = () => db.selectFrom("helpedPost").select("postId").execute();
      expect(await helped()).toHaveLength(1);

      await clearAway(db, { keep: USUAL_KEEP, nowMs: nowMs + 1_000 });
      expect(await db.selectFrom("gesture").selectAll().execute()).toEqual([]);
      expect(await db.selectFrom("hiddenThread").selectAll().execute()).toEqual([]);
      expect(await helped()).toEqual([]);
    });
  });
}
