import type { PostStatus } from "./post.ts";
import type { Danger } from "./screening/finding.ts";

/**
 * Where an open item stands in the queue. The lanes in the order they are worked through; within one lane the item that
 * has waited longest comes first. An item stands in the first lane that it belongs to.
 *
 * | lane     | an item belongs here when                                        |
 * | -------- | ---------------------------------------------------------------- |
 * | now      | screening or a moderator sees a plan, means, a farewell          |
 * | danger   | thoughts of it, or somebody reported it as danger                |
 * | many     | its reports weigh as much as three of people who are rarely wrong |
 * | held     | nobody reads the post until a moderator has                      |
 * | reported | somebody reported it                                             |
 * | noticed  | screening noticed something, or a moderator wants it looked at   |
 */
export const LANES = ["now", "danger", "many", "held", "reported", "noticed"] as const;
export type Lane = (typeof LANES)[number];

/** The lane's number as it is stored: smaller is sooner. */
export const laneNumber = (lane: Lane): number => LANES.indexOf(lane);
/** The lane with this number; an unknown one is the last. */
export const laneAt = (number: number): Lane => LANES[number] ?? "noticed";
export const isLane = (text: string): text is Lane => (LANES as readonly string[]).includes(text);

/** In words for the desk. */
export const LANE_WORDS: Record<Lane, string> = {
  now: "Danger now",
  danger: "Danger",
  many: "Many reports",
  held: "Held",
  reported: "Reported",
  noticed: "To look at",
};

/** How sure it is that somebody is in danger, in the order of what comes first. */
const DANGERS: readonly Danger[] = ["none", "thoughts", "now"];

/** The graver of the two. */
export const graver = (a: Danger, b: Danger): Danger => (DANGERS.indexOf(a) >= DANGERS.indexOf(b) ? a : b);

/** A report of someone whose reports were mostly acted on weighs 100. */
export const FULL_WEIGHT = 100;
const MANY_WEIGHT = 3 * FULL_WEIGHT;

/** `reports`: how many there are, and what they weigh together. */
export type LaneFacts = { danger: Danger; status: PostStatus; reports: { count: number; weight: number } };

/** `danger`: from screening, reports and moderators together. */
export function laneOf({ danger, status, reports }: LaneFacts): Lane {
  if (danger === "now") return "now";
  if (danger === "thoughts") return "danger";
  if (reports.weight >= MANY_WEIGHT) return "many";
  if (status === "held") return "held";
  return reports.count > 0 ? "reported" : "noticed";
}
