import { type Figures, isEmpty } from "#app/domain/figures.ts";
import { dayOf, daySpan, type Month, monthOf, monthsAfter, type Span, spanOf } from "#app/domain/month.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { LINE_ACTS, type LineAct, publicUntil } from "#app/domain/public-record.ts";
import { monthView, type PublicDay, type PublicLine, type RecordView } from "#app/domain/record-views.ts";
import { firstMs, publicLineBack, publicLines } from "#db/queries/figures.ts";
import type { Db } from "#db/schema.ts";
import { monthFigures } from "./month-figures.ts";
import { guidelineView } from "./present-posts.ts";

/** Months that are drawn together. */
const MONTHS_SHOWN = 12;
/** About so many lines of the log stand on a page: it ends with a whole day. */
const LINES_SHOWN = 100;

type Asked = {
  /** The month that the log is of, and up to which the figures go when it is older than these; null for the latest. */
  month: Month | null;
  /** A day, `2026-03-12`: the log goes on before it. */
  before: string | null;
  nowMs: number;
};

/** The public record: the figures of twelve months, and the log without anything that tells who. The same for everyone. */
export async function viewRecord(db: Db, { month, before, nowMs }: Asked): Promise<RecordView> {
  const current = monthOf(nowMs);
  const last = month !== null && month <= monthsAfter(current, -MONTHS_SHOWN) ? month : current;
  const first = monthsAfter(last, 1 - MONTHS_SHOWN);
  const since = await firstMs(db);
  const figures: Figures[] = [];
  for (let one = first; one <= last; one = monthsAfter(one, 1))
    if (since !== null && one >= monthOf(since)) figures.push(await monthFigures(db, one, nowMs));
  return {
    months: figures.filter((one) => !isEmpty(one)).map(monthView),
    olderMonth: since !== null && monthOf(since) < first ? monthsAfter(first, -1) : null,
    month,
    ...(await logPage(db, { month, before, nowMs })),
  };
}

/** Whole days of the log, the newest first, and the day before which it goes on. */
async function logPage(
  db: Db,
  { month, before, nowMs }: Asked,
): Promise<Pick<RecordView, "days" | "before">> {
  const asked = month === null ? { fromMs: 0, untilMs: publicUntil(nowMs) } : spanOf(month);
  const beforeMs = before === null ? asked.untilMs : daySpan(before).fromMs;
  const span: Span = { fromMs: asked.fromMs, untilMs: Math.min(asked.untilMs, beforeMs, publicUntil(nowMs)) };
  const lastMs = await publicLineBack(db, span, LINES_SHOWN - 1);
  const fromMs = lastMs === null ? span.fromMs : daySpan(dayOf(lastMs)).fromMs;
  const rows = await publicLines(db, { fromMs, untilMs: span.untilMs });
  const days = Map.groupBy(rows, ({ dayMs }) => dayOf(dayMs));
  const goesOn = (await publicLineBack(db, { fromMs: span.fromMs, untilMs: fromMs }, 0)) !== null;
  return {
    days: [...days].map(([day, lines]): PublicDay => ({ day, lines: merged(lines.map(publicLine)) })),
    before: goesOn ? dayOf(fromMs) : null,
  };
}

type LineRow = Awaited<ReturnType<typeof publicLines>>[number];

/** States are told of posts, and versions of the rules; labels of a post or how a member stands are not. */
function publicLine({ act, subjectKind, guideline, fromState, toState, count }: LineRow): PublicLine {
  const tellable = (state: string | null) =>
    subjectKind === "rules" || (POST_STATUSES as readonly (string | null)[]).includes(state) ? state : null;
  return {
    act: act as LineAct,
    subject: subjectKind,
    guideline: guidelineView(guideline),
    from: tellable(fromState),
    to: tellable(toState),
    count,
  };
}

/** Lines that read alike as one, in the order of the acts and not of the day. */
function merged(lines: readonly PublicLine[]): PublicLine[] {
  const alike = Map.groupBy(lines, ({ count: _, ...line }) => JSON.stringify(line));
  const sums = [...alike].map(([words, some]) => {
    const [line] = some;
    const count = some.reduce((sum, one) => sum + one.count, 0);
    return { words, line: line && { ...line, count } };
  });
  return sums
    .sort((a, b) => (a.words < b.words ? -1 : 1))
    .flatMap(({ line }) => (line ? [line] : []))
    .sort((a, b) => LINE_ACTS.indexOf(a.act) - LINE_ACTS.indexOf(b.act));
}
