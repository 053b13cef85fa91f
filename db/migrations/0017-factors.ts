import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** Passkeys, authenticator apps, and what is begun on the way to a session. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable("session")
        .addColumn("secondFactor", "integer", (c) => c.notNull().defaultTo(0))
        .execute();
      const tables = [
        db.schema
          .createTable("passkey")
          .addColumn("id", "text", (c) => c.primaryKey().notNull())
          .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
          .addColumn("name", "text", (c) => c.notNull())
          .addColumn("publicKey", "text", (c) => c.notNull())
          .addColumn("counter", time, (c) => c.notNull())
          .addColumn("transports", "text", (c) => c.notNull())
          .addColumn("createdAtMs", time, (c) => c.notNull())
          .addColumn("usedOnDay", "integer", (c) => c.notNull()),
        db.schema
          .createTable("authenticatorApp")
          .addColumn("accountId", "text", (c) =>
            c.primaryKey().notNull().references("account.id").onDelete("cascade"),
          )
          .addColumn("secret", "text", (c) => c.notNull())
          .addColumn("lastStep", "integer", (c) => c.notNull()),
        db.schema
          .createTable("ceremony")
          .addColumn("tokenHash", "text", (c) => c.primaryKey().notNull())
          .addColumn("kind", "text", (c) => c.notNull())
          .addColumn("accountId", "text", (c) => c.notNull())
          .addColumn("challenge", "text", (c) => c.notNull())
          .addColumn("tries", "integer", (c) => c.notNull())
          .addColumn("expiresAtMs", time, (c) => c.notNull()),
      ];
      for (const table of tables) await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
      await db.schema.createIndex("passkeyAccount").on("passkey").column("accountId").execute();
      await db.schema.createIndex("ceremonyExpires").on("ceremony").column("expiresAtMs").execute();
    },
  };
}
