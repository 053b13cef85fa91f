import { plainPiece } from "./letters.ts";
import { putRight } from "./put-right.ts";
import { SPELLINGS } from "./spellings.ts";

/** A word as it is compared, with its numbers in the phrase machine and in the likeness model (0: it is not in there). */
type ReadWord = { word: string; number: number; alike: number };

/** What was written as one word, as the word or words that it is, and what it may be (marks.ts). */
export type Written = { raw: string; words: readonly ReadWord[]; marks: number };

/** How words are understood. It remembers what it has read, up to a limit. */
export type Vocabulary = {
  /** `before` is the word that stands before it. */
  read: (raw: string, before: string | undefined) => Written;
  /** The same for letters of any kind where they stand in a text; `hash` is theirs, added up with `hashedWith`. */
  readAt: (source: string, from: number, to: number, before: string | undefined, hash: number) => Written;
  /** The word that was hidden with signs ("k*ll", "su!cide", "sui-cide"), or null. */
  unmask: (masked: string) => string | null;
  /** Letters without blanks as words, or null when they make none. */
  split: (letters: string) => string[] | null;
};

/** What the moderators' own words are, and what the checks that look at single words want to know of each. */
export type OtherWords = {
  isAlso: (word: string) => boolean;
  starredAlso: (masked: string) => string | undefined;
  /** See marks.ts. */
  marksOf: (raw: string) => number;
};

/** `numberOf` and `alikeOf` are 0 for unknown words; `starred` finds the word for one with a row of letters replaced by one star. */
type KnownWords = OtherWords & {
  numberOf: (word: string) => number;
  alikeOf: (word: string) => number;
  starred: (masked: string) => string | undefined;
};

const DIGITS_AS_LETTERS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
  "+": "t",
};

export function vocabularyFor(known: KnownWords): Vocabulary {
  const { numberOf, alikeOf, starred, isAlso, starredAlso, marksOf } = known;
  const seen = new Map<string, Written>();
  /** What was read lately, as it stood there, at the place that its hash says: the last one with the same. */
  const lately = Array<{ letters: string; written: Written } | undefined>(LATELY_MAX);
  const isKnown = (word: string): boolean => numberOf(word) > 0 || SPELLINGS.has(word) || isAlso(word);
  const entry = (word: string): ReadWord => ({ word, number: numberOf(word), alike: alikeOf(word) });
  const written = (word: string): readonly ReadWord[] => (SPELLINGS.get(word) ?? [word]).map(entry);

  const understand = (word: string): readonly ReadWord[] => {
    if (isKnown(word)) return written(word);
    for (const plain of plainer(word)) if (isKnown(plain)) return written(plain);
    const right = putRight(word);
    if (right !== word) return written(right);
    if (RUN_TOGETHER.some((part) => word.includes(part))) {
      const parts = split(word);
      if (parts) return parts.flatMap(written);
    }
    return [entry(word)];
  };

  function split(letters: string): string[] | null {
    if (letters.length === 3) return isKnown(letters) ? [letters] : null;
    if (letters.length < 4 || letters.length > 60) return null;
    /** From each place on: the length of the first word, 0 where the rest makes no words. The fewest words win. */
    const first: number[] = Array<number>(letters.length).fill(0);
    const count: number[] = [...Array<number>(letters.length).fill(Number.POSITIVE_INFINITY), 0];
    for (let at = letters.length - 1; at >= 0; at--) {
      for (let size = Math.min(WORD_MAX, letters.length - at); size >= 1; size--) {
        const words = 1 + (count[at + size] ?? Number.POSITIVE_INFINITY);
        if (words >= (count[at] ?? 0)) continue;
        const word = letters.slice(at, at + size);
        if (size < 3 && !SMALL_WORDS.has(word)) continue;
        if (!isKnown(word)) continue;
        first[at] = size;
        count[at] = words;
      }
    }
    if (!first[0] || (count[0] ?? 0) > letters.length / 2) return null;
    const words: string[] = [];
    for (let at = 0; at < letters.length; at += first[at] ?? 1)
      words.push(letters.slice(at, at + (first[at] ?? 1)));
    return words;
  }

  function read(raw: string, before: string | undefined): Written {
    if (isTwoInContext(raw)) {
      const context = inContext(raw, before);
      if (context) return { raw, words: context.map(entry), marks: marksOf(raw) };
    }
    const there = seen.get(raw);
    if (there !== undefined) return there;
    const own = copyOf(raw);
    const written = { raw: own, words: understand(own), marks: marksOf(own) };
    if (seen.size >= REMEMBERED_MAX) seen.clear();
    seen.set(own, written);
    return written;
  }

  return {
    read,
    readAt(source, from, to, before, hash) {
      const place = hash & (LATELY_MAX - 1);
      const there = lately[place];
      if (there !== undefined && standsAt(there.letters, source, from, to)) return there.written;
      const letters = copyOf(source.slice(from, to));
      const written = read(plainPiece(letters), before);
      if (!isTwoInContext(written.raw)) lately[place] = { letters, written };
      return written;
    },
    unmask(masked) {
      const whole = masked.replace(/[^a-z0-9]+/g, "");
      if (whole.length >= 4 && isKnown(whole)) return whole;
      const letters = masked.replace(/[^a-z]/g, (sign) => DIGITS_AS_LETTERS[sign] ?? sign);
      const read = letters.replace(/[^a-z]+/g, "");
      if (read !== whole && read.length >= 3 && isKnown(read)) return read;
      if (!masked.includes("*")) return null;
      const star = masked.replace(/\*+/g, "*");
      return starred(star) ?? starredAlso(star) ?? (star.length <= 8 && !star.startsWith("*") ? star : null);
    },
    split,
  };
}

