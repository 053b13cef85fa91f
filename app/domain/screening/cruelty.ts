import type { Check } from "./check.ts";
import type { Cue } from "./hearing.ts";
import type { Heard } from "./phrases.ts";
import { placeOf, type Reading } from "./reading.ts";
import { PAUSE, SENTENCE } from "./words.ts";

/**
 * Contempt, harassment, telling somebody to hurt themselves: held, because whoever it is meant for should not be the
 * first to read it. What somebody tells about ("my ex said …"), quotes with marks or with Markdown, or says about
 * themselves is not meant for anybody here.
 */
export const cruelty: Check = ({ readings }) =>
  readings.flatMap((reading) => {
    const phrases = reading.heard.filter(({ tag }) => tag.family === "cruelty");
    const found = phrases.find((phrase) => isMeant(reading, phrase)) ?? curt(reading, phrases);
    return found
      ? [
          {
            check: "cruelty" as const,
            severity: "hold" as const,
            ...placeOf(reading, found.from, found.to),
            message: MESSAGE,
          },
        ]
      : [];
  });

const ENOUGH = 10;
const MESSAGE =
  "This could hurt whoever it is written to, so a moderator reads it first. You can still change it, and say the same thing about what happened and not about a person.";

const isMeant = (reading: Reading, phrase: Heard<Cue>): boolean =>
  phrase.tag.weight >= ENOUGH &&
  (phrase.tag.kind !== "order" || isCommand(reading, phrase)) &&
  !isAboutOneself(reading, phrase) &&
  !isTold(reading, phrase);

/** Whether it begins its sentence, as what is told to somebody does. */
const isCommand = ({ words }: Reading, { from }: Heard<Cue>): boolean =>
  (words.gap[from] ?? SENTENCE) >= PAUSE || BEFORE_A_COMMAND.has(words.word[from - 1] ?? "");
const BEFORE_A_COMMAND = new Set("just please oh now so then seriously honestly".split(" "));

/** Words that are looked back over for whom it is about. */
const NEAR = 10;
const ONESELF = new Set("i me my am myself".split(" "));
const OTHERS = new Set("you your u yourself he she they".split(" "));

/** "A waste of space, that is what I am": said of oneself, with nobody else in it. */
function isAboutOneself({ words }: Reading, { from, to }: Heard<Cue>): boolean {
  if (words.word.slice(from, to).some((word) => OTHERS.has(word))) return false;
  for (let at = from; at > 0 && at > from - NEAR && (words.gap[at] ?? SENTENCE) < SENTENCE; at--) {
    const before = words.word[at - 1] ?? "";
    if (OTHERS.has(before)) return false;
    if (ONESELF.has(before)) return true;
  }
  return false;
}

/** A post of so few words that the insult is all of it. */
const FEW_WORDS = 7;
const ONESELF_OR_ANOTHER = new Set(
  "i me my am myself we he she her him his they therapist it not no clinic boss insurance app apps mum dad brother sister was".split(
    " ",
  ),
);

function curt({ words }: Reading, phrases: readonly Heard<Cue>[]): Heard<Cue> | undefined {
  if (words.word.length > FEW_WORDS || words.word.some((word) => ONESELF_OR_ANOTHER.has(word)))
    return undefined;
  return phrases.find(({ tag }) => tag.kind === "insult");
}

/** Words that are looked back over for somebody who said it. */
const REACH = 14;

/** Whether it is told, as somebody else's words: within quotation marks, or after "she said" or "was told". */
function isTold(reading: Reading, { from }: Heard<Cue>): boolean {
  if (isBetweenMarks(reading.text, reading.words.from[from] ?? 0)) return true;
  const { word, gap } = reading.words;
  for (let at = from; at > 0 && at > from - REACH; at--) {
    if ((gap[at] ?? SENTENCE) > SENTENCE) return false;
    const before = word[at - 1] ?? "";
    if (SAID.has(before) && word[at - 2] !== "i" && word[at - 2] !== "should" && word[at - 2] !== "you")
      return true;
    if (before === "you" && at < from - 6) return false;
  }
  return false;
}

const SAID = new Set(
  "says said told tells call calls called calling wrote writes texted texts shouted shouts yelled yells screamed screams replied commented messaged sang voice voices brain reading heard text message".split(
    " ",
  ),
);

/** A quotation may be so long. */
const QUOTATION_MAX = 300;

/** Whether an opening mark stands before the place and a closing one after it, in the same paragraph. */
function isBetweenMarks(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - QUOTATION_MAX), at);
  const after = text.slice(at, at + QUOTATION_MAX);
  const paragraph = before.slice(before.lastIndexOf("\n\n") + 1);
  const straight = countOf(paragraph, '"') % 2 === 1 && after.includes('"');
  const curly = paragraph.lastIndexOf("“") > paragraph.lastIndexOf("”") && after.includes("”");
  return straight || curly;
}

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;
