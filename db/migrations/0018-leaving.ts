import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** Accounts that are given up, and a record that can forget the words of those who are gone. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  return {
    async up(db: Kysely<unknown>) {
      const goneAt = sql`${sql.raw(time)} not null default 0`;
      await db.schema.alterTable("account").addColumn("goneAtMs", goneAt).execute();
      const leaving = db.schema
        .createTable("leaving")
        .addColumn("accountId", "text", (c) => c.primaryKey().references("account.id").onDelete("cascade"))
        .addColumn("askedAtMs", time, (c) => c.notNull())
        .addColumn("endsAtMs", time, (c) => c.notNull())
        .addColumn("keepPosts", "integer", (c) => c.notNull())
        .addColumn("receiptHash", "text", (c) => c.notNull().unique());
      const exception = db.schema
        .createTable("leavingException")
        .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
        .addColumn("postId", "text", (c) => c.notNull().references("post.id").onDelete("cascade"))
        .addPrimaryKeyConstraint("leavingExceptionKey", ["accountId", "postId"]);
      const receipt = db.schema
        .createTable("receipt")
        .addColumn("tokenHash", "text", (c) => c.primaryKey())
        .addColumn("endedAtMs", time, (c) => c.notNull())
        .addColumn("counts", "text", (c) => c.notNull())
        .addColumn("expiresAtMs", time, (c) => c.notNull());
      const resting = db.schema
        .createTable("restingName")
        .addColumn("nameHash", "text", (c) => c.primaryKey())
        .addColumn("untilMs", time, (c) => c.notNull());
      for (const table of [leaving, exception, receipt, resting])
        await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
      await db.schema.createIndex("leavingByEnd").on("leaving").column("endsAtMs").execute();
      await db.schema.createIndex("accountByGone").on("account").column("goneAtMs").execute();
      for (const statement of kind === "sqlite" ? SQLITE : POSTGRES) await statement.execute(db);
    },
  };
}

/** Everything of a line but its words. */
const KEPT = [
  ...["id", "atMs", "actorId", "act", "subjectKind", "subjectId", "itemId", "guideline"],
  ...["fromState", "toState", "automated", "ofActId", "untilMs"],
];
const same = (operator: string): string =>
  KEPT.map((column) => `new."${column}" ${operator} old."${column}"`).join(" and ");

/**
 * The record stays append-only, with one exception: the words of a line about somebody who is gone, or about what they
 * wrote, can be emptied. Who did what to what, when, and under which guideline never changes.
 */
const FORGETS = `new."snapshot" is null and new."reason" = '' and (
  exists (select 1 from "account" where "id" = old."subjectId" and "goneAtMs" > 0)
  or exists (select 1 from "post" join "account" on "account"."id" = "post"."authorId"
    where "post"."id" = old."subjectId" and "account"."goneAtMs" > 0)
  or exists (select 1 from "thread" join "account" on "account"."id" = "thread"."authorId"
    where "thread"."id" = old."subjectId" and "account"."goneAtMs" > 0))`;

const SQLITE = [
  sql`drop trigger "moderationActUnchanged"`,
  sql.raw(`create trigger "moderationActUnchanged" before update on "moderationAct"
    when not (${same("is")} and ${FORGETS})
    begin select raise(abort, 'the record is append-only'); end`),
];

const POSTGRES = [
  sql`drop trigger "moderationActKept" on "moderationAct"`,
  sql`create trigger "moderationActKept" before delete on "moderationAct"
    for each row execute function "refuseChange"()`,
  sql.raw(`create function "refuseOtherChange"() returns trigger language plpgsql as $$ begin
    if ${same("is not distinct from")} and ${FORGETS} then return new; end if;
    raise exception 'the record is append-only';
  end $$`),
  sql`create trigger "moderationActUnchanged" before update on "moderationAct"
    for each row execute function "refuseOtherChange"()`,
];
