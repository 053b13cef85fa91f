import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Where the opening of a thread stood as a reply before the moderators gave it one, so that this can be taken back. Frozen:
 * see db/migrate.ts.
 */
export const migration = (): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const [column, type] of [
      ["splitFromId", "text"],
      ["splitFromPosition", "integer"],
    ] as const)
      await db.schema.alterTable("thread").addColumn(column, type).execute();
  },
});
