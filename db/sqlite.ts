import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import type { Database, Db } from "./schema.ts";

/** How long one process waits for another's write before it gives up, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5_000;
/** Prepared statements kept; Kysely alone prepares each query anew (134 against 94 µs for four tables). */
const STATEMENTS_KEPT = 500;
/** Longer ones are lists of rows or ids, each of another length: kept, they would only push out what comes again. */
const STATEMENT_MAX_CHARS = 10_000;

/** Opens the file, making it and its folder when missing. Throws SQLite's error when it cannot be opened. */
export function openSqlite(path: string): Db {
  if (path !== ":memory:" && !existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  return kyselyOver(new SQLite(path));
}

/** Kysely over an open better-sqlite3 database, with the settings every connection needs. */
export function kyselyOver(database: SQLite.Database): Db {
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (!database.readonly) database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL"); // A power cut may lose the last moments, never the file: docs/operating.md.
  database.pragma("foreign_keys = ON");
  database.pragma("secure_delete = ON"); // What is deleted is written over with zeros: a name that slipped in is gone from the file, too.
  database.pragma("recursive_triggers = ON"); // Without it, `replace into` would slip past the record's delete trigger.
  return new Kysely<Database>({
    dialect: new AfterwordSqliteDialect({
      database: withStatementCache(database),
      isInTransaction: () => database.inTransaction,
    }),
  });
}

/** Least recently used first: a Map keeps the order of insertion, and a hit is inserted again. */
function withStatementCache(database: SQLite.Database): SqliteDatabase {
  const statements = new Map<string, SQLite.Statement>();
  return {
    close: () => void database.close(),
    prepare(sql: string) {
      if (sql.length > STATEMENT_MAX_CHARS) return kyselyStatement(database.prepare(sql));
      const known = statements.get(sql);
      const statement = known ?? database.prepare(sql);
      if (known) statements.delete(sql);
      statements.set(sql, statement);
      if (statements.size > STATEMENTS_KEPT) {
        const oldest = statements.keys().next().value;
        if (oldest !== undefined) statements.delete(oldest);
      }
      return kyselyStatement(statement);
    },
  };
}

const kyselyStatement = (statement: SQLite.Statement) =>
  statement as unknown as ReturnType<SqliteDatabase["prepare"]>;

type SqliteConfig = { database: SqliteDatabase; isInTransaction: () => boolean };

class AfterwordSqliteDialect extends SqliteDialect {
  readonly #config: SqliteConfig;

  constructor(config: SqliteConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver() {
    return new ImmediateSqliteDriver(this.#config);
  }

  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
}

/** A deferred transaction that turns into a write fails at once (SQLITE_BUSY_SNAPSHOT) whatever the timeout. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #isInTransaction: () => boolean;

  constructor(config: SqliteConfig) {
    super(config);
    this.#isInTransaction = config.isInTransaction;
  }

  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would fail and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection) {
    if (this.#isInTransaction()) await super.rollbackTransaction(connection);
  }
}

/** SQLite does roll back DDL; saying so makes Kysely run migrations in one transaction, which is also their lock. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
