import type { Cue } from "../hearing.ts";
import type { Heard } from "../phrases.ts";
import type { Words } from "../words.ts";
import type { CueKind } from "./cue.ts";
import { type Frame, frameOf } from "./frame.ts";
import { ENOUGH, HINTS, STATEMENTS, WEIGHTS } from "./weights.ts";

/** A cue that was meant, and how much it weighs where it stands. */
export type Weighed = { kind: CueKind; thoughts: number; now: number; from: number; to: number };

type Sentence = { longAgo: boolean; lately: boolean; soon: boolean };

/** Everything that was heard, with what stands around it taken into account. What is not meant is left out. */
export function weighCues(words: Words, heard: readonly Heard<Cue>[]): Weighed[] {
  const isShielded = shieldOver(words, heard);
  const near: Record<keyof Sentence, Near> = {
    longAgo: nearAny(words, heard, ({ family }) => family === "long-ago"),
    lately: nearAny(words, heard, ({ family }) => family === "lately"),
    soon: nearAny(words, heard, ({ kind }) => kind === "near"),
  };
  const weighed: Weighed[] = [];
  for (const { tag, from, to } of heard) {
    if (tag.family !== "danger" || isShielded(from, to)) continue;
    const cue = weighOne(words, tag, from, to, {
      longAgo: near.longAgo(from, to),
      lately: near.lately(from, to),
      soon: near.soon(from, to),
    });
    if (cue) weighed.push(cue);
  }
  return weighed;
}

function weighOne(
  words: Words,
  tag: Extract<Cue, { family: "danger" }>,
  from: number,
  to: number,
  sentence: Sentence,
): Weighed | null {
  const { kind, weight } = tag;
  if (HINTS.has(kind)) return weighHint(words, kind, from, to, sentence);
  const frame = frameOf(words, from, to);
  const now = WEIGHTS[kind].now;
  if (!STATEMENTS.has(kind)) {
    if (frame.denied && kind !== "farewell" && kind !== "under-way") return null;
    if (frame.reported && kind !== "under-way") return null;
    const faded = sentence.longAgo && !sentence.lately ? 0.3 : 1;
    return {
      kind,
      thoughts: alone(kind, weight) * faded,
      now: (tag.now ?? share(now, kind, weight)) * faded,
      from,
      to,
    };
  }
  if (frame.denied || frame.aboutOthers || frame.reported) return null;
  const faded = fadeOf(frame.tense, sentence);
  if (faded === 0) return null;
  const announced =
    kind === "act" && (frame.announced || sentence.soon) && frame.tense === "present" && faded === 1;
  return {
    kind,
    thoughts: weight * faded,
    now: announced && weight >= ENOUGH ? ENOUGH : (tag.now ?? share(now, kind, weight)) * faded,
    from,
    to,
  };
}

/** A hint far back in time, or about somebody else's thoughts, is none. */
function weighHint(
  words: Words,
  kind: CueKind,
  from: number,
  to: number,
  { longAgo, lately }: { longAgo: boolean; lately: boolean },
): Weighed | null {
  if (longAgo && !lately) return null;
  if (kind === "wishing-harm" && words.word.slice(from, to).some((word) => OTHERS.has(word))) return null;
  if (WEIGHTS[kind].thoughts > WEIGHTS[kind].now && isElsewhere(frameOf(words, from, to))) return null;
  return { kind, thoughts: WEIGHTS[kind].thoughts, now: WEIGHTS[kind].now, from, to };
}

/** "I hope you die" is meant for somebody else. */
const OTHERS: ReadonlySet<string> = new Set(["you", "he", "she", "they", "him", "her", "them"]);

const isElsewhere = ({ denied, aboutOthers, reported, tense }: Frame): boolean =>
  denied || aboutOthers || reported || tense === "habit";

/** How far away it is: a past that nothing brings back is gone, one without any time is half there. */
function fadeOf(
  tense: "present" | "past" | "habit",
  { longAgo, lately }: { longAgo: boolean; lately: boolean },
): number {
  if (tense === "habit") return lately ? 0.5 : 0;
  if (tense === "present") return longAgo && !lately ? 0.3 : 1;
  if (lately && !longAgo) return 1;
  return longAgo ? 0 : 0.5;
}

/** What is no statement says something about thoughts only where it is strong. */
function alone(kind: CueKind, weight: number): number {
  if (kind === "despair") return weight;
  return weight >= ENOUGH ? weight : weight / 2;
}

const share = (now: number, kind: CueKind, weight: number): number =>
  kind === "farewell" && weight >= ENOUGH ? 9 : STATEMENTS.has(kind) && weight < ENOUGH ? now / 2 : now;

/** Whether a phrase lies within a figure of speech, or runs into one that goes on after it ("want to die | of shame"). */
function shieldOver(words: Words, heard: readonly Heard<Cue>[]): (from: number, to: number) => boolean {
  const starts = new Int32Array(words.word.length).fill(-1);
  const ends = new Int32Array(words.word.length);
  for (const { tag, from, to } of heard) {
    if (tag.family !== "shield") continue;
    for (let at = from; at < to; at++) {
      const start = starts[at] ?? -1;
      starts[at] = start === -1 ? from : Math.min(start, from);
      ends[at] = Math.max(ends[at] ?? 0, to);
    }
  }
  return (from, to) => {
    const start = starts[to - 1] ?? -1;
    return start !== -1 && (start <= from || (ends[to - 1] ?? 0) > to);
  };
}

/** Whether something of the kind stands in the same sentence, so many words before or after. */
type Near = (from: number, to: number) => boolean;
const REACH = 8;

function nearAny(words: Words, heard: readonly Heard<Cue>[], isOne: (tag: Cue) => boolean): Near {
  const near = new Uint8Array(words.word.length);
  for (const { tag, from, to } of heard) {
    if (!isOne(tag)) continue;
    const sentence = words.sentence[from] ?? 0;
    const first = Math.max(from - REACH + 1, words.sentences[sentence] ?? 0);
    near.fill(1, first, Math.min(to + REACH, words.sentences[sentence + 1] ?? to));
  }
  return (from, to) => near[from] === 1 || near[to - 1] === 1;
}
