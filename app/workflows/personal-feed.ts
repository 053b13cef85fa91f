import type { Member } from "#app/domain/actor.ts";
import { namedAuthorIds } from "#app/domain/anonymity.ts";
import type { FactorSetting } from "#app/domain/factor.ts";
import type { FeedEntry, FeedView } from "#app/domain/feed-views.ts";
import { titleFor } from "#app/domain/whereabouts.ts";
import { hashOf, newToken } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { namesOf } from "#db/queries/accounts.ts";
import {
  deleteFeedToken,
  feedToken,
  latestByOthers,
  readerByToken,
  replaceFeedToken,
  watchedThreads,
} from "#db/queries/feeds.ts";
import { threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { entryOf, FEED_ENTRIES } from "./feeds.ts";
import { hidesOf, postsWithoutHiddenWords, withoutHiddenWords } from "./hides.ts";
import { memberNow, restsNow } from "./member-now.ts";
import { tellOwner } from "./tell-owner.ts";
import { type DeskAlert, deskAlerts } from "./view-queue.ts";

/** Watched threads that a personal feed looks into: those where something happened last. */
const THREADS_IN_FEED = 50;

/** When the member's present feed password was made, in epoch milliseconds; null without one. */
export const feedMadeAtMs = async (db: Db, accountId: string): Promise<number | null> =>
  (await feedToken(db, accountId))?.createdAtMs ?? null;

/** A new password for a member's feed. It is given once, here; the one before opens nothing from now on, and its owner is told. */
export async function makeFeedToken(db: Db, accountId: string, nowMs: number): Promise<string> {
  const token = newToken();
  await inTransaction(db, async (tx) => {
    await replaceFeedToken(tx, { accountId, tokenHash: hashOf(token), createdAtMs: nowMs });
    await tellOwner(tx, { accountId, news: "feed", nowMs });
  });
  return token;
}

export const revokeFeedToken = (db: Db, accountId: string): Promise<void> => deleteFeedToken(db, accountId);

/**
 * What others wrote last in the threads that the token's owner watches and may open, and before that, for a moderator,
 * that somebody may be in danger now; null when the token opens nothing, and also when it has been revoked while this was
 * read: nothing of it leaves then.
 */
export async function personalFeed(
  db: Db,
  token: string,
  { nowMs, secondFactor }: { nowMs: number; secondFactor: FactorSetting },
): Promise<FeedView | null> {
  const owner = await readerByToken(db, hashOf(token));
  if (!owner) return null;
  const now = await memberNow(db, { kind: "member", ...owner }, nowMs);
  // Making the password asked for the factor, if there was one.
  const rests = await restsNow(db, owner, { setting: secondFactor, proved: true });
  const feed = await feedFor(db, { ...now, ...rests }, nowMs);
  return (await readerByToken(db, hashOf(token))) ? feed : null;
}

async function feedFor(db: Db, reader: Member, nowMs: number): Promise<FeedView> {
  const hides = await hidesOf(db, reader);
  const watched = await watchedThreads(db, reader, { hides, limit: THREADS_IN_FEED });
  const threads = await withoutHiddenWords(db, hides, watched);
  const titles = new Map(
    threads.map((row) => [row.id, titleFor(reader, { ...row, thread: threadFacts(row) })] as const),
  );
  const found = await latestByOthers(db, reader, { threadIds: [...titles.keys()], limit: FEED_ENTRIES });
  const posts = await postsWithoutHiddenWords(db, hides, found);
  const names = await namesOf(db, namedAuthorIds(posts));
  return {
    title: "Afterword: threads you watch",
    path: "/notifications",
    selfPath: null,
    entries: [
      ...(await deskAlerts(db, reader, nowMs)).map(alertEntry),
      ...posts.map((post) => entryOf(post, { title: titles.get(post.threadId) ?? null, names })),
    ],
  };
}

/** A feed leaves the forum, so it says that there is something, and nothing of what. */
const alertEntry = ({ itemId, overdue, openedAtMs, sinceMs }: DeskAlert): FeedEntry => ({
  id: overdue ? `${itemId} second look` : itemId,
  title: overdue
    ? "The desk: somebody in danger waits for a second pair of eyes"
    : "The desk: somebody may be in danger now",
  path: `/moderation/items/${itemId}`,
  author: null,
  summary: "Open the desk to see it.",
  createdAtMs: openedAtMs,
  updatedAtMs: sinceMs,
});
