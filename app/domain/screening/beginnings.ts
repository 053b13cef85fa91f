import { type Phrase, parsePattern } from "./pattern.ts";

/** Beginnings of phrases as places of a tree, 0 is the empty one. */
export type Beginnings<Tag> = {
  /** Words are numbered from 1. */
  numberOf: Map<string, number>;
  /** Words that may stand at one place, as numbers; sets of them are numbered from 1. */
  sets: (readonly number[])[];
  edges: Edge[];
  /** Where each place leads with any word at all; 0: nowhere. */
  any: number[];
  /** What ends at a place. */
  tags: (Tag[] | undefined)[];
  /** At which of the first places the phrases of a place began. */
  began: number[];
};

/** From one place to another with any word of a set. */
type Edge = { from: number; set: number; to: number };

/** More different sets of words than there will ever be. */
const SETS_MAX = 100_000;

export function beginningsOf<Tag>(
  phrases: readonly Phrase<Tag>[],
  classes: Readonly<Record<string, string>>,
): Beginnings<Tag> {
  const numberOf = new Map<string, number>();
  const sets: (readonly number[])[] = [[]];
  const setNumbers = new Map<string, number>([["", 0]]);
  const edges: Edge[] = [];
  const any: number[] = [0];
  const tags: (Tag[] | undefined)[] = [undefined];
  const began: number[] = [0];
  const known = new Map<number, number>();

  /** The number of a set of words ("a|b"). Read once. */
  const setOf = (key: string): number => {
    const there = setNumbers.get(key);
    if (there !== undefined) return there;
    const words = key.split("|").map((word) => {
      const number = numberOf.get(word) ?? numberOf.size + 1;
      numberOf.set(word, number);
      return number;
    });
    setNumbers.set(key, sets.length);
    return sets.push(words) - 1;
  };

  /** The place after `from` with any of these words ("a|b"), or with every word where the key is empty. */
  const after = (from: number, key: string): number => {
    const set = setOf(key);
    const name = from * SETS_MAX + set;
    const there = known.get(name);
    if (there !== undefined) return there;
    const to = tags.length;
    known.set(name, to);
    tags.push(undefined);
    any.push(0);
    began.push(from === 0 ? to : (began[from] ?? 0));
    if (key === "") any[from] = to;
    else edges.push({ from, set, to });
    return to;
  };

  for (const { pattern, tag } of phrases)
    for (const row of parsePattern(pattern, classes)) {
      const end = row.reduce(after, 0);
      const here = tags[end] ?? [];
      if (!here.includes(tag)) tags[end] = [...here, tag];
    }
  return { numberOf, sets, edges, any, tags, began };
}
