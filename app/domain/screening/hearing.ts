import { CRUELTY } from "./cruelty-phrases.ts";
import { ACTS, SELF_HARM } from "./danger/acts.ts";
import { BURDENS, CALM } from "./danger/burdens.ts";
import type { CueKind, CueList } from "./danger/cue.ts";
import { FAREWELLS } from "./danger/farewells.ts";
import { HINTS_OF_NOW } from "./danger/hints-of-now.ts";
import { HINTS_OF_THOUGHTS } from "./danger/hints-of-thoughts.ts";
import { MEANS } from "./danger/means.ts";
import { LATELY, LONG_AGO } from "./danger/modifiers.ts";
import { NAMES } from "./danger/names.ts";
import { PLAIN_FAREWELLS } from "./danger/plain-farewells.ts";
import { PLAIN_SIGNS_OF_NOW } from "./danger/plain-signs.ts";
import { PLAIN_SIGNS_OF_THOUGHTS } from "./danger/plain-thoughts.ts";
import { PREPARATIONS } from "./danger/preparations.ts";
import { DENIALS, SHIELDS } from "./danger/shields.ts";
import { SURE_SIGNS } from "./danger/sure-signs.ts";
import { TELLING } from "./danger/telling.ts";
import { UNDERSTATED_NOW, UNDERSTATED_THOUGHTS } from "./danger/understated.ts";
import { WISHES } from "./danger/wishes.ts";
import { WRITTEN_ONLINE } from "./danger/written-online.ts";
import { FILLERS } from "./fillers.ts";
import type { Phrase } from "./pattern.ts";
import { phraseMachine } from "./phrases.ts";
import { SPAM } from "./spam-phrases.ts";
import { SPAM_SIGNS } from "./spam-signs.ts";

/** What a phrase is about, and how much it says alone where that differs. */
export type Cue =
  | { family: "danger"; kind: CueKind; weight: number; now?: number }
  | { family: "cruelty" | "spam"; kind: string; weight: number }
  | { family: "shield" | "denial" | "long-ago" | "lately"; kind: ""; weight: 0 };

const danger = (lists: readonly CueList[]): Phrase<Cue>[] =>
  lists.flatMap(({ kind, weight, now, phrases }) => {
    const tag: Cue = { family: "danger", kind, weight, ...(now === undefined ? {} : { now }) };
    return phrases.map((pattern) => ({ pattern, tag }));
  });

const modifier = (
  family: "shield" | "denial" | "long-ago" | "lately",
  patterns: readonly string[],
): Phrase<Cue>[] => {
  const tag: Cue = { family, kind: "", weight: 0 };
  return patterns.map((pattern) => ({ pattern, tag }));
};

const others: Phrase<Cue>[] = [
  ...CRUELTY.flatMap(({ weight, isOrder, phrases }) => {
    const tag: Cue = { family: "cruelty", kind: isOrder ? "order" : weight < 10 ? "insult" : "sure", weight };
    return phrases.map((pattern) => ({ pattern, tag }));
  }),
  ...[...SPAM, ...SPAM_SIGNS].flatMap(({ kind, weight, phrases }) => {
    const tag: Cue = { family: "spam", kind, weight };
    return phrases.map((pattern) => ({ pattern, tag }));
  }),
];

/** All phrases that the checks listen for, in one machine, so that a text is walked through once. */
export const LISTENING = phraseMachine<Cue>(
  [
    ...danger([
      ...WISHES,
      ...ACTS,
      ...SELF_HARM,
      ...BURDENS,
      ...CALM,
      ...FAREWELLS,
      ...PREPARATIONS,
      ...MEANS,
      ...SURE_SIGNS,
      ...PLAIN_FAREWELLS,
      ...PLAIN_SIGNS_OF_NOW,
      ...PLAIN_SIGNS_OF_THOUGHTS,
      ...TELLING,
      ...HINTS_OF_NOW,
      ...HINTS_OF_THOUGHTS,
      ...WRITTEN_ONLINE,
      ...UNDERSTATED_NOW,
      ...UNDERSTATED_THOUGHTS,
    ]),
    ...others,
    ...modifier("shield", SHIELDS),
    ...modifier("denial", DENIALS),
    ...modifier("long-ago", LONG_AGO),
    ...modifier("lately", LATELY),
  ],
  NAMES,
  FILLERS,
);
