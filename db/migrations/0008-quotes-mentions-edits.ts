import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseKind } from "../portable.ts";

/** Quotes of a part of a post, and who is mentioned where. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const strict = <T extends CreateTableBuilder<string, string>>(table: T) =>
    kind === "sqlite" ? table.modifyEnd(sql`strict`) : table;

  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable("post").addColumn("quotedText", "text").execute();
      await strict(
        db.schema
          .createTable("mention")
          .addColumn("postId", "text", (c) => c.notNull().references("post.id").onDelete("cascade"))
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addPrimaryKeyConstraint("mentionKey", ["postId", "accountId"]),
      ).execute();
      await db.schema.createIndex("mentionAccount").on("mention").column("accountId").execute();
      await db.schema
        .createIndex("postSelections")
        .on("post")
        .column("quotedPostId")
        .where(sql.ref("quotedText"), "is not", null)
        .execute();
    },
  };
}
