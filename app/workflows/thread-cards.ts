import { authorOf, namedAuthorIds } from "#app/domain/anonymity.ts";
import { storedNotes } from "#app/domain/need.ts";
import { threadPath } from "#app/domain/paths.ts";
import type { ThreadCard } from "#app/domain/thread-views.ts";
import { namesOf } from "#db/queries/accounts.ts";
import type { ListedThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

/** Threads as the lines of a list, in their order. The query has left out what the reader may not open. One query. */
export async function threadCards(db: Db, rows: readonly ListedThread[]): Promise<ThreadCard[]> {
  const openings = rows.map((row) => ({ authorId: row.authorId, alias: row.openingAlias }));
  const names = await namesOf(db, namedAuthorIds(openings));
  return rows.map((row) => {
    const notes = storedNotes(row.contentNotes);
    return {
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
      author: authorOf({ authorId: row.authorId, alias: row.openingAlias }, "full", names),
      ending: row.ending,
      timeSince: row.timeSince,
      hope: row.hope,
      audience: row.audience,
      notes,
      excerpt: notes.length > 0 ? null : row.excerpt,
      replyCount: row.replyCount,
      createdAtMs: row.createdAtMs,
      lastActivityAtMs: row.lastActivityAtMs,
    };
  });
}
