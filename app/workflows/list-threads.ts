import { type Actor, isMember } from "#app/domain/actor.ts";
import { authorName } from "#app/domain/anonymity.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import type { Ending } from "#app/domain/ending.ts";
import { threadPath } from "#app/domain/paths.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import type { ThreadListView } from "#app/domain/thread-views.ts";
import { handlesOf } from "#db/queries/accounts.ts";
import { latestThreads } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

export const THREADS_PER_PAGE = 20;

export type ListThreads = { viewer: Actor; ending: Ending | null; before: string | null };

/** The latest threads, all or of one ending. `before` is from an earlier page's `olderPath`; nonsense is the first page. */
export async function listThreads(db: Db, { viewer, ending, before }: ListThreads): Promise<ThreadListView> {
  const rows = await latestThreads(db, {
    audiences: audiencesOpenTo(viewer),
    readerId: isMember(viewer) ? viewer.id : null,
    ending,
    before: parseCursor(before),
    limit: THREADS_PER_PAGE + 1,
  });
  const shown = rows.slice(0, THREADS_PER_PAGE);
  const handles = await handlesOf(
    db,
    shown.map((row) => row.authorId),
  );
  const last = shown.at(-1);
  const base = ending === null ? "/" : `/endings/${ending}`;
  return {
    ending,
    threads: shown.map((row) => ({
      id: row.id,
      path: threadPath({
        threadId: row.id,
        kind: row.kind,
        slug: row.slug,
        articleSlug: null,
        articlePinned: false,
      }),
      title: row.title,
      kind: row.kind,
      author: authorName(row, "full", handles),
      ending: row.ending,
      excerpt: row.excerpt,
      replyCount: row.replyCount,
      createdAtMs: row.createdAtMs,
      lastActivityAtMs: row.lastActivityAtMs,
    })),
    olderPath:
      rows.length > shown.length && last
        ? `${base}?before=${formatCursor({ atMs: last.lastActivityAtMs, id: last.id })}`
        : null,
  };
}
