import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/**
 * The desk: what screening noticed, who has an item before them, sanctions, letters to members, appeals, staff notes,
 * canned reasons and the rules of screening. Frozen: see db/migrate.ts.
 */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  const reviewItem = {
    lane: sql`integer not null default 4`,
    danger: sql`text not null default 'none'`,
    claimedBy: sql`text references "account" ("id") on delete set null`,
    claimedUntilMs: time,
    secondByMs: time,
    opinionOf: sql`text`,
    opinionBy: sql`text references "account" ("id") on delete set null`,
  } as const;
  const moderationAct = {
    automated: sql`integer not null default 0`,
    ofActId: sql`text`,
    untilMs: time,
  } as const;
  const report = { weight: sql`integer not null default 100`, outcome: sql`text` } as const;

  return {
    async up(db: Kysely<unknown>) {
      for (const [table, columns] of Object.entries({ reviewItem, moderationAct, report }))
        for (const [column, type] of Object.entries(columns))
          await db.schema.alterTable(table).addColumn(column, type).execute();
      await waitingBefore(db);

      const create = (name: string) =>
        db.schema.createTable(name).addColumn("id", "text", (c) => c.primaryKey());
      const table = async (builder: CreateTableBuilder<string, string>) =>
        (kind === "sqlite" ? builder.modifyEnd(sql`strict`) : builder).execute();
      const index = (name: string, on: string, columns: string[]) =>
        db.schema.createIndex(name).on(on).columns(columns).execute();

      await table(
        create("screening")
          .addColumn("itemId", "text", (c) => c.notNull().references("reviewItem.id"))
          .addColumn("postId", "text", (c) => c.notNull().references("post.id"))
          .addColumn("revision", "integer", (c) => c.notNull())
          .addColumn("verdict", "text", (c) => c.notNull())
          .addColumn("danger", "text", (c) => c.notNull())
          .addColumn("findings", "text", (c) => c.notNull())
          .addColumn("title", "text")
          .addColumn("markdown", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("sanction")
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("kind", "text", (c) => c.notNull())
          .addColumn("actId", "text", (c) => c.notNull().references("moderationAct.id"))
          .addColumn("startsAtMs", time, (c) => c.notNull())
          .addColumn("endsAtMs", time)
          .addColumn("liftedAtMs", time),
      );
      await table(
        create("letter")
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("kind", "text", (c) => c.notNull())
          .addColumn("actId", "text", (c) => c.references("moderationAct.id"))
          .addColumn("reportId", "text", (c) => c.references("report.id"))
          .addColumn("body", "text", (c) => c.notNull())
          .addColumn("tellAtMs", time, (c) => c.notNull())
          .addColumn("readAtMs", time),
      );
      await table(
        create("appeal")
          .addColumn("actId", "text", (c) => c.notNull().unique().references("moderationAct.id"))
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("status", "text", (c) => c.notNull())
          .addColumn("assignedTo", "text", (c) => c.references("account.id").onDelete("set null"))
          .addColumn("version", "integer", (c) => c.notNull())
          .addColumn("openedAtMs", time, (c) => c.notNull())
          .addColumn("decidedAtMs", time),
      );
      await table(
        create("appealMessage")
          .addColumn("appealId", "text", (c) => c.notNull().references("appeal.id").onDelete("cascade"))
          .addColumn("writerId", "text", (c) => c.references("account.id").onDelete("set null"))
          .addColumn("side", "text", (c) => c.notNull())
          .addColumn("body", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("staffNote")
          .addColumn("subjectKind", "text", (c) => c.notNull())
          .addColumn("subjectId", "text", (c) => c.notNull())
          .addColumn("writerId", "text", (c) => c.references("account.id").onDelete("set null"))
          .addColumn("body", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("cannedReason")
          .addColumn("act", "text", (c) => c.notNull())
          .addColumn("guideline", "integer")
          .addColumn("body", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("ruleSet")
          .addColumn("version", "integer", (c) => c.notNull().unique())
          .addColumn("source", "text", (c) => c.notNull())
          .addColumn("writerId", "text", (c) => c.references("account.id").onDelete("set null"))
          .addColumn("createdAtMs", time, (c) => c.notNull()),
      );
      await table(
        db.schema
          .createTable("deskChoice")
          .addColumn("accountId", "text", (c) =>
            c.notNull().primaryKey().references("account.id").onDelete("cascade"),
          )
          .addColumn("breakAfter", "integer", (c) => c.notNull()),
      );

      await index("itemLane", "reviewItem", ["status", "lane", "openedAtMs", "id"]);
      await index("itemSecond", "reviewItem", ["status", "secondByMs", "id"]);
      await index("itemClaim", "reviewItem", ["claimedBy"]);
      await index("screeningItem", "screening", ["itemId", "createdAtMs"]);
      await index("screeningPost", "screening", ["postId", "createdAtMs"]);
      await index("sanctionOf", "sanction", ["accountId"]);
      await index("letterOf", "letter", ["accountId", "tellAtMs", "id"]);
      await index("appealQueue", "appeal", ["status", "openedAtMs", "id"]);
      await index("appealMessageOf", "appealMessage", ["appealId", "createdAtMs"]);
      await index("staffNoteOn", "staffNote", ["subjectKind", "subjectId", "createdAtMs"]);
      await index("reportBy", "report", ["reporterId"]);
      await index("actOf", "moderationAct", ["ofActId"]);
      await index("actItem", "moderationAct", ["itemId"]);
      await index("actBy", "moderationAct", ["actorId", "atMs"]);
    },
  };
}

/** Items that waited before there were lanes: danger first, then what is held, then the rest. */
async function waitingBefore(db: Kysely<unknown>): Promise<void> {
  await sql`update "reviewItem" set "lane" = 3 where exists
    (select 1 from "post" where "post"."id" = "reviewItem"."postId" and "post"."status" = 'held')`.execute(
    db,
  );
  await sql`update "reviewItem" set "lane" = 1, "danger" = 'thoughts' where exists
    (select 1 from "report" where "report"."itemId" = "reviewItem"."id" and "report"."reason" = 'danger')`.execute(
    db,
  );
}
