import type { Ending } from "#app/domain/ending.ts";
import { endingToCompare, mostAlike, type ThreadGist } from "#app/domain/likeness.ts";
import { deleteRelated, gistsOf, insertRelated, threadsToCompare } from "#db/queries/related.ts";
import type { Db, RelatedThreadTable } from "#db/schema.ts";

/** How many of the latest threads of its ending a thread is compared with. */
const COMPARED = 150;
/** How many each thread is like, and how many it keeps when later ones are like it: more than are shown, as some are not for all. */
const FOUND = 8;
const KEPT = 16;

/**
 * Finds anew which threads these are like, and which are like them: when an opening post is stored or changed, so that
 * a thread's page only reads the answer. What others cannot read is like others, but no other is like it.
 */
export async function relateThreads(tx: Db, threadIds: readonly string[]): Promise<void> {
  await deleteRelated(tx, threadIds);
  const compared = new Map<Ending | null, ThreadGist[]>();
  const rows = new Map<string, RelatedThreadTable>(); // Two of these threads may each find the other.
  const add = (row: RelatedThreadTable) => rows.set(`${row.threadId} ${row.otherId}`, row);
  for (const { audience, ...row } of await gistsOf(tx, threadIds)) {
    const ending = endingToCompare(row.ending);
    const others = compared.get(ending) ?? (await toCompare(tx, ending));
    compared.set(ending, others);
    const thread = withWords(row);
    for (const { otherId, likeness } of mostAlike(thread, others, FOUND)) {
      if (ending === null && likeness === 0) continue; // Nothing says that they have anything in common.
      add({ threadId: thread.id, otherId, likeness });
      if (audience !== "only-me") add({ threadId: otherId, otherId: thread.id, likeness });
    }
  }
  await insertRelated(tx, [...rows.values()], KEPT);
}

const toCompare = async (tx: Db, ending: Ending | null): Promise<ThreadGist[]> =>
  (await threadsToCompare(tx, { ending, limit: COMPARED })).map(withWords);

const withWords = <Row extends { gist: string | null }>(row: Row) => ({
  ...row,
  gist: (row.gist ?? "").split(" ").filter(Boolean),
});
