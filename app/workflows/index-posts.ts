import { endingToCompare, gistOf } from "#app/domain/likeness.ts";
import { storedNotes } from "#app/domain/need.ts";
import { facetsOf, indexedWords } from "#app/domain/search.ts";
import { textOf } from "#app/render/sanitize.ts";
import { wordsOf } from "#app/render/search-words.ts";
import { inTransaction } from "#db/portable.ts";
import {
  deleteEntries,
  deletePending,
  insertEntries,
  isAnythingPending,
  type NewEntry,
  pendingPosts,
  postsToIndex,
  type RowToIndex,
} from "#db/queries/search-index.ts";
import type { Db } from "#db/schema.ts";
import { holdPosts, indexAlone } from "#db/search-syntax.ts";
import { relateThreads } from "./relate-threads.ts";

/** Posts in one transaction: about 30 ms, for which other writers wait. */
const POSTS_PER_BATCH = 200;

/**
 * Puts what waits into the search index, at most one batch, and returns how much of it that was. Every way in which a
 * post comes or changes is the same here: the database's triggers have noted it (migration 0005), and an upgrade, an
 * import and a reply are queued alike. Harmless when two do it at once.
 */
export async function indexPending(db: Db, most = POSTS_PER_BATCH): Promise<number> {
  if (!(await isAnythingPending(db))) return 0; // Without a transaction, which would wait for whoever is writing.
  return inTransaction(db, async (tx) => {
    await indexAlone(tx);
    const pending = await pendingPosts(tx, most);
    const postIds = [...new Set(pending.map(({ postId }) => postId))];
    await holdPosts(tx, postIds);
    const posts = await postsToIndex(tx, postIds);
    await deleteEntries(tx, postIds);
    await insertEntries(
      tx,
      posts.map(entryOf).filter((entry) => entry !== null),
    );
    await relateThreads(
      tx,
      posts.filter(({ position }) => position === 0).map(({ threadId }) => threadId),
    );
    await deletePending(
      tx,
      pending.map(({ id }) => id),
    );
    return pending.length;
  });
}

/** What the index holds of a post; null when it has no place there. */
function entryOf(row: RowToIndex): NewEntry | null {
  const thread = { ...row, authorId: row.threadAuthorId };
  const contentNotes = storedNotes(row.contentNotes);
  const facets = facetsOf({ ...row, contentNotes, helped: row.helped === 1, thread });
  if (facets === null) return null;
  const title = row.position === 0 ? tokensOf(row.title) : null;
  const text = tokensOf(textOf(row.html));
  return {
    postId: row.id,
    createdAtMs: row.createdAtMs,
    words: indexedWords(title, text),
    facets,
    gist: title === null ? null : gistOf([...title, ...text]).join(" "),
    likenessGroup: title === null || row.audience === "only-me" ? null : (endingToCompare(row.ending) ?? ""),
  };
}

const tokensOf = (text: string): string[] => Array.from(wordsOf(text), ({ token }) => token);
