import { type Actor, isMember } from "#app/domain/actor.ts";
import { parseSearch } from "#app/domain/search-address.ts";
import type { SearchPageView } from "#app/domain/search-views.ts";
import { indexPending } from "#app/workflows/index-posts.ts";
import { searchForum } from "#app/workflows/search-forum.ts";
import type { Db } from "#db/schema.ts";

/** What this address finds for this visitor: `q=last+session&ending=money`. */
export const searched = (db: Db, viewer: Actor, query: string): Promise<SearchPageView> =>
  searchForum(db, {
    viewer,
    owner: isMember(viewer) ? { kind: "member", key: viewer.id } : null,
    asked: parseSearch(new URLSearchParams(query)),
    nowMs: Date.now(),
  });

/** The ids of the posts that these words find, newest first. */
export async function foundIds(db: Db, viewer: Actor, words: string, more = ""): Promise<string[]> {
  const { results } = await searched(db, viewer, `q=${encodeURIComponent(words)}&${more}`);
  return (results?.hits ?? []).map(({ id }) => id);
}

/** Puts everything that waits into the index, as the server does by itself. */
export async function indexAll(db: Db): Promise<void> {
  while ((await indexPending(db)) > 0);
}
