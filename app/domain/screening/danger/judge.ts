import type { Danger } from "../finding.ts";
import type { Reading } from "../reading.ts";
import { type Weighed, weighCues } from "./weigh.ts";
import { byChance, ENOUGH, HINTS } from "./weights.ts";

type Sign = Weighed & { reading: Reading };

/** What the whole text says about danger, and the words that say it most. */
export type Judged = { danger: Danger; place: Sign | null };

/** A clear "I will not do anything" takes this from the signs of a plan. */
const DENIAL = 5;

/**
 * Adds up over the whole text: each kind of sign counts once, with its heaviest words, and each word only once. One
 * strong sign is enough; several weak ones are, too, less those that a text of this length has by chance.
 */
export function judge(readings: readonly Reading[]): Judged {
  const signs = readings.flatMap((reading) =>
    weighCues(reading.words, reading.heard).map((cue) => ({ ...cue, reading })),
  );
  const words = readings.reduce((sum, reading) => sum + reading.words.word.length, 0);
  const denied = readings.some(({ heard }) => heard.some(({ tag }) => tag.family === "denial"));

  const now = counted(signs, ({ now }) => now);
  const thoughts = counted(signs, ({ thoughts }) => thoughts);
  const isUnderWay = now.some(({ kind }) => kind === "under-way" || kind === "seeking");
  const towardsNow = total(now, words, ({ now }) => now) - (denied ? DENIAL : 0);
  if (towardsNow >= ENOUGH && (!denied || isUnderWay)) return { danger: "now", place: now[0] ?? null };
  const towardsThoughts = total(thoughts, words, ({ thoughts }) => thoughts);
  if (towardsThoughts >= ENOUGH || towardsNow >= ENOUGH)
    return { danger: "thoughts", place: thoughts[0] ?? now[0] ?? null };
  return { danger: "none", place: null };
}

type Measure = (sign: Weighed) => number;

/** The signs that count, the heaviest first: one of each kind, none of which shares a word with a heavier one. */
function counted(signs: readonly Sign[], measure: Measure): Sign[] {
  const kept: Sign[] = [];
  const kinds = new Set<string>();
  const heaviestFirst = signs.filter((sign) => measure(sign) > 0).sort((a, b) => measure(b) - measure(a));
  for (const sign of heaviestFirst) {
    if (kinds.has(sign.kind)) continue;
    if (kept.some((other) => other.reading === sign.reading && other.from < sign.to && sign.from < other.to))
      continue;
    kinds.add(sign.kind);
    kept.push(sign);
  }
  return kept;
}

/** Signs in full, and hints less what comes by chance. Hints alone are never worth less than nothing. */
function total(signs: readonly Sign[], words: number, measure: Measure): number {
  const sum = (hints: boolean) =>
    signs.filter(({ kind }) => HINTS.has(kind) === hints).reduce((weight, sign) => weight + measure(sign), 0);
  const hints = sum(true);
  return sum(false) + (hints === 0 ? 0 : Math.max(0, hints - byChance(words)));
}
