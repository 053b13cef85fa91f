import type { Check } from "./check.ts";
import type { Finding } from "./finding.ts";
import { placeOf } from "./reading.ts";
import type { WordRule } from "./rules.ts";

/**
 * The moderators' own list of words, however they are written: spaced out, with look-alike letters, digits or stars. In
 * a quotation they are somebody else's, so they are only flagged there.
 */
export const listed: Check = ({ readings, facts }) =>
  readings.flatMap((reading) =>
    facts.rules.words.find(reading.words).map(({ rule, from, to }): Finding => {
      const quoted = reading.words.quoted[from] === 1;
      return {
        check: "words",
        severity: quoted ? "flag" : rule.severity,
        ...placeOf(reading, from, to),
        message: quoted ? QUOTED : wordsOf(rule),
      };
    }),
  );

const QUOTED = "There are words in this quotation that moderators look at.";

function wordsOf({ reserved, severity, phrase }: WordRule): string {
  if (reserved) return "This reads as if it came from the forum itself, so a moderator looks at it first.";
  if (severity === "ask")
    return `“${phrase}” is on a list that this forum’s moderators keep. Could it be said in another way?`;
  return severity === "hold"
    ? `“${phrase}” is on a list of words that a moderator looks at first.`
    : `“${phrase}” is on a list of words that moderators look at.`;
}
