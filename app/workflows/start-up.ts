import { dayOf } from "#app/domain/session.ts";
import type { Connection } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { deleteKeysBefore } from "#db/queries/day-keys.ts";
import { deleteExpiredDrafts } from "#db/queries/drafts.ts";
import { deleteExpiredMailLinks } from "#db/queries/email.ts";
import { deleteExpiredCounts } from "#db/queries/rate-limits.ts";
import { deleteExpiredSessions } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
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

/** Clears away what has run out: drafts, sessions, counts of rate limits, and the keys of earlier days. */
export async function sweep(db: Db, nowMs: number): Promise<void> {
  await deleteExpiredDrafts(db, nowMs);
  await deleteExpiredSessions(db, nowMs);
  await deleteExpiredCounts(db, nowMs);
  await deleteExpiredMailLinks(db, nowMs);
  await deleteKeysBefore(db, dayOf(nowMs));
}
