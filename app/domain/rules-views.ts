import type { Stretch } from "./marked-text.ts";
import type { Danger, Verdict } from "./screening/finding.ts";
import type { BadRule } from "./screening/rules.ts";

/** The rules of screening on the desk, with what was tried on them. */
export type RulesView = {
  version: number;
  /** What stands in the box: the rules in force, or what was typed. */
  source: string;
  text: string;
  bad: BadRule[];
  /** Why nothing was stored, or null. */
  problem: string | null;
  tried: TriedView | null;
  caught: CaughtView | null;
};

/** What the rules say of one text. */
export type TriedView = { verdict: Verdict; danger: Danger; messages: string[]; stretches: Stretch[] };

/** What new lines would have caught. `lookedThrough`: how many posts of the last thirty days were read for it. */
export type CaughtView = {
  lines: number;
  lookedThrough: number;
  caught: number;
  posts: { path: string; excerpt: string; atMs: number }[];
};
