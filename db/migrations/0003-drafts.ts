import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { newId } from "../identifiers.ts";
import { type DatabaseKind, timeType } from "../portable.ts";

type Earlier = { tokenHash: string; path: string; fields: string; createdAtMs: number; expiresAtMs: number };

/** Which form an earlier draft was of; its path says the same. */
const NO_LONGER_KEPT = ["form", "threadId", "requestKey"];

/**
 * One form per browser becomes many drafts per person, members' too. What waits for its writer to join when the forum
 * is upgraded goes on waiting. Frozen: see db/migrate.ts.
 */
export function migration(kind: DatabaseKind): Migration {
  const time = timeType(kind);
  return {
    async up(db: Kysely<{ draft: Earlier }>) {
      const waiting = await db.selectFrom("draft").selectAll().execute();
      await db.schema.dropTable("draft").execute();

      const table = db.schema
        .createTable("draft")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("owner", "text", (c) => c.notNull())
        .addColumn("path", "text", (c) => c.notNull())
        .addColumn("fields", "text", (c) => c.notNull())
        .addColumn("version", "integer", (c) => c.notNull())
        .addColumn("writer", "text")
        .addColumn("turn", "integer", (c) => c.notNull())
        .addColumn("sentAtMs", time)
        .addColumn("postedPath", "text")
        .addColumn("createdAtMs", time, (c) => c.notNull())
        .addColumn("updatedAtMs", time, (c) => c.notNull())
        .addColumn("expiresAtMs", time, (c) => c.notNull());
      await (kind === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
      const index = (name: string) => db.schema.createIndex(name).on("draft");
      await index("draftOfPage").unique().columns(["owner", "path", "writer"]).execute();
      await index("draftOwner").columns(["owner", "updatedAtMs", "id"]).execute();
      await index("draftExpiry").column("expiresAtMs").execute();

      const later = db.withTables<{ draft: Record<string, string | number | null> }>();
      for (const draft of waiting) {
        const fields = Object.entries(JSON.parse(draft.fields) as Record<string, string>).filter(
          ([name]) => !NO_LONGER_KEPT.includes(name),
        );
        if (fields.length === 0) continue; // Posted already: the row only remembered where.
        await later
          .insertInto("draft")
          .values({
            id: newId(),
            owner: draft.tokenHash,
            path: draft.path,
            fields: JSON.stringify(fields),
            version: 1,
            writer: null,
            turn: 0,
            sentAtMs: draft.createdAtMs,
            postedPath: null,
            createdAtMs: draft.createdAtMs,
            updatedAtMs: draft.createdAtMs,
            expiresAtMs: draft.expiresAtMs,
          })
          .execute();
      }
    },
  };
}
