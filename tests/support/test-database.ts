import type { Connection } from "#db/connect.ts";
import type { DatabaseKind } from "#db/portable.ts";

/**
 * A fresh database. `url` is null for SQLite in memory, which has no second connection. Two SQLite connections in one
 * thread may only take turns: a transaction that waits for the other's stops the thread that would end it.
 */
export type FreshDatabase = Connection & { url: string | null; reopen: () => Connection };

export type OpenOptions = {
  /** SQLite in a file, so that it can be opened a second time. PostgreSQL always can. */
  file?: boolean;
  /** Without tables. Also for a test that changes tables, not rows: only rows are cleared before the next test. */
  unmigrated?: boolean;
};

/** One of the two databases: `for (const database of databases) describe(database.name, …)`. */
export type TestDatabase = {
  name: string;
  kind: DatabaseKind;
  /**
   * A migrated database without rows that nobody else uses, open until the test ends, or until the file ends when a
   * `beforeAll` opens it. SQLite takes 1 ms (a copy in memory), PostgreSQL 10 ms and the first one in a file 100 ms.
   */
  open: (options?: OpenOptions) => Promise<FreshDatabase>;
};
