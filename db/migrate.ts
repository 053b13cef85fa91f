import { type Migration, Migrator } from "kysely/migration";
import type { Connection } from "./connect.ts";
import * as m0001 from "./migrations/0001-foundation.ts";
import * as m0002 from "./migrations/0002-needs-and-aliases.ts";
import * as m0003 from "./migrations/0003-drafts.ts";
import * as m0004 from "./migrations/0004-gestures-and-sections.ts";
import * as m0005 from "./migrations/0005-search.ts";
import * as m0006 from "./migrations/0006-following.ts";
import * as m0007 from "./migrations/0007-hiding-and-profiles.ts";
import * as m0008 from "./migrations/0008-quotes-mentions-edits.ts";
import * as m0009 from "./migrations/0009-quoted-posts.ts";
import * as m0010 from "./migrations/0010-search-index.ts";
import * as m0011 from "./migrations/0011-narrowed-from.ts";
import * as m0012 from "./migrations/0012-desk.ts";
import * as m0013 from "./migrations/0013-help-country.ts";
import * as m0014 from "./migrations/0014-figures-by-month.ts";
import * as m0015 from "./migrations/0015-review-topics.ts";
import * as m0016 from "./migrations/0016-sessions-and-recovery.ts";
import * as m0017 from "./migrations/0017-factors.ts";
import * as m0018 from "./migrations/0018-leaving.ts";
import * as m0019 from "./migrations/0019-what-is-kept.ts";
import * as m0020 from "./migrations/0020-email.ts";
import * as m0021 from "./migrations/0021-export.ts";
import * as m0022 from "./migrations/0022-asked-opinions.ts";
import * as m0023 from "./migrations/0023-split-threads.ts";
import * as m0024 from "./migrations/0024-times-of-leaving.ts";
import * as m0025 from "./migrations/0025-items-of-erased-posts.ts";
import * as m0026 from "./migrations/0026-locks-that-end.ts";
import type { DatabaseKind } from "./portable.ts";

/** Every migration in order. A migration that has been released is never changed; what is wrong in it, the next one mends. */
export const MIGRATIONS: Record<string, (kind: DatabaseKind) => Migration> = {
  "0001-foundation": m0001.migration,
  "0002-needs-and-aliases": m0002.migration,
  "0003-drafts": m0003.migration,
  "0004-gestures-and-sections": m0004.migration,
  "0005-search": m0005.migration,
  "0006-following": m0006.migration,
  "0007-hiding-and-profiles": m0007.migration,
  "0008-quotes-mentions-edits": m0008.migration,
  "0009-quoted-posts": m0009.migration,
  "0010-search-index": m0010.migration,
  "0011-narrowed-from": m0011.migration,
  "0012-desk": m0012.migration,
  "0013-help-country": m0013.migration,
  "0014-figures-by-month": m0014.migration,
  "0015-review-topics": m0015.migration,
  "0016-sessions-and-recovery": m0016.migration,
  "0017-factors": m0017.migration,
  "0018-leaving": m0018.migration,
  "0019-what-is-kept": m0019.migration,
  "0020-email": m0020.migration,
  "0021-export": m0021.migration,
  "0022-asked-opinions": m0022.migration,
  "0023-split-threads": m0023.migration,
  "0024-times-of-leaving": m0024.migration,
  "0025-items-of-erased-posts": m0025.migration,
  "0026-locks-that-end": m0026.migration,
};

/** The database was made by a newer Afterword, which this one could only damage. */
export class NewerDatabaseError extends Error {
  constructor(unknown: readonly string[]) {
    super(
      `The database was made by a newer Afterword (it has ${unknown.join(", ")}). Start that version instead.`,
    );
    this.name = "NewerDatabaseError";
  }
}

/**
 * Brings the database up to date and returns the names of what ran. One transaction: a failure leaves everything
 * as it was. Two servers that start at once do it once: on SQLite the transaction is the lock, on PostgreSQL Kysely
 * takes an advisory lock. Throws NewerDatabaseError, or the database's own error.
 */
export async function migrateToLatest(
  { db, kind }: Connection,
  migrations: typeof MIGRATIONS = MIGRATIONS,
): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(migrations).map(([name, make]) => [name, make(kind)])),
    },
  });
  await refuseNewer(db, Object.keys(migrations));
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

async function refuseNewer(db: Connection["db"], known: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return;
  const applied = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .orderBy("name")
    .execute();
  const unknown = applied.map((row) => row.name).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
}
