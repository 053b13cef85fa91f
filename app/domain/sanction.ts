/**
 * What a moderator can do about a person rather than a post, from the lightest to the gravest. Each has a reason, a
 * guideline, an end, and can be appealed.
 *
 * | sanction       | what changes                                                       | its end               |
 * | -------------- | ------------------------------------------------------------------ | --------------------- |
 * | notice         | nothing: they are told                                             | none                  |
 * | clear-about    | their few words about themselves are gone; they can write others   | none                  |
 * | reviewed-first | what they post waits for a moderator                               | a day, or until lifted |
 * | pause          | they read, report and withdraw; they neither write nor give gestures | a day                 |
 * | ban            | the same, and no reports; they can sign in to read why and appeal  | a day, or until lifted |
 */
export const SANCTIONS = {
  notice: { label: "Send a notice", standing: null, end: "none" },
  "clear-about": { label: "Take out their few words", standing: null, end: "none" },
  "reviewed-first": { label: "Read their posts first", standing: "reviewed-first", end: "optional" },
  pause: { label: "Pause them from posting", standing: "paused", end: "required" },
  ban: { label: "Ban them", standing: "banned", end: "optional" },
} as const satisfies Record<string, SanctionRule>;

type SanctionRule = { label: string; standing: Standing | null; end: "none" | "optional" | "required" };
export type SanctionKind = keyof typeof SANCTIONS;
export const SANCTION_KINDS = Object.keys(SANCTIONS) as [SanctionKind, ...SanctionKind[]];

/** How a member stands, the gravest last. */
export const STANDINGS = ["good", "reviewed-first", "paused", "banned"] as const;
export type Standing = (typeof STANDINGS)[number];

/** A sanction as it is stored. Times are epoch milliseconds; `endsAtMs` null: until it is lifted. */
export type Sanction = {
  kind: SanctionKind;
  startsAtMs: number;
  endsAtMs: number | null;
  liftedAtMs: number | null;
};

/** Whether it holds at `nowMs`. What changes no standing is never in force. */
export const isInForce = ({ kind, startsAtMs, endsAtMs, liftedAtMs }: Sanction, nowMs: number): boolean =>
  SANCTIONS[kind].standing !== null &&
  liftedAtMs === null &&
  startsAtMs <= nowMs &&
  (endsAtMs === null || endsAtMs > nowMs);

/** How a member with these sanctions stands at `nowMs`: the gravest of what is in force. */
export function standingAt(sanctions: readonly Sanction[], nowMs: number): Standing {
  const standings = sanctions
    .filter((one) => isInForce(one, nowMs))
    .map(({ kind }) => STANDINGS.indexOf(SANCTIONS[kind].standing ?? "good"));
  return STANDINGS[Math.max(0, ...standings)] ?? "good";
}

export const DAY_MS = 24 * 60 * 60 * 1000;
/** A year: longer than this is a ban until it is lifted. */
const SANCTION_MAX_DAYS = 365;

export type EndProblem = "end-missing" | "end-past" | "end-far" | "end-not-possible";

/** What is wrong with this end for this sanction, or null. */
export const endProblem = (kind: SanctionKind, endsAtMs: number | null, nowMs: number): EndProblem | null =>
  endProblemWhere(SANCTIONS[kind].end, endsAtMs, nowMs);

/** The same for whatever else has an end, such as a closed thread. */
export function endProblemWhere(
  end: SanctionRule["end"],
  endsAtMs: number | null,
  nowMs: number,
): EndProblem | null {
  if (endsAtMs === null) return end === "required" ? "end-missing" : null;
  if (end === "none") return "end-not-possible";
  if (endsAtMs <= nowMs) return "end-past";
  return endsAtMs - nowMs > SANCTION_MAX_DAYS * DAY_MS ? "end-far" : null;
}

/** The end of what begins at `nowMs` and lasts so many days; null for until it is lifted. */
export const endAfter = (days: number | null, nowMs: number): number | null =>
  days === null ? null : nowMs + days * DAY_MS;
