import { UNDO_DECISION_MS } from "./moderation.ts";
import type { RecordedAct } from "./record.ts";

/**
 * What the public record tells of each act. A new act is nothing until somebody decides otherwise here.
 *
 * | shown as | what everyone reads                                                                     |
 * | -------- | --------------------------------------------------------------------------------------- |
 * | line     | that it was done, to what kind of subject, on which day, under which guideline          |
 * | count    | how often in a month: where somebody was in danger, one line could point to them        |
 * | nothing  | how moderators share their work; a decision that was taken back before anybody was told |
 */
const SHOWN_AS = {
  approve: "line",
  answered: "line",
  dismiss: "line",
  relabel: "line",
  move: "line",
  redact: "line",
  decline: "line",
  remove: "line",
  restore: "line",
  undo: "nothing",
  hold: "line",
  notice: "line",
  "clear-about": "line",
  "reviewed-first": "line",
  pause: "line",
  ban: "line",
  lift: "line",
  lock: "line",
  unlock: "line",
  "open-item": "line",
  claim: "nothing",
  "take-over": "nothing",
  "ask-opinion": "nothing",
  assess: "count",
  care: "count",
  "second-look": "count",
  services: "count",
  "hand-over": "count",
  "appeal-uphold": "line",
  "appeal-change": "line",
  "appeal-reverse": "line",
  unmask: "count",
  "set-role": "nothing",
  "change-rules": "line",
} as const satisfies Record<RecordedAct, "line" | "count" | "nothing">;

type ActShownAs<How> = { [A in RecordedAct]: (typeof SHOWN_AS)[A] extends How ? A : never }[RecordedAct];
export type LineAct = ActShownAs<"line">;
export type CountedAct = ActShownAs<"count">;

const actsShownAs = (how: "line" | "count"): RecordedAct[] =>
  (Object.keys(SHOWN_AS) as RecordedAct[]).filter((act) => SHOWN_AS[act] === how);

export const LINE_ACTS = actsShownAs("line") as LineAct[];
export const COUNTED_ACTS = actsShownAs("count") as CountedAct[];

/** Up to when the public record reaches at `nowMs`: what is younger can still be taken back. */
export const publicUntil = (nowMs: number): number => nowMs - UNDO_DECISION_MS;
