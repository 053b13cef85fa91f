import { type Actor, isMember } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import { type Hides, hidesNothing, NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { filterPath, NO_FILTER, type ThreadFilter } from "#app/domain/thread-filter.ts";
import type { LettersView, ThreadListView } from "#app/domain/thread-views.ts";
import { countHiddenThreads } from "#db/queries/hiding.ts";
import { type LatestThreads, latestThreads } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { gatherPage } from "./gather-page.ts";
import { hidesOf, withoutHiddenWords } from "./hides.ts";
import { threadCards } from "./thread-cards.ts";

export const THREADS_PER_PAGE = 20;

export type ListThreads = { viewer: Actor; filter: ThreadFilter; before: string | null };

/** The latest threads that the filter lets through. `before` is from an earlier page's `olderPath`; nonsense is the first page. */
export async function listThreads(db: Db, { viewer, filter, before }: ListThreads): Promise<ThreadListView> {
  const hides = await hidesOf(db, viewer);
  const asked = { ...openTo(viewer), hides, filter, kind: null, before: parseCursor(before) };
  return { filter, ...(await pageOf(db, asked, (cursor) => filterPath(filter, cursor))) };
}

/** Letters: the viewer's own, whoever may read them, and those that others share with the viewer. */
export async function listLetters(
  db: Db,
  { viewer, before }: { viewer: Actor; before: string | null },
): Promise<LettersView> {
  const hides = await hidesOf(db, viewer);
  const letters = { filter: NO_FILTER, kind: "letter", hides, ...openTo(viewer) } as const;
  const older = (cursor: string) => `/letters?before=${cursor}`;
  const shared = await pageOf(db, { ...letters, readerId: null, before: parseCursor(before) }, older);
  const own = { ...letters, hides: NOTHING_HIDDEN, audiences: [], before: null, limit: OWN_LETTERS };
  const mine = await threadCards(db, isMember(viewer) ? await latestThreads(db, own) : []);
  const isOwn = new Set(mine.map(({ id }) => id));
  return {
    mine: before === null ? mine : [],
    shared: { ...shared, threads: shared.threads.filter(({ id }) => !isOwn.has(id)) },
  };
}

/** More than anybody keeps in view; older ones are found by searching. */
const OWN_LETTERS = 100;

const openTo = (viewer: Actor) => ({
  audiences: audiencesOpenTo(viewer),
  readerId: isMember(viewer) ? viewer.id : null,
});

/**
 * One page of a list without what its reader has hidden, and the address of the next; `older` makes it of where this
 * page ends.
 */
async function pageOf(db: Db, asked: Omit<LatestThreads, "limit">, older: (cursor: string) => string) {
  const { rows, olderFrom } = await gatherPage({
    limit: THREADS_PER_PAGE,
    before: asked.before,
    read: (before, limit) => latestThreads(db, { ...asked, before, limit }),
    keep: (found) => withoutHiddenWords(db, asked.hides, found),
    cursorOf: (row) => ({ atMs: row.lastActivityAtMs, id: row.id }),
  });
  return {
    threads: await threadCards(db, rows),
    olderPath: olderFrom === null ? null : older(formatCursor(olderFrom)),
    emptyByChoice: rows.length === 0 && (await hidesSomething(db, asked.hides)),
  };
}

/** Only where a list is empty: “nobody has written yet” must not be said of what its reader has hidden. */
async function hidesSomething(db: Db, hides: Hides): Promise<boolean> {
  if (!hidesNothing(hides)) return true;
  return hides.readerId !== null && (await countHiddenThreads(db, hides.readerId)) > 0;
}
