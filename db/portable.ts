import { type ColumnDataType, PostgresAdapter } from "kysely";
import type { Db } from "./schema.ts";

/** Every difference between the two databases that our code has to know, each named once. */
export type DatabaseKind = "sqlite" | "postgres";

/** Which of the two this is. */
export const kindOf = (db: Db): DatabaseKind =>
  db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";

/** The column type that holds epoch milliseconds. SQLite's strict tables know one integer, of 64 bits. */
export const timeType = (kind: DatabaseKind): ColumnDataType => (kind === "sqlite" ? "integer" : "bigint");

/** The column type that holds bytes. */
export const bytesType = (kind: DatabaseKind): ColumnDataType => (kind === "sqlite" ? "blob" : "bytea");

type DatabaseError = { code?: unknown; cause?: unknown };
const codeOf = (error: unknown): string => String((error as DatabaseError | null)?.code ?? "");

/** A unique index refused the row: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  return ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"].includes(codeOf(error));
}

/** What pg and its pool say, without a code, when the server has gone away. */
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * The database cannot take or give data just now: locked, read-only, full disk, gone. Not the writer's fault and
 * not a bug, so the page says so and gives the text back. PostgreSQL: classes 08, 53, 57P, 25006, 40 (serialization).
 */
export function isStorageFailure(error: unknown): boolean {
  const code = codeOf(error);
  if (code === "") return error instanceof Error && CONNECTION_LOST.test(error.message);
  return (
    /^SQLITE_(BUSY|LOCKED|READONLY|FULL|IOERR|CANTOPEN|CORRUPT|NOTADB)/.test(code) ||
    /^((08|53|40)[0-9A-Z]{3}|57P[0-9A-Z]{2}|25006)$/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC)$/.test(code)
  );
}

/** PostgreSQL: of transactions that waited for one another, this one was ended, and nothing of it was done. */
const isDeadlock = (error: unknown): boolean => codeOf(error) === "40P01";

/** A transaction that is ended so often is not unlucky. */
const TRIES = 5;

/**
 * Runs `work` in a transaction, or in the one it is already in. On SQLite it begins immediate (see sqlite.ts), so
 * that it waits its turn at the start and cannot fail in the middle. On PostgreSQL it is begun anew when it was ended so
 * that others could go on: outside the transaction `work` changes nothing. Inside, use only `tx`: the outer `db` waits
 * for it.
 */
export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!isDeadlock(error) || tries === TRIES) throw error;
    }
  }
}

/** SQLite takes at most 32,766 values in one statement, PostgreSQL 65,535: rows per insert for a table of this width. */
export const rowsPerInsert = (columns: number): number => Math.floor(30_000 / columns);
