import { isLane, type Lane } from "./lane.ts";
import type { ReportReason } from "./report.ts";
import type { CheckName, Finding } from "./screening/finding.ts";

/**
 * What an item is about, whoever noticed it: a reader with a report, or screening with a finding. Report reasons are the
 * words for both, so that a moderator finds all of one kind together.
 */
export type Topic = ReportReason;

/** In words for the desk. */
export const TOPIC_WORDS: Record<Topic, string> = {
  danger: "Somebody in danger",
  method: "How to hurt oneself",
  unkind: "Unkind words",
  identity: "Names and identities",
  spam: "Advertising",
  other: "Anything else",
};
const TOPICS = Object.keys(TOPIC_WORDS) as Topic[];

const TOPIC_OF_CHECK: Record<CheckName, Topic> = {
  danger: "danger",
  cruelty: "unkind",
  identity: "identity",
  spam: "spam",
  links: "spam",
  repeated: "spam",
  words: "other",
  newcomer: "other",
  length: "other",
  outside: "other",
};

/** What these findings are about, each topic once. Notes are about nothing; a way that is told is held (danger.ts). */
export const topicsOf = (findings: readonly Pick<Finding, "check" | "severity">[]): Topic[] => [
  ...new Set(
    findings
      .filter(({ severity }) => severity !== "note")
      .map(({ check, severity }) =>
        check === "danger" && severity === "hold" ? "method" : TOPIC_OF_CHECK[check],
      ),
  ),
];

/** What the queue is narrowed to. `mine`: what the viewer has before them, or was asked about. They combine. */
export type DeskFilter = { lane: Lane | null; about: Topic | null; mine: boolean };

export const WHOLE_QUEUE: DeskFilter = { lane: null, about: null, mine: false };

/** Whether it is narrowed to more than a lane. */
export const isNarrowed = ({ about, mine }: DeskFilter): boolean => about !== null || mine;

/** From an address's parameters `lane`, `about` and `for`. Nonsense narrows nothing. */
export function parseDeskFilter(query: URLSearchParams): DeskFilter {
  const lane = query.get("lane") ?? "";
  const about = query.get("about");
  return {
    lane: isLane(lane) ? lane : null,
    about: TOPICS.find((topic) => topic === about) ?? null,
    mine: query.get("for") === "me",
  };
}

/** The one address of a narrowed queue: `/moderation?lane=held&about=spam&for=me`. `from` continues it further down. */
export function deskPath({ lane, about, mine }: DeskFilter, from: string | null = null): string {
  const query = new URLSearchParams();
  if (lane) query.set("lane", lane);
  if (about) query.set("about", about);
  if (mine) query.set("for", "me");
  if (from) query.set("from", from);
  return `/moderation${query.size > 0 ? `?${query}` : ""}`;
}
