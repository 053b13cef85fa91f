import type { Danger } from "../finding.ts";
import type { Reading } from "../reading.ts";
import { type Weighed, weighCues } from "./weigh.ts";
import { byChance, ENOUGH, HINTS } from "./weights.ts";

/** A sign and the text that it was heard in. */
export type Sign = Weighed & { reading: Reading };

export const signsIn = (reading: Reading): Sign[] =>
  weighCues(reading.words, reading.heard).map((cue) => ({ ...cue, reading }));

/** What the whole text says about danger, and the words that say it most. */
export type Judged = { danger: Danger; place: Sign | null };

/** A clear "I will not do anything" takes this from the signs of a plan. */
const DENIAL = 5;
/** What the second sign of a kind counts of its weight; further ones count nothing. */
const SECOND = 0.4;

/**
 * Adds up over the whole text: each kind of sign with its heaviest words, a second time for less, and each word only
 * once. One strong sign is enough; several weak ones are, too, less those that a text of this length has by chance.
 */
export function judge(readings: readonly Reading[], signs: readonly Sign[]): Judged {
  const words = readings.reduce((sum, reading) => sum + reading.ownWords, 0);
  const denied = readings.some(({ heard }) => heard.some(({ tag }) => tag.family === "denial"));

  const now = addUp(signs, words, ({ now }) => now);
  const thoughts = addUp(signs, words, ({ thoughts }) => thoughts);
  const isUnderWay = now.kinds.has("under-way") || now.kinds.has("seeking");
  const towardsNow = now.weight - (denied ? DENIAL : 0);
  if (towardsNow >= ENOUGH && (!denied || isUnderWay)) return { danger: "now", place: now.heaviest };
  if (thoughts.weight >= ENOUGH || towardsNow >= ENOUGH)
    return { danger: "thoughts", place: thoughts.heaviest ?? now.heaviest };
  return { danger: "none", place: null };
}

type Measure = (sign: Weighed) => number;

function addUp(signs: readonly Sign[], words: number, measure: Measure) {
  const taken = new Map<Reading, Uint8Array>();
  const kinds = new Map<string, number>();
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
  return { weight, kinds, heaviest: heaviestFirst[0] ?? null };
}

/** Marks the words of a sign as counted, unless one of them was already. */
function take(taken: Map<Reading, Uint8Array>, { reading, from, to }: Sign): boolean {
  const marks = taken.get(reading) ?? new Uint8Array(reading.words.word.length);
  taken.set(reading, marks);
  for (let at = from; at < to; at++) if (marks[at] === 1) return false;
  marks.fill(1, from, to);
  return true;
}
