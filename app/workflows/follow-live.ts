import type { Member } from "#app/domain/actor.ts";
import { can } from "#app/domain/permissions.ts";
import { newsForReaders, READ_AHEAD } from "#db/queries/new-posts.ts";
import { runningSessions } from "#db/queries/sessions.ts";
import { threadFacts, threadsByIds } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

/**
 * Somebody who has a thread open. `after` is the newest position that their page knew, `known` the `changed` of what
 * they heard last, or null: each has their own, so that nobody who comes in between misses what the others have heard.
 */
export type Listener = {
  viewer: Member;
  sessionKey: string;
  threadId: string;
  after: number;
  known: string | null;
};

/** What a listener may know now: nothing more from here on, or how much is new to them and which position is newest. */
export type Heard = { open: false } | { open: true; count: number; newest: number; changed: string };

/** Most ids in one question, so that its size is bounded however many listen. */
const AT_ONCE = 500;

/**
 * What each of these listeners may know now, in their order; null where nothing has changed. Asks who is still signed in
 * and which threads there are once for all of them, and for posts only where `known` is no longer what stands there.
 */
export async function hearFor(
  db: Db,
  listeners: readonly Listener[],
  nowMs: number,
): Promise<(Heard | null)[]> {
  const running = new Set<string>();
  for (const keys of inBatches(listeners.map(({ sessionKey }) => sessionKey)))
    for (const key of await runningSessions(db, keys, nowMs)) running.add(key);
  const threads = new Map<string, Awaited<ReturnType<typeof threadsByIds>>[number]>();
  for (const ids of inBatches(listeners.map(({ threadId }) => threadId)))
    for (const thread of await threadsByIds(db, ids)) threads.set(thread.id, thread);

  const isOpen = ({ viewer, sessionKey, threadId }: Listener): boolean => {
    const thread = threads.get(threadId);
    return (
      thread !== undefined &&
      running.has(sessionKey) &&
      can(viewer, "read-thread", threadFacts(thread)).allowed
    );
  };
  const open = new Set(listeners.filter(isOpen));
  const counts = new Map<Listener, number>();
  for (const [threadId, here] of Map.groupBy(open, (listener) => listener.threadId)) {
    const thread = threads.get(threadId);
    const behind = thread ? here.filter(({ known }) => known !== changeOf(thread)) : [];
    if (!thread || behind.length === 0) continue;
    for (const [listener, count] of await countsFor(db, thread, behind)) counts.set(listener, count);
  }
  return listeners.map((listener) => {
    const thread = threads.get(listener.threadId);
    if (!thread || !open.has(listener)) return { open: false };
    const count = counts.get(listener);
    if (count === undefined) return null;
    return { open: true, count, newest: thread.lastPosition, changed: changeOf(thread) };
  });
}

/** Differs when a post has come, gone or come back. */
const changeOf = (thread: { lastPosition: number; replyCount: number }): string =>
  `${thread.lastPosition}.${thread.replyCount}`;

/** How many of the newest hundred positions are new to each of those who have this thread open. */
async function countsFor(
  db: Db,
  { id, lastPosition }: { id: string; lastPosition: number },
  listeners: readonly Listener[],
): Promise<Map<Listener, number>> {
  const after = Math.max(Math.min(...listeners.map((listener) => listener.after)), lastPosition - READ_AHEAD);
  const rows: { readerId: string; position: number }[] = [];
  for (const readerIds of inBatches(listeners.map(({ viewer }) => viewer.id)))
    rows.push(...(await newsForReaders(db, { threadId: id, after, readerIds })));
  const news = Map.groupBy(rows, (row) => row.readerId);
  return new Map(
    listeners.map((listener) => [
      listener,
      (news.get(listener.viewer.id) ?? []).filter(({ position }) => position > listener.after).length,
    ]),
  );
}

/** Each value once, in lists of at most AT_ONCE. */
function inBatches(values: readonly string[]): string[][] {
  const once = [...new Set(values)];
  return Array.from({ length: Math.ceil(once.length / AT_ONCE) }, (_, at) =>
    once.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
