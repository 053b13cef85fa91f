import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DatabaseKind } from "../portable.ts";

/**
 * A post that begins or ends to have helped somebody waits for the search index, which has that beside its words. And
 * PostgreSQL puts new words where they belong at once: it would gather up to 4 MB of them first, and go through these
 * from end to end in every search for a rare word. Frozen: see db/migrate.ts.
 */
export function migration(kind: DatabaseKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of kind === "sqlite" ? SQLITE : POSTGRES) await statement.execute(db);
      await sql`insert into "searchPending" ("postId") select "postId" from "helpedPost" order by "postedAtMs"`.execute(
        db,
      );
    },
  };
}

const SQLITE = [
  sql`create trigger "searchHelpedAdded" after insert on "helpedPost" begin
        insert into "searchPending" ("postId") values (new."postId");
      end`,
  sql`create trigger "searchHelpedGone" after delete on "helpedPost" begin
        insert into "searchPending" ("postId") values (old."postId");
      end`,
];

const POSTGRES = [
  sql`create function "searchHelpedChanged"() returns trigger language plpgsql as $$ begin
        insert into "searchPending" ("postId") values (coalesce(new."postId", old."postId"));
        return null;
      end $$`,
  sql`create trigger "searchHelpedChanged" after insert or delete on "helpedPost" for each row
      execute function "searchHelpedChanged"()`,
  sql`alter index "searchEntryWords" set (fastupdate = off)`,
  sql`select gin_clean_pending_list('"searchEntryWords"'::regclass)`,
];
