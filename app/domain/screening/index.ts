import type { Check, Screenable } from "./check.ts";
import { cruelty } from "./cruelty.ts";
import { danger } from "./danger/danger.ts";
import { type DraftToScreen, plainFacts, type ScreeningFacts } from "./facts.ts";
import { dangerOf, type Finding, type Screened, verdictOf } from "./finding.ts";
import { identity, marksOfIdentity } from "./identity/identity.ts";
import { length } from "./length.ts";
import { links } from "./links.ts";
import { linksIn } from "./links-in.ts";
import { listed } from "./listed.ts";
import { newcomer } from "./newcomer.ts";
import { outside } from "./outside.ts";
import { readText, vocabularyWith } from "./reading.ts";
import { repeated } from "./repeated.ts";
import type { ScreeningRules } from "./rules.ts";
import { spam } from "./spam.ts";

/**
 * THE POLICY. Every check runs and every finding is kept; the most severe one is the verdict. So the order only decides
 * how findings are listed, and the first is what its author should read first.
 */
export const POLICY: readonly Check[] = [
  danger,
  cruelty,
  identity,
  spam,
  listed,
  links,
  repeated,
  length,
  newcomer,
  outside,
];

/** Everything that was noticed in a draft, and what follows from it. Takes time in proportion to the text. */
export function screen(draft: DraftToScreen, facts: ScreeningFacts): Screened {
  return screenWith(POLICY, draft, facts);
}

/**
 * What somebody says about themselves on their page. Nothing waits for a moderator there, so it is asked about alone what
 * could tell who they are, and looked at for danger.
 */
export const screenAbout = (text: string, rules: ScreeningRules): Screened =>
  screenWith([danger, identity], { title: null, text }, plainFacts(rules));

export function screenWith(checks: readonly Check[], draft: DraftToScreen, facts: ScreeningFacts): Screened {
  const input = readDraft(draft, facts);
  const findings: Finding[] = checks.flatMap((check) => check(input));
  return { verdict: verdictOf(findings), danger: dangerOf(findings), findings };
}

function readDraft(draft: DraftToScreen, facts: ScreeningFacts): Screenable {
  const vocabulary = vocabularyOf(facts.rules);
  const title = draft.title === null ? [] : [{ field: "title" as const, text: draft.title }];
  const texts = [...title, { field: "body" as const, text: draft.text }];
  return {
    draft,
    facts,
    readings: texts.map(({ field, text }) => readText(field, text, vocabulary)),
    links: texts.flatMap(({ field, text }) => linksIn(field, text)),
  };
}

const vocabularies = new WeakMap<ScreeningRules, ReturnType<typeof vocabularyWith>>();

/** Remembered for as long as the rules are the same. */
function vocabularyOf(rules: ScreeningRules): ReturnType<typeof vocabularyWith> {
  const known = vocabularies.get(rules);
  if (known) return known;
  const { has, starred, markOf } = rules.words;
  const made = vocabularyWith({
    isAlso: has,
    starredAlso: starred,
    marksOf: (raw) => marksOfIdentity(raw) | markOf(raw),
  });
  vocabularies.set(rules, made);
  return made;
}
