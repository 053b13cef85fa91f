import { type Beginnings, beginningsOf } from "./beginnings.ts";
import { numberTable } from "./number-table.ts";
import type { Phrase } from "./pattern.ts";

/**
 * The beginnings of phrases in flat lists of numbers, because a text of ten thousand words looks at tens of thousands of
 * places.
 */
export type PhraseTree<Tag> = {
  numberOf: Map<string, number>;
  /** Four numbers for each place, side by side as they are looked at together: see below. */
  places: Int32Array;
  /** For each place with few edges: sets of words, each with the place that it leads to beside it, ended by 0. */
  edges: Int32Array;
  /** Whether a word is in a set. */
  isIn: (set: number, word: number) => boolean;
  /** Where phrases lead that begin with a word: a place, or below 0 where a list of them begins in `lists`; 0: nowhere. */
  first: Int32Array;
  /** The same after a place with many edges, with `word`. */
  afterMany: (place: number, word: number) => number;
  /** Lists of places, each ended by 0. */
  lists: Int32Array;
  ends: readonly Ends<Tag>[];
};

/** What ends at a place; phrases that began at an earlier place are heard earlier. */
type Ends<Tag> = { tags: readonly Tag[]; began: number };

/** The numbers of a place: a bit for each 32nd word that leads on from it, a cheap look before a thorough one; */
export const MARKS = 0;
/** where it leads with any word at all, 0 for nowhere; */
export const ANY = 1;
/** what ends there, as a place in `ends`, 0 for nothing; */
export const ENDS = 2;
/** and where its edges begin in `edges`, 0 where there are many. */
export const EDGES = 3;
export const PLACE_SIZE = 4;

/** More edges than this are quicker found by the word than looked through. */
const FEW_EDGES = 4;

export function phraseTree<Tag>(
  phrases: readonly Phrase<Tag>[],
  classes: Readonly<Record<string, string>>,
  otherWords: readonly string[],
): PhraseTree<Tag> {
  const beginnings = beginningsOf(phrases, classes);
  const { numberOf, sets, any, tags, began } = beginnings;
  for (const word of otherWords) if (!numberOf.has(word)) numberOf.set(word, numberOf.size + 1);
  const { leaving, leads } = joinFirst(beginnings);

  const places = new Int32Array(PLACE_SIZE * any.length);
  for (const [place, next] of any.entries()) places[PLACE_SIZE * place + ANY] = next;
  const ends: Ends<Tag>[] = [{ tags: [], began: 0 }];
  for (const [place, there] of tags.entries())
    if (there !== undefined)
      places[PLACE_SIZE * place + ENDS] = ends.push({ tags: there, began: began[place] ?? 0 }) - 1;
  const marksOf = sets.map((words) => words.reduce((marks, word) => marks | (1 << (word & 31)), 0));
  const edges = [0];
  for (const [from, own] of leaving) {
    if (own.length > FEW_EDGES) continue;
    places[PLACE_SIZE * from + EDGES] = edges.length;
    for (const { set, to } of own) {
      edges.push(set, to);
      mark(places, from, marksOf[set] ?? 0);
    }
    edges.push(0);
  }

  const first = new Int32Array(numberOf.size + 1);
  const lists = [0];
  const leadTo = ([place = 0, ...others]: readonly number[]): number => {
    if (others.length === 0) return place;
    return -(lists.push(place, ...others, 0) - others.length - 2);
  };
  const width = numberOf.size + 1;
  const table = numberTable([...leads.values()].reduce((sum, { size }) => sum + size, 0));
  for (const [place, byWord] of leads)
    for (const [word, next] of byWord) {
      mark(places, place, 1 << (word & 31));
      if (place === 0) first[word] = leadTo(next);
      else table.set(place * width + word, leadTo(next));
    }
  return {
    ...{ numberOf, places, ends, first, edges: Int32Array.from(edges), lists: Int32Array.from(lists) },
    isIn: membership(sets, width),
    afterMany: (place, word) => table.get(place * width + word),
  };
}

function mark(places: Int32Array, place: number, marks: number): void {
  const at = PLACE_SIZE * place + MARKS;
  places[at] = (places[at] ?? 0) | marks;
}

/** A row of bits for each set. */
function membership(sets: Beginnings<unknown>["sets"], width: number): PhraseTree<unknown>["isIn"] {
  const size = (width + 31) >>> 5;
  const bits = new Int32Array(size * sets.length);
  for (const [set, words] of sets.entries())
    for (const word of words) {
      const at = size * set + (word >>> 5);
      bits[at] = (bits[at] ?? 0) | (1 << (word & 31));
    }
  return (set, word) => ((bits[size * set + (word >>> 5)] ?? 0) & (1 << (word & 31))) !== 0;
}

type Edges = Beginnings<unknown>["edges"];

/** Places by the words that lead to them. */
type Leads = Map<number, number[]>;

/**
 * Joins the places that one word leads to from the beginning into one, because most words of a text begin dozens of
 * phrases ("i") and go on with none of them, and so the places after those with any word at all. Where a phrase ends
 * already, a place stays by itself. The new places are added to `beginnings`. `leads` has those with many edges.
 */
function joinFirst<Tag>({ sets, edges, any, tags, began }: Beginnings<Tag>) {
  const leaving = new Map<number, Edges>();
  for (const edge of edges) listOf(leaving, edge.from).push(edge);
  const leadsOf = (places: readonly number[]): Leads => {
    const byWord: Leads = new Map();
    for (const from of places)
      for (const { set, to } of leaving.get(from) ?? [])
        for (const word of sets[set] ?? []) listOf(byWord, word).push(to);
    return byWord;
  };

  const leads = new Map<number, Leads>();
  for (const [place, own] of leaving) if (own.length > FEW_EDGES) leads.set(place, leadsOf([place]));

  const isOpen = (place: number): boolean =>
    place === 0 || (tags[place] === undefined && isOpen(any[place] ?? 0));
  const joined = new Map<string, number>();
  const join = (places: readonly number[]): number => {
    if (places.length < 2) return places[0] ?? 0;
    const name = places.join();
    const there = joined.get(name);
    if (there !== undefined) return there;
    const place = any.push(0) - 1;
    joined.set(name, place);
    tags.push(undefined);
    began.push(place);
    leads.set(place, leadsOf(places));
    any[place] = join(places.flatMap((from) => any[from] || []));
    return place;
  };
  const first: Leads = new Map();
  for (const [word, places] of leadsOf([0])) {
    const open = join(places.filter(isOpen));
    first.set(word, [...(open === 0 ? [] : [open]), ...places.filter((place) => !isOpen(place))]);
  }
  return { leaving, leads: leads.set(0, first) };
}

function listOf<Item>(lists: Map<number, Item[]>, key: number): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
}
