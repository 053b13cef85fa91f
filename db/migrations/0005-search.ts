import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/**
 * The words of posts, to search in; what waits to be put there; and which threads are like one another. Frozen: see
 * db/migrate.ts. Triggers keep them true whoever changes a post or a thread: what is no longer there leaves the index
 * in the same transaction, and what is new waits in `searchPending` for the words to be made of it.
 */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  const strict = <T extends CreateTableBuilder<string, string>>(table: T) =>
    kind === "sqlite" ? table.modifyEnd(sql`strict`) : table;

  return {
    async up(db: Kysely<unknown>) {
      const table = async (builder: CreateTableBuilder<string, string>) => strict(builder).execute();
      await table(
        db.schema
          .createTable("searchEntry")
          .addColumn("id", time, (c) => c.notNull().primaryKey())
          .addColumn("postId", "text", (c) => c.notNull().unique().references("post.id").onDelete("cascade"))
          .addColumn("words", kind === "sqlite" ? "text" : sql`tsvector`, (c) => c.notNull())
          .addColumn("gist", "text")
          .addColumn("likenessGroup", "text"),
      );
      await table(
        db.schema
          .createTable("searchPending")
          .addColumn("id", kind === "sqlite" ? "integer" : "bigserial", (c) =>
            kind === "sqlite" ? c.notNull().primaryKey().autoIncrement() : c.notNull().primaryKey(),
          )
          .addColumn("postId", "text", (c) => c.notNull()),
      );
      await table(
        db.schema
          .createTable("relatedThread")
          .addColumn("threadId", "text", (c) => c.notNull().references("thread.id").onDelete("cascade"))
          .addColumn("otherId", "text", (c) => c.notNull().references("thread.id").onDelete("cascade"))
          .addColumn("likeness", "integer", (c) => c.notNull())
          .addPrimaryKeyConstraint("relatedThreadKey", ["threadId", "otherId"]),
      );
      const entryIndex = (name: string) => db.schema.createIndex(name).on("searchEntry");
      await entryIndex("searchEntryGroup").columns(["likenessGroup", "id"]).execute();
      await entryIndex("searchEntryShared")
        .column("id")
        .where(sql.ref("likenessGroup"), "is not", null)
        .execute();
      await db.schema.createIndex("relatedThreadOther").on("relatedThread").column("otherId").execute();
      for (const statement of kind === "sqlite" ? SQLITE : POSTGRES) await statement.execute(db);
      await sql`insert into "searchPending" ("postId") select "id" from "post" where "status" = 'published'
                order by "createdAtMs"`.execute(db);
    },
  };
}

/**
 * The words come ready-made, parted by spaces: `ascii` takes everything beyond ASCII as letters and folds nothing there.
 * `secure-delete` takes a deleted word out of the index at once; without it, it would stay until it is merged away.
 */
const SQLITE = [
  sql`create virtual table "searchWord" using fts5(words, content='searchEntry', content_rowid='id', tokenize='ascii')`,
  sql`insert into "searchWord" ("searchWord", rank) values ('secure-delete', 1)`,
  sql`create trigger "searchEntryAdded" after insert on "searchEntry" begin
        insert into "searchWord" (rowid, words) values (new.id, new.words);
      end`,
  sql`create trigger "searchEntryGone" after delete on "searchEntry" begin
        insert into "searchWord" ("searchWord", rowid, words) values ('delete', old.id, old.words);
      end`,
  sql`create trigger "searchPostAdded" after insert on "post" when new.status = 'published' begin
        insert into "searchPending" ("postId") values (new.id);
      end`,
  sql`create trigger "searchPostRewritten" after update of "html", "status" on "post"
      when old.html <> new.html or old.status <> new.status begin
        delete from "searchEntry" where "postId" = new.id;
        insert into "searchPending" ("postId") values (new.id);
      end`,
  sql`create trigger "searchOpeningChanged" after update of "status" on "post"
      when old.position = 0 and old.status <> new.status begin
        insert into "searchPending" ("postId") select id from "post" where "threadId" = new."threadId";
      end`,
  sql`create trigger "searchFactsChanged" after update of "authorId", "alias", "contentNotes" on "post"
      when old."authorId" is not new."authorId" or old."alias" is not new."alias"
        or old."contentNotes" <> new."contentNotes" begin
        insert into "searchPending" ("postId") values (new.id);
      end`,
  sql`create trigger "searchThreadRetitled" after update of "title" on "thread" when old.title <> new.title begin
        delete from "searchEntry" where "postId" = (select id from "post" where "threadId" = new.id and position = 0);
        insert into "searchPending" ("postId") select id from "post" where "threadId" = new.id and position = 0;
      end`,
  sql`create trigger "searchThreadChanged"
      after update of "kind", "ending", "timeSince", "hope", "audience", "authorId" on "thread"
      when old."kind" <> new."kind" or old."ending" is not new."ending" or old."timeSince" is not new."timeSince"
        or old."hope" is not new."hope" or old."audience" <> new."audience"
        or old."authorId" is not new."authorId" begin
        insert into "searchPending" ("postId") select id from "post" where "threadId" = new.id;
      end`,
];

const POSTGRES = [
  sql`create index "searchEntryWords" on "searchEntry" using gin ("words")`,
  sql`create function "searchPostAdded"() returns trigger language plpgsql as $$ begin
        insert into "searchPending" ("postId") values (new."id");
        return null;
      end $$`,
  sql`create trigger "searchPostAdded" after insert on "post" for each row when (new."status" = 'published')
      execute function "searchPostAdded"()`,
  sql`create function "searchPostChanged"() returns trigger language plpgsql as $$ begin
        if old."html" <> new."html" or old."status" <> new."status" then
          delete from "searchEntry" where "postId" = new."id";
        end if;
        if new."position" = 0 and old."status" <> new."status" then
          insert into "searchPending" ("postId") select "id" from "post" where "threadId" = new."threadId";
        else
          insert into "searchPending" ("postId") values (new."id");
        end if;
        return null;
      end $$`,
  sql`create trigger "searchPostChanged" after update of "html", "status", "authorId", "alias", "contentNotes" on "post"
      for each row when (old."html" <> new."html" or old."status" <> new."status"
        or old."authorId" is distinct from new."authorId" or old."alias" is distinct from new."alias"
        or old."contentNotes" <> new."contentNotes")
      execute function "searchPostChanged"()`,
  sql`create function "searchThreadChanged"() returns trigger language plpgsql as $$ begin
        if old."title" <> new."title" then
          delete from "searchEntry" where "postId" in (select "id" from "post" where "threadId" = new."id" and "position" = 0);
          insert into "searchPending" ("postId") select "id" from "post" where "threadId" = new."id" and "position" = 0;
        end if;
        if old."kind" <> new."kind" or old."ending" is distinct from new."ending"
          or old."timeSince" is distinct from new."timeSince" or old."hope" is distinct from new."hope"
          or old."audience" <> new."audience" or old."authorId" is distinct from new."authorId" then
          insert into "searchPending" ("postId") select "id" from "post" where "threadId" = new."id";
        end if;
        return null;
      end $$`,
  sql`create trigger "searchThreadChanged"
      after update of "title", "kind", "ending", "timeSince", "hope", "audience", "authorId" on "thread"
      for each row when (old."title" <> new."title" or old."kind" <> new."kind"
        or old."ending" is distinct from new."ending" or old."timeSince" is distinct from new."timeSince"
        or old."hope" is distinct from new."hope" or old."audience" <> new."audience"
        or old."authorId" is distinct from new."authorId")
      execute function "searchThreadChanged"()`,
];
