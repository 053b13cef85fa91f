import type { Month } from "./month.ts";
import { COUNTED_ACTS, type CountedAct } from "./public-record.ts";
import { DECISIONS, FIRST_LOOKS, type RecordedAct } from "./record.ts";

/**
 * The figures of one calendar month in UTC, from the record and from when things came in.
 *
 * | figure          | what is counted in the month                                                            |
 * | --------------- | --------------------------------------------------------------------------------------- |
 * | posts           | posts written, whatever became of them, but those that only their author reads          |
 * | reports         | reports that came in                                                                    |
 * | held            | acts `hold`: by screening, or since a moderator had decided to read somebody's posts first |
 * | removed         | acts `remove` and `decline` that were not undone, by the guideline they named           |
 * | decisions       | acts that decide an item (DECISIONS) and were not undone                                |
 * | noticed         | those of them about an item that software had pointed out before, alone or beside people |
 * | first look      | from when an item came in to the first of FIRST_LOOKS on it, where that is in the month |
 * | decision        | the same, to the first of DECISIONS on it that was not undone                           |
 * | appeals         | appeals that were opened; then those that were decided, by how they ended               |
 * | restored        | acts `restore`: taken back without an appeal                                            |
 *
 * Software never decides here: it holds and points out, and each decision is a moderator's. So the automated share is
 * the part of the decisions that software brought about, `noticed` of `decisions`.
 *
 * Times belong to the month of the look or the decision, not to that of the item: so a month that is over stays as it is,
 * and what waited long is counted when it is done. What still waits is in no time. Median and 90th percentile are by
 * nearest rank: always a time that somebody really waited.
 */
export type Figures = {
  month: Month;
  posts: number;
  reports: number;
  held: number;
  /** By the guideline's number; 0 for a decision that names none. */
  removed: Record<number, number>;
  decisions: number;
  noticed: number;
  firstLook: Times;
  decision: Times;
  appeals: number;
  upheld: number;
  changed: number;
  reversed: number;
  restored: number;
  /** What is told as a number alone. */
  counted: Record<CountedAct, number>;
};

/** How long so many items waited; zeros for none. */
export type Times = { count: number; medianMs: number; ninetiethMs: number };

/** A line of the record, as far as it counts. */
export type RecordFact = {
  id: string;
  atMs: number;
  act: RecordedAct;
  automated: boolean;
  itemId: string | null;
  guideline: number | null;
  ofActId: string | null;
};

/** `noticedAtMs`: when software first pointed it out; null where only people did. */
export type ItemFact = { id: string; openedAtMs: number; noticedAtMs: number | null };

/**
 * `lines`: the record from `fromMs` up to `untilMs`, the undoings of those lines, and what was done before on the same
 * items. `items`: those that the lines are about.
 */
export type MonthFacts = {
  month: Month;
  fromMs: number;
  untilMs: number;
  posts: number;
  reports: number;
  appeals: number;
  lines: readonly RecordFact[];
  items: readonly ItemFact[];
};

export function figuresOf({ month, fromMs, untilMs, lines, items, ...came }: MonthFacts): Figures {
  const undone = new Set(lines.filter(({ act }) => act === "undo").map(({ ofActId }) => ofActId));
  const stood = lines.filter(({ id }) => !undone.has(id));
  const within = ({ atMs }: RecordFact) => atMs >= fromMs && atMs < untilMs;
  const inMonth = stood.filter(within);
  const count = (act: RecordedAct) => inMonth.filter((line) => line.act === act).length;
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const decided = inMonth.filter(({ act }) => isDecision(act));
  const waits = (firsts: RecordFact[]) =>
    timesOf(
      firsts.filter(within).flatMap(({ atMs, itemId }) => {
        const item = itemOf.get(itemId ?? "");
        return item ? [atMs - item.openedAtMs] : [];
      }),
    );
  return {
    ...{ month, ...came, held: count("hold"), decisions: decided.length },
    removed: tally(inMonth.filter(({ act }) => act === "remove" || act === "decline")),
    noticed: decided.filter(({ itemId, atMs }) => {
      const noticedAtMs = itemOf.get(itemId ?? "")?.noticedAtMs ?? null;
      return noticedAtMs !== null && noticedAtMs <= atMs;
    }).length,
    firstLook: waits(firstOfEach(lines.filter(({ act, automated }) => !automated && isLook(act)))),
    decision: waits(firstOfEach(stood.filter(({ act }) => isDecision(act)))),
    upheld: count("appeal-uphold"),
    changed: count("appeal-change"),
    reversed: count("appeal-reverse"),
    restored: count("restore"),
    counted: Object.fromEntries(COUNTED_ACTS.map((act) => [act, count(act)])) as Record<CountedAct, number>,
  };
}

const isDecision = (act: string): boolean => (DECISIONS as readonly string[]).includes(act);
const isLook = (act: string): boolean => (FIRST_LOOKS as readonly string[]).includes(act);

/** The first line about each item. */
function firstOfEach(lines: readonly RecordFact[]): RecordFact[] {
  const first = new Map<string, RecordFact>();
  for (const line of lines) {
    if (line.itemId === null) continue;
    const known = first.get(line.itemId);
    if (!known || line.atMs < known.atMs) first.set(line.itemId, line);
  }
  return [...first.values()];
}

function tally(lines: readonly RecordFact[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { guideline } of lines) counts[guideline ?? 0] = (counts[guideline ?? 0] ?? 0) + 1;
  return counts;
}

function timesOf(waits: readonly number[]): Times {
  const sorted = [...waits].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { count: sorted.length, medianMs: rank(0.5), ninetiethMs: rank(0.9) };
}

/** Nothing came in and nothing was done. */
export const isEmpty = (figures: Figures): boolean =>
  [
    ...[figures.posts, figures.reports, figures.held, figures.decisions, figures.firstLook.count],
    ...[figures.appeals, figures.upheld, figures.changed, figures.reversed],
    ...Object.values(figures.counted),
  ].every((count) => count === 0);
