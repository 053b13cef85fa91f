import type { Figures, Times } from "./figures.ts";
import type { Month } from "./month.ts";
import { COUNTED_ACTS, type CountedAct, type LineAct } from "./public-record.ts";

/** A number below this many could point to a person. */
export const FEW = 3;

/** A count as everyone may read it: `few` for one or two where that could point to a person. */
export type Cell = number | "few";

/** Two times in milliseconds; `few` where so few items were looked at that it would be the story of one of them. */
export type TimesCell = { medianMs: number; ninetiethMs: number } | "few" | null;

/**
 * A month as everyone may read it. Which numbers are kept back when they are small, and why:
 *
 * | kept back below 3              | because                                                                |
 * | ------------------------------ | ---------------------------------------------------------------------- |
 * | reports                        | whoever was reported would know that it was one person, and guess who  |
 * | appeals opened                 | after one removal it would tell that its author has appealed           |
 * | what was done in danger, unmaskings | it would tell that this one person was in danger, or was looked up |
 * | times, and the automated share | of one or two items they are the story of one of them                  |
 *
 * The rest stands as it is: posts can be counted in the threads, and the log below has each hold, removal and decision.
 */
export type MonthView = {
  month: Month;
  posts: number;
  reports: Cell;
  held: number;
  removed: { guideline: number; count: number }[];
  decisions: number;
  /** Of the decisions, those about what software had pointed out; null without decisions. */
  noticed: Cell | null;
  firstLook: TimesCell;
  decision: TimesCell;
  appeals: Cell;
  upheld: number;
  changed: number;
  reversed: number;
  restored: number;
  counted: { act: CountedAct; count: Cell }[];
};

export function monthView(figures: Figures): MonthView {
  const { reports, removed, decisions, noticed, firstLook, decision, appeals, counted, ...open } = figures;
  return {
    ...open,
    reports: cell(reports),
    removed: Object.entries(removed).map(([guideline, count]) => ({ guideline: Number(guideline), count })),
    decisions,
    noticed: decisions === 0 ? null : decisions < FEW ? "few" : noticed,
    firstLook: timesCell(firstLook),
    decision: timesCell(decision),
    appeals: cell(appeals),
    counted: COUNTED_ACTS.map((act) => ({ act, count: cell(counted[act]) })),
  };
}

const cell = (count: number): Cell => (count > 0 && count < FEW ? "few" : count);

function timesCell({ count, medianMs, ninetiethMs }: Times): TimesCell {
  if (count === 0) return null;
  return count < FEW ? "few" : { medianMs, ninetiethMs };
}

/**
 * What was done on one day, in one way, to one kind of subject, and how often. No reason, name, title, id or clock; within
 * a day the lines stand by what was done, not by when.
 */
export type PublicLine = {
  act: LineAct;
  subject: "post" | "thread" | "account" | "rules";
  guideline: { number: number; name: string } | null;
  /** From where to where a post went, or from which version of the rules to which. */
  from: string | null;
  to: string | null;
  count: number;
};

export type PublicDay = { day: string; lines: PublicLine[] };

export type RecordView = {
  /** The months shown in which anything happened, the oldest first; at most twelve. */
  months: MonthView[];
  /** The month to show the twelve up to, for what is older; null where there is nothing. */
  olderMonth: Month | null;
  /** The month that the log is of; null for all. */
  month: Month | null;
  days: PublicDay[];
  /** The day before which the older lines are; null where there are none. */
  before: string | null;
};
