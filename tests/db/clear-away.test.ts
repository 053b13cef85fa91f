import { describe, expect, test } from "vitest";
import { USUAL_KEEP } from "#app/domain/retention.ts";
import { dayOf } from "#app/domain/session.ts";
import { openAppeal } from "#app/workflows/appeals.ts";
import { clearAway } from "#app/workflows/clear-away.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import { PORTION } from "#db/queries/clear-away.ts";
import { insertStaffNote } from "#db/queries/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, asOf, decide, itemsOf, NOW_MS, worked } from "#tests/support/desk.ts";
import { aReport } from "#tests/support/people.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const KEEP = {
  KEEP_DRAFTS_DAYS: 40,
  KEEP_LETTERS_DAYS: 200,
  KEEP_EVIDENCE_DAYS: 180,
  KEEP_REPORTED_DAYS: 300,
};
const clearAfter = (db: Db, days: number) => clearAway(db, { keep: KEEP, nowMs: NOW_MS + days * DAY_MS });

const texts = async (db: Db) => [
  ...(await db.selectFrom("report").select(["snapshotTitle as title", "snapshotMarkdown as text"]).execute()),
  ...(await db.selectFrom("screening").select(["title", "markdown as text"]).execute()),
];

const reporterWords = async (db: Db) =>
  (await db.selectFrom("report").select("details").execute()).map(({ details }) => details);
const noteBodies = async (db: Db) =>
  (await db.selectFrom("staffNote").select("body").orderBy("body").execute()).map(({ body }) => body);

/** A note on the item, one on its author, and one for the shift. */
async function notesOn(db: Db, itemId: string, authorId: string): Promise<void> {
  const about = { writerId: null, createdAtMs: NOW_MS };
  await insertStaffNote(db, { subjectKind: "item", subjectId: itemId, body: "item", ...about });
  await insertStaffNote(db, { subjectKind: "account", subjectId: authorId, body: "account", ...about });
  await insertStaffNote(db, { subjectKind: "shift", subjectId: "", body: "shift", ...about });
}

/** A reply that was reported, in which screening had noticed something, and that a moderator removed. */
async function aDecidedItem(db: Db) {
  const desk = await aDesk(db);
  await aReport(db, desk.reader, desk.reply.id, { nowMs: NOW_MS, details: "Detailsword" });
  const [item] = await itemsOf(db, desk.reply.id);
  const itemId = item?.id ?? "";
  const noticed = {
    verdict: "flag",
    danger: "none",
    findings: "[]",
    title: "Titleword",
    markdown: "Bodyword",
  } as const;
  await db
    .insertInto("screening")
    .values({ id: newId(), itemId, postId: desk.reply.id, revision: 1, ...noticed, createdAtMs: NOW_MS })
    .execute();
  worked(await decide(db, desk.moderator, itemId, "remove"));
  return { ...desk, itemId };
}

