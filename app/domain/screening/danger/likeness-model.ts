import { numberTable } from "../number-table.ts";
import { LIKENESS } from "./likeness-weights.ts";

/** Towards thoughts of it, and towards danger now. */
export type Likeness = { thoughts: number; now: number };

/** What stands for the beginning of a sentence in a pair of words, and for its end. */
export const BEGIN = "^";
export const END = "$";
/** Its own share, whatever is said. */
export const BIAS = "%bias";
/** Weights stand in the file as hundredths. */
export const PER_WEIGHT = 100;

/** What a word is compared as: numbers are alike. */
export function tokenOf(word: string): string {
  const unit = word.charCodeAt(0);
  return unit >= 0x30 && unit <= 0x39 ? "#" : word;
}

/** What the words of a sentence and its pairs weigh together, and how many there are. */
export type Sum = Likeness & { grams: number };

type LikenessModel = {
  /** The number of a word that weighs something, alone or beside another; 0 for all others. */
  numberOf: (word: string) => number;
  /** What a name weighs, times `value`. */
  of: (name: string, value: number) => Likeness;
  /** `numbers` are those of words, of which the sentence has all from `from` up to `to`. */
  sumOf: (numbers: ArrayLike<number>, from: number, to: number) => Sum;
};

/** Numbers of words fit in so many bits, so that a pair of them is one number. */
const WORD_BITS = 16;

let made: LikenessModel | null = null;

/** Read when it is first asked. */
export function likenessModel(): LikenessModel {
  made ??= modelOf(LIKENESS);
  return made;
}

export const likenessNumberOf = (word: string): number => likenessModel().numberOf(word);

/** `text`: words, and pairs of words with a blank between, each with its two weights ("want to:12:-3"), a bar after each. */
export function modelOf(text: string): LikenessModel {
  const grams = text.split("|").map((entry) => entry.split(":") as [string, string, string]);
  const numbers = new Map<string, number>();
  for (const [gram] of grams)
    for (const word of gram.split(" ")) if (!numbers.has(word)) numbers.set(word, numbers.size + 1);
  const known = (token: string): number => numbers.get(token) ?? 0;
  const pairs = numberTable(grams.length);
  const keyOf = (first: number, second: number) => (first << WORD_BITS) | second;
  /** Of words by their numbers, and after them of pairs. */
  const thoughts = new Float64Array(numbers.size + 1 + grams.length);
  const now = new Float64Array(thoughts.length);
  for (const [index, [gram, towardsThoughts, towardsNow]] of grams.entries()) {
    const [first = "", second] = gram.split(" ");
    const place = second === undefined ? known(first) : numbers.size + 1 + index;
    if (second !== undefined) pairs.set(keyOf(known(first), known(second)), place);
    thoughts[place] = Number(towardsThoughts) / PER_WEIGHT;
    now[place] = Number(towardsNow) / PER_WEIGHT;
  }
  const [begin, end] = [known(BEGIN), known(END)];

  return {
    numberOf: (word) => known(tokenOf(word)),
    of(name, value) {
      const place = known(name);
      return { thoughts: (thoughts[place] ?? 0) * value, now: (now[place] ?? 0) * value };
    },
    sumOf(numbers, from, to) {
      let towardsThoughts = 0;
      let towardsNow = 0;
      let before = begin;
      for (let at = from; at <= to; at++) {
        const number = at === to ? end : (numbers[at] as number);
        if (before !== 0 && number !== 0) {
          const pair = pairs.get(keyOf(before, number));
          towardsThoughts += thoughts[pair] as number;
          towardsNow += now[pair] as number;
        }
        if (at < to) {
          towardsThoughts += thoughts[number] as number;
          towardsNow += now[number] as number;
        }
        before = number;
      }
      return { thoughts: towardsThoughts, now: towardsNow, grams: 2 * (to - from) + 1 };
    },
  };
}
