import { type Actor, isMember } from "#app/domain/actor.ts";
import { authorOf, namedAuthorIds } from "#app/domain/anonymity.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import { storedNotes } from "#app/domain/need.ts";
import { postLink } from "#app/domain/paths.ts";
import type { PostListView } from "#app/domain/post-list-views.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { namesOf } from "#db/queries/accounts.ts";
import type { ListedPost, ListPage } from "#db/queries/listed-posts.ts";
import type { Db } from "#db/schema.ts";
import { gatherPage } from "./gather-page.ts";
import { postsWithoutHiddenWords } from "./hides.ts";

/** Who reads a list of posts, and what of it. */
export type ListOfPosts = {
  viewer: Actor;
  hides: Hides;
  /** The list's own address, for the way to its next page. */
  path: string;
  /** From an earlier page's `olderPath`; nonsense is the first page. */
  before: string | null;
  posts: number;
  read: (page: ListPage) => Promise<ListedPost[]>;
};

/** One page of a list of posts without what its reader has hidden. */
export async function listPosts(db: Db, list: ListOfPosts): Promise<PostListView> {
  const { viewer, hides, path } = list;
  const reader = { audiences: audiencesOpenTo(viewer), readerId: isMember(viewer) ? viewer.id : null, hides };
  const { rows, olderFrom } = await gatherPage({
    limit: list.posts,
    before: parseCursor(list.before),
    read: (before, limit) => list.read({ ...reader, before, limit }),
    keep: (found) => postsWithoutHiddenWords(db, hides, found),
    cursorOf: (row) => ({ atMs: row.postedAtMs, id: row.id }),
  });
  const names = await namesOf(db, namedAuthorIds(rows));
  return {
    posts: rows.map((row) => {
      const notes = storedNotes(row.contentNotes);
      const seen = seenBy(viewer, row);
      return {
        id: row.id,
        path: postLink(row.id),
        where: whereabouts(viewer, row, row.position),
        author: authorOf(row, seen, names),
        notes,
        excerpt: notes.length > 0 || seen !== "full" ? null : row.excerpt,
        createdAtMs: row.createdAtMs,
      };
    }),
    olderPath:
      olderFrom === null ? null : `${path}${path.includes("?") ? "&" : "?"}before=${formatCursor(olderFrom)}`,
  };
}
