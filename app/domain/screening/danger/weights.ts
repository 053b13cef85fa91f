import type { CueKind } from "./cue.ts";

/** From this weight on: thoughts, or danger now. */
export const ENOUGH = 10;

/**
 * How much each kind of sign weighs towards "thoughts" and towards "now". Statements and preparations have the weights
 * that a careful reader would give them. Those of hints were fitted by a logistic regression over the training part of
 * the labelled lines, none below zero, and rounded (decision 21); `thoughts` is 0 where a phrase brings its own weight.
 */
type Weights = { thoughts: number; now: number };

export const WEIGHTS: Readonly<Record<CueKind, Weights>> = {
  wish: { thoughts: 0, now: 4 },
  act: { thoughts: 0, now: 4 },
  state: { thoughts: 0, now: 3 },
  harm: { thoughts: 0, now: 2 },
  burden: { thoughts: 0, now: 3 },
  despair: { thoughts: 0, now: 1 },
  means: { thoughts: 0, now: 6 },
  note: { thoughts: 0, now: 6 },
  "giving-away": { thoughts: 0, now: 5 },
  affairs: { thoughts: 0, now: 4 },
  plan: { thoughts: 0, now: 5 },
  farewell: { thoughts: 0, now: 5 },
  sorry: { thoughts: 0, now: 3 },
  calm: { thoughts: 0, now: 3 },
  "under-way": { thoughts: 0, now: 10 },
  seeking: { thoughts: 0, now: 10 },
  near: { thoughts: 0, now: 2 },
  telling: { thoughts: 0, now: 0 },

  absence: { thoughts: 4, now: 4.3 },
  handover: { thoughts: 4, now: 5 },
  finality: { thoughts: 3, now: 4.5 },
  thanks: { thoughts: 1, now: 2.5 },
  soothing: { thoughts: 1.5, now: 2.5 },
  "time-set": { thoughts: 2, now: 4 },
  place: { thoughts: 2, now: 3.7 },
  supplies: { thoughts: 2.5, now: 4.4 },
  "doing-it": { thoughts: 3, now: 3 },
  determined: { thoughts: 3.5, now: 4 },
  effects: { thoughts: 1, now: 2 },
  reunion: { thoughts: 3.5, now: 3 },
  "death-words": { thoughts: 1, now: 1 },
  "not-living": { thoughts: 1.5, now: 0 },
  "wishing-harm": { thoughts: 10, now: 0 },
  "had-enough": { thoughts: 5, now: 0 },
  "no-future": { thoughts: 7.5, now: 0 },
  "thoughts-back": { thoughts: 7.5, now: 0 },
  hurting: { thoughts: 5, now: 0 },
};

/** Said of oneself, so that tense, denial and subject matter. The others are things done or there. */
export const STATEMENTS: ReadonlySet<CueKind> = new Set(["wish", "act", "state", "harm", "burden"]);

/** Harmless alone. A longer text has more of them by chance, so they count less in it. */
export const HINTS: ReadonlySet<CueKind> = new Set(
  Object.keys(WEIGHTS).slice(Object.keys(WEIGHTS).indexOf("absence")) as CueKind[],
);

/** What a text of so many words has by chance. */
export const byChance = (words: number): number =>
  Math.max(LEAST, CHANCE * Math.log(Math.max(words, FEW_WORDS) / USUAL_WORDS));

const LEAST = 0;
const CHANCE = 3;
const USUAL_WORDS = 15;
const FEW_WORDS = 12;
