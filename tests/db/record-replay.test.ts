import { describe, expect, test } from "vitest";
import type { RecordedAct } from "#app/domain/record.ts";
import type { RecordView } from "#app/domain/record-views.ts";
import { askToLeave } from "#app/workflows/leave-forum.ts";
import { viewRecord } from "#app/workflows/view-record.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { worked } from "#tests/support/desk.ts";
import { aModeratedForum, TOLD_IN_CONFIDENCE } from "#tests/support/moderated-forum.ts";

const MINUTE_MS = 60_000;
const FROM_MS = Date.UTC(2026, 0, 20);
const UNTIL_MS = Date.UTC(2026, 4, 10);

const DECIDING: RecordedAct[] = [
  "approve",
  "answered",
  "dismiss",
  "relabel",
  "move",
  "redact",
  "decline",
  "remove",
  "restore",
];
const LOOKING: RecordedAct[] = ["claim", "take-over", "assess", "unmask", ...DECIDING];
const COUNTED = ["assess", "care", "second-look", "services", "hand-over", "unmask"];
const UNTOLD = ["undo", "claim", "take-over", "ask-opinion", "set-role", ...COUNTED];
/** What must have happened in each forum, or comparing says little. */
const HAPPENED: RecordedAct[] = [
  "hold",
  "remove",
  "decline",
  "undo",
  "claim",
  "assess",
  "restore",
  "change-rules",
  "lock",
];
HAPPENED.push("appeal-uphold", "appeal-reverse", "notice", "open-item", "relabel", "hand-over");
const STATES = ["held", "published", "declined", "removed", "withdrawn", "erased"];

/**
 * The record read again from its first line to its last, all tables at once and nothing counted by the database: what
 * the page must say.
 */
async function replay(db: Db, nowMs: number) {
  const acts = await db.selectFrom("moderationAct").selectAll().orderBy("atMs").orderBy("id").execute();
  const items = await db.selectFrom("reviewItem").selectAll().execute();
  const threads = await db.selectFrom("thread").selectAll().execute();
  const posts = await db.selectFrom("post").selectAll().execute();
  const reports = await db.selectFrom("report").selectAll().execute();
  const appeals = await db.selectFrom("appeal").selectAll().execute();
  const screenings = await db.selectFrom("screening").selectAll().execute();
  const isOwn = (threadId: string) =>
    threads.some(({ id, audience }) => id === threadId && audience === "only-me");
  const undone = (actId: string) => acts.some(({ act, ofActId }) => act === "undo" && ofActId === actId);
  const told = acts.filter(({ id, atMs }) => atMs < nowMs - MINUTE_MS && !undone(id));
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

  const months = [];
  for (let at = 0; at < 12; at++) {
    const month = new Date(Date.UTC(2025, 5 + at)).toISOString().slice(0, 7);
    const inMonth = (ms: number) => day(ms).startsWith(month);
    const here = told.filter(({ atMs }) => inMonth(atMs));
    const number = (act: string) => here.filter((one) => one.act === act).length;
    const few = (count: number) => (count === 1 || count === 2 ? "few" : count);
    const decided = here.filter(({ act }) => DECIDING.includes(act));
    const noticed = decided.filter(({ itemId, atMs }) =>
      screenings.some(
        (one) =>
          one.itemId === itemId &&
          one.createdAtMs <= atMs &&
          !(one.verdict === "publish" && one.danger === "none"),
      ),
    ).length;
    const waits = (of: typeof acts, kinds: RecordedAct[]) => {
      const times = items.flatMap(({ id, openedAtMs }) => {
        const first = of.find((one) => one.itemId === id && one.automated === 0 && kinds.includes(one.act));
        return first && inMonth(first.atMs) && first.atMs < nowMs - MINUTE_MS
          ? [first.atMs - openedAtMs]
          : [];
      });
      const rank = (share: number) =>
        Math.min(
          ...times.filter((time) => times.filter((other) => other <= time).length >= share * times.length),
        );
      if (times.length === 0) return null;
      return times.length < 3 ? "few" : { medianMs: rank(0.5), ninetiethMs: rank(0.9) };
    };
    const gone = here.filter(({ act }) => act === "remove" || act === "decline");
    const figures = {
      month,
      posts: posts.filter(({ createdAtMs, threadId }) => inMonth(createdAtMs) && !isOwn(threadId)).length,
      reports: few(reports.filter(({ createdAtMs }) => inMonth(createdAtMs)).length),
      held: number("hold"),
      removed: [1, 2, 3, 4, 5, 6, 7, 8]
        .map((guideline) => ({ guideline, count: gone.filter((one) => one.guideline === guideline).length }))
        .filter(({ count }) => count > 0),
      decisions: decided.length,
      noticed: decided.length === 0 ? null : decided.length < 3 ? "few" : noticed,
      firstLook: waits(acts, LOOKING),
      decision: waits(
        acts.filter(({ id }) => !undone(id)),
        DECIDING,
      ),
      appeals: few(appeals.filter(({ openedAtMs }) => inMonth(openedAtMs)).length),
      upheld: number("appeal-uphold"),
      changed: number("appeal-change"),
      reversed: number("appeal-reverse"),
      restored: number("restore"),
      counted: COUNTED.map((act) => ({ act, count: few(number(act)) })),
    };
    if (JSON.stringify({ ...figures, month: "" }).match(/[1-9]|few/)) months.push(figures);
  }

  const log = told
    .filter(({ act }) => !UNTOLD.includes(act))
    .map(({ atMs, act, subjectKind, guideline, fromState, toState }) => {
      const state = (text: string | null) =>
        subjectKind === "rules" || STATES.includes(text ?? "") ? (text ?? "-") : "-";
      return [day(atMs), act, subjectKind, guideline ?? "-", state(fromState), state(toState)].join(" ");
    });
  return { months, log: log.sort() };
}

