/**
 * Words to begin with, a reason's or a care message's, are only a beginning: what is sent has been made to fit the person.
 *
 * | what was written                                         | is sent                           |
 * | -------------------------------------------------------- | --------------------------------- |
 * | has words in square brackets: a gap left open            | no: the gap is filled in first    |
 * | is nothing but words to begin with, one or several, with | no: something of its own is added |
 * | their gaps taken out or not; spaces, signs and capitals  |                                   |
 * | aside                                                    |                                   |
 * | has anything else in it, or is empty                     | yes                               |
 */
export type BeginningProblem = "gap" | "as-it-came";

/** What is missing before this text can be sent, or null. `beginnings`: all words to begin with. */
export function beginningProblem(text: string, beginnings: readonly string[]): BeginningProblem | null {
  if (text.match(BRACKETS)?.some(hasWords)) return "gap";
  const own = beginnings
    .flatMap((words) => words.split(BRACKETS))
    .filter(hasWords)
    .map(asWords)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, piece) => rest.replaceAll(piece, "|"), asWords(text));
  return hasWords(text) && !hasWords(own) ? "as-it-came" : null;
}

/** On one line. Without a word between them, as `[…]`, they may stand where words were taken out. */
const BRACKETS = /\[[^[\]\n]*\]/g;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Every word with a space on each side, so that no piece begins or ends within a word. */
const asWords = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => ` ${word} `).join("");
