import { type Phrase, parsePattern } from "./pattern.ts";
import { SENTENCE, type Words } from "./words.ts";

/** A phrase that stands in a text: the words from `from` up to `to`, as places in the list of words. */
export type Heard<Tag> = { tag: Tag; from: number; to: number };

/**
 * Finds many phrases in one walk over the words of a text: a tree of beginnings. At each word it follows the tree as
 * deep as the longest phrase is, never further, so the time grows with the text alone. Small words that change nothing
 * ("just", "really") are passed over, unless the phrase itself has them.
 */
export type PhraseMachine<Tag> = {
  /** The number of a word that some phrase has, or 0. */
  numberOf: (word: string) => number;
  words: () => Iterable<string>;
  /** `steps` is how many places of the tree were looked at: what the time is proportional to. */
  hear: (words: Words) => { heard: Heard<Tag>[]; steps: number };
};

/** Passed over at most so often one after the other. */
const FILLERS_MAX = 3;

export function phraseMachine<Tag>(
  phrases: readonly Phrase<Tag>[],
  classes: Readonly<Record<string, string>>,
  fillers: readonly string[],
): PhraseMachine<Tag> {
  const tree = grow(phrases, classes);
  const { numberOf, children, tags } = tree;
  for (const word of fillers) if (!numberOf.has(word)) numberOf.set(word, numberOf.size + 1);
  const isFiller = new Uint8Array(numberOf.size + 1);
  for (const word of fillers) isFiller[numberOf.get(word) ?? 0] = 1;

  function hear(words: Words): { heard: Heard<Tag>[]; steps: number } {
    const heard: Heard<Tag>[] = [];
    const { number, gap } = words;
    const length = number.length;
    let steps = 0;
    let start = 0;
    const walk = (node: number, at: number, skipped: number): void => {
      steps += 1;
      const here = tags[node];
      if (here !== undefined && skipped === 0)
        for (const tag of here) heard.push({ tag, from: start, to: at });
      if (at >= length || (gap[at] ?? 0) >= SENTENCE) return;
      const word = number[at] ?? 0;
      const next = children[node];
      if (next === undefined) return;
      if (next.any !== 0) walk(next.any, at + 1, 0);
      if (word === 0) return;
      const reached = next.by.get(word);
      if (reached !== undefined) for (const child of reached) walk(child, at + 1, 0);
      if (isFiller[word] === 1 && skipped < FILLERS_MAX) walk(node, at + 1, skipped + 1);
    };
    const roots = children[0]?.by;
    for (; start < length; start++) {
      const word = number[start] ?? 0;
      const reached = word === 0 ? undefined : roots?.get(word);
      if (reached !== undefined) for (const child of reached) walk(child, start + 1, 0);
    }
    return { heard, steps };
  }

  return { numberOf: (word) => numberOf.get(word) ?? 0, words: () => numberOf.keys(), hear };
}

/** Where a place of the tree leads: with any word, or with a certain one (0: nowhere). */
type Children = { any: number; by: Map<number, number[]> };

/** The tree. A place with nothing after it has no children. Words are numbered from 1. */
function grow<Tag>(phrases: readonly Phrase<Tag>[], classes: Readonly<Record<string, string>>) {
  const numberOf = new Map<string, number>();
  const children: (Children | undefined)[] = [undefined];
  const tags: (Tag[] | undefined)[] = [undefined];
  const known = new Map<string, number>();
  const membersOf = new Map<string, number[]>();

  const numbersIn = (key: string): number[] => {
    const numbers =
      membersOf.get(key) ??
      key.split("|").map((word) => {
        const number = numberOf.get(word) ?? numberOf.size + 1;
        numberOf.set(word, number);
        return number;
      });
    membersOf.set(key, numbers);
    return numbers;
  };

  /** The place after `node` with any of these words ("a|b"), or with every word where the key is empty. */
  const after = (node: number, key: string): number => {
    const edge = `${node} ${key}`;
    const there = known.get(edge);
    if (there !== undefined) return there;
    const made = tags.length;
    known.set(edge, made);
    tags.push(undefined);
    children.push(undefined);
    const from = children[node] ?? { any: 0, by: new Map<number, number[]>() };
    children[node] = from;
    if (key === "") from.any = made;
    else
      for (const word of numbersIn(key)) {
        const reached = from.by.get(word);
        if (reached) reached.push(made);
        else from.by.set(word, [made]);
      }
    return made;
  };

  for (const { pattern, tag } of phrases)
    for (const row of parsePattern(pattern, classes)) {
      const end = row.reduce(after, 0);
      const here = tags[end] ?? [];
      if (!here.includes(tag)) tags[end] = [...here, tag];
    }
  return { numberOf, children, tags };
}
