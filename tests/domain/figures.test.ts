import { describe, expect, test } from "vitest";
import { type Figures, figuresOf, isEmpty, type RecordFact } from "#app/domain/figures.ts";
import { monthOf, monthsAfter, parseDay, parseMonth, spanOf } from "#app/domain/month.ts";
import { COUNTED_ACTS, LINE_ACTS } from "#app/domain/public-record.ts";
import type { RecordedAct } from "#app/domain/record.ts";
import { monthView } from "#app/domain/record-views.ts";

const MINUTE_MS = 60_000;
const { fromMs, untilMs } = spanOf("2026-03");

type Line = Partial<RecordFact> & { act: RecordedAct };

/** Lines, each a minute after the one before, from the middle of the month on. */
const lines = (...some: Line[]): RecordFact[] =>
  some.map((line, at) => ({
    ...{ id: `line-${at}`, atMs: fromMs + (1_000 + at) * MINUTE_MS, automated: false },
    ...{ itemId: null, guideline: null, ofActId: null, ...line },
  }));

const figures = (record: RecordFact[], items: Parameters<typeof figuresOf>[0]["items"] = []): Figures =>
  figuresOf({ month: "2026-03", fromMs, untilMs, posts: 0, reports: 0, appeals: 0, lines: record, items });

const item = (id: string, openedAtMs: number, noticedAtMs: number | null = null) => ({
  id,
  openedAtMs,
  noticedAtMs,
});

