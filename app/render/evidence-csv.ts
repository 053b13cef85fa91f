import type { EvidencePack } from "#app/domain/evidence.ts";
import { renderCsv } from "./csv.ts";

const COLUMNS = [
  ...["line", "at", "id", "act", "by", "subjectKind", "subject", "author", "item", "guideline"],
  ...["reason", "details", "from", "to", "until", "ofAct", "outcome", "side", "title", "text", "withheld"],
] as const;

/**
 * The pack as one table: acts, then reports, then appeals with their messages. `line` says which a row is: `act`,
 * `report`, `appeal` or `message`.
 */
export function renderEvidenceCsv({ acts, reports, appeals }: EvidencePack): string {
  return renderCsv(COLUMNS as readonly string[], [
    ...acts.map((act) => ({ line: "act", ...act })),
    ...reports.map(({ post, ...report }) => ({
      ...{ line: "report", subjectKind: "post", subject: post },
      ...report,
    })),
    ...appeals.flatMap(({ messages, openedAt, decidedAt, status, ...appeal }) => [
      { line: "appeal", at: openedAt, ...appeal, outcome: status, until: decidedAt },
      ...messages.map(({ body, ...message }) => ({
        ...{ line: "message", ofAct: appeal.ofAct, text: body },
        ...message,
      })),
    ]),
  ]);
}
