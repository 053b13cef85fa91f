import type { Seen } from "./visibility.ts";

/**
 * The one place where an author's id becomes a name for a reader. Queries return ids, views carry names.
 * `null` where there is nobody to name: the post is not shown, or its author is gone.
 */
export function authorName(
  { authorId }: { authorId: string | null },
  seen: Seen,
  handles: ReadonlyMap<string, string>,
): string | null {
  if (seen !== "full" || authorId === null) return null;
  return handles.get(authorId) ?? null;
}
