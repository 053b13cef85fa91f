import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Cursor } from "#app/domain/cursor.ts";

/**
 * The rows of a list that come after the cursor, by the two columns it is ordered by: a time and an id. All of them where
 * there is no cursor.
 */
export const beyond = (
  cursor: Cursor | null,
  [at, id]: readonly [string, string],
  order: "newest first" | "oldest first" = "newest first",
): RawBuilder<SqlBool> =>
  cursor === null
    ? sql`true`
    : sql`(${sql.ref(at)}, ${sql.ref(id)}) ${sql.raw(order === "newest first" ? "<" : ">")} (${cursor.atMs}, ${cursor.id})`;
