import type { Cue } from "../hearing.ts";
import type { Heard } from "../phrases.ts";
import type { Words } from "../words.ts";
import type { CueKind } from "./cue.ts";
import { ENOUGH, type Weighed, weighCues } from "./weigh.ts";

/** What the whole text says about danger, and the words that say it most. */
export type Judged = { danger: "none" | "thoughts" | "now"; from: number; to: number };

/** A clear "I will not do anything" takes this from the signs of a plan. */
const DENIAL = 5;

/**
 * Adds up over the whole text: each kind of sign counts once, with its heaviest words, however often it is said, so that
 * a long text is not more dangerous than a short one. One strong sign is enough; several weak ones are, too.
 */
export function judge(words: Words, heard: readonly Heard<Cue>[]): Judged {
  const weighed = weighCues(words, heard);
  const denied = heard.some(({ tag }) => tag.family === "denial");
  const thoughts = heaviest(weighed, ({ thoughts }) => thoughts);
  const now = heaviest(weighed, ({ now }) => now);
  const towardsNow = total(now, ({ now }) => now) - (denied ? DENIAL : 0);
  const towardsThoughts = total(thoughts, ({ thoughts }) => thoughts);
  if (towardsNow >= ENOUGH && !(denied && !underWay(now))) return placed("now", now, ({ now }) => now);
  if (towardsThoughts >= ENOUGH || towardsNow >= ENOUGH - 1) return placed("thoughts", thoughts, ({ thoughts }) => thoughts);
  return { danger: "none", from: 0, to: 0 };
}

type Measure = (cue: Weighed) => number;

const underWay = (cues: ReadonlyMap<CueKind, Weighed>): boolean => cues.has("under-way") || cues.has("seeking");

function heaviest(cues: readonly Weighed[], measure: Measure): Map<CueKind, Weighed> {
  const best = new Map<CueKind, Weighed>();
  for (const cue of cues) {
    const known = best.get(cue.kind);
    if (!known || measure(cue) > measure(known)) best.set(cue.kind, cue);
  }
  return best;
}

const total = (cues: ReadonlyMap<CueKind, Weighed>, measure: Measure): number =>
  [...cues.values()].reduce((sum, cue) => sum + measure(cue), 0);

function placed(danger: Judged["danger"], cues: ReadonlyMap<CueKind, Weighed>, measure: Measure): Judged {
  const [first] = [...cues.values()].sort((a, b) => measure(b) - measure(a));
  return { danger, from: first?.from ?? 0, to: first?.to ?? 0 };
}
