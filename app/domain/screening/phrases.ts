import type { Phrase } from "./pattern.ts";
import { ANY, EDGES, ENDS, MARKS, PLACE_SIZE, phraseTree } from "./phrase-tree.ts";
import type { Words } from "./words.ts";

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
  const tree = phraseTree(phrases, classes, fillers);
  const { numberOf, places, edges, isIn, first, afterMany, lists } = tree;
  const isFiller = new Uint8Array(numberOf.size + 1);
  for (const word of fillers) isFiller[numberOf.get(word) ?? 0] = 1;

  function hear({ number, sentences }: Pick<Words, "number" | "sentences">) {
    const heard: Heard<Tag>[] = [];
    /** At which of the first places each of them began. */
    const began: number[] = [];
    let steps = 0;
    let start = 0;
    let end = 0;
    const hearAll = (ends: number, to: number): void => {
      const there = tree.ends[ends];
      for (const tag of there?.tags ?? []) {
        heard.push({ tag, from: start, to });
        began.push(there?.began ?? 0);
      }
    };
    const follow = (lead: number, at: number): void => {
      if (lead > 0) visit(lead, at);
      else if (lead < 0) for (let next = -lead; lists[next] !== 0; next++) visit(lists[next] as number, at);
    };
    const leave = (place: number, word: number, at: number): void => {
      const own = places[PLACE_SIZE * place + EDGES] as number;
      if (own === 0) follow(afterMany(place, word), at);
      else
        for (let edge = own; edges[edge] !== 0; edge += 2)
          if (isIn(edges[edge] as number, word)) visit(edges[edge + 1] as number, at);
    };
    /** A place that the words from `start` to `at` lead to. Small words that follow are passed over, a few in a row. */
    const visit = (place: number, at: number): void => {
      const here = PLACE_SIZE * place;
      const ends = places[here + ENDS] as number;
      if (ends !== 0) hearAll(ends, at);
      const marks = places[here + MARKS] as number;
      const anyway = places[here + ANY] as number;
      if (marks === 0 && anyway === 0) return;
      for (let next = at, skipped = 0; ; next++, skipped++) {
        steps += 1;
        if (next >= end) return;
        const word = number[next] as number;
        if (anyway !== 0) visit(anyway, next + 1);
        if (word === 0) return;
        if ((marks & (1 << (word & 31))) !== 0) leave(place, word, next + 1);
        if (isFiller[word] !== 1 || skipped >= FILLERS_MAX) return;
      }
    };
    for (let sentence = 1; sentence < sentences.length; sentence++) {
      end = sentences[sentence] as number;
      for (; start < end; start++) {
        const before = heard.length;
        follow(first[number[start] as number] as number, start + 1);
        if (heard.length > before + 1) inOrder(heard, began, before);
      }
    }
    return { heard, steps };
  }

  return { numberOf: (word) => numberOf.get(word) ?? 0, words: () => numberOf.keys(), hear };
}

/** Phrases from the same word on, the last ones of the list, in the order of the places where they began. */
function inOrder<Tag>(heard: Heard<Tag>[], began: number[], from: number): void {
  for (let last = from + 1; last < heard.length; last++)
    for (let at = last; at > from && (began[at - 1] as number) > (began[at] as number); at--) {
      [heard[at - 1], heard[at]] = [heard[at] as Heard<Tag>, heard[at - 1] as Heard<Tag>];
      [began[at - 1], began[at]] = [began[at] as number, began[at - 1] as number];
    }
}
