import { numberTable } from "./number-table.ts";
import { type Phrase, parsePattern } from "./pattern.ts";

/**
 * Beginnings of phrases as places of a tree, 0 is the empty one; in flat lists of numbers, because a text of ten thousand
 * words looks at a hundred thousand places.
 */
export type PhraseTree<Tag> = {
  /** Words are numbered from 1. */
  numberOf: Map<string, number>;
  /** What ends at a place. */
  tags: readonly (readonly Tag[] | undefined)[];
  /** Where a place leads with any word at all; 0: nowhere. */
  any: Int32Array;
  /** A bit for each 32nd word that leads on from a place: a cheap look before `after`. */
  marks: Int32Array;
  /** Where the list of the places after `place` with `word` begins in `lists`; 0: there is none. */
  after: (place: number, word: number) => number;
  /** Lists of places, each place with its marks beside it, and each list ended by 0. */
  lists: Int32Array;
};

/** The marks, in a list, of a place that is to be looked at whatever follows: something ends there, or any word leads on. */
export const EVERY_WORD = -1;

export function phraseTree<Tag>(
  phrases: readonly Phrase<Tag>[],
  classes: Readonly<Record<string, string>>,
  otherWords: readonly string[],
): PhraseTree<Tag> {
  const { numberOf, edges, any, tags } = grow(phrases, classes);
  for (const word of otherWords) if (!numberOf.has(word)) numberOf.set(word, numberOf.size + 1);
  const width = numberOf.size + 1;

  const marks = new Int32Array(tags.length);
  const leads = new Map<number, number[]>();
  for (const { from, words, to } of edges)
    for (const word of words) {
      marks[from] = (marks[from] ?? 0) | (1 << (word & 31));
      const key = from * width + word;
      const known = leads.get(key);
      if (known) known.push(to);
      else leads.set(key, [to]);
    }
  const lists = new Int32Array(
    1 + [...leads.values()].reduce((sum, places) => sum + 2 * places.length + 1, 0),
  );
  const table = numberTable(leads.size);
  let at = 1;
  for (const [key, places] of leads) {
    table.set(key, at);
    for (const place of places) {
      const isPlain = tags[place] === undefined && any[place] === 0;
      lists.set([place, isPlain ? (marks[place] ?? 0) : EVERY_WORD], at);
      at += 2;
    }
    at += 1;
  }
  return {
    numberOf,
    tags,
    any: Int32Array.from(any),
    marks,
    after: (place, word) => table.get(place * width + word),
    lists,
  };
}

/** More different sets of words than there will ever be. */
const SETS_MAX = 100_000;

type Edge = { from: number; words: readonly number[]; to: number };

function grow<Tag>(phrases: readonly Phrase<Tag>[], classes: Readonly<Record<string, string>>) {
  const numberOf = new Map<string, number>();
  const edges: Edge[] = [];
  const any: number[] = [0];
  const tags: (Tag[] | undefined)[] = [undefined];
  const known = new Map<number, number>();
  const sets = new Map<string, { number: number; words: number[] }>();

  /** A set of words ("a|b") with a number of its own, and those of its words. Read once. */
  const setOf = (key: string) => {
    const there = sets.get(key);
    if (there) return there;
    const words = (key === "" ? [] : key.split("|")).map((word) => {
      const number = numberOf.get(word) ?? numberOf.size + 1;
      numberOf.set(word, number);
      return number;
    });
    const made = { number: sets.size, words };
    sets.set(key, made);
    return made;
  };

  /** The place after `from` with any of these words ("a|b"), or with every word where the key is empty. */
  const after = (from: number, key: string): number => {
    const { number, words } = setOf(key);
    const name = from * SETS_MAX + number;
    const there = known.get(name);
    if (there !== undefined) return there;
    const to = tags.length;
    known.set(name, to);
    tags.push(undefined);
    any.push(0);
    if (key === "") any[from] = to;
    else edges.push({ from, words, to });
    return to;
  };

  for (const { pattern, tag } of phrases)
    for (const row of parsePattern(pattern, classes)) {
      const end = row.reduce(after, 0);
      const here = tags[end] ?? [];
      if (!here.includes(tag)) tags[end] = [...here, tag];
    }
  return { numberOf, edges, any, tags };
}
