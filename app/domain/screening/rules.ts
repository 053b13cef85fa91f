import { err, ok, type Result } from "../result.ts";
import { plainLetters } from "./letters.ts";
import { type ListedWords, listWords } from "./listed-words.ts";

/**
 * The rules that moderators write themselves, one a line:
 *
 *   # a remark
 *   hold: some words            words that hold a post; a star stands for any letters (hold: scam*)
 *   ask: some words             words that are given back with a question
 *   flag: some words            words that moderators look at
 *   hold site: example.com      the same three for addresses; what stands under them counts as well
 *   reserved: words             words that only the forum says of itself
 *   newcomer: flag              or hold: what happens to the first posts of new members
 *   links: 5                    more links than this are looked at first
 *   burst: 30                   so many posts within ten minutes are enough
 *   words: 6000                 a longer post is given back
 *
 * No pattern is made from what somebody typed: a star is the only sign, and is looked for letter by letter.
 */
export type RuleSeverity = "flag" | "ask" | "hold";

export type WordRule = { severity: RuleSeverity; reserved: boolean; phrase: string; line: number };
export type SiteRule = { severity: RuleSeverity; domain: string; line: number };

export type ScreeningRules = {
  words: ListedWords<WordRule>;
  domains: readonly SiteRule[];
  newcomer: "flag" | "hold";
  /** More links than this in one post wait for a moderator. */
  maxLinks: number;
  /** So many posts within ten minutes are enough. */
  burst: number;
  /** A post of more words than this is given back. */
  maxWords: number;
};

/** What is wrong with a line, numbered from 1, in words for whoever wrote it. */
export type BadRule = { line: number; message: string };

const RULES_MAX_LINES = 2_000;
const LINE_MAX_CHARS = 200;
const PHRASE_MAX_WORDS = 10;

type Draft = { words: WordRule[]; domains: SiteRule[]; newcomer: "flag" | "hold" } & Record<Amount, number>;
type Amount = "maxLinks" | "burst" | "maxWords";

const AMOUNTS: Readonly<Record<string, { name: Amount; least: number; most: number }>> = {
  links: { name: "maxLinks", least: 0, most: 100 },
  burst: { name: "burst", least: 1, most: 100 },
  words: { name: "maxWords", least: 100, most: 100_000 },
};

/** The rules of these lines, or every line that cannot be understood. */
export function parseRules(text: string): Result<ScreeningRules, BadRule[]> {
  const draft: Draft = { words: [], domains: [], newcomer: "flag", maxLinks: 5, burst: 30, maxWords: 6_000 };
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > RULES_MAX_LINES)
    return err([
      {
        line: RULES_MAX_LINES + 1,
        message: `There can be ${RULES_MAX_LINES.toLocaleString("en")} lines. The rest would not be used.`,
      },
    ]);
  const bad = lines.flatMap((line, index) => {
    const message = readLine(line.trim(), index + 1, draft);
    return message === null ? [] : [{ line: index + 1, message }];
  });
  return bad.length > 0 ? err(bad) : ok({ ...draft, words: listWords(draft.words) });
}

/** Adds what a line says to the rules, or says what is wrong with it. */
function readLine(line: string, number: number, rules: Draft): string | null {
  if (line === "" || line.startsWith("#")) return null;
  if (line.length > LINE_MAX_CHARS) return `A line can have ${LINE_MAX_CHARS} characters.`;
  const colon = line.indexOf(":");
  if (colon === -1) return "A rule begins with what happens, and a colon. For example “hold: some words”.";
  const name = line.slice(0, colon).trim().toLowerCase().replace(/\s+/g, " ");
  const value = line.slice(colon + 1).trim();
  if (value === "") return `Nothing stands after “${name}:”.`;

  const amount = Object.hasOwn(AMOUNTS, name) ? AMOUNTS[name] : undefined;
  if (amount) {
    const count = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
    if (!(count >= amount.least && count <= amount.most))
      return `“${name}” should be a whole number from ${amount.least} to ${amount.most.toLocaleString("en")}.`;
    rules[amount.name] = count;
    return null;
  }
  if (name === "newcomer") {
    if (value !== "flag" && value !== "hold") return "“newcomer” can be flag or hold.";
    rules.newcomer = value;
    return null;
  }
  const [severity = "", site, ...more] = name.split(" ");
  if (name === "reserved") return addWords(value, { severity: "hold", reserved: true, line: number }, rules);
  if (!isSeverity(severity) || more.length > 0 || (site !== undefined && site !== "site"))
    return `“${name}” is not known here. A rule begins with hold, ask, flag, hold site, reserved, newcomer, links, burst or words.`;
  return site === undefined
    ? addWords(value, { severity, reserved: false, line: number }, rules)
    : addSite(value, severity, number, rules);
}

const isSeverity = (text: string): text is RuleSeverity =>
  text === "flag" || text === "ask" || text === "hold";

function addWords(value: string, rule: Omit<WordRule, "phrase">, rules: Draft): string | null {
  const words = phraseWords(value);
  if (words.length === 0) return "There is no word in this that could be found in a text.";
  if (words.length > PHRASE_MAX_WORDS) return `A phrase can have ${PHRASE_MAX_WORDS} words.`;
  const tooOpen = words.find((word) => word.includes("*") && word.indexOf("*") < 2);
  if (tooOpen !== undefined)
    return `“${tooOpen}” would find nearly everything. At least two letters stand before a star.`;
  if (words.some((word) => word.includes("**"))) return "One star is enough: it stands for any letters.";
  rules.words.push({ ...rule, phrase: words.join(" ") });
  return null;
}

/** The words of a phrase as they are compared: small, plain letters, stars kept. */
function phraseWords(phrase: string): string[] {
  const plain = Array.from(phrase, (sign) => (sign === "*" ? "*" : plainLetters(sign))).join("");
  return plain
    .replace(/['’‘ʼ]/g, "")
    .split(/[^\p{L}\p{N}\p{M}*]+/u)
    .filter((word) => word !== "" && /[\p{L}\p{N}]/u.test(word));
}

function addSite(value: string, severity: RuleSeverity, line: number, rules: Draft): string | null {
  const domain = value
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");
  if (domain.includes("*")) return "A site needs no star: what stands under it counts as well.";
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain))
    return `“${value}” is not the name of a site. For example example.com.`;
  rules.domains.push({ severity, domain, line });
  return null;
}
