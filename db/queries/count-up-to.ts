import type { SelectQueryBuilder } from "kysely";
import type { Database, Db } from "../schema.ts";

/** How many rows a query finds, counted to `most`: whoever needs to know that there are many needs no number. */
export async function countUpTo<Tables extends keyof Database>(
  db: Db,
  query: SelectQueryBuilder<Database, Tables, { id: string }>,
  most: number,
): Promise<number> {
  const row = await db
    .selectFrom(query.limit(most).as("few"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
