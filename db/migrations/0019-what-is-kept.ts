import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

type Older = { setting: { name: string; value: string }; rateLimit: { key: string } };

/** A key a day for counting visitors in place of one for ever, what the daily clearing looks for, and who comes in how. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  return {
    async up(db: Kysely<Older>) {
      const table = db.schema
        .createTable("dayKey")
        .addColumn("day", "integer", (c) => c.primaryKey().notNull())
        .addColumn("key", "text", (c) => c.notNull());
      await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
      const time = timeType(kind);
      const people = db.schema
        .createTable("newcomer")
        .addColumn("accountId", "text", (c) =>
          c.primaryKey().notNull().references("account.id").onDelete("cascade"),
        )
        .addColumn("reason", "text", (c) => c.notNull())
        .addColumn("note", "text", (c) => c.notNull())
        .addColumn("createdAtMs", time, (c) => c.notNull());
      const links = db.schema
        .createTable("joinInvitation")
        .addColumn("id", "text", (c) => c.primaryKey().notNull())
        .addColumn("tokenHash", "text", (c) => c.notNull().unique())
        .addColumn("usesLeft", "integer", (c) => c.notNull())
        .addColumn("expiresAtMs", time, (c) => c.notNull())
        .addColumn("makerId", "text", (c) => c.references("account.id").onDelete("set null"))
        .addColumn("createdAtMs", time, (c) => c.notNull());
      for (const made of [people, links])
        await (kind === "sqlite" ? made.modifyEnd(sql`strict`) : made).execute();

      const index = (name: string) => db.schema.createIndex(name);
      await index("draftChanged").on("draft").column("updatedAtMs").execute();
      await index("letterTold").on("letter").column("tellAtMs").execute();
      await index("itemClosed").on("reviewItem").columns(["status", "closedAtMs"]).execute();
      await index("countExpiry").on("rateLimit").column("expiresAtMs").execute();
      await db.deleteFrom("setting").where("name", "=", "visitor-key").execute();
      await db.deleteFrom("rateLimit").execute(); // Counted under the key that lasted.
    },
  };
}
