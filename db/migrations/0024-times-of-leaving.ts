import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const DAY_MS = 86_400_000;
const QUARTER_MS = 90 * DAY_MS;

/**
 * The moment at which somebody had gone stood with the shell and, a year on, with their resting name: whoever guessed the
 * name found what the shell had written. Times are made coarse here; how later ones are is in domain/leaving.ts. Addresses
 * of threads still have what their titles no longer say. Frozen: see db/migrate.ts.
 */
export const migration = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`update "account" set "goneAtMs" = "goneAtMs" - "goneAtMs" % ${sql.lit(DAY_MS)}
      where "goneAtMs" >= ${sql.lit(DAY_MS)}`.execute(db);
    await sql`update "restingName"
      set "untilMs" = "untilMs" - "untilMs" % ${sql.lit(QUARTER_MS)} + ${sql.lit(QUARTER_MS)}`.execute(db);
    // A slug of a title is for reading alone, and is made anew when the title is next changed.
    await sql`update "thread" set "slug" = 'thread'
      where "title" like '%@former-member%' and "kind" <> 'article'`.execute(db);
  },
});
