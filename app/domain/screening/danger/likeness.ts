import { numberTable } from "../number-table.ts";
import type { Reading } from "../reading.ts";
import { SENTENCE, type Words } from "../words.ts";
import type { CueKind } from "./cue.ts";
import { LIKENESS } from "./likeness-weights.ts";
import { ENOUGH } from "./weights.ts";

/**
 * How like a text is to the labelled lines in which somebody is in danger, where no phrase says so: a logistic regression
 * over words, pairs of words, and the kinds of signs that were heard. It is linear, so that each word's share can be
 * read in likeness-weights.ts, and it looks at three sentences at once at the most, so that a long post about other
 * things hides nothing. Trained by `npm run train-likeness` (decision 21).
 */
export type Likeness = { thoughts: number; now: number };

/** What the phrases have found at the most, within so many words: as judge.ts adds it up. */
export type SignsHeard = Record<keyof Likeness, Heard>;
type Heard = { kinds: ReadonlyMap<CueKind, unknown>; weight: number; words: number };

/** Sentences are looked at one by one, and with one or two neighbours. */
export const SENTENCES_TOGETHER = 3;
/** Fewer words and pairs than this count as this many, so that a word alone says little. */
const LEAST_GRAMS = 8;

/** A sentence as what it is compared by. `from` to `to`: its words. */
export type Piece = { tokens: string[]; from: number; to: number };

export const BEGIN = "^";
export const END = "$";

/** The author's own sentences, numbers alike, each between a beginning and an end. */
export function piecesOf({ word, gap, quoted }: Words): Piece[] {
  const pieces: Piece[] = [];
  let piece: Piece | null = null;
  for (let at = 0; at < word.length; at++) {
    if ((gap[at] ?? SENTENCE) >= SENTENCE) piece = null;
    if (quoted[at]) continue;
    if (piece === null) {
      piece = { tokens: [BEGIN], from: at, to: at };
      pieces.push(piece);
    }
    const token = word[at] ?? "";
    const unit = token.charCodeAt(0);
    piece.tokens.push(unit >= 0x30 && unit <= 0x39 ? "#" : token);
    piece.to = at + 1;
  }
  for (const { tokens } of pieces) tokens.push(END);
  return pieces;
}

/** By how much the sum over so many words and pairs counts: longer stretches have more of everything. */
export const evenedOut = (grams: number): number => 1 / Math.sqrt(Math.max(LEAST_GRAMS, grams));

/** What is taken from the most alike of so many sentences: of many, one is somewhat alike by chance. */
export const byChanceOf = (sentences: number): number =>
  0.5 * Math.log(Math.max(1, sentences / SENTENCES_TOGETHER));

/** The numbers that stand for what was heard, under names that no word can have. */
export function signNumbers({ thoughts, now }: SignsHeard): [name: string, value: number][] {
  const kinds = new Set([...thoughts.kinds.keys(), ...now.kinds.keys()]);
  return [
    ...[...kinds].map((kind): [string, number] => [`%${kind}`, 0.5]),
    ...Object.entries({ thoughts, now }).flatMap(([measure, { weight, words }]): [string, number][] => [
      [`%sum-of-${measure}`, upTo(weight)],
      [`%dense-${measure}`, upTo(weight) * Math.min(1, FEW_WORDS / Math.max(1, words))],
      [`%enough-${measure}`, weight >= ENOUGH ? 0.7 : 0],
    ]),
  ];
}

const upTo = (weight: number): number => (0.7 * Math.min(12, weight)) / 10;
/** The same signs say more in so few words. */
const FEW_WORDS = 10;

/** A stretch of whole sentences, from the word `from` up to `to`; from a score of 0 on it is alike enough. */
export type Alike = { score: number; from: number; to: number };

