import type { Danger } from "../finding.ts";
import type { Reading } from "../reading.ts";
import type { CueKind } from "./cue.ts";
import { mostAlike } from "./likeness.ts";
import { type Weighed, weighCues } from "./weigh.ts";
import { byChance, ENOUGH, HINTS } from "./weights.ts";

/** A sign and the text that it was heard in. */
export type Sign = Weighed & { reading: Reading };

export const signsIn = (reading: Reading): Sign[] =>
  weighCues(reading.words, reading.heard).map((cue) => ({ ...cue, reading }));

/** What the whole text says about danger, and the words that say it most. */
export type Judged = { danger: Danger; place: Place | null };
type Place = { reading: Reading; from: number; to: number };

/** A clear "I will not do anything" takes this from the signs of a plan. */
const DENIAL = 5;
/** What the second sign of a kind counts of its weight; further ones count nothing. */
const SECOND = 0.4;

/**
 * What the signs say, or, where it is graver, what the text is like (likeness.ts). A denial outweighs likeness; and
 * signs of which none is enough alone count for nothing in a text that is nothing like danger.
 */
export function judge(readings: readonly Reading[], signs: readonly Sign[]): Judged {
  const denied = readings.some(({ heard }) => heard.some(({ tag }) => tag.family === "denial"));
  const heard = weighAll(readings, signs);
  const bySigns = judgeSigns(heard, denied);
  const alike = readings.flatMap((reading) => {
    const found = mostAlike(reading.words, heard);
    return found ? [{ reading, ...found }] : [];
  });
  const isUnlike = alike.every(({ thoughts }) => thoughts.score < UNLIKE);
  if (isUnlike && !signs.some(({ now, thoughts }) => Math.max(now, thoughts) >= ENOUGH)) return NOTHING;
  if (bySigns.danger === "now" || denied) return bySigns;
  const now = alike.find(({ now }) => now.score >= 0);
  if (now) return { danger: "now", place: { reading: now.reading, ...now.now } };
  if (bySigns.danger === "thoughts") return bySigns;
  const thoughts = alike.find(({ thoughts }) => thoughts.score >= 0);
  return thoughts
    ? { danger: "thoughts", place: { reading: thoughts.reading, ...thoughts.thoughts } }
    : NOTHING;
}

const NOTHING: Judged = { danger: "none", place: null };
/** A text of which no stretch reaches this is nothing like danger. */
const UNLIKE = -1;
/** Several signs of now are enough a little earlier than one, and earlier still where thoughts are certain. */
const ENOUGH_OF_NOW = { alone: 9, amongThoughts: 8 };

/**
 * One strong sign is enough; several weak ones that stand near each other are, too. What is under way outweighs a
 * denial.
 */
function judgeSigns({ now, thoughts }: WeighedAll, denied: boolean): Judged {
  const isUnderWay = now.kinds.has("under-way") || now.kinds.has("seeking");
  const towardsNow = now.weight - (denied ? DENIAL : 0);
  const enoughOfNow = thoughts.weight >= ENOUGH ? ENOUGH_OF_NOW.amongThoughts : ENOUGH_OF_NOW.alone;
  if (towardsNow >= enoughOfNow && (!denied || isUnderWay)) return { danger: "now", place: now.heaviest };
  if (thoughts.weight >= ENOUGH || towardsNow >= enoughOfNow)
    return { danger: "thoughts", place: thoughts.heaviest ?? now.heaviest };
  return NOTHING;
}

/** Signs belong together within so many words: a long post has some of everything, far from each other. */
const TOGETHER_WORDS = 40;

/** What signs that stand near each other weigh at the most, towards thoughts and towards now. */
export function weighAll(readings: readonly Reading[], signs: readonly Sign[]) {
  let [now, thoughts] = [addUp([], 0, ({ now }) => now), addUp([], 0, ({ thoughts }) => thoughts)];
  for (const { near, words } of stretchesWith(readings, signs)) {
    now = heavier(now, near, words, ({ now }) => now);
    thoughts = heavier(thoughts, near, words, ({ thoughts }) => thoughts);
  }
  return { now, thoughts };
}

/** By much more than this sums of the same weights never differ, in whatever order they are added. */
const ROUNDING = 0.001;

/** What has been found, or what these signs add up to where that is more. Most of them could not, and are not added up. */
function heavier(found: AddedUp, signs: readonly Sign[], words: number, measure: Measure): AddedUp {
  let most = 0;
  for (const sign of signs) most += Math.max(0, measure(sign));
  if (most === 0 || most < found.weight - ROUNDING) return found;
  const here = addUp(signs, words, measure);
  return here.weight > found.weight ? here : found;
}

/** From each sentence with a sign on, as many sentences as belong together, a title before the text. */
function stretchesWith(readings: readonly Reading[], signs: readonly Sign[]) {
  const lengths: number[] = [];
  const inSentence = new Map<number, Sign[]>();
  for (const reading of readings) {
    const { sentence, sentences } = reading.words;
    const own = signs.filter((sign) => sign.reading === reading).sort((a, b) => a.from - b.from);
    for (const sign of own) {
      const at = lengths.length + (sentence[sign.from] ?? 0);
      const near = inSentence.get(at);
      if (near) near.push(sign);
      else inSentence.set(at, [sign]);
    }
    for (let at = 1; at < sentences.length; at++)
      lengths.push((sentences[at] ?? 0) - (sentences[at - 1] ?? 0));
  }
  return Array.from(inSentence, ([first, signs]) => {
    const near = [...signs];
    let words = lengths[first] ?? 0;
    for (let next = first + 1; next < lengths.length; next++) {
      const length = lengths[next] ?? 0;
      if (words + length > TOGETHER_WORDS) break;
      words += length;
      near.push(...(inSentence.get(next) ?? []));
    }
    return { near, words };
  });
}

type WeighedAll = ReturnType<typeof weighAll>;

type AddedUp = ReturnType<typeof addUp>;
type Measure = (sign: Weighed) => number;

/**
 * Each kind of sign with its heaviest words, a second time for less, and each word only once; less the hints that so
 * many words have by chance.
 */
function addUp(signs: readonly Sign[], words: number, measure: Measure) {
  const taken = new Map<Reading, Set<number>>();
  const kinds = new Map<CueKind, number>();
  const heaviestFirst = signs.filter((sign) => measure(sign) > 0).sort((a, b) => measure(b) - measure(a));
  let sure = 0;
  let hints = 0;
  for (const sign of heaviestFirst) {
    const times = kinds.get(sign.kind) ?? 0;
    if (times > 1 || !take(taken, sign)) continue;
    kinds.set(sign.kind, times + 1);
    const weight = measure(sign) * (times === 0 ? 1 : SECOND);
    if (HINTS.has(sign.kind)) hints += weight;
    else sure += weight;
  }
  const weight = sure + (hints === 0 ? 0 : Math.max(0, hints - byChance(words)));
  return { weight, kinds, words, heaviest: heaviestFirst[0] ?? null };
}

/** Marks the words of a sign as counted, unless one of them was already. */
function take(taken: Map<Reading, Set<number>>, { reading, from, to }: Sign): boolean {
  const words = taken.get(reading) ?? new Set();
  taken.set(reading, words);
  for (let at = from; at < to; at++) if (words.has(at)) return false;
  for (let at = from; at < to; at++) words.add(at);
  return true;
}
