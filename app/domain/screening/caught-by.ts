import { err, ok, type Result } from "../result.ts";
import { type DraftToScreen, plainFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { screenWith } from "./index.ts";
import { links } from "./links.ts";
import { listed } from "./listed.ts";
import { type BadRule, parseRules } from "./rules.ts";

/** What some rules alone would notice in a text. */
export type Catcher = (draft: DraftToScreen) => Finding[];

/**
 * What would these lines have caught? Made once, then asked of many posts: it listens for the words and sites of these
 * lines only, with none of the other checks. Thresholds are about a post's author and moment, so they catch nothing here.
 */
export function catcherOf(lines: string): Result<Catcher, BadRule[]> {
  const rules = parseRules(`links: 100\n${lines}`);
  if (!rules.ok) return err(rules.error.map(({ line, message }) => ({ line: line - 1, message })));
  const facts = plainFacts(rules.value);
  return ok((draft) => screenWith([listed, links], draft, facts).findings);
}

/** The lines that the new rules have and the old ones had not, in order, without remarks. */
export function addedLines(before: string, after: string): string {
  const known = new Set(linesOf(before));
  return linesOf(after)
    .filter((line) => !known.has(line) && !line.startsWith("#"))
    .join("\n");
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