/** The log as the page has it, to its end, a line for each time that something was done. */
async function wholeLog(db: Db, asked: { month: string | null; nowMs: number }) {
  const lines: string[] = [];
  const days: string[] = [];
  let before: string | null = null;
  do {
    const view: RecordView = await viewRecord(db, { ...asked, before });
    for (const { day, lines: told } of view.days) {
      days.push(day);
      for (const { act, subject, guideline, from, to, count } of told)
        for (let at = 0; at < count; at++)
          lines.push([day, act, subject, guideline?.number ?? "-", from ?? "-", to ?? "-"].join(" "));
    }
    before = view.before;
  } while (before !== null);
  return { lines: lines.sort(), days };
}

for (const database of databases) {
  describe(`the public record on ${database.name}`, () => {
    test.each([1, 2, 3])(
      "says what the record says, replayed from its beginning (forum %i)",
      async (seed) => {
        const { db } = await database.open();
        const { lastMs } = await aModeratedForum(db, {
          seed,
          steps: 420,
          fromMs: FROM_MS,
          untilMs: UNTIL_MS,
        });
        const nowMs = Math.min(lastMs + 10_000, Date.UTC(2026, 4, 31));
        const expected = await replay(db, nowMs);
        expect(expected.months.length).toBeGreaterThan(3);
        expect(expected.log.length).toBeGreaterThan(100);
        const recorded = await db.selectFrom("moderationAct").select("act").distinct().execute();
        expect(recorded.map(({ act }) => act)).toEqual(expect.arrayContaining(HAPPENED));

        const view = await viewRecord(db, { month: null, before: null, nowMs });
        expect(view.months).toEqual(expected.months);
        expect((await viewRecord(db, { month: null, before: null, nowMs })).months).toEqual(expected.months);

        const log = await wholeLog(db, { month: null, nowMs });
        expect(log.lines).toEqual(expected.log);
        expect(log.days).toEqual([...new Set(log.days)].sort().reverse());
        const march = await wholeLog(db, { month: "2026-03", nowMs });
        expect(march.lines).toEqual(expected.log.filter((line) => line.startsWith("2026-03")));

        const said = JSON.stringify(view).toLowerCase();
        for (const word of TOLD_IN_CONFIDENCE) expect(said).not.toContain(word);
        expect(said).not.toMatch(/[0-9a-z]{20}|\d\d:\d\d|\b\d{12,}\b/);
      },
    );

    test("has the same lines and numbers when threads are kept to their authors and authors leave", async () => {
      const { db } = await database.open();
      const forum = { seed: 4, steps: 420, fromMs: FROM_MS, untilMs: UNTIL_MS };
      const { authors, posts, lastMs } = await aModeratedForum(db, forum);
      const nowMs = lastMs + 2 * MINUTE_MS;
      const asked = { month: null, before: null, nowMs };
      const before = { view: await viewRecord(db, asked), log: await wholeLog(db, asked) };
      const judged = await db
        .selectFrom("moderationAct")
        .innerJoin("post", "post.id", "moderationAct.subjectId")
        .select("post.threadId")
        .where("moderationAct.act", "in", ["remove", "decline", "lock"])
        .distinct()
        .execute();
      const own = judged.map(({ threadId }) => threadId).slice(0, 2);
      expect([own.length > 0, posts.length > 0]).toEqual([true, true]);
      await db.updateTable("thread").set({ audience: "only-me" }).where("id", "in", own).execute();
      const [leaver] = authors;
      if (leaver)
        worked(await askToLeave(db, { member: leaver, keepPosts: false, atOnce: true, token: "t", nowMs }));

      const log = await wholeLog(db, asked);
      expect(log).toEqual(before.log);
      const { months } = await viewRecord(db, asked);
      const expected = await replay(db, nowMs);
      expect([months, log.lines]).toEqual([expected.months, expected.log]);
      const withoutPosts = (view: Pick<RecordView, "months">) =>
        view.months.map(({ posts: _, ...rest }) => rest);
      expect(withoutPosts({ months })).toEqual(withoutPosts(before.view));
      for (const { month, removed, restored, decisions, held } of months) {
        const acts = log.lines.filter((line) => line.startsWith(month)).map((line) => line.split(" ")[1]);
        const told = (...names: string[]) => acts.filter((act) => names.includes(act ?? "")).length;
        expect(told("remove", "decline")).toBe(removed.reduce((sum, { count }) => sum + count, 0));
        expect([told("restore"), told("hold"), told(...DECIDING)]).toEqual([restored, held, decisions]);
      }
    });

    test("says nothing of a decision before its minute is over, nor of one that was taken back", async () => {
      const { db } = await database.open();
      const { lastMs } = await aModeratedForum(db, {
        seed: 3,
        steps: 60,
        fromMs: FROM_MS,
        untilMs: FROM_MS + 60 * MINUTE_MS,
      });
      const of = async (nowMs: number) => (await wholeLog(db, { month: null, nowMs })).lines.length;
      const acts = await db.selectFrom("moderationAct").select("atMs").where("atMs", "<=", lastMs).execute();
      const firstMs = Math.min(...acts.map(({ atMs }) => atMs));
      expect(await of(firstMs + MINUTE_MS)).toBe(0);
      expect(await of(lastMs + MINUTE_MS + 1)).toBe((await replay(db, lastMs + MINUTE_MS + 1)).log.length);
    });
  });
}
