import type { Actor } from "#app/domain/actor.ts";
import { threadPath } from "#app/domain/paths.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import type { RelatedView, ThreadPageView } from "#app/domain/thread-views.ts";
import { relatedThreads } from "#db/queries/related.ts";
import type { Db } from "#db/schema.ts";
import { hidesOf, withoutHiddenWords } from "./hides.ts";

const RELATED_SHOWN = 5;
/** All that a thread has, where some may have to be left out. */
const RELATED_KEPT = 16;

/**
 * A few threads like this one that the viewer can open, for the end of its last page; null where there are none. What
 * they are was found when the thread was stored (relate-threads.ts), so the page asks one query of an index.
 */
export async function viewRelated(
  db: Db,
  { viewer, thread }: { viewer: Actor; thread: ThreadPageView },
): Promise<RelatedView | null> {
  if (thread.page < thread.pages || thread.title === null) return null;
  const hides = await hidesOf(db, viewer);
  const asked = { threadId: thread.id, audiences: audiencesOpenTo(viewer), hides };
  const found = await relatedThreads(db, {
    ...asked,
    limit: hides.words === null ? RELATED_SHOWN : RELATED_KEPT,
  });
  const rows = (await withoutHiddenWords(db, hides, found)).slice(0, RELATED_SHOWN);
  if (rows.length === 0) return null;
  const place = { articleSlug: null, articlePinned: false };
  return {
    ending: thread.ending,
    threads: rows.map(({ id, kind, slug, title, replyCount }) => ({
      id,
      path: threadPath({ ...place, threadId: id, kind, slug }),
      title,
      replyCount,
    })),
  };
}
