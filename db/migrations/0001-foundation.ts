import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** The tables of the first release. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  const strict = <T extends CreateTableBuilder<string, string>>(table: T) =>
    kind === "sqlite" ? table.modifyEnd(sql`strict`) : table;

  return {
    async up(db: Kysely<unknown>) {
      const create = (name: string) => db.schema.createTable(name);
      const table = async (builder: CreateTableBuilder<string, string>) => strict(builder).execute();

      await table(
        create("account")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("handle", "text", (c) => c.notNull())
          .addColumn("handleKey", "text", (c) => c.notNull().unique())
          .addColumn("handleSkeleton", "text", (c) => c.notNull().unique())
          .addColumn("passwordHash", "text")
          .addColumn("role", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("session")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("expiresAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("invitation")
          .addColumn("tokenHash", "text", (c) => c.primaryKey())
          .addColumn("role", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("thread")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("kind", "text", (c) => c.notNull())
          .addColumn("title", "text", (c) => c.notNull())
          .addColumn("slug", "text", (c) => c.notNull())
          .addColumn("ending", "text")
          .addColumn("audience", "text", (c) => c.notNull())
          .addColumn("authorId", "text", (c) => c.references("account.id"))
          .addColumn("locked", "integer", (c) => c.notNull())
          .addColumn("lockReason", "text")
          .addColumn("lastPosition", "integer", (c) => c.notNull())
          .addColumn("replyCount", "integer", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addColumn("lastActivityAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("article")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("threadId", "text", (c) => c.notNull().unique().references("thread.id"))
          .addColumn("slug", "text", (c) => c.notNull().unique())
          .addColumn("title", "text", (c) => c.notNull())
          .addColumn("description", "text", (c) => c.notNull())
          .addColumn("source", "text", (c) => c.notNull())
          .addColumn("html", "text", (c) => c.notNull())
          .addColumn("headings", "text", (c) => c.notNull())
          .addColumn("ways", "text", (c) => c.notNull())
          .addColumn("minutes", "integer", (c) => c.notNull())
          .addColumn("pinned", "integer", (c) => c.notNull())
          .addColumn("revision", "integer", (c) => c.notNull())
          .addColumn("updatedAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("articleRevision")
          .addColumn("articleId", "text", (c) => c.notNull().references("article.id"))
          .addColumn("revision", "integer", (c) => c.notNull())
          .addColumn("title", "text", (c) => c.notNull())
          .addColumn("source", "text", (c) => c.notNull())
          .addColumn("editorId", "text", (c) => c.references("account.id"))
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addPrimaryKeyConstraint("articleRevisionKey", ["articleId", "revision"]),
      );
      await table(
        create("post")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("threadId", "text", (c) => c.notNull().references("thread.id"))
          .addColumn("position", "integer", (c) => c.notNull())
          .addColumn("authorId", "text", (c) => c.references("account.id"))
          .addColumn("status", "text", (c) => c.notNull())
          .addColumn("markdown", "text", (c) => c.notNull())
          .addColumn("html", "text", (c) => c.notNull())
          .addColumn("excerpt", "text", (c) => c.notNull())
          .addColumn("revision", "integer", (c) => c.notNull())
          .addColumn("quotedPostId", "text", (c) => c.references("post.id"))
          .addColumn("requestKey", "text", (c) => c.unique())
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addColumn("editedAtMs", time)
          .addColumn("withdrawnAtMs", time)
          .addColumn("withdrawnFrom", "text")
          .addUniqueConstraint("postPlace", ["threadId", "position"]),
      );
      await table(
        create("postRevision")
          .addColumn("postId", "text", (c) => c.notNull().references("post.id"))
          .addColumn("revision", "integer", (c) => c.notNull())
          .addColumn("title", "text")
          .addColumn("markdown", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addPrimaryKeyConstraint("postRevisionKey", ["postId", "revision"]),
      );
      await table(
        create("draft")
          .addColumn("tokenHash", "text", (c) => c.primaryKey())
          .addColumn("path", "text", (c) => c.notNull())
          .addColumn("fields", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addColumn("expiresAtMs", time, (c) => c.notNull()),
      );
      await table(
        create("reviewItem")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("postId", "text", (c) => c.notNull().references("post.id"))
          .addColumn("status", "text", (c) => c.notNull())
          .addColumn("version", "integer", (c) => c.notNull())
          .addColumn("openedAtMs", time, (c) => c.notNull())
          .addColumn("closedAtMs", time),
      );
      await table(
        create("report")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("itemId", "text", (c) => c.notNull().references("reviewItem.id"))
          .addColumn("postId", "text", (c) => c.notNull().references("post.id"))
          .addColumn("reporterId", "text", (c) => c.notNull().references("account.id"))
          .addColumn("reason", "text", (c) => c.notNull())
          .addColumn("details", "text", (c) => c.notNull())
          .addColumn("snapshotTitle", "text")
          .addColumn("snapshotMarkdown", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addUniqueConstraint("reportOnce", ["itemId", "reporterId"]),
      );
      await table(
        create("moderationAct")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("atMs", time, (c) => c.notNull())
          .addColumn("actorId", "text", (c) => c.references("account.id"))
          .addColumn("act", "text", (c) => c.notNull())
          .addColumn("subjectKind", "text", (c) => c.notNull())
          .addColumn("subjectId", "text", (c) => c.notNull())
          .addColumn("itemId", "text", (c) => c.references("reviewItem.id"))
          .addColumn("guideline", "integer")
          .addColumn("reason", "text", (c) => c.notNull())
          .addColumn("fromState", "text")
          .addColumn("toState", "text")
          .addColumn("snapshot", "text"),
      );
      await table(
        create("setting")
          .addColumn("name", "text", (c) => c.primaryKey())
          .addColumn("value", "text", (c) => c.notNull()),
      );
      await table(
        create("rateLimit")
          .addColumn("key", "text", (c) => c.primaryKey())
          .addColumn("points", "integer", (c) => c.notNull())
          .addColumn("expiresAtMs", time, (c) => c.notNull()),
      );

      const index = (name: string) => db.schema.createIndex(name);
      await index("sessionAccount").on("session").column("accountId").execute();
      await index("sessionExpiry").on("session").column("expiresAtMs").execute();
      await index("threadLatest").on("thread").columns(["lastActivityAtMs", "id"]).execute();
      await index("threadEnding").on("thread").columns(["ending", "lastActivityAtMs", "id"]).execute();
      await index("postAuthor").on("post").columns(["authorId", "createdAtMs", "id"]).execute();
      await index("draftExpiry").on("draft").column("expiresAtMs").execute();
      await index("itemOpenOnce")
        .unique()
        .on("reviewItem")
        .column("postId")
        .where(sql.ref("status"), "=", "open")
        .execute();
      await index("itemQueue").on("reviewItem").columns(["status", "openedAtMs", "id"]).execute();
      await index("reportPost").on("report").column("postId").execute();
      await index("actSubject").on("moderationAct").columns(["subjectKind", "subjectId", "atMs"]).execute();
      await index("actTime").on("moderationAct").columns(["atMs", "id"]).execute();
      await index("articlePinned")
        .unique()
        .on("article")
        .column("pinned")
        .where(sql.ref("pinned"), "=", 1)
        .execute();

      for (const statement of appendOnly(kind)) await statement.execute(db);
    },
  };
}

/** The database itself refuses to change or delete what stands in the moderators' record. */
function appendOnly(kind: DatabaseKind) {
  if (kind === "sqlite") {
    return [
      sql`create trigger "moderationActKept" before delete on "moderationAct"
          begin select raise(abort, 'the record is append-only'); end`,
      sql`create trigger "moderationActUnchanged" before update on "moderationAct"
          begin select raise(abort, 'the record is append-only'); end`,
    ];
  }
  return [
    sql`create function "refuseChange"() returns trigger language plpgsql as
        $$ begin raise exception 'the record is append-only'; end $$`,
    sql`create trigger "moderationActKept" before update or delete on "moderationAct"
        for each row execute function "refuseChange"()`,
    sql`create trigger "moderationActNotEmptied" before truncate on "moderationAct"
        for each statement execute function "refuseChange"()`,
  ];
}
