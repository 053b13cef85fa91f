import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { LEASE_MS } from "#app/domain/claim.ts";
import { type DeskFilter, type Topic, WHOLE_QUEUE } from "#app/domain/desk-filter.ts";
import type { Finding } from "#app/domain/screening/finding.ts";
import { AUDIENCES } from "#app/domain/thread.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { askOpinion } from "#app/workflows/staff-notes.ts";
import { viewQueue } from "#app/workflows/view-queue.ts";
import { MIGRATIONS } from "#db/migrate.ts";
import { openItems } from "#db/queries/review-queue.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, anItem, MINUTE_MS, NOW_MS, worked } from "#tests/support/desk.ts";
import { aMember, aReply, aReport } from "#tests/support/people.ts";

const found = (...findings: [Finding["check"], Finding["severity"]][]) => ({
  ...({ verdict: "flag", danger: "none" } as const),
  findings: findings.map(([check, severity]) => ({
    ...({ field: "body", start: 0, end: 4, message: "Read this." } as const),
    ...{ check, severity },
  })),
});

const narrowedTo = async (db: Db, viewer: Member, filter: Partial<DeskFilter>, nowMs = NOW_MS) => {
  const asked = { filter: { ...WHOLE_QUEUE, ...filter }, from: null, nowMs };
  const { lines, counts } = await viewQueue(db, viewer, asked);
  return { ids: lines.map(({ id }) => id), counts };
};

for (const database of databases) {
  describe(`the queue on ${database.name}, narrowed`, () => {
    test("to what it is about: by reports and by findings, with the counts of every lane", async () => {
      const { db, author, reader, moderator, threadId, reply } = await aDesk((await database.open()).db);
      const screened = async (...findings: Parameters<typeof found>) => {
        const post = await aReply(db, author, threadId, { screened: found(...findings), nowMs: NOW_MS });
        return anItem(db, moderator, post.id);
      };
      const named = await screened(["identity", "flag"], ["cruelty", "note"]);
      const both = await screened(["identity", "flag"], ["cruelty", "flag"]);
      const sold = await screened(["links", "flag"]);
      await aReport(db, reader, reply.id, { reason: "unkind", nowMs: NOW_MS + 1 });
      await aReport(db, moderator, reply.id, { reason: "spam", nowMs: NOW_MS + 2 });
      const reported = await anItem(db, moderator, reply.id);

      const expected: Partial<Record<Topic, string[]>> = {
        identity: [named, both],
        unkind: [reported, both],
        spam: [reported, sold],
        danger: [],
        other: [],
      };
      for (const [about, ids] of Object.entries(expected) as [Topic, string[]][]) {
        const page = await narrowedTo(db, moderator, { about });
        expect(page.ids.toSorted(), about).toEqual(ids.toSorted());
        for (const isCommon of [true, false]) {
          const scope = { notBy: moderator.id, audiences: AUDIENCES, about: about as Topic, isCommon };
          const rows = await openItems(db, { ...scope, lane: null, after: null, limit: 9 });
          expect(
            rows.map(({ id }) => id),
            `${about}, ${isCommon}`,
          ).toEqual(page.ids);
        }
        const inLanes = { reported: ids.includes(reported) ? 1 : 0 };
        expect(page.counts).toMatchObject({ ...inLanes, noticed: ids.length - inLanes.reported });
      }
      expect((await narrowedTo(db, moderator, { about: "unkind", lane: "noticed" })).ids).toEqual([both]);
    });

    test("to what waits for the viewer: what they have until the lease ends, and what they were asked about", async () => {
      const { db, author, moderator, colleague, threadId } = await aDesk((await database.open()).db);
      const items: string[] = [];
      for (let at = 0; at < 3; at++)
        items.push(await anItem(db, moderator, (await aReply(db, author, threadId)).id));
      const [mine = "", asked = "", others = ""] = items;
      const nowMs = NOW_MS;
      worked(await claimItem(db, { actor: colleague, itemId: others, nowMs }));
      worked(await claimItem(db, { actor: moderator, itemId: mine, nowMs }));
      const opinion = { of: moderator.handle, note: "What do you think?", nowMs };
      worked(await askOpinion(db, { actor: colleague, itemId: asked, ...opinion }));

      const ofMine = await narrowedTo(db, moderator, { mine: true });
      expect(ofMine.ids.toSorted()).toEqual([mine, asked].toSorted());
      expect(ofMine.counts.noticed).toBe(2);
      expect((await narrowedTo(db, moderator, { mine: true }, NOW_MS + LEASE_MS + MINUTE_MS)).ids).toEqual([
        asked,
      ]);
      const third = await aMember(db, "third", "moderator");
      expect((await narrowedTo(db, third, { mine: true })).ids).toEqual([]);
    });

    test("knows of items from before it could be narrowed what they are about", async () => {
      const connection = await database.open();
      const { db, author, reader, moderator, threadId, reply } = await aDesk(connection.db);
      await aReport(db, reader, reply.id, { reason: "spam", nowMs: NOW_MS });
      const screened = found(["danger", "hold"], ["identity", "flag"], ["repeated", "flag"]);
      await aReply(db, author, threadId, { screened, nowMs: NOW_MS });
      const topics = () =>
        db.selectFrom("reviewTopic").selectAll().orderBy("topic").orderBy("itemId").execute();
      const known = await topics();
      expect(new Set(known.map(({ topic }) => topic))).toEqual(new Set(["spam", "method", "identity"]));

      await db.schema.dropTable("reviewTopic").execute();
      await MIGRATIONS["0015-review-topics"]?.(connection.kind).up(db);
      expect(await topics()).toEqual(known);
      expect((await narrowedTo(db, moderator, { about: "method" })).ids).toHaveLength(1);
    });
  });
}
