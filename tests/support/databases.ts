import { openPostgresDatabase } from "./postgres-databases.ts";
import { openSqliteDatabase } from "./sqlite-databases.ts";
import type { TestDatabase } from "./test-database.ts";

/** Both databases. Every test that needs one is written once and runs on each. */
export const databases: readonly TestDatabase[] = [
  { name: "SQLite", kind: "sqlite", open: openSqliteDatabase },
  { name: "PostgreSQL", kind: "postgres", open: openPostgresDatabase },
];
