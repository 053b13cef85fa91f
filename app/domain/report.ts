import { FULL_WEIGHT } from "./lane.ts";

/** Why someone reports, in the order of the form. The slug is stored, the label read. */
export const REPORT_REASONS = {
  danger: "Someone may be in danger",
  unkind: "It is cruel or unkind",
  identity: "It names or points to a person",
  method: "It describes how to hurt oneself",
  spam: "It sells or advertises something",
  other: "Something else",
} as const;
export type ReportReason = keyof typeof REPORT_REASONS;
export const REPORT_REASON_SLUGS = Object.keys(REPORT_REASONS) as [ReportReason, ...ReportReason[]];

/**
 * How a report ended: something was done about the post, it was left as it is, or its author has taken it along for good.
 * The last says nothing about whoever reported it.
 */
export type ReportOutcome = "acted" | "left" | "gone";

/** What is known of somebody who reports: how their earlier reports ended. */
export type ReporterHistory = { acted: number; left: number };

/** Below this many ended reports nothing is concluded about anybody. */
const ENOUGH_REPORTS = 4;
const LEAST_WEIGHT = 20;

/**
 * What a report weighs, from 20 to 100, when the queue asks whether many have reported a post. Everyone begins with full
 * weight; who has reported four times or more weighs as often as they were right, and never nothing: also somebody who
 * is mostly wrong may be the one who sees it. It only sorts: every report opens an item, and one about danger goes to
 * the danger lane whoever sent it.
 */
export function weightOf({ acted, left }: ReporterHistory): number {
  const ended = acted + left;
  if (ended < ENOUGH_REPORTS) return FULL_WEIGHT;
  return Math.max(LEAST_WEIGHT, Math.round((FULL_WEIGHT * acted) / ended));
}

/** So many reports with words of their own are read one by one; what a hundred more say changes nothing about a decision. */
const READ_ONE_BY_ONE = 10;

/**
 * Whether a report on an open item is news to whoever has it before them, so that they look again before they decide.
 * Otherwise a storm of reports would keep the post from being decided about.
 *
 * | the report                                      | news |
 * | ----------------------------------------------- | ---- |
 * | names a reason that nobody has named            | yes  |
 * | brings the item into another lane               | yes  |
 * | says something in words, among the first ten    | yes  |
 * | says once more what others have said            | no   |
 */
export const isNews = ({
  isNewReason,
  movesLane,
  hasWords,
  reportsBefore,
}: {
  isNewReason: boolean;
  movesLane: boolean;
  hasWords: boolean;
  reportsBefore: number;
}): boolean => isNewReason || movesLane || (hasWords && reportsBefore < READ_ONE_BY_ONE);

const BRIGADE_REPORTS = 10;
const BRIGADE_WINDOW_MS = 60 * 60 * 1000;
const NEW_ACCOUNT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Whether these reports on one post look arranged: ten in a row within an hour, and at least half of those from accounts
 * that are younger than a week or whose earlier reports were mostly wrong. The desk is told; nothing else follows.
 */
export function looksArranged(
  reports: readonly { atMs: number; weight: number; reporterJoinedAtMs: number }[],
): boolean {
  const sorted = reports
    .map(({ atMs, weight, reporterJoinedAtMs }) => {
      return { atMs, doubtful: weight < FULL_WEIGHT / 2 || atMs - reporterJoinedAtMs < NEW_ACCOUNT_MS };
    })
    .sort((a, b) => a.atMs - b.atMs || Number(b.doubtful) - Number(a.doubtful)); // Of one moment the doubtful first, however they were read.
  return sorted.some((last, at) => {
    const burst = sorted.slice(Math.max(0, at - BRIGADE_REPORTS + 1), at + 1);
    if (burst.length < BRIGADE_REPORTS || last.atMs - (burst[0]?.atMs ?? 0) > BRIGADE_WINDOW_MS) return false;
    return burst.filter(({ doubtful }) => doubtful).length * 2 >= BRIGADE_REPORTS;
  });
}