describe("a month", () => {
  test.each([
    ["2026-03", "2026-03"],
    ["2026-13", null],
    ["2026-3", null],
    ["1999-01", null],
    ["2026-03-01", null],
    ["", null],
    [null, null],
  ])("in an address, %j, is %j", (text, month) => {
    expect(parseMonth(text)).toBe(month);
  });

  test.each([
    ["2024-02-29", "2024-02-29"],
    ["2026-02-29", null],
    ["2026-00-10", null],
    ["nonsense", null],
  ])("has days: %j is %j", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  test("begins at midnight in UTC and ends where the next begins", () => {
    expect(monthOf(fromMs)).toBe("2026-03");
    expect(monthOf(fromMs - 1)).toBe("2026-02");
    expect(monthOf(untilMs - 1)).toBe("2026-03");
    expect(spanOf("2026-04").fromMs).toBe(untilMs);
    expect([monthsAfter("2026-12", 1), monthsAfter("2026-01", -1), monthsAfter("2026-03", -12)]).toEqual([
      "2027-01",
      "2025-12",
      "2025-03",
    ]);
  });
});

describe("the figures of a month", () => {
  test("of nothing are nothing", () => {
    expect(isEmpty(figures([]))).toBe(true);
    expect(isEmpty(figures(lines({ act: "claim" }, { act: "set-role" })))).toBe(true);
    expect(isEmpty({ ...figures([]), posts: 1 })).toBe(false);
    for (const act of COUNTED_ACTS) expect(isEmpty(figures(lines({ act })))).toBe(false);
  });

  test("count removals by guideline, those not published as well, and not what was undone", () => {
    const record = lines(
      { act: "remove", guideline: 4 },
      { act: "decline", guideline: 4 },
      { act: "remove", guideline: 1 },
      { act: "remove" },
      { act: "remove", guideline: 8, id: "hasty" },
      { act: "undo", ofActId: "hasty" },
    );
    expect(figures(record).removed).toEqual({ 0: 1, 1: 1, 4: 2 });
    expect(figures(record).decisions).toBe(4);
  });

  test("end where the month ends, and an undoing in the next one still counts", () => {
    const record = lines(
      { act: "remove", guideline: 1, id: "late", atMs: untilMs - 1 },
      { act: "undo", ofActId: "late", atMs: untilMs + 1_000 },
      { act: "remove", guideline: 2, atMs: untilMs },
      { act: "remove", guideline: 3, atMs: fromMs - 1 },
      { act: "remove", guideline: 4, atMs: fromMs },
    );
    expect(figures(record).removed).toEqual({ 4: 1 });
  });

  test.each([
    ["noticed before it", -1, 1],
    ["noticed at the moment", 0, 1],
    ["noticed after it only", 1, 0],
    ["never noticed", null, 0],
  ])("count a decision about what was %s as brought about by software or not", (_words, after, noticed) => {
    const record = lines({ act: "dismiss", itemId: "a" });
    const atMs = record[0]?.atMs ?? 0;
    const found = figures(record, [item("a", fromMs, after === null ? null : atMs + after)]);
    expect([found.decisions, found.noticed]).toEqual([1, noticed]);
  });

  test("take the first look by a moderator, and the first decision that stood", () => {
    const record = lines(
      { act: "hold", itemId: "a", automated: true },
      { act: "claim", itemId: "a" },
      { act: "decline", itemId: "a", id: "hasty" },
      { act: "undo", itemId: "a", ofActId: "hasty" },
      { act: "approve", itemId: "a" },
      { act: "remove", itemId: "a" },
    );
    const found = figures(record, [item("a", record[0]?.atMs ?? 0)]);
    expect(found.firstLook).toEqual({ count: 1, medianMs: MINUTE_MS, ninetiethMs: MINUTE_MS });
    expect(found.decision).toEqual({ count: 1, medianMs: 4 * MINUTE_MS, ninetiethMs: 4 * MINUTE_MS });
  });

  test("leave to an earlier month what was first looked at there", () => {
    const record = lines({ act: "claim", itemId: "a", atMs: fromMs - 1 }, { act: "approve", itemId: "a" });
    const found = figures(record, [item("a", fromMs - 10 * MINUTE_MS)]);
    expect([found.firstLook.count, found.decision.count]).toEqual([0, 1]);
  });

  test.each([
    [[1], 1, 1],
    [[1, 2], 1, 2],
    [[3, 1, 2], 2, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
    [[11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 6, 10],
  ])(
    "of waits of %j minutes have the median %i and the 90th percentile %i, by nearest rank",
    (waits, half, nine) => {
      const record = lines(...waits.map((_, at) => ({ act: "approve" as const, itemId: `item-${at}` })));
      const items = record.map(({ itemId, atMs }, at) =>
        item(itemId ?? "", atMs - (waits[at] ?? 0) * MINUTE_MS),
      );
      const { medianMs, ninetiethMs } = figures(record, items).decision;
      expect([medianMs, ninetiethMs]).toEqual([half * MINUTE_MS, nine * MINUTE_MS]);
    },
  );

  test("tell how appeals ended, and what was taken back without one", () => {
    const acts = ["appeal-uphold", "appeal-change", "appeal-reverse", "appeal-reverse", "restore"] as const;
    const { upheld, changed, reversed, restored } = figures(lines(...acts.map((act) => ({ act }))));
    expect([upheld, changed, reversed, restored]).toEqual([1, 1, 2, 1]);
  });
});

describe("a month as everyone reads it", () => {
  const times = (count: number) => ({ count, medianMs: 5, ninetiethMs: 9 });
  const month = (n: number): Figures => ({
    ...{ ...figures([]), posts: n, reports: n, held: n, removed: n === 0 ? {} : { 4: n } },
    ...{ decisions: n, noticed: n, firstLook: times(n), decision: times(n), appeals: n, reversed: n },
    counted: { ...figures([]).counted, care: n },
  });

  test.each([
    [0, 0, null, null],
    [1, "few", "few", "few"],
    [2, "few", "few", "few"],
    [3, 3, 3, { medianMs: 5, ninetiethMs: 9 }],
  ] as const)("keeps back what could point to a person: of %i it tells %j", (n, cell, noticed, time) => {
    const view = monthView(month(n));
    expect([view.reports, view.appeals]).toEqual([cell, cell]);
    expect(view.counted.find(({ act }) => act === "care")?.count).toBe(cell);
    expect(view.noticed).toEqual(noticed);
    expect([view.firstLook, view.decision]).toEqual([time, time]);
    expect([view.posts, view.held, view.decisions, view.reversed]).toEqual([n, n, n, n]);
  });

  test("has no line about anybody in danger, about aliases, or about moderators' own work", () => {
    expect(LINE_ACTS).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(assess|care|second-look|services|hand-over|unmask)$/),
      ]),
    );
    for (const act of ["claim", "take-over", "ask-opinion", "set-role", "undo"] as const)
      expect([...LINE_ACTS, ...COUNTED_ACTS]).not.toContain(act);
  });
});
