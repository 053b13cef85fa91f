import type { SearchTerm } from "#app/domain/search.ts";
import { wordsOf } from "./search-words.ts";

/** What is looked at of what was typed; more than anybody types, and little enough to be cheap. */
const MOST_CHARS = 400;
export const MOST_TERMS = 16;
/**
 * With fewer letters a beginning of a word would be that of nearly everything, and dear: among a million posts, SQLite
 * gathers all that `the*` stands for in 270 ms, what `thera*` stands for in 10.
 */
const LEAST_PREFIX = 4;

export type ParsedQuery = {
  terms: SearchTerm[];
  /** Something was left out because it was too much. */
  shortened: boolean;
};

/**
 * What was typed as what is asked for: words, all of which must be there; "words in this order"; -not this; the
 * beginn* of a word. Every text is a question: whatever is none of these, an unclosed quotation mark or `AND` or `(*`,
 * is read as the words in it, and a text without words asks nothing.
 */
export function parseQuery(typed: string): ParsedQuery {
  const text = typed.slice(0, MOST_CHARS);
  const terms: SearchTerm[] = [];
  for (const { excluded, words, prefix } of piecesOf(text)) {
    const tokens = [...wordsOf(words)].map(({ token }) => token);
    const last = tokens.at(-1);
    if (last === undefined) continue;
    terms.push({ tokens, excluded, prefix: prefix && [...last].length >= LEAST_PREFIX });
  }
  const kept = withoutRepetitions(terms);
  return {
    terms: kept.slice(0, MOST_TERMS),
    shortened: typed.trimEnd().length > MOST_CHARS || kept.length > MOST_TERMS,
  };
}

/** A minus counts at the beginning of a word only: “self-harm” is two words that follow one another. */
const PIECE = /(?<minus>(?<=^|\s)[-−–])?(?:["“”„«](?<phrase>[^"“”„»]*)["“”»]|(?<words>[^\s"“”„«»]+))/gu;

function* piecesOf(text: string) {
  for (const { groups } of text.matchAll(PIECE)) {
    const words = groups?.phrase ?? groups?.words ?? "";
    const prefix = groups?.words !== undefined && /[\p{L}\p{M}\p{N}]\*+$/u.test(words);
    yield { excluded: groups?.minus !== undefined, words, prefix };
  }
}

function withoutRepetitions(terms: readonly SearchTerm[]): SearchTerm[] {
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()];
}

/** The same question with its last word as the beginning of one, or null when that asks nothing new. */
export function lastWordBegun(terms: readonly SearchTerm[]): SearchTerm[] | null {
  const last = terms.at(-1);
  const token = last?.tokens.at(-1);
  if (!last || !token || last.excluded || last.prefix || [...token].length < LEAST_PREFIX) return null;
  return [...terms.slice(0, -1), { ...last, prefix: true }];
}
