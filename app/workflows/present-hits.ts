import type { Actor } from "#app/domain/actor.ts";
import { authorOf, namedAuthorIds } from "#app/domain/anonymity.ts";
import { storedNotes } from "#app/domain/need.ts";
import { postPath } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import { canBeFound, fits, type Scope, type SearchFilter, type SearchTerm } from "#app/domain/search.ts";
import type { SearchHit } from "#app/domain/search-views.ts";
import { textOf } from "#app/render/sanitize.ts";
import { snippetOf } from "#app/render/snippet.ts";
import { namesOf } from "#db/queries/accounts.ts";
import type { FoundRow } from "#db/queries/search.ts";
import { threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

/**
 * Whether the post that an entry of the index stands for may be shown, by its row as it is now: the index may be a
 * moment behind, and what somebody may not open is never told from it.
 */
export function findable(
  row: FoundRow,
  { viewer, scope, filter }: { viewer: Actor; scope: Scope; filter: SearchFilter },
): boolean {
  const post = {
    ...row,
    contentNotes: storedNotes(row.contentNotes),
    helped: row.helped === 1,
    thread: { ...row, authorId: row.threadAuthorId },
  };
  if (!can(viewer, "read-thread", threadFacts(post.thread)).allowed) return false;
  return canBeFound(post, scope) && fits(post, filter);
}

/** What was found as lines of a list, in its order. One query. */
export async function presentHits(
  db: Db,
  rows: readonly FoundRow[],
  terms: readonly SearchTerm[],
): Promise<SearchHit[]> {
  const names = await namesOf(db, namedAuthorIds(rows));
  return rows.map((row) => ({
    id: row.id,
    path: postPath({ ...row, articlePinned: row.articlePinned === 1 }, row),
    title: row.title,
    kind: row.kind,
    opening: row.position === 0,
    author: authorOf(row, "full", names),
    ending: row.ending,
    notes: storedNotes(row.contentNotes),
    snippet: snippetOf(textOf(row.html), terms),
    createdAtMs: row.createdAtMs,
  }));
}
