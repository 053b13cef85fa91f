/**
 * What a quote says. It follows the post it quotes: a part of a post is quoted only while exactly these words stand in
 * it, as its readers see them; otherwise the quote falls back to the post's first words.
 *
 *   the selection is            stored              after an edit in which it
 *   part of the text            as it is            still stands: stays · no longer stands: deleted
 *   the whole text, or nothing  as a whole quote    –
 *   longer than 1,000           as a whole quote    –
 *   not in the text             as a whole quote    –
 */

/** UTF-16 units; a longer selection is no quote any more but the post itself. */
export const SELECTION_MAX_CHARS = 1_000;

/** Every run of white space as one blank, as the words of a rendered text are compared. */
export const foldSpaces = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Whether the selection stands in the text. Both with folded spaces. */
export const selectionStands = (selection: string, text: string): boolean => text.includes(selection);

/**
 * The selection as it is stored beside the quote, or null where the whole post is quoted. `text` holds the words of
 * the quoted post as its readers see them, with folded spaces.
 */
export function selectionToStore(selected: string, text: string): string | null {
  const selection = foldSpaces(selected);
  if (selection === "" || selection.length > SELECTION_MAX_CHARS || selection === text) return null;
  return selectionStands(selection, text) ? selection : null;
}
