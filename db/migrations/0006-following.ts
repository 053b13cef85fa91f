import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** How far a member has read, which threads they watch, when they want quiet, and their feed. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const strict = <T extends CreateTableBuilder<string, string>>(table: T) =>
    kind === "sqlite" ? table.modifyEnd(sql`strict`) : table;

  return {
    async up(db: Kysely<unknown>) {
      const create = (name: string) => db.schema.createTable(name);

      await strict(
        create("following")
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("threadId", "text", (c) => c.notNull().references("thread.id").onDelete("cascade"))
          .addColumn("stance", "text", (c) => c.notNull())
          .addColumn("readPosition", "integer", (c) => c.notNull())
          .addPrimaryKeyConstraint("followingKey", ["accountId", "threadId"]),
      ).execute();
      await strict(
        create("quietHours")
          .addColumn("accountId", "text", (c) => c.primaryKey().references("account.id").onDelete("cascade"))
          .addColumn("fromMinute", "integer", (c) => c.notNull())
          .addColumn("toMinute", "integer", (c) => c.notNull())
          .addColumn("timeZone", "text", (c) => c.notNull()),
      ).execute();
      await strict(
        create("feedToken")
          .addColumn("accountId", "text", (c) => c.primaryKey().references("account.id").onDelete("cascade"))
          .addColumn("tokenHash", "text", (c) => c.notNull().unique())
          .addColumn("createdAtMs", timeType(kind), (c) => c.notNull()),
      ).execute();

      const index = (name: string) => db.schema.createIndex(name);
      await index("followingStance").on("following").columns(["accountId", "stance", "threadId"]).execute();
      await index("followingThread").on("following").column("threadId").execute();
      await index("threadCreated").on("thread").columns(["createdAtMs", "id"]).execute();
    },
  };
}
