import { type Actor, isMember } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import type { ThreadCard } from "#app/domain/thread-views.ts";
import { lastLookedAt, unansweredThreads } from "#db/queries/unanswered.ts";
import type { Db } from "#db/schema.ts";
import { hidesOf, withoutHiddenWords } from "./hides.ts";
import { THREADS_PER_PAGE } from "./list-threads.ts";
import { threadCards } from "./thread-cards.ts";

/** How long a thread stands among those of now, oldest first; after that it stands among the older ones. Thirty days. */
export const RECENT_MS = 30 * 24 * 60 * 60 * 1000;

export type UnansweredView = {
  threads: ThreadCard[];
  older: boolean;
  furtherPath: string | null;
  olderPath: string | null;
};

/**
 * Threads that wait for a first answer by somebody else, as far as the viewer may open them. Those of the last month begin
 * with whoever has waited longest; older ones follow on a page of their own, newest first, so that they neither stand in
 * front of the others for ever nor are forgotten.
 */
export async function listUnanswered(
  db: Db,
  { viewer, older, after, nowMs }: { viewer: Actor; older: boolean; after: string | null; nowMs: number },
): Promise<UnansweredView> {
  const since = nowMs - RECENT_MS;
  const range = { started: older ? { before: since } : { from: since }, after: parseCursor(after) };
  const hides = await hidesOf(db, viewer);
  const rows = await unansweredThreads(db, {
    ...range,
    hides,
    audiences: audiencesOpenTo(viewer),
    readerId: isMember(viewer) ? viewer.id : null,
    limit: THREADS_PER_PAGE + 1,
  });
  const shown = rows.slice(0, THREADS_PER_PAGE);
  const last = shown.at(-1);
  const place =
    rows.length > shown.length && last
      ? { atMs: last.createdAtMs, id: last.id }
      : await lastLookedAt(db, range);
  const query = older ? "older&" : "";
  return {
    threads: await threadCards(db, await withoutHiddenWords(db, hides, shown)),
    older,
    furtherPath: place ? `/threads/unanswered?${query}after=${formatCursor(place)}` : null,
    olderPath: older ? null : "/threads/unanswered?older",
  };
}