for (const database of databases) {
  describe(`clearing away on ${database.name}`, () => {
    test("takes what has run out at once, in portions, and leaves the rest", async () => {
      const { db } = await database.open();
      const counts = Array.from({ length: 2 * PORTION + 1 }, (_, n) => ({
        key: `join:${n}`,
        points: 1,
        expiresAtMs: NOW_MS,
      }));
      await insertRows(db, "rateLimit", [
        ...counts,
        { key: "join:later", points: 1, expiresAtMs: NOW_MS + 1 },
      ]);
      const today = dayOf(NOW_MS);
      await insertRows(
        db,
        "dayKey",
        [-1, 0, 1].map((days) => ({ day: today + days, key: "k" })),
      );
      await Promise.all([clearAfter(db, 0), clearAfter(db, 0)]);
      expect(await db.selectFrom("rateLimit").select("key").execute()).toEqual([{ key: "join:later" }]);
      expect(await db.selectFrom("dayKey").select("day").orderBy("day").execute()).toEqual([
        { day: today },
        { day: today + 1 },
      ]);
    });

    test("keeps letters and reported texts for the days that were chosen, and the record for good", async () => {
      const { db, itemId, moderator, author } = await aDecidedItem((await database.open()).db);
      await notesOn(db, itemId, author.id);
      const letters = () => db.selectFrom("letter").select("id").execute();
      const record = await db.selectFrom("moderationAct").selectAll().execute();
      expect((await letters()).length).toBeGreaterThan(0);

      await clearAfter(db, 199);
      expect((await letters()).length).toBeGreaterThan(0);
      await clearAfter(db, 201);
      expect(await letters()).toEqual([]);
      await clearAfter(db, 299);
      expect((await texts(db)).map(({ text }) => text)).toEqual(["It was Dr Ashby.", "Bodyword"]);
      expect(await reporterWords(db)).toEqual(["Detailsword"]);
      expect(await noteBodies(db)).toEqual(["account", "item", "shift"]);
      await clearAfter(db, 300);
      expect(await reporterWords(db)).toEqual([""]);
      expect(await noteBodies(db)).toEqual([]);
      expect(await texts(db)).toEqual(Array(2).fill({ title: null, text: "" }));
      expect(await db.selectFrom("moderationAct").selectAll().execute()).toEqual(record);

      const view = await viewItem(db, moderator, { itemId, nowMs: NOW_MS + 300 * DAY_MS });
      expect(view?.reports).toMatchObject([{ reason: "unkind", snapshotHtml: "", changedSince: false }]);
      expect(view?.screenings).toMatchObject([{ kept: false }]);
    });

    test("leaves the texts of what is open, and of what is being appealed", async () => {
      const open = await aDesk((await database.open()).db);
      await aReport(open.db, open.reader, open.reply.id, { nowMs: NOW_MS, details: "Detailsword" });
      const [item] = await itemsOf(open.db, open.reply.id);
      await notesOn(open.db, item?.id ?? "", open.author.id);
      await clearAfter(open.db, 5_000);
      expect((await texts(open.db)).map(({ text }) => text)).toEqual(["It was Dr Ashby."]);
      expect(await reporterWords(open.db)).toEqual(["Detailsword"]);
      expect(await noteBodies(open.db)).toEqual(["item"]);

      const { db, author } = await aDecidedItem((await database.open()).db);
      const act = await db
        .selectFrom("moderationAct")
        .select("id")
        .where("act", "=", "remove")
        .executeTakeFirstOrThrow();
      const nowMs = NOW_MS + DAY_MS;
      const actor = await asOf(db, author, nowMs);
      worked(await openAppeal(db, { actor, actId: act.id, body: "Please look again.", nowMs }));
      await clearAfter(db, 5_000);
      expect((await texts(db)).map(({ text }) => text)).toEqual(["It was Dr Ashby.", "Bodyword"]);
    });

    test("looks for what is old once a day, however often it is called", async () => {
      const { db } = await aDecidedItem((await database.open()).db);
      await clearAfter(db, 300);
      await db.updateTable("report").set({ snapshotMarkdown: "Again." }).execute();
      await clearAfter(db, 300);
      expect((await texts(db)).map(({ text }) => text)).toEqual(["Again.", ""]);
      await clearAfter(db, 301);
      expect((await texts(db)).map(({ text }) => text)).toEqual(["", ""]);
    });

    test("takes a draft that nobody changed for the days that were chosen", async () => {
      const { db, author } = await aDesk((await database.open()).db);
      const draft = { owner: author.id, path: "/article", fields: "[]", version: 1, turn: 0, writer: null };
      const times = {
        sentAtMs: null,
        postedPath: null,
        createdAtMs: NOW_MS,
        expiresAtMs: NOW_MS + 180 * DAY_MS,
      };
      for (const [id, days] of [
        ["old", 0],
        ["young", 1],
      ] as const)
        await db
          .insertInto("draft")
          .values({ id, ...draft, ...times, updatedAtMs: NOW_MS + days * DAY_MS })
          .execute();
      await clearAfter(db, KEEP.KEEP_DRAFTS_DAYS);
      expect(await db.selectFrom("draft").select("id").execute()).toEqual([{ id: "young" }]);
      await clearAway(db, { keep: USUAL_KEEP, nowMs: NOW_MS + 180 * DAY_MS });
      expect(await db.selectFrom("draft").select("id").execute()).toEqual([]);
    });
  });
}
