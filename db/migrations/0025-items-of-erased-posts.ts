import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { newId } from "../identifiers.ts";

/**
 * Whoever left for good took their posts along, but not the open items of the desk about them: these stood first in the
 * queue and led nowhere, and those who had reported the posts were never told. Frozen: see db/migrate.ts.
 */
export const migration = (): Migration => ({
  async up(db: Kysely<unknown>) {
    const nowMs = Date.now();
    const ofErased = sql`"status" = 'open' and "postId" in (select "id" from "post" where "status" = 'erased')`;
    const { rows } = await sql<{ id: string; reporterId: string }>`
      update "report" set "outcome" = 'gone'
      where "outcome" is null and "itemId" in (select "id" from "reviewItem" where ${ofErased})
      returning "id", "reporterId"`.execute(db);
    for (const { id, reporterId } of rows)
      await sql`insert into "letter" ("id", "accountId", "kind", "actId", "reportId", "body", "tellAtMs", "readAtMs")
        values (${newId()}, ${reporterId}, 'outcome', null, ${id}, '', ${nowMs}, null)`.execute(db);
    await sql`update "reviewItem" set "status" = 'closed', "closedAtMs" = ${nowMs}, "claimedBy" = null,
      "claimedUntilMs" = null, "secondByMs" = null, "opinionOf" = null, "opinionBy" = null
      where ${ofErased}`.execute(db);
  },
});
