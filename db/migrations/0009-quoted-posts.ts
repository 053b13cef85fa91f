import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** The way from somebody's own posts in a thread to what quotes them. Frozen: see db/migrate.ts. */
export function migration(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createIndex("postQuoted")
        .on("post")
        .column("quotedPostId")
        .where(sql.ref("quotedPostId"), "is not", null)
        .execute();
      await db.schema.dropIndex("postSelections").execute(); // Quotes of a part are found by the one above, too.
      await db.schema.createIndex("postAuthorThread").on("post").columns(["authorId", "threadId"]).execute();
    },
  };
}
