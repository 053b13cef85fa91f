import type { Insertable } from "kysely";
import { rowsPerInsert } from "./portable.ts";
import type { Database, Db } from "./schema.ts";

/** Each try that does not fit is this many times smaller. */
const SHRINK = 8;

/**
 * Inserts many rows in few statements, in order. The numbers of rows are the largest that both databases take, an
 * eighth of it, and so on: every number is another statement, so there are only a handful.
 */
export async function insertRows<T extends keyof Database>(
  db: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  let size = rowsPerInsert(Object.keys(rows[0] ?? {}).length || 1);
  for (let at = 0; at < rows.length; ) {
    if (size > 1 && rows.length - at < size) {
      size = Math.ceil(size / SHRINK);
      continue;
    }
    await db
      .insertInto(table)
      .values(rows.slice(at, at + size))
      .execute();
    at += size;
  }
}
