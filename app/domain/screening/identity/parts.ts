import type { Reading } from "../reading.ts";
import { BLANK, JOINED } from "../words.ts";

/** A place that identifies somebody: the words from `from` up to `to`, and what could stand there. */
export type Part = { from: number; to: number; suggestion: string; what: What };

export type What = "name" | "place" | "contact";

/** The word as its author wrote it. */
export const written = ({ text, words }: Reading, at: number): string =>
  text.slice(words.from[at] ?? 0, words.to[at] ?? 0);

/** Whether it begins with a capital and is not all capitals, as names are. */
export function isCapitalised(reading: Reading, at: number): boolean {
  const unit = reading.text.charCodeAt(reading.words.from[at] ?? 0);
  if (unit >= 0x61 && unit <= 0x7a) return false; // Most words, without asking further.
  const word = written(reading, at);
  return /^\p{Lu}[\p{L}'’.]*\p{Ll}/u.test(word) || /^\p{Lu}\.?$/u.test(word);
}

/** Whether the word follows the one before it with nothing but a blank, a hyphen or the point of "Dr." between. */
export const follows = ({ words }: Reading, at: number): boolean => {
  const gap = words.gap[at];
  return gap === BLANK || gap === JOINED;
};

/** Whether a sentence begins with it, where a capital says nothing. */
export const beginsSentence = ({ words }: Reading, at: number): boolean =>
  at === 0 || (words.gap[at] ?? BLANK) > BLANK + 1;

export const initialOf = (reading: Reading, at: number): string =>
  `${Array.from(written(reading, at))[0]?.toUpperCase() ?? ""}.`;

/** The place after the words that make up a name from `at` on: capitalised ones that stand together, hyphens included. */
export function endOfName(reading: Reading, at: number, most = 5): number {
  let end = at;
  while (end < at + most && end < reading.words.word.length) {
    if (end > at && !follows(reading, end)) break;
    if (!isCapitalised(reading, end)) break;
    end += 1;
  }
  return end;
}
