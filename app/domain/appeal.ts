import type { Role } from "./actor.ts";
import { DAY_MS, isInForce, type Sanction } from "./sanction.ts";

/**
 * An appeal is a small conversation about one decision, between the person it was about and the moderators, until a
 * moderator decides: it stands, something of it changes, or it is taken back. Nothing of what was said or decided before
 * is erased by it.
 *
 * | who                              | write in it | decide                                            |
 * | -------------------------------- | ----------- | ------------------------------------------------- |
 * | whom the decision was about      | while open  | no                                                |
 * | the moderator who decided        | while open  | only when there is no other moderator who may     |
 * | another moderator                | while open  | yes; about a colleague as a person only an admin  |
 * | everyone else                    | it does not exist for them                                      |
 *
 * It ends undecided (`gone`) when whoever appealed leaves for good.
 */
export const APPEAL_STATUSES = ["open", "upheld", "changed", "reversed", "gone"] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

export const APPEAL_DECISIONS = {
  uphold: { label: "It stands", status: "upheld" },
  change: { label: "Change it", status: "changed" },
  reverse: { label: "Take it back", status: "reversed" },
} as const satisfies Record<string, { label: string; status: AppealStatus }>;
export type AppealDecision = keyof typeof APPEAL_DECISIONS;
export const APPEAL_DECISION_NAMES = Object.keys(APPEAL_DECISIONS) as [AppealDecision, ...AppealDecision[]];

/** What taking a decision back does, for the moderator who decides about an appeal. */
export const TAKING_BACK = {
  restore: "Taken back, the post is shown again.",
  "put-back":
    "Taken back, the post is as it was before. If its author has changed it since, it stays as it is now.",
  "move-back":
    "Taken back, the post is a reply again where it stood. If somebody has written in its own thread since, or other people read it, it stays there.",
  lift: "Taken back, it ends now.",
  "words-back": "Taken back, their words stand on their page again, unless they have written others since.",
  "open-again":
    "Taken back, the thread takes replies again. If it was opened meanwhile and closed anew, it stays closed.",
  "say-so": "Taken back, they are told so.",
} as const;
export type TakingBack = keyof typeof TAKING_BACK;

/** Which acts can be appealed, and what taking them back does. */
export const APPEALABLE = {
  decline: "restore",
  remove: "restore",
  relabel: "put-back",
  move: "move-back",
  redact: "put-back",
  lock: "open-again",
  notice: "say-so",
  "clear-about": "words-back",
  "reviewed-first": "lift",
  pause: "lift",
  ban: "lift",
} as const satisfies Record<string, TakingBack>;
export type AppealableAct = keyof typeof APPEALABLE;
export const isAppealable = (act: string): act is AppealableAct => Object.hasOwn(APPEALABLE, act);

/** Half a year from the decision (the least that article 20 of the EU's Digital Services Act asks of platforms). */
export const APPEAL_WITHIN_MS = 183 * 24 * 60 * 60 * 1000;

/**
 * What decides who may do what in an appeal. `appellantRole`: where the decision is about them as a person; null about a
 * post or a thread. `otherModerators`: how many could decide it besides whoever decided first.
 */
export type AppealFacts = {
  status: AppealStatus;
  appellantId: string;
  appellantRole: Role | null;
  deciderId: string | null;
  otherModerators: number;
};

/** What there is to change about a decision: its guideline, its end, or nothing. `endsAtMs` null: until it is lifted. */
export type Changeable =
  | { what: "guideline"; guideline: number }
  | { what: "end"; endsAtMs: number | null }
  | { what: "nothing" };
const NOTHING: Changeable = { what: "nothing" };

/**
 * An appeal never makes anything worse for whoever appeals: a change is to another guideline or to an earlier end.
 *
 * | decided about | as it is now                                | what can change                       |
 * | ------------- | ------------------------------------------- | ------------------------------------- |
 * | a post        | the decision stands, under a guideline      | the guideline, to another             |
 * | a post        | decided anew since, or under no guideline   | nothing                               |
 * | a person      | in force, without an end or for over a day  | the end, to an earlier one to come    |
 * | a person      | over, lifted, nearly over, or without times | nothing                               |
 * | a thread      | closed by it, as above                      | the end, as above                     |
 * | a thread      | open, closed anew, or nearly open           | nothing                               |
 */
export const changeableInPost = (guideline: number | null, stands: boolean): Changeable =>
  guideline !== null && stands ? { what: "guideline", guideline } : NOTHING;

export const changeableInSanction = (sanction: Sanction, nowMs: number): Changeable =>
  changeableEnd(sanction.endsAtMs, isInForce(sanction, nowMs), nowMs);

export function changeableEnd(endsAtMs: number | null, stands: boolean, nowMs: number): Changeable {
  const isLong = endsAtMs === null || endsAtMs - nowMs > DAY_MS; // A day is the shortest that can be chosen.
  return stands && isLong ? { what: "end", endsAtMs } : NOTHING;
}

/** How an appeal against it can be decided: “change” only where there is something to change. */
export const decisionsOn = ({ what }: Changeable): AppealDecision[] =>
  APPEAL_DECISION_NAMES.filter((name) => name !== "change" || what !== "nothing");

/** Ends to choose from, in days from `nowMs`, that come before the present one. */
export const earlierEnds = (changeable: Changeable, nowMs: number): number[] =>
  [1, 3, 7, 14, 30, 90].filter(
    (days) => changeProblem(changeable, { guideline: null, endsAtMs: nowMs + days * DAY_MS, nowMs }) === null,
  );

export type ChangeProblem =
  | "nothing-to-change"
  | "same-guideline"
  | "no-other-end"
  | "past-end"
  | "later-end";

/** What is wrong with this change of what can be changed, or null. */
export function changeProblem(
  changeable: Changeable,
  { guideline, endsAtMs, nowMs }: { guideline: number | null; endsAtMs: number | null; nowMs: number },
): ChangeProblem | null {
  if (changeable.what === "nothing") return "nothing-to-change";
  if (changeable.what === "guideline")
    return guideline === null || guideline === changeable.guideline ? "same-guideline" : null;
  if (endsAtMs === null) return "no-other-end";
  if (endsAtMs <= nowMs) return "past-end";
  return changeable.endsAtMs !== null && endsAtMs >= changeable.endsAtMs ? "later-end" : null;
}
