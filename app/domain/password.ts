import { handleKey } from "./handle-look-alikes.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * What a password must be: long enough, and not among the first that anyone would try. No rules about
 * capitals, digits or signs, nothing trimmed, nothing cut off, every character of every language.
 *
 * Sources: NIST SP 800-63B revision 4, section 3.1.1.2 (length in code points, NFKC before hashing,
 * no composition rules, a list of common, expected and context-specific passwords, compared as a whole),
 * and OWASP ASVS 5.0, section 6.2 (at least 8 characters, 15 strongly recommended, at least 64 allowed).
 * NIST asks for 15 where a password is the only factor. We follow ASVS: someone who joins on a phone, at
 * night, must be able to. Sign-in attempts are limited, and the hint asks for more.
 */
export type PasswordProblem = {
  kind: "too-short" | "too-long" | "common" | "pattern" | "name";
  /** A sentence to stand beside the field. */
  message: string;
};

export type AboutPassword = {
  /** The member's name, parsed or as typed; empty when there is none yet. */
  handle: string;
  /** Whether a lower-case password is on the list of common ones. */
  isCommon: (lowered: string) => boolean;
};

/** In code points, after normalising. */
const PASSWORD_LENGTH = { least: 8, recommended: 15, most: 256 } as const;

export const PASSWORD_HINT = `At least ${PASSWORD_LENGTH.least} characters; ${PASSWORD_LENGTH.recommended} or more are better. A few words in a row work well.`;

const MESSAGES: Readonly<Record<PasswordProblem["kind"], string>> = {
  "too-short": `A password needs at least ${PASSWORD_LENGTH.least} characters. A few words in a row work well.`,
  "too-long": `A password can have up to ${PASSWORD_LENGTH.most} characters, and this one is longer.`,
  common:
    "Many people use this password, so it is among the first that are guessed. Please choose another one.",
  pattern:
    "This follows a pattern that is easily guessed. A few words in a row are safer, and easier to remember.",
  name: "A password close to your name here, or to the name of this forum, is easily guessed. Please choose another one.",
};

const PRODUCT_NAME = "afterword";

/** What is hashed: the same password typed on another keyboard or system gives the same characters. */
export const normalisePassword = (password: string): string => password.toWellFormed().normalize("NFKC");

/** The password to hash, normalised, or the first reason why not. Takes any string, and never throws. */
export function checkPassword(password: string, about: AboutPassword): Result<string, PasswordProblem> {
  const value = normalisePassword(password);
  const kind = problemWith(value, about);
  return kind ? err({ kind, message: MESSAGES[kind] }) : ok(value);
}

function problemWith(value: string, { handle, isCommon }: AboutPassword): PasswordProblem["kind"] | null {
  const length = [...value].length;
  const lowered = value.toLowerCase();
  if (length < PASSWORD_LENGTH.least) return "too-short";
  if (length > PASSWORD_LENGTH.most) return "too-long";
  if (isCommon(lowered) || isCommon(lowered.trim())) return "common";
  if (isRepetition(lowered) || isRuns(lowered)) return "pattern";
  if ([handle, PRODUCT_NAME].some((name) => isOnlyName(lowered, name))) return "name";
  return null;
}

/** "aaaaaaaa", "abababab", "12341234": up to four characters, over and over. */
function isRepetition(text: string): boolean {
  const characters = [...text];
  return [1, 2, 3, 4].some((period) =>
    characters.every((character, at) => character === characters[at % period]),
  );
}

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop"]
  .concat(["azertyuiop", "qsdfghjklm", "yxcvbnm", "wxcvbn"])
  .flatMap((row) => [row, [...row].reverse().join("")]);

const SHORTEST_RUN = 3;

/** "12345678", "qwertyasdf", "abcd1234!": runs along the alphabet or a keyboard's row, and at most two more characters. */
function isRuns(text: string): boolean {
  let rest = text;
  while (rest.length >= SHORTEST_RUN) {
    const run = runAtStartOf(rest);
    if (run < SHORTEST_RUN) return false;
    rest = rest.slice(run);
  }
  return true;
}

function runAtStartOf(text: string): number {
  let length = 0;
  while (length < text.length && ROWS.some((row) => row.includes(text.slice(0, length + 1)))) length += 1;
  return length;
}

/**
 * The name itself, once or more, with a number of up to eight digits (a date) on either side, whatever
 * signs stand between: "fern", "Fern-1990", "fern fern!". A name within a longer sentence is no problem.
 */
function isOnlyName(password: string, name: string): boolean {
  const bare = lettersAndDigits(name);
  const stem = bare.replace(/^\p{Nd}+|\p{Nd}+$/gu, "");
  if (stem === "") return false;
  const typed = lettersAndDigits(password);
  const typedStem = typed.replace(/^\p{Nd}{1,8}|\p{Nd}{1,8}$/gu, "");
  return typed === bare || (typedStem !== "" && typedStem.replaceAll(stem, "") === "");
}

const lettersAndDigits = (text: string): string => handleKey(text).replace(/[^\p{L}\p{M}\p{Nd}]/gu, "");
