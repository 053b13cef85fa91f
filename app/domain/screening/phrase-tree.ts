import { numberTable } from "./number-table.ts";
import { type Phrase, parsePattern } from "./pattern.ts";

/**
 * Beginnings of phrases as places of a tree, 0 is the empty one; in flat lists of numbers, because a text of ten thousand
 * words looks at tens of thousands of places.
 */
export type PhraseTree<Tag> = {
  /** Words are numbered from 1. */
  numberOf: Map<string, number>;
  /** Four numbers for each place, side by side as they are looked at together: see below. */
  places: Int32Array;
  /** What ends at places, by the number that they have for it. */
  tags: readonly (readonly Tag[])[];
  /** Where phrases lead that begin with a word: a place, or below 0 where a list of them begins in `lists`; 0: nowhere. */
  first: Int32Array;
  /** The same after `place`, with `word`. */
  after: (place: number, word: number) => number;
  /** Lists of places, each ended by 0. */
  lists: Int32Array;
};

/** The numbers of a place: a bit for each 32nd word that leads on from it, a cheap look before `after`; */
export const MARKS = 0;
/** where it leads with any word at all, 0 for nowhere; */
export const ANY = 1;
/** what ends there, 0 for nothing; */
export const TAGS = 2;
/** and at which of the first places its phrases began: those that began earlier are heard earlier. */
export const BEGAN = 3;
export const PLACE_SIZE = 4;

export function phraseTree<Tag>(
  phrases: readonly Phrase<Tag>[],
  classes: Readonly<Record<string, string>>,
  otherWords: readonly string[],
): PhraseTree<Tag> {
  const { numberOf, edges, any, tags: tagsAt, began } = joinFirst(grow(phrases, classes));
  for (const word of otherWords) if (!numberOf.has(word)) numberOf.set(word, numberOf.size + 1);
  const width = numberOf.size + 1;

  const places = new Int32Array(PLACE_SIZE * any.length);
  const tags: (readonly Tag[])[] = [[]];
  for (const [place, there] of tagsAt.entries()) {
    const ends = there === undefined ? 0 : tags.push(there) - 1;
    places.set([0, any[place] ?? 0, ends, began[place] ?? 0], PLACE_SIZE * place);
  }
  const leads = new Map<number, number[]>();
  for (const { from, words, to } of edges)
    for (const word of words) {
      const marks = PLACE_SIZE * from + MARKS;
      places[marks] = (places[marks] ?? 0) | (1 << (word & 31));
      listOf(leads, from * width + word).push(to);
    }

  const table = numberTable(leads.size);
  const first = new Int32Array(width);
  const lists = [0];
  for (const [key, [place = 0, ...others]] of leads) {
    const lead = others.length === 0 ? place : -lists.length;
    if (others.length > 0) lists.push(place, ...others, 0);
    if (key < width) first[key] = lead;
    else table.set(key, lead);
  }
  return {
    ...{ numberOf, places, tags, first, lists: Int32Array.from(lists) },
    after: (place, word) => table.get(place * width + word),
  };
}

/** More different sets of words than there will ever be. */
const SETS_MAX = 100_000;

type Edge = { from: number; words: readonly number[]; to: number };

type Grown<Tag> = {
  numberOf: Map<string, number>;
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
 * The same tree, with the places that one word leads to from the beginning joined into one, because most words of a text
 * begin dozens of phrases ("i") and go on with none of them. So are the places after those with any word at all. Where
 * a phrase ends already, a place stays by itself.
 */
function joinFirst<Tag>(grown: Grown<Tag>): Grown<Tag> {
  const { edges, any, tags, began } = grown;
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
  return { ...grown, edges: [...edges.filter(({ from }) => from !== 0), ...added] };
}

function listOf<Item>(lists: Map<number, Item[]>, key: number): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
}
