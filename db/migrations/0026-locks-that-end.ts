import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { type DatabaseKind, timeType } from "../portable.ts";

/** Until when a thread is closed to replies; null until a moderator opens it. Frozen: see db/migrate.ts. */
export const migration = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("thread").addColumn("lockedUntilMs", timeType(kind)).execute();
    await db.schema.createIndex("threadLockEnd").on("thread").columns(["lockedUntilMs"]).execute();
  },
});
