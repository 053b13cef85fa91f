import { type Figures, figuresOf, type RecordFact } from "#app/domain/figures.ts";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { type Month, spanOf } from "#app/domain/month.ts";
import { publicUntil } from "#app/domain/public-record.ts";
import { countCameIn, factsBefore, itemFacts, recordFacts } from "#db/queries/figures.ts";
import type { Db } from "#db/schema.ts";

/** Lines in memory at a time from one statement, and items asked about in one. */
const AT_A_TIME = 1_000;

/** Long after its last decision could be undone, a month's part of the record stays as it is. */
const SETTLED_MS = 24 * 60 * 60 * 1000;

/**
 * What was done in months that are over, by database: the record is only added to, so it is read for each of them once.
 * What came in is counted each time, because authors can take it back.
 */
const settled = new WeakMap<Db, Map<Month, Figures>>();

/** The figures of a month, from the record as far as it is public at `nowMs`. */
export async function monthFigures(db: Db, month: Month, nowMs: number): Promise<Figures> {
  const span = spanOf(month);
  const untilMs = Math.max(span.fromMs, Math.min(span.untilMs, publicUntil(nowMs)));
  const told = { fromMs: span.fromMs, untilMs };
  const came = await countCameIn(db, span);
  const known = settled.get(db) ?? new Map<Month, Figures>();
  const figures = known.get(month) ?? figuresOf({ month, ...told, ...came, ...(await factsOf(db, told)) });
  if (nowMs - span.untilMs > SETTLED_MS) settled.set(db, known.set(month, figures));
  return { ...figures, ...came };
}

/** The lines of this time with what makes them count: their items, what was done on these before, what was undone. */
async function factsOf(db: Db, { fromMs, untilMs }: { fromMs: number; untilMs: number }) {
  // A decision of the month's last minute can be undone in the next month.
  const lines = await allFacts(db, { fromMs, untilMs: untilMs + UNDO_DECISION_MS });
  const ids = [...new Set(lines.map(({ itemId }) => itemId).filter((id) => id !== null))];
  const items = [];
  const before: RecordFact[] = [];
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const some = await itemFacts(db, ids.slice(at, at + AT_A_TIME));
    items.push(...some);
    const older = some.filter(({ openedAtMs }) => openedAtMs < fromMs).map(({ id }) => id);
    before.push(...(await factsBefore(db, { itemIds: older, beforeMs: fromMs })));
  }
  return { lines: [...before, ...lines], items };
}

async function allFacts(db: Db, span: { fromMs: number; untilMs: number }): Promise<RecordFact[]> {
  const lines: RecordFact[] = [];
  for (;;) {
    const page = await recordFacts(db, { ...span, after: lines.at(-1) ?? null, limit: AT_A_TIME });
    lines.push(...page);
    if (page.length < AT_A_TIME) return lines;
  }
}
