import type { Check } from "./check.ts";
import type { Finding } from "./finding.ts";

/**
 * A newcomer's links wait for a moderator: nearly all link spam comes in first posts, and a member whose posts have
 * stood is not slowed down. So do many links at once, and those to places on the moderators' list. Links count in
 * quotations, too: a reader can follow them there.
 */
export const links: Check = ({ links, facts }) => {
  const { domains, maxLinks } = facts.rules;
  const findings: Finding[] = [];
  for (const { field, start, end, host } of links) {
    const listed = domains.find(({ domain }) => host === domain || host.endsWith(`.${domain}`));
    const place = { check: "links", field, start, end } as const;
    if (listed)
      findings.push({
        ...place,
        severity: listed.severity,
        message: `A link to ${listed.domain} is ${listed.severity === "hold" ? "looked at by a moderator first" : "on the list of this forum’s moderators"}.`,
      });
    if (facts.standing === "new")
      findings.push({
        ...place,
        severity: "hold",
        message: "Links by new members are looked at by a moderator first.",
      });
  }
  const first = links[maxLinks];
  if (first !== undefined)
    findings.push({
      check: "links",
      severity: "hold",
      field: first.field,
      start: first.start,
      end: first.end,
      message: `There are more than ${maxLinks} links in this, so a moderator looks at it first.`,
    });
  return findings;
};
