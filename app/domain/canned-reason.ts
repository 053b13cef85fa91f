/**
 * Words to begin a statement with are only a beginning: what is sent has been made to fit the person.
 *
 * | the reason                                          | is sent                          |
 * | --------------------------------------------------- | -------------------------------- |
 * | has words in square brackets: a gap left open       | no: the gap is filled in first   |
 * | is nothing but words to begin with, one or several  | no: something of its own is added |
 * | has anything else in it, or is empty                | yes                              |
 */
export type ReasonProblem = "gap" | "as-it-came";

/** What is missing before this reason can be sent, or null. `canned`: all words to begin with. */
export function reasonProblem(reason: string, canned: readonly string[]): ReasonProblem | null {
  if (hasGap(reason)) return "gap";
  const own = [...canned]
    .sort((a, b) => b.length - a.length)
    .reduce((text, words) => text.replaceAll(asOneLine(words), " "), asOneLine(reason));
  return hasWords(reason) && !hasWords(own) ? "as-it-came" : null;
}

/** Words in square brackets on one line. Not `[…]`, which may stand where words were taken out. */
const hasGap = (text: string): boolean =>
  text
    .split("[")
    .slice(1)
    .some((opened) => /^[^\]\n]+\]/.test(opened) && hasWords(opened.slice(0, opened.indexOf("]"))));

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const asOneLine = (text: string): string => text.trim().replace(/\s+/g, " ");
