import type { Cursor } from "#app/domain/cursor.ts";

export type GatherPage<Row> = {
  limit: number;
  before: Cursor | null;
  /** The rows after `before`, at most `limit` of them. */
  read: (before: Cursor | null, limit: number) => Promise<Row[]>;
  /** Those of the rows that this reader is shown, in the same order. */
  keep: (rows: readonly Row[]) => Promise<Row[]>;
  cursorOf: (row: Row) => Cursor;
};

/** A reader who hides a common word must not make the server read through everything. */
const READS_AT_MOST = 5;

/**
 * A page of a list of which some rows are left out after they were read: it reads on until the page is full, the list
 * ends, or five pages have been read; then the page is short, and the way to the next one stands all the same.
 */
export async function gatherPage<Row>(
  page: GatherPage<Row>,
): Promise<{ rows: Row[]; olderFrom: Cursor | null }> {
  const { limit, read, keep, cursorOf } = page;
  const rows: Row[] = [];
  let before = page.before;
  for (let reads = 0; reads < READS_AT_MOST && rows.length < limit; reads++) {
    const found = await read(before, limit + 1);
    const here = found.slice(0, limit);
    const kept = await keep(here);
    const taken = kept.slice(0, limit - rows.length);
    rows.push(...taken);
    const isLastPage = found.length === here.length && kept.length === taken.length;
    const end = rows.length === limit ? taken.at(-1) : here.at(-1);
    if (isLastPage || !end) return { rows, olderFrom: null };
    before = cursorOf(end);
  }
  return { rows, olderFrom: before };
}
