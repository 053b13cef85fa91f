/**
 * The kinds of things that are listened for. Each phrase says one of them, with how much it says alone:
 * from 10 on it is enough by itself, what is below only counts together with something else.
 */
export type CueKind =
  /** Wishes to be dead, or not to live: a whole statement, with its own "want" and "not". */
  | "wish"
  /** Ways to say killing oneself, which need what stands before them: "going to", "used to", "never". */
  | "act"
  /** "Suicidal", "suicidal thoughts". */
  | "state"
  | "harm"
  | "burden"
  | "despair"
  /** Pills, a rope, a bridge: there, or being got. */
  | "means"
  | "note"
  | "giving-away"
  | "affairs"
  | "plan"
  | "farewell"
  | "sorry"
  | "calm"
  | "under-way"
  | "seeking"
  | "near"
  /** Ways that are told to others. */
  | "telling"
  // Hints: see hints-of-now.ts and hints-of-thoughts.ts.
  | "absence"
  | "handover"
  | "finality"
  | "thanks"
  | "soothing"
  | "time-set"
  | "place"
  | "supplies"
  | "doing-it"
  | "determined"
  | "effects"
  | "reunion"
  | "death-words"
  | "not-living"
  | "wishing-harm"
  | "had-enough"
  | "no-future"
  | "thoughts-back"
  | "hurting";

/** `now` where the phrases of a list say more, or less, about now than their kind mostly does. */
export type CueList = { kind: CueKind; weight: number; now?: number; phrases: readonly string[] };

export const cues = (kind: CueKind, weight: number, phrases: readonly string[]): CueList => ({
  kind,
  weight,
  phrases,
});
