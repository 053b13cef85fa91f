import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a session was begun and used with, and recovery codes. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = sql.raw(timeType(kind) as string);
  const columns = {
    createdAtMs: sql`${time} not null default 0`,
    provedAtMs: sql`${time} not null default 0`,
    usedOnDay: sql`integer not null default 0`,
    device: sql`text not null default ''`,
  };
  return {
    async up(db: Kysely<unknown>) {
      for (const [column, type] of Object.entries(columns))
        await db.schema.alterTable("session").addColumn(column, type).execute();
      // A session ended a month after its last visit, and nothing else was known of it.
      await sql`update "session" set "createdAtMs" = "expiresAtMs" - ${sql.lit(MONTH_MS)},
        "usedOnDay" = ("expiresAtMs" - ${sql.lit(MONTH_MS)}) / ${sql.lit(DAY_MS)}`.execute(db);

      const table = db.schema
        .createTable("recoveryCode")
        .addColumn("accountId", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
        .addColumn("codeHash", "text", (c) => c.notNull())
        .addPrimaryKeyConstraint("recoveryCodeKey", ["accountId", "codeHash"]);
      await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
    },
  };
}
