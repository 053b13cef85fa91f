import type { SearchTerm } from "#app/domain/search.ts";
import type { SnippetPart } from "#app/domain/search-views.ts";
import { type Word, wordsOf } from "./search-words.ts";

/** UTF-16 units: three lines on a phone. */
const SNIPPET_CHARS = 240;
/** How much stands before the first word that is marked. */
const BEFORE = 60;

type Span = { start: number; end: number };

/**
 * The part of a plain text that shows why it was found: around the place with the most of what was asked for, which
 * is marked. The text's beginning when nothing of it is there, as when only the title has it.
 */
export function snippetOf(text: string, terms: readonly SearchTerm[]): SnippetPart[] {
  const found = placesOf(text, terms);
  const start = begin(text, bestStart(found));
  const end = finish(text, start);
  const parts: SnippetPart[] = [];
  let at = start;
  for (const span of found) {
    if (span.start < at || span.end > end) continue;
    parts.push(
      { text: text.slice(at, span.start), marked: false },
      { text: text.slice(span.start, span.end), marked: true },
    );
    at = span.end;
  }
  parts.push({ text: text.slice(at, end), marked: false });
  return framed(parts, start > 0, end < text.length);
}

/** Where the words of the terms stand, in order. */
function placesOf(text: string, terms: readonly SearchTerm[]): Span[] {
  const asked = terms.filter(({ excluded }) => !excluded);
  const words = [...wordsOf(text)];
  const spans: Span[] = [];
  for (const [at, first] of words.entries()) {
    const term = asked.find((term) => standsAt(words, at, term));
    const last = term && words[at + term.tokens.length - 1];
    if (last && first.start >= (spans.at(-1)?.end ?? 0)) spans.push({ start: first.start, end: last.end });
  }
  return spans;
}

const standsAt = (words: readonly { token: string }[], at: number, { tokens, prefix }: SearchTerm): boolean =>
  tokens.every((token, offset) => {
    const word = words[at + offset]?.token;
    return prefix && offset === tokens.length - 1 ? word?.startsWith(token) : word === token;
  });

/** What somebody wrote, a title and a text say, made ready for `matches`. */
export const readWords = (texts: readonly string[]): Word[][] => texts.map((text) => [...wordsOf(text)]);

/**
 * Whether what somebody wrote (as `readWords`; no phrase goes from one text into the next) has everything that is asked for
 * and nothing that is not: the answer of the index, for the few texts that are in none.
 */
export function matches(texts: readonly (readonly Word[])[], terms: readonly SearchTerm[]): boolean {
  const has = (term: SearchTerm) => texts.some((words) => words.some((_, at) => standsAt(words, at, term)));
  return terms.every((term) => has(term) !== term.excluded) && terms.some(({ excluded }) => !excluded);
}

/** The first of the marks that has the most others near behind it. */
function bestStart(found: readonly Span[]): number {
  const near = (from: Span) =>
    found.filter(({ start }) => start >= from.start && start < from.start + SNIPPET_CHARS - BEFORE).length;
  let best = found[0];
  for (const span of found.slice(0, 200)) if (best && near(span) > near(best)) best = span;
  return best?.start ?? 0;
}

function begin(text: string, mark: number): number {
  if (mark <= BEFORE) return 0;
  const space = text.indexOf(" ", mark - BEFORE);
  return space === -1 || space >= mark ? wellFormedAt(text, mark) : space + 1;
}

function finish(text: string, start: number): number {
  if (text.length <= start + SNIPPET_CHARS) return text.length;
  const space = text.lastIndexOf(" ", start + SNIPPET_CHARS);
  return space > start + SNIPPET_CHARS / 2 ? space : wellFormedAt(text, start + SNIPPET_CHARS);
}

/** Not between the two halves of a character. */
const wellFormedAt = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? "") && /[\ud800-\udbff]/.test(text[at - 1] ?? "") ? at - 1 : at;

function framed(parts: SnippetPart[], cutBefore: boolean, cutAfter: boolean): SnippetPart[] {
  const dots = { text: "…", marked: false };
  return [...(cutBefore ? [dots] : []), ...parts, ...(cutAfter ? [dots] : [])].filter(
    ({ text }) => text !== "",
  );
}
