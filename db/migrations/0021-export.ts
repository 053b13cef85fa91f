import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { bytesType, type DatabaseKind, timeType } from "../portable.ts";

/** Copies of everything about oneself, while they are made and until they are deleted. Frozen: see db/migrate.ts. */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  return {
    async up(db: Kysely<unknown>) {
      const job = db.schema
        .createTable("exportJob")
        .addColumn("accountId", "text", (c) => c.primaryKey().references("account.id").onDelete("cascade"))
        .addColumn("askedAtMs", time, (c) => c.notNull())
        .addColumn("state", "text", (c) => c.notNull())
        .addColumn("done", "integer", (c) => c.notNull())
        .addColumn("total", "integer", (c) => c.notNull())
        .addColumn("cursor", "text", (c) => c.notNull())
        .addColumn("leaseUntilMs", time, (c) => c.notNull())
        .addColumn("readyAtMs", time, (c) => c.notNull())
        .addColumn("expiresAtMs", time, (c) => c.notNull());
      const part = db.schema
        .createTable("exportPart")
        .addColumn("accountId", "text", (c) =>
          c.notNull().references("exportJob.accountId").onDelete("cascade"),
        )
        .addColumn("position", "integer", (c) => c.notNull())
        .addColumn("section", "text", (c) => c.notNull())
        .addColumn("bytes", bytesType(kind), (c) => c.notNull())
        .addPrimaryKeyConstraint("exportPartKey", ["accountId", "position"]);
      for (const table of [job, part])
        await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
      await db.schema.createIndex("exportJobByLease").on("exportJob").column("leaseUntilMs").execute();
    },
  };
}
