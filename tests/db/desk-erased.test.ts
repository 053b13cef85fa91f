import { describe, expect, test } from "vitest";
import { WHOLE_QUEUE } from "#app/domain/desk-filter.ts";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { askToLeave } from "#app/workflows/leave-forum.ts";
import { listLetters } from "#app/workflows/letters.ts";
import { viewQueue } from "#app/workflows/view-queue.ts";
import { MIGRATIONS } from "#db/migrate.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, aScreening, decide, itemsOf, NOW_MS, wordFor, worked } from "#tests/support/desk.ts";
import { aReply, aReport } from "#tests/support/people.ts";

const LATER_MS = NOW_MS + UNDO_DECISION_MS;
const WHOLE = { filter: WHOLE_QUEUE, from: null, nowMs: LATER_MS };

for (const database of databases) {
  describe(`an item whose author leaves for good, on ${database.name}`, () => {
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const { db, author, reader, threadId } = desk;
      const screened = aScreening("flag", "now");
      const post = await aReply(db, author, threadId, { body: "Goodbye.", screened, nowMs: NOW_MS });
      await aReport(db, reader, post.id, { reason: "danger", nowMs: NOW_MS });
      const [item] = await itemsOf(db, post.id);
      const leave = (keepPosts: boolean) =>
        askToLeave(db, { member: author, keepPosts, atOnce: true, token: "t", nowMs: NOW_MS });
      return { ...desk, post, itemId: item?.id ?? "", leave };
    }

    test("ends with the posts that are erased, and whoever reported one is told, once", async () => {
      const { db, moderator, reader, post, itemId, leave } = await open();
      worked(await claimItem(db, { actor: moderator, itemId, nowMs: NOW_MS }));
      worked(await leave(false));
      expect(await itemsOf(db, post.id)).toMatchObject([
        { id: itemId, status: "closed", closedAtMs: NOW_MS, claimedBy: null, secondByMs: null },
      ]);
      expect((await viewQueue(db, moderator, WHOLE)).lines).toEqual([]);
      expect(await listLetters(db, reader, NOW_MS)).toEqual([]);
      const told = await listLetters(db, reader, LATER_MS);
      expect(told.map(({ outcome }) => outcome)).toEqual([{ outcome: "gone", reason: "danger" }]);
    });

    test("says to a moderator who was about to decide why there is nothing left to decide", async () => {
      const { db, moderator, itemId, leave } = await open();
      worked(await leave(false));
      expect(wordFor(await decide(db, moderator, itemId, "dismiss"))).toBe("taken-along");
    });

    test("stays open where the post was to be kept", async () => {
      const { db, post, itemId, leave } = await open();
      worked(await leave(true));
      expect(await itemsOf(db, post.id)).toMatchObject([{ id: itemId, status: "open" }]);
    });
  });

  test(`items that had stayed behind are ended by the upgrade, on ${database.name}`, async () => {
    const { db } = await database.open();
    const { author, reader, reply, moderator, threadId } = await aDesk(db);
    const kept = await aReply(db, author, threadId, { nowMs: NOW_MS });
    for (const { id } of [reply, kept]) await aReport(db, reader, id, { nowMs: NOW_MS });
    const [item] = await itemsOf(db, reply.id);
    worked(await claimItem(db, { actor: moderator, itemId: item?.id ?? "", nowMs: NOW_MS }));
    await db.updateTable("post").set({ status: "erased" }).where("id", "=", reply.id).execute();

    await MIGRATIONS["0025-items-of-erased-posts"]?.(database.kind).up(db);
    expect(await itemsOf(db, reply.id)).toMatchObject([{ status: "closed", claimedBy: null }]);
    expect(await itemsOf(db, kept.id)).toMatchObject([{ status: "open" }]);
    const told = await listLetters(db, reader, Date.now());
    expect(told.map(({ outcome }) => outcome?.outcome)).toEqual(["gone"]);
  });
}
