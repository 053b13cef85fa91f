import { COOKIES } from "#app/domain/cookies.ts";
import type { Joining } from "#app/domain/joining.ts";
import { KEPT_TABLES, UNTIL } from "#app/domain/kept-tables.ts";
import { type Keep, RETENTION, RETENTION_NAMES, type RetentionName } from "#app/domain/retention.ts";

/** What this forum was told by its settings, as far as it matters to what is kept. */
export type PrivacySettings = { keep: Keep; classifierUrl: string | null; joining: Joining };

const JOINING_WORDS = {
  open: "",
  invited: "Whoever is invited comes by a link, of which we keep a hash. Who came by which link is not kept.",
  approved:
    "If you tell the moderators something about you when you join, we keep it until they have let you in.",
} as const satisfies Record<Joining, string>;

const JOINER_WORDS = {
  open: "Anyone can join.",
  invited: "People join by invitation.",
  approved: "A moderator lets people in.",
} as const satisfies Record<Joining, string>;

/** What the places of app/content/privacy.md are filled with, in Markdown. */
export function privacyFacts({ keep, classifierUrl, joining }: PrivacySettings): Record<string, string> {
  const kept = RETENTION_NAMES.map((name) => [`kept.${name}`, RETENTION[name].howLong(keep)]);
  return {
    ...Object.fromEntries(kept),
    cookies: listOf(
      Object.entries(COOKIES).map(
        ([name, { holds, set, lasts }]) => `**\`${name}\`.** ${holds} Set ${set}, ${lasts}.`,
      ),
    ),
    tables: tablesInWords(keep),
    joining: JOINING_WORDS[joining],
    joiners: JOINER_WORDS[joining],
    classifier:
      classifierUrl === null
        ? "No other software is asked."
        : `This forum also sends what you are about to post to other software, at ${new URL(classifierUrl).host}, which can do the same.`,
  };
}

const isTimed = (until: string): until is RetentionName => Object.hasOwn(RETENTION, until);

function tablesInWords(keep: Keep): string {
  const groups = Object.entries(KEPT_TABLES).map(([heading, tables]) => {
    const lines = Object.entries(tables).map(([name, { what, why, until }]) => {
      const howLong = isTimed(until) ? RETENTION[until].howLong(keep) : UNTIL[until];
      return `\`${name}\`: ${what}; ${why}. Kept ${howLong}.`;
    });
    return `**${heading}**\n\n${listOf(lines)}`;
  });
  return groups.join("\n\n");
}

const listOf = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");
