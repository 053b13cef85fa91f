import type { Check } from "./check.ts";
import type { Finding } from "./finding.ts";

/** Short words may be said again: “thank you” to three people is no repetition. In UTF-16 units. */
const REPEATABLE = 60;

/** The same text again, and many posts within minutes: mostly a slip, now and then a flood. Both are said kindly. */
export const repeated: Check = ({ draft, facts }) => {
  const { postsInLastTenMinutes, sameTextBefore } = facts.recent;
  const place = {
    check: "repeated",
    severity: "refuse",
    field: "body",
    start: 0,
    end: draft.text.length,
  } as const;
  const findings: Finding[] = [];
  if (sameTextBefore && draft.text.trim().length > REPEATABLE)
    findings.push({
      ...place,
      message: "You have posted these same words before, so they are already here.",
    });
  if (postsInLastTenMinutes >= facts.rules.burst)
    findings.push({
      ...place,
      message:
        "You have written a lot in a few minutes. Your words are kept here; please try again in ten minutes.",
    });
  return findings;
};
