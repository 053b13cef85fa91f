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
  hear: (words: Words) => { heard: Heard<Tag>[]; steps: number };
};

/** Passed over at most so often one after the other. */
const FILLERS_MAX = 3;
const ANY = 0;

export function phraseMachine<Tag>(
  phrases: readonly Phrase<Tag>[],
  classes: Readonly<Record<string, string>>,
  fillers: readonly string[],
): PhraseMachine<Tag> {
  const { numberOf, elementsOf, next, next0, tags } = grow(phrases, classes);
  const isFiller = new Uint8Array(elementsOf.length + fillers.length + 1);
  for (const word of fillers) {
    const number = numberOf.get(word) ?? elementsOf.length;
    if (number === elementsOf.length) {
      numberOf.set(word, number);
      elementsOf.push([]);
    }
    isFiller[number] = 1;
  }
  const width = next.width;
  const edges = next.edges;
  const rootOf = elementsOf.map((elements) => elements.flatMap((element) => edges.get(element) ?? []));

  function hear(words: Words): { heard: Heard<Tag>[]; steps: number } {
    const heard: Heard<Tag>[] = [];
    const { number, gap } = words;
    let steps = 0;
    const nodes: number[] = [];
    const places: number[] = [];
    const passed: number[] = [];
    const visit = (node: number, at: number, from: number): void => {
      for (const tag of tags[node] ?? NONE) heard.push({ tag: tag as Tag, from, to: at });
      nodes.push(node);
      places.push(at);
      passed.push(0);
    };
    for (let from = 0; from < number.length; from++) {
      const roots = rootOf[number[from] ?? 0];
      if (!roots || roots.length === 0) continue;
      for (const node of roots) visit(node, from + 1, from);
      while (nodes.length > 0) {
        steps += 1;
        const node = nodes.pop() ?? 0;
        const at = places.pop() ?? 0;
        const skipped = passed.pop() ?? 0;
        if (at >= number.length || (gap[at] ?? 0) >= SENTENCE) continue;
        const word = number[at] ?? 0;
        const base = node * width;
        for (const element of elementsOf[word] ?? NONE) {
          const reached = edges.get(base + (element as number));
          if (reached !== undefined) visit(reached, at + 1, from);
        }
        const anyway = next0[node];
        if (anyway) visit(anyway, at + 1, from);
        if (isFiller[word] === 1 && skipped < FILLERS_MAX) {
          nodes.push(node);
          places.push(at + 1);
          passed.push(skipped + 1);
        }
      }
    }
    return { heard, steps };
  }

  return { numberOf: (word) => numberOf.get(word) ?? 0, words: () => numberOf.keys(), hear };
}

const NONE: readonly unknown[] = [];

/** The tree. Words are numbered from 1, what a phrase may have at a place (a set of words) from 1, `ANY` is 0. */
function grow<Tag>(phrases: readonly Phrase<Tag>[], classes: Readonly<Record<string, string>>) {
  const numberOf = new Map<string, number>();
  const elementsOf: number[][] = [[]];
  const elementNumbers = new Map<string, number>();
  const elementNumber = (key: string): number => {
    const known = elementNumbers.get(key);
    if (known !== undefined) return known;
    const element = elementNumbers.size + 1;
    elementNumbers.set(key, element);
    for (const word of key.split("|")) {
      const number = numberOf.get(word) ?? elementsOf.length;
      if (number === elementsOf.length) {
        numberOf.set(word, number);
        elementsOf.push([]);
      }
      elementsOf[number]?.push(element);
    }
    return element;
  };

  const sequences = phrases.flatMap(({ pattern, tag }) =>
    parsePattern(pattern, classes).map((sequence) => ({
      tag,
      elements: sequence.map((key) => (key === "" ? ANY : elementNumber(key))),
    })),
  );
  const width = elementNumbers.size + 1;
  const edges = new Map<number, number>();
  const next0: number[] = [0];
  const tags: (Tag[] | undefined)[] = [undefined];
  for (const { tag, elements } of sequences) {
    let node = 0;
    for (const element of elements) {
      const known = element === ANY ? next0[node] || undefined : edges.get(node * width + element);
      const reached = known ?? tags.length;
      if (known === undefined) {
        tags.push(undefined);
        next0.push(0);
        if (element === ANY) next0[node] = reached;
        else edges.set(node * width + element, reached);
      }
      node = reached;
    }
    const here = tags[node] ?? [];
    if (!here.includes(tag)) tags[node] = [...here, tag];
  }
  return { numberOf, elementsOf, next: { edges, width }, next0, tags };
}
