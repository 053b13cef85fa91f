import type { Phrase } from "./pattern.ts";
import { EVERY_WORD, phraseTree } from "./phrase-tree.ts";
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
  const { numberOf, tags, began, any, marks, first, after, lists } = phraseTree(phrases, classes, fillers);
  const isFiller = new Uint8Array(numberOf.size + 1);
  for (const word of fillers) isFiller[numberOf.get(word) ?? 0] = 1;

  function hear({ number, gap }: Pick<Words, "number" | "gap">): { heard: Heard<Tag>[]; steps: number } {
    const heard: Heard<Tag>[] = [];
    const length = number.length;
    let steps = 0;
    let start = 0;
    /** What each phrase that was heard began with. */
    const beginnings: number[] = [];
    /** Phrases from one word on stand in the order of their beginnings. */
    const add = (tag: Tag, place: number, to: number): void => {
      const beginning = began[place] as number;
      let index = heard.length;
      while (heard[index - 1]?.from === start && (beginnings[index - 1] as number) > beginning) index -= 1;
      heard.splice(index, 0, { tag, from: start, to });
      beginnings.splice(index, 0, beginning);
    };
    /** The places of a list, before the word `at`. Most are left without a visit: that word does not lead on from them. */
    const visitAll = (list: number, at: number): void => {
      if (list === 0) return;
      const word = at >= length || (gap[at] as number) >= SENTENCE ? 0 : (number[at] as number);
      const bit = word === 0 ? 0 : isFiller[word] === 1 ? EVERY_WORD : 1 << (word & 31);
      for (let next = list; lists[next] !== 0; next += 2) {
        const mark = lists[next + 1] as number;
        if (mark === EVERY_WORD || (mark & bit) !== 0) visit(lists[next] as number, at);
        else steps += 1;
      }
    };
    /** A place that the words from `start` to `at` lead to. Small words that follow are passed over, a few in a row. */
    const visit = (place: number, at: number): void => {
      const here = tags[place];
      if (here !== undefined) for (const tag of here) add(tag, place, at);
      const mark = marks[place] as number;
      const anyway = any[place] as number;
      if (mark === 0 && anyway === 0) return;
      for (let next = at, skipped = 0; ; next++, skipped++) {
        steps += 1;
        if (next >= length || (gap[next] as number) >= SENTENCE) return;
        const word = number[next] as number;
        if (anyway !== 0) visit(anyway, next + 1);
        if (word === 0) return;
        if ((mark & (1 << (word & 31))) !== 0) visitAll(after(place, word), next + 1);
        if (isFiller[word] !== 1 || skipped >= FILLERS_MAX) return;
      }
    };
    for (; start < length; start++) {
      const word = number[start] as number;
      if (word !== 0) visitAll(first[word] as number, start + 1);
    }
    return { heard, steps };
  }

  return { numberOf: (word) => numberOf.get(word) ?? 0, words: () => numberOf.keys(), hear };
}
