import type { Words } from "../words.ts";
import type { CueKind } from "./cue.ts";
import { BIAS, type Likeness, likenessModel, type Sum } from "./likeness-model.ts";
import { ENOUGH } from "./weights.ts";

/**
 * How like a text is to the labelled lines in which somebody is in danger, where no phrase says so: a logistic regression
 * over words, pairs of words, and the kinds of signs that were heard. It is linear, so that each word's share can be
 * read in likeness-weights.ts, and it looks at three sentences at once at the most, so that a long post about other
 * things hides nothing. Trained by `npm run train-likeness` (decision 21).
 *
 * A stretch of whole sentences, from the word `from` up to `to`; from a score of 0 on it is alike enough.
 */
export type Alike = { score: number; from: number; to: number };

/** What the phrases have found at the most, within so many words: as judge.ts adds it up. */
export type SignsHeard = Record<keyof Likeness, Heard>;
type Heard = { kinds: ReadonlyMap<CueKind, unknown>; weight: number; words: number };

/** Sentences are looked at one by one, and with one or two neighbours. */
export const SENTENCES_TOGETHER = 3;
/** Fewer words and pairs than this count as this many, so that a word alone says little. */
const LEAST_GRAMS = 8;

/** A sentence: the words from `from` up to `to`. */
type Piece = { from: number; to: number };

/** The author's own sentences. */
export function piecesOf({ sentences, quoted }: Words): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < sentences.length - 1; index++) {
    const from = sentences[index] as number;
    if (quoted[from] === 0) pieces.push({ from, to: sentences[index + 1] as number });
  }
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

/** The stretch of a text that is most like danger, by each of the two measures; null in a text without words. */
export function mostAlike(words: Words, heard: SignsHeard): Record<keyof Likeness, Alike> | null {
  const model = likenessModel();
  const base = model.of(BIAS, 1);
  for (const [name, value] of signNumbers(heard)) add(base, model.of(name, value));
  const pieces = piecesOf(words);
  if (pieces.length === 0) return null;
  const sums = pieces.map(({ from, to }) => model.sumOf(words.alike, from, to));
  const most = (measure: keyof Likeness): Alike => {
    const { score, first, last } = mostOf(sums, base, measure);
    return { score, from: pieces[first]?.from ?? 0, to: pieces[last]?.to ?? 0 };
  };
  return { thoughts: most("thoughts"), now: most("now") };
}

/** The stretch of sentences with the highest score. */
function mostOf(sums: readonly Sum[], base: Likeness, measure: keyof Likeness) {
  let score = Number.NEGATIVE_INFINITY;
  let first = 0;
  let last = 0;
  for (let from = 0; from < sums.length; from++) {
    let sum = 0;
    let grams = 0;
    for (let to = from; to < sums.length && to < from + SENTENCES_TOGETHER; to++) {
      const piece = sums[to] as Sum;
      sum += piece[measure];
      grams += piece.grams;
      const here = base[measure] + sum * evenedOut(grams);
      if (here <= score) continue;
      score = here;
      first = from;
      last = to;
    }
  }
  return { score: score - byChanceOf(sums.length), first, last };
}

function add(to: Likeness, { thoughts, now }: Likeness): void {
  to.thoughts += thoughts;
  to.now += now;
}
