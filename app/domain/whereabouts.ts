import type { Actor } from "./actor.ts";
import type { ThreadPlace } from "./paths.ts";
import { seesThread, type ThreadFacts, type ThreadKind } from "./thread.ts";
import { seenBy } from "./visibility.ts";

export type Titled = { kind: ThreadKind; title: string; thread: ThreadFacts };

/** A title says as much as the text under it, so it goes where the opening post goes: null when that is not shown. */
export function titleFor(viewer: Actor, { title, thread }: Titled): string | null {
  if (!seesThread(viewer, thread)) return null;
  if (thread.openingStatus === null) return title;
  const opening = { status: thread.openingStatus, authorId: thread.authorId };
  return seenBy(viewer, opening) === "full" ? title : null;
}

/** A thread's row with where its article stands, if it is one's. */
export type Placed = Titled & {
  threadId: string;
  slug: string;
  articleSlug: string | null;
  articlePinned: 0 | 1 | null;
};

/** The parts of a thread's address for this viewer: no title in it where the title is not shown. */
export const placeOf = (viewer: Actor, row: Placed): ThreadPlace => ({
  threadId: row.threadId,
  kind: row.kind,
  slug: titleFor(viewer, row) === null ? "thread" : row.slug,
  articleSlug: row.articleSlug,
  articlePinned: row.articlePinned === 1,
});

/** A short name of a post's place for lists: the thread's title, or what the post is to it. */
export function whereabouts(viewer: Actor, place: Titled, position: number): string {
  if (!seesThread(viewer, place.thread))
    return position === 0
      ? "A thread that its author keeps to themselves"
      : "Reply in a thread that its author keeps to themselves";
  const title = titleFor(viewer, place);
  if (title === null)
    return position === 0
      ? "A thread whose opening post is gone"
      : "Reply in a thread whose opening post is gone";
  if (place.kind === "article") return `Comment under “${title}”`;
  return position === 0 ? `“${title}”` : `Reply in “${title}”`;
}
