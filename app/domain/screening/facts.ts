import type { Danger, Field, Severity } from "./finding.ts";
import type { ScreeningRules } from "./rules.ts";

/** What somebody is about to post. A reply has no title. */
export type DraftToScreen = { title: string | null; text: string };

/** What screening has to know beside the text. Gathered before, so that the checks stay pure. */
export type ScreeningFacts = {
  /** "new" until the first posts of a member stood. */
  standing: "new" | "good";
  anonymous: boolean;
  /** The author's own name here, or null when there is none yet. */
  handle: string | null;
  rules: ScreeningRules;
  recent: { postsInLastTenMinutes: number; sameTextBefore: boolean };
  outside: OutsideAnswer;
};

/** A text by itself: of a member in good standing who posts now and then, with no software outside. */
export const plainFacts = (rules: ScreeningRules): ScreeningFacts => ({
  ...{ standing: "good", anonymous: false, handle: null, rules },
  recent: { postsInLastTenMinutes: 0, sameTextBefore: false },
  outside: { kind: "not-configured" },
});

/** What a classifier outside this forum noticed. It never refuses: only the forum's own checks give a text back for good. */
export type OutsideFinding = {
  severity: Exclude<Severity, "refuse">;
  field: Field;
  start: number;
  end: number;
  /** A few words on what it is about, or empty. */
  about: string;
  danger?: Exclude<Danger, "none">;
};

/** That it could not be asked is a value, so that it is written down that posting went on without it. */
export type OutsideAnswer =
  | { kind: "not-configured" }
  | { kind: "unavailable" }
  | { kind: "findings"; findings: readonly OutsideFinding[] };
