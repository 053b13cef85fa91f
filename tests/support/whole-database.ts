import { sql } from "kysely";
import type { DatabaseKind } from "#db/portable.ts";
import type { Db } from "#db/schema.ts";

const NAMES: Record<DatabaseKind, string> = {
  sqlite: "select name from sqlite_master where type = 'table' and name not like '%_search%' order by name",
  postgres:
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
};

/** Every row of every table, as text by table, to be compared with itself later. */
export async function wholeDatabase(db: Db, kind: DatabaseKind): Promise<Record<string, string[]>> {
  const { rows } = await sql.raw<{ name: string }>(NAMES[kind]).execute(db);
  const tables = rows.map(({ name }) => name);
  const content = tables.map(async (name): Promise<[string, string[]]> => {
    const { rows: found } = await sql`select * from ${sql.table(name)}`.execute(db);
    return [name, found.map((row) => JSON.stringify(row)).sort()];
  });
  return Object.fromEntries(await Promise.all(content));
}