/** The stretch of a text that is most like danger, by each of the two measures; null in a text without words. */
export function mostAlike({ words }: Reading, heard: SignsHeard): Record<keyof Likeness, Alike> | null {
  const model = likenessModel();
  const base = model.of(BIAS, 1);
  for (const [name, value] of signNumbers(heard)) add(base, model.of(name, value));
  const pieces = piecesOf(words).map((piece) => ({ ...piece, ...model.sumOf(piece.tokens) }));
  if (pieces.length === 0) return null;
  return { thoughts: most(pieces, base, "thoughts"), now: most(pieces, base, "now") };
}

type Summed = Pick<Piece, "from" | "to"> & Likeness & { grams: number };

function most(pieces: readonly Summed[], base: Likeness, measure: keyof Likeness): Alike {
  const best: Alike = { score: Number.NEGATIVE_INFINITY, from: 0, to: 0 };
  for (let first = 0; first < pieces.length; first++) {
    let [sum, grams] = [0, 0];
    for (let last = first; last < Math.min(pieces.length, first + SENTENCES_TOGETHER); last++) {
      const piece = pieces[last] as Summed;
      sum += piece[measure];
      grams += piece.grams;
      const score = base[measure] + sum * evenedOut(grams);
      if (score > best.score)
        Object.assign(best, { score, from: (pieces[first] as Summed).from, to: piece.to });
    }
  }
  return { ...best, score: best.score - byChanceOf(pieces.length) };
}

function add(to: Likeness, { thoughts, now }: Likeness): void {
  to.thoughts += thoughts;
  to.now += now;
}

/** Its own share, whatever is said. */
export const BIAS = "%bias";

type LikenessModel = {
  /** What a name or a word weighs, times `value`. */
  of: (name: string, value: number) => Likeness;
  /** What the words of a sentence and its pairs weigh together, and how many there are. */
  sumOf: (tokens: readonly string[]) => Likeness & { grams: number };
};

/** Weights stand in the file as hundredths. */
export const PER_WEIGHT = 100;
/** Numbers of words fit in so many bits, so that a pair of them is one number. */
const WORD_BITS = 16;

let made: LikenessModel | null = null;

/** Read when it is first asked. */
function likenessModel(): LikenessModel {
  made ??= modelOf(LIKENESS);
  return made;
}

/** `text`: words, and pairs of words with a blank between, each with its two weights ("want to:12:-3"), a bar after each. */
export function modelOf(text: string): LikenessModel {
  const grams = text.split("|").map((entry) => entry.split(":") as [string, string, string]);
  const numberOf = new Map<string, number>();
  for (const [gram] of grams)
    for (const word of gram.split(" ")) if (!numberOf.has(word)) numberOf.set(word, numberOf.size + 1);
  const places = numberTable(grams.length);
  const keyOf = (first: number, second: number) => (first << WORD_BITS) | second;
  const weights = new Float64Array(2 * (grams.length + 1));
  for (const [index, [gram, thoughts, now]] of grams.entries()) {
    const [first = "", second] = gram.split(" ");
    places.set(
      keyOf(numberOf.get(first) ?? 0, second === undefined ? 0 : (numberOf.get(second) ?? 0)),
      index + 1,
    );
    weights.set([Number(thoughts) / PER_WEIGHT, Number(now) / PER_WEIGHT], 2 * (index + 1));
  }
  return {
    of(name, value) {
      const place = 2 * places.get(keyOf(numberOf.get(name) ?? 0, 0));
      return { thoughts: (weights[place] ?? 0) * value, now: (weights[place + 1] ?? 0) * value };
    },
    sumOf(tokens) {
      const sum = { thoughts: 0, now: 0, grams: 0 };
      const take = (key: number): void => {
        const place = 2 * places.get(key);
        sum.thoughts += weights[place] as number;
        sum.now += weights[place + 1] as number;
        sum.grams += 1;
      };
      let before = 0;
      for (const token of tokens) {
        const number = numberOf.get(token) ?? 0;
        if (before !== 0 && number !== 0) take(keyOf(before, number));
        else if (token !== BEGIN) sum.grams += 1;
        if (number !== 0 && token !== BEGIN && token !== END) take(keyOf(number, 0));
        else if (token !== BEGIN && token !== END) sum.grams += 1;
        before = number;
      }
      return sum;
    },
  };
}
