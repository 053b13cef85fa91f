import { sql } from "kysely";
import type { Connection } from "./connect.ts";
import type { DatabaseKind } from "./portable.ts";
import type { Db } from "./schema.ts";

/** SQLite's deferred transaction reads from one moment and, with a write-ahead log, keeps no writer waiting. */
const BEGIN: Record<DatabaseKind, string> = {
  sqlite: "begin deferred",
  postgres: "begin isolation level repeatable read read only",
};

/** Runs `read` with a connection that sees the database as it was at one moment, while others go on writing. */
export function inSnapshot<T>({ db, kind }: Connection, read: (snapshot: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (snapshot) => {
    await sql.raw(BEGIN[kind]).execute(snapshot);
    try {
      return await read(snapshot);
    } finally {
      await sql.raw("rollback").execute(snapshot); // Nothing was written.
    }
  });
}
