import { selectionStands } from "#app/domain/quote.ts";
import { deleteSelections, selectionsOf } from "#db/queries/quotes.ts";
import type { Db } from "#db/schema.ts";

/**
 * After a change of a post's text: a part of it that others quote, and that no longer stands in it, is deleted, and
 * those quotes show the post's present first words. `words`: the text as its readers see it. Runs in the transaction of
 * the change, with the post held, so that no quote of the old text comes in between.
 */
export async function followQuotes(db: Db, postId: string, words: string): Promise<void> {
  const selections = await selectionsOf(db, postId);
  const gone = selections.filter(({ quotedText }) => !selectionStands(quotedText, words));
  await deleteSelections(
    db,
    gone.map(({ id }) => id),
  );
}