/**
 * The same letters on their own. What is cut out of a text holds on to all of it, and a word is remembered for longer than
 * anybody's text should be (engines cut without copying from 13 letters on).
 */
const copyOf = (cut: string): string => (cut.length < 13 ? cut : cut.split("").join(""));

/** Words whose reading is remembered; then it begins anew, so that no text can fill the memory. */
const REMEMBERED_MAX = 20_000;
/** A power of two. */
const LATELY_MAX = 16_384;

/** The hash of letters, from 0 on, with one more. */
export const hashedWith = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/** Whether just these letters stand there: quicker than to cut them out and look them up. */
function standsAt(letters: string, source: string, from: number, to: number): boolean {
  if (letters.length !== to - from) return false;
  for (let at = 0; at < letters.length; at++)
    if (letters.charCodeAt(at) !== source.charCodeAt(from + at)) return false;
  return true;
}

/** Longer words hide in nothing. */
const WORD_MAX = 14;
const SMALL_WORDS = new Set([
  "i",
  "a",
  "me",
  "my",
  "to",
  "go",
  "it",
  "be",
  "do",
  "no",
  "of",
  "am",
  "im",
  "up",
  "us",
]);
const RUN_TOGETHER = ["myself", "todie", "tolive", "suicid", "mylife", "yourself", "endit", "selfharm"];

/** With digits read as letters, with a letter that is repeated written twice, or once. */
export function plainer(word: string): string[] {
  const tries: string[] = [];
  if (/\d/.test(word) && /[a-z]/.test(word)) {
    const read = word.replace(/\d/g, (digit) => DIGITS_AS_LETTERS[digit] ?? digit);
    tries.push(
      read,
      word.replace(/\d/g, (digit) => (digit === "1" ? "l" : (DIGITS_AS_LETTERS[digit] ?? digit))),
    );
  }
  if (/(.)\1\1/.test(word)) tries.push(withRuns(word, 2), withRuns(word, 1));
  return tries.length === 2 && /(.)\1\1/.test(tries[0] ?? "")
    ? [...tries, withRuns(tries[0] ?? "", 1)]
    : tries;
}

/** A letter that stands three times or more in a row, so many times. */
function withRuns(word: string, times: number): string {
  let short = "";
  for (let at = 0; at < word.length; ) {
    let end = at;
    while (word[end] === word[at]) end += 1;
    short += word.slice(at, at + (end - at >= 3 ? times : end - at));
    at = end;
  }
  return short;
}

const AFTER_THIS_ILL_IS_SICK = new Set(
  "am is are was were be been being feel feeling felt fell fall get gets got so very too really mentally terminally seriously physically chronically critically gravely".split(
    " ",
  ),
);
const AFTER_THIS_ID_IS_A_CARD = new Set("an my the your his her photo no of".split(" "));

/** Words that are two, depending on what stands before them: "ill" and "id" without their apostrophes. */
const isTwoInContext = (word: string): boolean => word === "ill" || word === "id";

function inContext(word: string, before: string | undefined): string[] | null {
  if (word === "ill") return AFTER_THIS_ILL_IS_SICK.has(before ?? "") ? null : ["i", "will"];
  return AFTER_THIS_ID_IS_A_CARD.has(before ?? "") ? null : ["i", "would"];
}
