import type { Danger } from "../finding.ts";
import type { Reading } from "../reading.ts";
import type { CueKind } from "./cue.ts";
import { ENOUGH, type Weighed, weighCues } from "./weigh.ts";

type Sign = Weighed & { reading: Reading };

/** What the whole text says about danger, and the words that say it most. */
export type Judged = { danger: Danger; place: Sign | null };

/** A clear "I will not do anything" takes this from the signs of a plan. */
const DENIAL = 5;

/**
 * Adds up over the whole text: each kind of sign counts once, with its heaviest words, however often it is said, so that
 * a long text is not more dangerous than a short one. One strong sign is enough; several weak ones are, too.
 */
export function judge(readings: readonly Reading[]): Judged {
  const weighed = readings.flatMap((reading) =>
    weighCues(reading.words, reading.heard).map((cue) => ({ ...cue, reading })),
  );
  const denied = readings.some(({ heard }) => heard.some(({ tag }) => tag.family === "denial"));
  const thoughts = heaviest(weighed, ({ thoughts }) => thoughts);
  const now = heaviest(weighed, ({ now }) => now);
  const towardsNow = total(now, ({ now }) => now) - (denied ? DENIAL : 0);
  const towardsThoughts = total(thoughts, ({ thoughts }) => thoughts);
  if (towardsNow >= ENOUGH && !(denied && !underWay(now))) return placed("now", now, ({ now }) => now);
  if (towardsThoughts >= ENOUGH || towardsNow >= ENOUGH - 1)
    return placed("thoughts", thoughts, ({ thoughts }) => thoughts);
  return { danger: "none", place: null };
}

type Measure = (cue: Weighed) => number;
type Signs = ReadonlyMap<CueKind, Sign>;

const underWay = (cues: Signs): boolean => cues.has("under-way") || cues.has("seeking");

function heaviest(cues: readonly Sign[], measure: Measure): Signs {
  const best = new Map<CueKind, Sign>();
  for (const cue of cues) {
    const known = best.get(cue.kind);
    if (!known || measure(cue) > measure(known)) best.set(cue.kind, cue);
  }
  return best;
}

const total = (cues: Signs, measure: Measure): number =>
  [...cues.values()].reduce((sum, cue) => sum + measure(cue), 0);

function placed(danger: Danger, cues: Signs, measure: Measure): Judged {
  const [first] = [...cues.values()].sort((a, b) => measure(b) - measure(a));
  return { danger, place: first ?? null };
}
