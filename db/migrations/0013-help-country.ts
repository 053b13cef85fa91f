import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseKind } from "../portable.ts";

/** The country whose helplines a member wants to see first. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = db.schema
        .createTable("helpCountry")
        .addColumn("accountId", "text", (c) => c.primaryKey().references("account.id").onDelete("cascade"))
        .addColumn("country", "text", (c) => c.notNull());
      await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
    },
  };
}
