import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { WHOLE_QUEUE } from "#app/domain/desk-filter.ts";
import { handleKey } from "#app/domain/handle.ts";
import { laneAt } from "#app/domain/lane.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { reportPost } from "#app/workflows/report-post.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { viewQueue } from "#app/workflows/view-queue.ts";
import { newId } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, anItem, decide, itemsOf, MINUTE_MS, NOW_MS, wordFor, worked } from "#tests/support/desk.ts";
import { aReply, aReport, aThread } from "#tests/support/people.ts";

const STORM = 500;
/** At the same moment, as far as a pool of ten connections lets them. */
const AT_ONCE = 25;

/** Many members in one statement, who all joined at that moment. */
async function manyMembers(db: Db, joinedAtMs: number): Promise<Member[]> {
  const members = Array.from({ length: STORM }, (_, index): Member => {
    return { kind: "member", id: newId(), handle: `reader-${index}`, role: "member" };
  });
  const rows = members.map(({ id, handle, role }) => ({
    ...{ id, handle, handleKey: handleKey(handle), handleSkeleton: handle },
    ...{ passwordHash: null, role, createdAtMs: joinedAtMs },
  }));
  await db.insertInto("account").values(rows).execute();
  return members;
}

for (const database of databases) {
  describe(`reports on ${database.name}`, () => {
    test.each([
      { from: "accounts of this week", joinedAtMs: NOW_MS - DAY_MS, arranged: true },
      { from: "old accounts", joinedAtMs: NOW_MS - 365 * DAY_MS, arranged: false },
    ])(
      "a storm of 500 from $from on one post is one item, and the desk is told what it looks like",
      async (storm) => {
        const { db, author, reader, moderator, reply, threadId } = await aDesk((await database.open()).db);
        const people = await manyMembers(db, storm.joinedAtMs);
        const beside = await aReply(db, author, threadId, { nowMs: NOW_MS });
        const firsts: boolean[] = [];
        for (let at = 0; at < STORM; at += AT_ONCE) {
          const some = people.slice(at, at + AT_ONCE).map((actor, index) => {
            const nowMs = NOW_MS + (at + index) * 1_000;
            return reportPost(db, { actor, postId: reply.id, reason: "unkind", details: "", nowMs });
          });
          firsts.push(...(await Promise.all(some)).map((one) => worked(one).first));
        }
        expect(firsts).toEqual(Array(STORM).fill(true));
        const [item, ...others] = await itemsOf(db, reply.id);
        expect(others).toEqual([]);
        // Told once, when it came among those that many have reported: nobody is kept from deciding by the rest.
        expect([item?.version, item && laneAt(item.lane)]).toEqual([2, "many"]);

        const itemId = item?.id ?? "";
        const view = await viewItem(db, moderator, { itemId, nowMs: NOW_MS + 600_000 });
        expect([view?.reports.length, view?.arranged]).toEqual([STORM, storm.arranged]);
        const queue = await viewQueue(db, moderator, { filter: WHOLE_QUEUE, from: null, nowMs: NOW_MS });
        expect(queue.counts).toMatchObject({ many: 1, reported: 0 });
        expect(queue.lines).toMatchObject([{ lane: "many", reportCount: STORM }]);

        // What was reported once beside it keeps its label.
        await aReport(db, reader, beside.id, { nowMs: NOW_MS + 900_000 });
        const both = await viewQueue(db, moderator, {
          filter: WHOLE_QUEUE,
          from: null,
          nowMs: NOW_MS + 900_000,
        });
        expect(both.lines.map(({ reportCount }) => reportCount)).toEqual([STORM, 1]);
        expect(both.lines[1]?.labels).toHaveLength(1);

        expect(wordFor(await decide(db, moderator, itemId, "dismiss"))).toBe("done");
        const letters = await db.selectFrom("letter").select(["accountId", "kind"]).execute();
        expect(new Set(letters.map(({ accountId }) => accountId)).size).toBe(STORM);
        expect(letters).toHaveLength(STORM);
      },
    );

    test("weigh by how the earlier ones of the same person ended", async () => {
      const { db, author, reader, moderator, threadId } = await aDesk((await database.open()).db);
      const endings = ["dismiss", "dismiss", "remove", "dismiss", "remove", "remove"] as const;
      for (const act of endings) {
        const post = await aReply(db, author, threadId, { nowMs: NOW_MS });
        await aReport(db, reader, post.id, { nowMs: NOW_MS });
        expect(wordFor(await decide(db, moderator, await anItem(db, moderator, post.id), act))).toBe("done");
      }
      const weights = await db.selectFrom("report").select("weight").orderBy("createdAtMs").execute();
      // Nothing is concluded from three; of four one was right, of five two.
      expect(weights.map(({ weight }) => weight).sort((a, b) => a - b)).toEqual([25, 40, 100, 100, 100, 100]);
    });

    test("of somebody who is mostly wrong are three for three hundred, and about danger come first all the same", async () => {
      const { db, author, reader, moderator, thread, reply, threadId } = await aDesk(
        (await database.open()).db,
      );
      for (let wrong = 0; wrong < 4; wrong++) {
        const post = await aReply(db, author, threadId, { nowMs: NOW_MS });
        await aReport(db, reader, post.id, { nowMs: NOW_MS });
        await decide(db, moderator, await anItem(db, moderator, post.id), "dismiss");
      }
      await aReport(db, reader, reply.id, { nowMs: NOW_MS });
      await aReport(db, reader, thread.id, { reason: "danger", nowMs: NOW_MS });
      const [onReply] = await itemsOf(db, reply.id);
      const [onThread] = await itemsOf(db, thread.id);
      expect([laneAt(onReply?.lane ?? -1), laneAt(onThread?.lane ?? -1)]).toEqual(["reported", "danger"]);
      const report = await db.selectFrom("report").select("weight").where("postId", "=", reply.id).execute();
      expect(report).toEqual([{ weight: 20 }]);
    });

    test("by the same person count once while the item is open, and again after it was closed", async () => {
      const { db, reader, moderator, reply } = await aDesk((await database.open()).db);
      const input = { actor: reader, postId: reply.id, details: "" };
      const report = async (reason: "unkind" | "danger", nowMs: number) =>
        worked(await reportPost(db, { ...input, reason, nowMs })).first;
      expect(await report("unkind", NOW_MS)).toBe(true);
      const [before] = await itemsOf(db, reply.id);
      expect(await report("danger", NOW_MS + 1)).toBe(false);
      expect(await itemsOf(db, reply.id)).toEqual([before]);

      await decide(db, moderator, before?.id ?? "", "dismiss", { nowMs: NOW_MS + MINUTE_MS });
      expect(await report("danger", NOW_MS + 2 * MINUTE_MS)).toBe(true);
      const items = await itemsOf(db, reply.id);
      expect(items.map(({ status }) => status)).toEqual(["open", "closed"]);
    });

    test("keep the text that was reported, whatever its author does to it afterwards", async () => {
      const { db, author, reader } = await aDesk((await database.open()).db);
      const { id } = await aThread(db, author, {
        title: "Dr Ashby left",
        body: "On a Tuesday.",
        nowMs: NOW_MS,
      });
      await aReport(db, reader, id, { reason: "identity", nowMs: NOW_MS });
      await db
        .updateTable("post")
        .set({ markdown: "Nothing.", status: "withdrawn" })
        .where("id", "=", id)
        .execute();
      expect(await db.selectFrom("report").select(["snapshotTitle", "snapshotMarkdown"]).execute()).toEqual([
        { snapshotTitle: "Dr Ashby left", snapshotMarkdown: "On a Tuesday." },
      ]);
    });
  });
}
