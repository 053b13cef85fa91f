/** How far a word is from the one before it. */
export const JOINED = 0;
export const BLANK = 1;
/** A comma, a dash, a bracket, dots that trail off. */
export const PAUSE = 2;
export const SENTENCE = 3;
export const PARAGRAPH = 4;

/**
 * The words of a text in the order in which they stand, as lists side by side (a text of a megabyte has a lot of them).
 * `word` is how the word is compared; `from` and `to` are where its author wrote it, in UTF-16 units of their own text.
 */
export type Words = {
  word: string[];
  /** How it was written, with plain letters; empty for the second word of one that was written out ("dont"). */
  raw: string[];
  /** The number of the word in the machine that it was read for, 0 for one that is in none of its phrases. */
  number: number[];
  from: number[];
  to: number[];
  gap: number[];
  /** Within a Markdown quotation: somebody else's words. */
  quoted: boolean[];
};
