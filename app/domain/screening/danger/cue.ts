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
  | "near";

export type CueList = { kind: CueKind; weight: number; phrases: readonly string[] };
