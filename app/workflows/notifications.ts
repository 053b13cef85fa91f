import type { Member } from "#app/domain/actor.ts";
import { authorOf, type Names, namedAuthorIds } from "#app/domain/anonymity.ts";
import {
  NEWS_SHOWN,
  type NewsView,
  type NotificationsView,
  type ReadPlace,
} from "#app/domain/following-views.ts";
import type { Hides } from "#app/domain/hiding.ts";
import { postPath } from "#app/domain/paths.ts";
import type { AuthorView } from "#app/domain/post-views.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { placeOf, titleFor, whereabouts } from "#app/domain/whereabouts.ts";
import { namesOf } from "#db/queries/accounts.ts";
import { lastPositions, markRead } from "#db/queries/following.ts";
import { newInWatched, newMentionsIn, newsIn, READ_AHEAD } from "#db/queries/new-posts.ts";
import { countThreadsWithNews, newsByThread } from "#db/queries/news.ts";
import { threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { hidesOf, postsWithoutHiddenWords, withoutHiddenWords } from "./hides.ts";

/** In how many threads something is new, counted to one more than the header says. `except`: the one that is open. */
export async function countNotifications(db: Db, reader: Member, except: string | null): Promise<number> {
  const hides = await hidesOf(db, reader);
  if (hides.words === null) return countThreadsWithNews(db, reader, { hides, except, most: NEWS_SHOWN + 1 });
  const { shown, more } = await threadsShown(db, reader, hides);
  const counted = shown.filter(({ id }) => id !== except);
  return (await countRemaining(db, reader, { hides, threads: counted })) + (more ? 1 : 0);
}

/** Stretches of a thread that are read one after the other, until a post remains: most often the first one does. */
const STRETCHES = [0, 1, 8, 32, READ_AHEAD];

/**
 * In how many of these threads the list below would have an entry. Hidden words cannot be asked of a database, and every
 * page of a member asks this: of each thread, no more is read than shows that something remains.
 */
async function countRemaining(
  db: Db,
  reader: Member,
  { hides, threads }: { hides: Hides; threads: readonly ThreadRow[] },
): Promise<number> {
  const open = new Map(threads.map((thread) => [thread.id, thread]));
  const close = async (posts: Awaited<ReturnType<typeof newMentionsIn>>) => {
    for (const { threadId } of await postsWithoutHiddenWords(db, hides, posts)) open.delete(threadId);
  };
  for (const [at, upTo] of STRETCHES.slice(1).entries()) {
    const from = STRETCHES[at] ?? 0;
    const posts = await newInWatched(db, reader, { threadIds: [...open.keys()], from, upTo });
    await close(posts.filter((post) => post.quotesReader || open.get(post.threadId)?.kind !== "article"));
  }
  await close(await newMentionsIn(db, reader, [...open.keys()]));
  return threads.length - open.size;
}

/** The threads of the page, before it is known whether anything in them remains. */
async function threadsShown(db: Db, reader: Member, hides: Hides) {
  const threads = await newsByThread(db, reader, { hides, limit: NEWS_SHOWN + 1 });
  const shown = await withoutHiddenWords(db, hides, threads.slice(0, NEWS_SHOWN));
  return { shown, more: threads.length > NEWS_SHOWN };
}

/**
 * What is new in the threads that a member watches, one entry a thread, the latest first. Nothing of it is stored: it is
 * what stands between the place they have read to and the end of the thread, looked up now, so that it can neither tell
 * what has gone meanwhile nor be lost or told twice.
 */
export async function listNotifications(db: Db, reader: Member): Promise<NotificationsView> {
  const hides = await hidesOf(db, reader);
  const { shown, more } = await threadsShown(db, reader, hides);
  const found = await newsIn(
    db,
    reader,
    shown.map(({ id }) => id),
  );
  const posts = await postsWithoutHiddenWords(db, hides, found);
  const handles = await namesOf(db, namedAuthorIds(posts));
  const postsOf = Map.groupBy(posts, ({ threadId }) => threadId);
  const news = shown.flatMap((thread) => {
    const fresh = (postsOf.get(thread.id) ?? []).filter(
      ({ quotesReader, mentionsReader }) => thread.kind !== "article" || quotesReader || mentionsReader,
    );
    const view = presentNews(reader, { thread, posts: fresh, handles });
    return view ? [view] : [];
  });
  return { news, more };
}

type ThreadRow = Awaited<ReturnType<typeof newsByThread>>[number];
type Known = {
  thread: ThreadRow;
  posts: Awaited<ReturnType<typeof newsIn>>;
  handles: Names;
};

/** Names over what is new, in one line. */
const NAMES_SHOWN = 3;

function presentNews(reader: Member, { thread, posts, handles }: Known): NewsView | null {
  const titled = { kind: thread.kind, title: thread.title, thread: threadFacts(thread) };
  const title = titleFor(reader, titled);
  const [first] = posts;
  if (!first) return null;
  const authors = posts.map((post) => authorOf(post, seenBy(reader, post), handles));
  const names = eachOnce(authors.filter((author) => author !== null));
  return {
    threadId: thread.id,
    where: title === null ? whereabouts(reader, titled, 0) : `“${title}”`,
    path: postPath(placeOf(reader, { ...thread, ...titled, threadId: thread.id }), first),
    count: posts.length,
    more: thread.stance === "watching" && thread.lastPosition > (thread.readPosition ?? 0) + READ_AHEAD,
    quotes: posts.filter(({ quotesReader }) => quotesReader).length,
    mentions: posts.filter(({ mentionsReader }) => mentionsReader).length,
    names: names.slice(0, NAMES_SHOWN),
    others: names.length > NAMES_SHOWN,
    newestAtMs: Math.max(...posts.map(({ createdAtMs }) => createdAtMs)),
    position: thread.lastPosition,
  };
}

/** By the name that is shown: that one person may stand behind two of them is nobody's to know. */
const eachOnce = (names: readonly AuthorView[]): AuthorView[] => [
  ...new Map(names.map((name) => [`${name.anonymous} ${name.name}`, name])).values(),
];

/** Marks threads as read up to where their reader was shown what is new; what has come since stays new. */
export async function markAsRead(db: Db, reader: Member, places: readonly ReadPlace[]): Promise<void> {
  const known = await lastPositions(
    db,
    places.map(({ threadId }) => threadId),
  );
  const real = places.filter(({ threadId, position }) => position <= (known.get(threadId) ?? -1));
  await markRead(db, reader.id, [...new Map(real.map((place) => [place.threadId, place])).values()]);
}
