import { GUEST } from "#app/domain/actor.ts";
import { authorOf, type Names, namedAuthorIds } from "#app/domain/anonymity.ts";
import { ENDINGS, type Ending } from "#app/domain/ending.ts";
import type { FeedEntry, FeedView } from "#app/domain/feed-views.ts";
import { NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { notesInWords, storedNotes } from "#app/domain/need.ts";
import { postLink, threadPath } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { titleFor } from "#app/domain/whereabouts.ts";
import { namesOf } from "#db/queries/accounts.ts";
import { latestPublished, type PublishedRow } from "#db/queries/feeds.ts";
import { getThread, latestThreads, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

/** Entries in a feed: more than a busy day has. */
export const FEED_ENTRIES = 50;

/** The threads that everyone may read, or those of one ending: each with its opening post. The same for whoever asks. */
export async function forumFeed(db: Db, ending: Ending | null): Promise<FeedView> {
  const rows = await latestThreads(db, {
    audiences: audiencesOpenTo(GUEST),
    readerId: null,
    hides: NOTHING_HIDDEN,
    filter: { ...NO_FILTER, ending },
    kind: null,
    before: null,
    limit: FEED_ENTRIES,
  });
  const openings = await latestPublished(db, { threadIds: rows.map(({ id }) => id), position: 0 });
  const names = await namesOf(db, namedAuthorIds(openings));
  const byThread = new Map(openings.map((opening) => [opening.threadId, opening]));
  const entries = rows.flatMap((row) => {
    const opening = byThread.get(row.id);
    return opening ? [entryOf(opening, { title: row.title, names })] : [];
  });
  return {
    title: ending === null ? "Afterword" : `Afterword: ${ENDINGS[ending]}`,
    path: ending === null ? "/" : `/endings/${ending}`,
    selfPath: ending === null ? "/feed.atom" : `/endings/${ending}/feed.atom`,
    entries,
  };
}

/** A thread that everyone may read and whose opening post is shown, with its latest replies; null for any other. */
export async function threadFeed(db: Db, threadId: string): Promise<FeedView | null> {
  const thread = await getThread(db, threadId);
  if (!thread || thread.kind === "article") return null;
  const facts = threadFacts(thread);
  if (!can(GUEST, "read-thread", facts).allowed || facts.openingStatus !== "published") return null;
  const title = titleFor(GUEST, { kind: thread.kind, title: thread.title, thread: facts });
  if (title === null) return null;
  const posts = await latestPublished(db, { threadIds: [threadId], position: null });
  const names = await namesOf(db, namedAuthorIds(posts));
  const place = { threadId, kind: thread.kind, slug: thread.slug, articleSlug: null, articlePinned: false };
  return {
    title: `“${title}”`,
    path: threadPath(place),
    selfPath: `/threads/${threadId}/feed.atom`,
    entries: posts.map((post) => entryOf(post, { title, names })),
  };
}

/** A published post for those who may open its thread: `title` is the thread's, null where it is not shown. */
export function entryOf(
  post: PublishedRow,
  { title, names }: { title: string | null; names: Names },
): FeedEntry {
  const author = authorOf(post, "full", names)?.name ?? null;
  const notes = storedNotes(post.contentNotes);
  const where = title === null ? "a thread whose opening post is gone" : `“${title}”`;
  return {
    id: post.id,
    title: post.position === 0 ? (title ?? where) : `Reply by ${author ?? "someone"} in ${where}`,
    path: postLink(post.id),
    author,
    summary: notes.length === 0 ? post.excerpt : `Content note: ${notesInWords(notes)}. Open it to read on.`,
    createdAtMs: post.createdAtMs,
    updatedAtMs: post.editedAtMs ?? post.createdAtMs,
  };
}
