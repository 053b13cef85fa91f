import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What came in during a month is counted as one range of an index. Frozen: see db/migrate.ts. */
export function migration(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const index = (name: string, on: string, columns: string[]) =>
        db.schema.createIndex(name).on(on).columns(columns).execute();
      await index("postWritten", "post", ["createdAtMs", "threadId"]);
      await index("reportCame", "report", ["createdAtMs", "id"]);
      await index("appealOpened", "appeal", ["openedAtMs", "id"]);
    },
  };
}
