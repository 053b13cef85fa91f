import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseKind } from "../portable.ts";

/** What was found by which check stood in the findings as JSON, written by one place and always in this form. */
const WAS_FOUND = {
  danger: ['"check":"danger","severity":"flag"'],
  method: ['"check":"danger","severity":"hold"'],
  unkind: ['"check":"cruelty"'],
  identity: ['"check":"identity"'],
  spam: ['"check":"spam"', '"check":"links"', '"check":"repeated"'],
  other: ['"check":"words"', '"check":"newcomer"', '"check":"outside"', '"check":"length"'],
};

/** What each item is about, so that the queue can be narrowed to it. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = db.schema
        .createTable("reviewTopic")
        .addColumn("topic", "text", (c) => c.notNull())
        .addColumn("itemId", "text", (c) => c.notNull().references("reviewItem.id").onDelete("cascade"))
        .addPrimaryKeyConstraint("reviewTopicKey", ["topic", "itemId"]);
      await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
      await db.schema.createIndex("reviewTopicItem").on("reviewTopic").column("itemId").execute();

      await sql`insert into "reviewTopic" ("topic", "itemId")
        select distinct "reason", "itemId" from "report"`.execute(db);
      for (const [topic, signs] of Object.entries(WAS_FOUND))
        for (const sign of signs)
          await sql`insert into "reviewTopic" ("topic", "itemId")
            select distinct ${sql.lit(topic)}, "itemId" from "screening" where "findings" like ${`%${sign}%`}
            on conflict do nothing`.execute(db);
    },
  };
}
