import type { Actor } from "./actor.ts";
import type { AuthorView } from "./post-views.ts";
import type { ThreadFacts } from "./thread.ts";
import { type Seen, seenBy } from "./visibility.ts";

/** Whose a post is and under which name: `alias` is null where it stands under its author's own. */
export type Authored = { authorId: string | null; alias: string | null };

/** Members by id, as others may know them: their name, and whether it leads to a page. See namesOf in db/queries/accounts.ts. */
export type Names = ReadonlyMap<string, { handle: string; hasPage: boolean }>;

/**
 * The one place where an author becomes a name for a reader. Queries return ids, views carry names. An anonymous post
 * shows its alias to everyone, moderators and its author included: nothing on any page says who is behind it.
 * `null` where there is nobody to name: the post is not shown, or its author is gone.
 */
export function authorOf({ authorId, alias }: Authored, seen: Seen, names: Names): AuthorView | null {
  if (seen !== "full") return null;
  if (alias !== null) return { name: alias, anonymous: true, hasPage: false };
  const named = authorId === null ? undefined : names.get(authorId);
  return named === undefined ? null : { name: named.handle, anonymous: false, hasPage: named.hasPage };
}

/** The accounts whose handles a reader of these posts may come to see; those behind an alias are not among them. */
export const namedAuthorIds = (posts: readonly Authored[]): (string | null)[] =>
  posts.map(({ authorId, alias }) => (alias === null ? authorId : null));

/**
 * Whether a reply is marked as by the person who started the thread. Only where the reader sees the opening post, and
 * only under the same name: an opening under an alias and a reply under the own name, or the reverse, must not be joined.
 */
export function isShownStarter(
  viewer: Actor,
  { openingStatus, openingAlias, authorId }: ThreadFacts,
  post: Authored,
): boolean {
  if (openingStatus === null || post.alias !== openingAlias) return false;
  if (openingAlias === null && (authorId === null || post.authorId !== authorId)) return false;
  return seenBy(viewer, { status: openingStatus, authorId }) === "full";
}
