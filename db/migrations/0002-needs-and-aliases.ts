import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseKind } from "../portable.ts";

/** What an author needs from a thread, and the names that anonymous posts stand under. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const strict = <T extends CreateTableBuilder<string, string>>(table: T) =>
    kind === "sqlite" ? table.modifyEnd(sql`strict`) : table;

  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable("thread").addColumn("timeSince", "text").execute();
      await db.schema.alterTable("thread").addColumn("hope", "text").execute();
      await db.schema.alterTable("post").addColumn("alias", "text").execute();
      await db.schema
        .alterTable("post")
        .addColumn("contentNotes", "text", (c) => c.notNull().defaultTo("[]"))
        .execute();
      await strict(
        db.schema
          .createTable("threadAlias")
          .addColumn("threadId", "text", (c) => c.notNull().references("thread.id"))
          .addColumn("alias", "text", (c) => c.notNull())
          .addColumn("accountId", "text", (c) => c.references("account.id"))
          .addPrimaryKeyConstraint("threadAliasKey", ["threadId", "alias"])
          .addUniqueConstraint("threadAliasOnce", ["threadId", "accountId"]),
      ).execute();

      const index = (name: string) => db.schema.createIndex(name).on("thread");
      await index("threadTimeSince").columns(["timeSince", "lastActivityAtMs", "id"]).execute();
      await index("threadHope").columns(["hope", "lastActivityAtMs", "id"]).execute();
      await index("threadKind").columns(["kind", "lastActivityAtMs", "id"]).execute();
    },
  };
}
