import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** Gestures, what helped, and the sections of the article that posts are about. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  const strict = <T extends CreateTableBuilder<string, string>>(table: T) =>
    kind === "sqlite" ? table.modifyEnd(sql`strict`) : table;

  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable("article")
        .addColumn("sections", "text", (c) => c.notNull().defaultTo("[]"))
        .execute();
      await strict(
        db.schema
          .createTable("gesture")
          .addColumn("postId", "text", (c) => c.notNull().references("post.id"))
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("kind", "text", (c) => c.notNull())
          .addColumn("way", "text")
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addPrimaryKeyConstraint("gestureOnce", ["postId", "accountId", "kind"]),
      ).execute();
      await strict(
        db.schema
          .createTable("helpedPost")
          .addColumn("postId", "text", (c) => c.primaryKey().references("post.id"))
          .addColumn("way", "text", (c) => c.notNull())
          .addColumn("postedAtMs", time, (c) => c.notNull()),
      ).execute();
      await strict(
        db.schema
          .createTable("sectionPost")
          .addColumn("postId", "text", (c) => c.primaryKey().references("post.id"))
          .addColumn("articleId", "text", (c) => c.notNull().references("article.id"))
          .addColumn("anchor", "text", (c) => c.notNull())
          .addColumn("section", "text", (c) => c.notNull())
          .addColumn("postedAtMs", time, (c) => c.notNull()),
      ).execute();

      const index = (name: string) => db.schema.createIndex(name);
      await index("gestureAccount").on("gesture").column("accountId").execute();
      await index("helpedWay").on("helpedPost").columns(["way", "postedAtMs", "postId"]).execute();
      await index("helpedLatest").on("helpedPost").columns(["postedAtMs", "postId"]).execute();
      await index("sectionLatest")
        .on("sectionPost")
        .columns(["articleId", "section", "postedAtMs", "postId"])
        .execute();
    },
  };
}
