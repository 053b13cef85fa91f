import { ok, type Result } from "../result.ts";

/** How severe an entry of a list may be. */
export type RuleSeverity = "flag" | "ask" | "hold";

export type ScreeningRules = {
  newcomer: "flag" | "hold";
  /** More links than this in one post wait for a moderator. */
  maxLinks: number;
  /** More posts than this within ten minutes are too many. */
  burst: number;
  /** A post of more words than this is given back. */
  maxWords: number;
};

/** What is wrong with a line, numbered from 1. */
export type BadRule = { line: number; message: string };

export function parseRules(_text: string): Result<ScreeningRules, BadRule[]> {
  return ok({ newcomer: "flag", maxLinks: 5, burst: 5, maxWords: 6_000 });
}
