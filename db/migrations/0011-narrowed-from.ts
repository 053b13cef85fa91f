import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** From where on replies in a thread have been written for fewer people than everyone. Frozen: see db/migrate.ts. */
export function migration(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable("thread").addColumn("narrowedFrom", "integer").execute();
      // Who wrote there before this was counted, and for whom, is not known: they are taken at the narrower.
      await sql`update "thread" set "narrowedFrom" = 1 where "audience" <> 'everyone'`.execute(db);
    },
  };
}
