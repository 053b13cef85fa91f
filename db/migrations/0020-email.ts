import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** Optional addresses for mail, the links in mails, and what waits to be sent. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  return {
    async up(db: Kysely<unknown>) {
      const email = db.schema
        .createTable("email")
        .addColumn("accountId", "text", (c) => c.primaryKey().references("account.id").onDelete("cascade"))
        .addColumn("address", "text", (c) => c.notNull())
        .addColumn("verifiedAtMs", time, (c) => c.notNull());
      const mailLink = db.schema
        .createTable("mailLink")
        .addColumn("tokenHash", "text", (c) => c.primaryKey())
        .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
        .addColumn("purpose", "text", (c) => c.notNull())
        .addColumn("address", "text", (c) => c.notNull())
        .addColumn("expiresAtMs", time, (c) => c.notNull());
      const outbox = db.schema
        .createTable("outbox")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("purpose", "text", (c) => c.notNull())
        .addColumn("handleKey", "text", (c) => c.notNull())
        .addColumn("createdAtMs", time, (c) => c.notNull())
        .addColumn("dueAtMs", time, (c) => c.notNull())
        .addColumn("tries", "integer", (c) => c.notNull());
      for (const table of [email, mailLink, outbox])
        await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
      await db.schema
        .createIndex("mailLinkByAccount")
        .on("mailLink")
        .columns(["accountId", "purpose"])
        .execute();
      await db.schema.createIndex("outboxByDue").on("outbox").column("dueAtMs").execute();
    },
  };
}
