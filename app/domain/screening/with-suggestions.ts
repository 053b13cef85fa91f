import type { Field, Finding } from "./finding.ts";

/** What stands where words could simply go. */
const LEFT_OUT = "…";

/** What could be written at a finding's place; null where nothing is suggested. */
export const wordsInstead = ({ suggestion }: Pick<Finding, "suggestion">): string | null =>
  suggestion === undefined ? null : suggestion || LEFT_OUT;

/** The text of this field with every suggestion at its place. Of two places that overlap, the first is changed. */
export function withSuggestions(text: string, findings: readonly Finding[], field: Field): string {
  const changes = findings
    .filter((finding) => finding.field === field && finding.suggestion !== undefined)
    .sort((a, b) => a.start - b.start);
  let changed = "";
  let from = 0;
  for (const finding of changes) {
    if (finding.start < from) continue;
    changed += text.slice(from, finding.start) + wordsInstead(finding);
    from = finding.end;
  }
  return changed + text.slice(from);
}
