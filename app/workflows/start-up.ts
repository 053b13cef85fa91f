import type { Connection } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { inviteFirstAdmin } from "./accounts.ts";
import { findMissingSections } from "./article-sections.ts";
import { ensurePinnedArticle } from "./articles.ts";

export type Prepared = {
  /** The names of the migrations that ran. */
  migrated: string[];
  /** The token of the first-run link, while there is no admin; else null. */
  adminToken: string | null;
};

/** Makes an empty or older database ready to serve. Safe when two servers start at once. */
export async function prepareForum(
  connection: Connection,
  { article, nowMs }: { article: URL; nowMs: number },
): Promise<Prepared> {
  const migrated = await migrateToLatest(connection);
  await ensurePinnedArticle(connection.db, article, nowMs);
  await findMissingSections(connection.db);
  return { migrated, adminToken: await inviteFirstAdmin(connection.db, nowMs) };
}
