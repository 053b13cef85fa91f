import { defaultRules } from "#app/domain/screening/default-rules.ts";
import { plainFacts, type ScreeningFacts } from "#app/domain/screening/facts.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { screen } from "#app/domain/screening/index.ts";
import { type Reading, readText, vocabularyWith } from "#app/domain/screening/reading.ts";
import { parseRules, type ScreeningRules } from "#app/domain/screening/rules.ts";

/** The rules of these lines. Throws on a line that cannot be understood. */
export function rulesOf(text: string): ScreeningRules {
  const rules = parseRules(text);
  if (!rules.ok) throw new Error(JSON.stringify(rules.error));
  return rules.value;
}

const rulesOfANewForum = defaultRules();

/** A member in good standing who posts now and then, under the default rules. */
export const someFacts = (facts: Partial<ScreeningFacts> = {}): ScreeningFacts => ({
  ...plainFacts(rulesOfANewForum),
  ...facts,
});

const vocabulary = vocabularyWith({ isAlso: () => false, starredAlso: () => undefined, marksOf: () => 0 });

/** A text as the checks see it, with the words of no moderator's list. */
export const readingOf = (text: string): Reading => readText("body", text, vocabulary);

export const screened = (text: string, facts: Partial<ScreeningFacts> = {}): Screened =>
  screen({ title: null, text }, someFacts(facts));

/** What was found in the author's own words: "identity: Dr Weir". */
export const foundIn = (text: string, facts: Partial<ScreeningFacts> = {}): string[] =>
  screened(text, facts).findings.map(({ check, start, end }) => `${check}: ${text.slice(start, end)}`);
