import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** What a reader has hidden, and what a member says about themselves. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);

  return {
    async up(db: Kysely<unknown>) {
      const create = (name: string) =>
        db.schema
          .createTable(name)
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"));
      const table = async (builder: CreateTableBuilder<string, string>) =>
        (kind === "sqlite" ? builder.modifyEnd(sql`strict`) : builder).execute();

      await table(
        create("mutedPerson")
          .addColumn("mutedId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addPrimaryKeyConstraint("mutedPersonKey", ["accountId", "mutedId"]),
      );
      await table(
        create("mutedAlias")
          .addColumn("threadId", "text", (c) => c.notNull().references("thread.id").onDelete("cascade"))
          .addColumn("alias", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addPrimaryKeyConstraint("mutedAliasKey", ["accountId", "threadId", "alias"]),
      );
      await table(
        create("hiddenThread")
          .addColumn("threadId", "text", (c) => c.notNull().references("thread.id").onDelete("cascade"))
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addPrimaryKeyConstraint("hiddenThreadKey", ["accountId", "threadId"]),
      );
      await table(
        create("hidingChoice")
          .addColumn("notes", "text", (c) => c.notNull())
          .addColumn("words", "text", (c) => c.notNull())
          .addColumn("wordsVersion", "integer", (c) => c.notNull())
          .addPrimaryKeyConstraint("hidingChoiceKey", ["accountId"]),
      );
      await table(
        create("profile")
          .addColumn("about", "text", (c) => c.notNull())
          .addColumn("isOff", "integer", (c) => c.notNull())
          .addPrimaryKeyConstraint("profileKey", ["accountId"]),
      );
      await db.schema.createIndex("mutedPersonMuted").on("mutedPerson").column("mutedId").execute();
    },
  };
}
