import { sql } from "kysely";
import { kindOf } from "./portable.ts";
import type { Db } from "./schema.ts";
import { BUSY_TIMEOUT_MS } from "./sqlite.ts";

/** How long it waits for other processes that read, in milliseconds. This one does nothing else meanwhile. */
const PATIENCE_MS = 100;

/**
 * Takes what was deleted out of the database's files, as far as the database can. SQLite has written zeros over it
 * (`secure_delete`, see sqlite.ts); what is left stands in the write-ahead log, which is emptied here. Where another
 * process still reads an older state it cannot be emptied now; the next call does it, or the last server that stops.
 * PostgreSQL has no such call: it clears dead rows by itself, see docs/operating.md.
 */
export async function scrub(db: Db): Promise<void> {
  if (kindOf(db) !== "sqlite") return;
  await db.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = ${sql.lit(PATIENCE_MS)}`.execute(connection);
    await sql`pragma wal_checkpoint(truncate)`.execute(connection);
    await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT_MS)}`.execute(connection);
  });
}
