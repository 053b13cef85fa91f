import { handleKey, handleSkeleton } from "./handle-look-alikes.ts";
import { isReserved } from "./handle-reserved.ts";
import { isKnownScript, isOneKindOfDigit, isOneScript } from "./handle-scripts.ts";
import { err, ok, type Result } from "./result.ts";

export { handleKey, handleSkeleton } from "./handle-look-alikes.ts";
export { RESERVED_HANDLES } from "./handle-reserved.ts";
export { suggestHandle } from "./handle-suggestions.ts";

/**
 * The name a member is known by: 3–24 characters of any language, in which nobody can be mistaken for
 * someone else. The table of rules below is the rule; the first that is broken is the one told.
 */
export type Handle = {
  /** As shown: NFKC, the author's own capitals. */
  handle: string;
  /** Equal for names that differ only in capitals; unique among members. */
  key: string;
  /** Equal for names that look alike; unique among members. */
  skeleton: string;
};

export type HandleProblem = {
  kind: "too-short" | "too-long" | "characters" | "mixed-scripts" | "start-or-end" | "reserved";
  /** A sentence to stand beside the field. */
  message: string;
};

/** Counted as readers count: in grapheme clusters. */
export const HANDLE_LENGTH = { least: 3, most: 24 } as const;
/** One cluster can hold many code points, so they have a bound of their own. */
const MOST_CODE_POINTS = 48;
/** Nothing this long can become a name; it is turned away before any work is done on it. UTF-16 units. */
const MOST_UNITS_READ = 1_000;

const SPACE = "Names have no spaces. A hyphen works well in their place.";
const CHARACTERS = "Names can use letters, numbers, and single hyphens, dots or underscores between them.";
const LONG = `A name can have up to ${HANDLE_LENGTH.most} characters, and this one is longer.`;

/**
 * Letters, their marks and decimal digits, and `_ - .`. Of the modifier letters only marks of repetition
 * and length that words are written with: the others pass for apostrophes, colons or nothing at all.
 */
const LETTER = "[\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lo}々ーゝゞヽヾๆໆៗ]";
const ALLOWED = new RegExp(`^(?:${LETTER}\\p{M}*|[\\p{Nd}._-])*$`, "u");
const STARTS_WELL = /^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u;
const ENDS_WELL = /[\p{L}\p{Nd}]\p{M}*$/u;

/**
 * Marks piled up until they cover the lines above and below. Two accents on a letter are enough for
 * every language that uses them; Hindi needs three signs in a row (ज़िंदगी), so other marks may be three.
 */
const PILED_MARKS = /\p{sc=Inherited}{3}|\p{M}{4}|(\p{M})\1|\p{Me}/u;

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
const countCharacters = (text: string): number => [...characters.segment(text)].length;

type Rule = HandleProblem & { broken: (text: string) => boolean };

const RULES: readonly Rule[] = [
  { kind: "characters", message: SPACE, broken: (text) => /\S\p{Zs}+\S/u.test(text) },
  {
    kind: "characters",
    message: CHARACTERS,
    broken: (text) =>
      !ALLOWED.test(text) ||
      /\p{Default_Ignorable_Code_Point}|[._-]{2}/u.test(text) ||
      PILED_MARKS.test(text) ||
      !isKnownScript(text),
  },
  {
    kind: "too-short",
    message: `A name needs at least ${HANDLE_LENGTH.least} characters.`,
    broken: (text) => countCharacters(text) < HANDLE_LENGTH.least,
  },
  {
    kind: "too-long",
    message: LONG,
    broken: (text) => [...text].length > MOST_CODE_POINTS || countCharacters(text) > HANDLE_LENGTH.most,
  },
  {
    kind: "start-or-end",
    message: "A name starts with a letter and ends with a letter or a number.",
    broken: (text) => !STARTS_WELL.test(text) || !ENDS_WELL.test(text),
  },
  {
    kind: "mixed-scripts",
    message: "Please keep to the letters of one alphabet, so that names cannot be mistaken for one another.",
    broken: (text) => !isOneScript(text),
  },
  {
    kind: "mixed-scripts",
    message: "Please keep to one kind of digits, so that names cannot be mistaken for one another.",
    broken: (text) => !isOneKindOfDigit(text),
  },
  {
    kind: "reserved",
    message: "This name is set aside here. Please choose another one.",
    broken: isReserved,
  },
];

/**
 * What someone typed, as a name with its two keys, or the first rule it breaks. Takes any string, and
 * never throws. Whether the name is free is the caller's to ask, by `key` and by `skeleton`.
 */
export function parseHandle(raw: string): Result<Handle, HandleProblem> {
  if (raw.length > MOST_UNITS_READ) return err({ kind: "too-long", message: LONG });

  const handle = raw.normalize("NFKC").trim();
  const broken = RULES.find((rule) => rule.broken(handle));
  if (broken) return err({ kind: broken.kind, message: broken.message });
  return ok({ handle, key: handleKey(handle), skeleton: handleSkeleton(handle) });
}
