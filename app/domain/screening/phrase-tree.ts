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
  /** With which of the first places a phrase began that ends at a place: those that began before it are heard before it. */
  began: Int32Array;
  /** Where a place leads with any word at all; 0: nowhere. */
  any: Int32Array;
  /** A bit for each 32nd word that leads on from a place: a cheap look before `after`. */
  marks: Int32Array;
  /** Where the list of the places that phrases begin with a word at begins in `lists`; 0: there is none. */
  first: Int32Array;
  /** The same for the places after `place` with `word`. */
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
  const grown = grow(phrases, classes);
  const { numberOf, any, tags, began } = grown;
  for (const word of otherWords) if (!numberOf.has(word)) numberOf.set(word, numberOf.size + 1);
  const width = numberOf.size + 1;

  const edges = joinFirst(grown);
  const marks = new Int32Array(tags.length);
  const leads = new Map<number, number[]>();
  for (const { from, words, to } of edges)
    for (const word of words) {
      marks[from] = (marks[from] ?? 0) | (1 << (word & 31));
      listOf(leads, from * width + word).push(to);
    }
  const lists = new Int32Array(
    1 + [...leads.values()].reduce((sum, places) => sum + 2 * places.length + 1, 0),
  );
  const table = numberTable(leads.size);
  const first = new Int32Array(width);
  let at = 1;
  for (const [key, places] of leads) {
    if (key < width) first[key] = at;
    else table.set(key, at);
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
    began: Int32Array.from(began),
    any: Int32Array.from(any),
    marks,
    first,
    after: (place, word) => table.get(place * width + word),
    lists,
  };
}

/** More different sets of words than there will ever be. */
const SETS_MAX = 100_000;

type Edge = { from: number; words: readonly number[]; to: number };

type Grown<Tag> = Pick<PhraseTree<Tag>, "numberOf"> & {
  edges: Edge[];
  any: number[];
  tags: (Tag[] | undefined)[];
  began: number[];
};

function grow<Tag>(phrases: readonly Phrase<Tag>[], classes: Readonly<Record<string, string>>): Grown<Tag> {
  const numberOf = new Map<string, number>();
  const edges: Edge[] = [];
  const any: number[] = [0];
  const tags: (Tag[] | undefined)[] = [undefined];
  const began: number[] = [0];
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
    began.push(from === 0 ? to : (began[from] ?? 0));
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
  return { numberOf, edges, any, tags, began };
}

/**
 * The edges, with the places that one word leads to from the beginning joined into one, because most words of a text
 * begin dozens of phrases ("i") and go on with none of them. So are the places after those with any word at all. Where
 * a phrase ends already, a place stays by itself.
 */
function joinFirst<Tag>({ edges, any, tags, began }: Grown<Tag>): Edge[] {
  const first = new Map<number, number[]>();
  const leaving = new Map<number, Edge[]>();
  for (const edge of edges)
    if (edge.from !== 0) listOf(leaving, edge.from).push(edge);
    else for (const word of edge.words) listOf(first, word).push(edge.to);

  const isOpen = (place: number): boolean =>
    place === 0 || (tags[place] === undefined && isOpen(any[place] ?? 0));
  const joined = new Map<string, number>();
  const added: Edge[] = [];
  const join = (places: readonly number[]): number => {
    if (places.length < 2) return places[0] ?? 0;
    const name = places.join();
    const there = joined.get(name);
    if (there !== undefined) return there;
    const place = tags.length;
    joined.set(name, place);
    tags.push(undefined);
    began.push(place);
    any.push(0);
    for (const from of places)
      for (const { words, to } of leaving.get(from) ?? []) added.push({ from: place, words, to });
    any[place] = join(places.flatMap((from) => any[from] || []));
    return place;
  };

  for (const [word, places] of first) {
    const open = places.filter(isOpen);
    for (const to of [join(open), ...places.filter((place) => !isOpen(place))])
      if (to !== 0) added.push({ from: 0, words: [word], to });
  }
  return [...edges.filter(({ from }) => from !== 0), ...added];
}

function listOf<Item>(lists: Map<number, Item[]>, key: number): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
}
