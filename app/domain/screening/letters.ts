import { LOOKS_LIKE } from "../handle-look-alikes.ts";
import { ALONE, IN_WORD, unitKinds } from "../hidden-words.ts";

/**
 * What each UTF-16 unit of a text is to a reader of words, and which letter it stands for. Letters that only look
 * different (full width, mathematical, Cyrillic or Greek ones drawn like Latin, with accents) stand for the plain one.
 */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** A letter that has to be folded first. */
export const STRANGE = 3;
/** A word of its own: Han, kana, Thai and their like, emoji. */
export const SINGLE = 4;
/** Nothing that is seen: zero-width characters, soft hyphens, combining marks. */
export const UNSEEN = 5;
export const APOSTROPHE = 6;
export const LINE_END = 7;
/** Ends a sentence. */
export const STOP = 8;
export const SIGN = 9;

const APOSTROPHES = "'’‘ʼ＇`´ʹ′";
const STOPS = ".!?。！？";

let kinds: Uint8Array | null = null;

/** The kind of every UTF-16 unit. */
export function kindsOfLetters(): Uint8Array {
  kinds ??= Uint8Array.from(unitKinds(), kindOf);
  return kinds;
}

const BLANK = /^[\s\u2800\u3164\u115f\u1160\uffa0]$/;
const NOTHING_TO_SEE = /^[\p{Cf}\p{Cc}\p{M}]$/u;

function kindOf(wordKind: number, unit: number): number {
  if (unit < 0x80) return kindOfPlain(unit);
  const character = String.fromCharCode(unit);
  if (APOSTROPHES.includes(character)) return APOSTROPHE;
  if (STOPS.includes(character)) return STOP;
  if (character === "\u2028" || character === "\u2029" || character === "\u0085") return LINE_END;
  if (BLANK.test(character)) return SPACE;
  if (NOTHING_TO_SEE.test(character)) return UNSEEN;
  if (wordKind === ALONE) return SINGLE;
  return wordKind === IN_WORD ? STRANGE : SIGN;
}

function kindOfPlain(unit: number): number {
  const character = String.fromCharCode(unit);
  if (/[a-z]/i.test(character)) return LETTER;
  if (/\d/.test(character)) return DIGIT;
  if (character === "\n" || character === "\r") return LINE_END;
  if (/\s/.test(character)) return SPACE;
  if (APOSTROPHES.includes(character)) return APOSTROPHE;
  if (STOPS.includes(character)) return STOP;
  return unit < 0x20 || unit === 0x7f ? UNSEEN : SIGN;
}

const folded = new Map<string, string>();
const MARKS = /\p{M}/gu;

/** Cyrillic, Greek and other letters that names treat as an l and that are read as an i within a word. */
const READ_AS_I = "іιıɪɩӏ";

/** The plain letters that one character (a whole code point) stands for; the character itself in small where it has none. */
export function plainLetters(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const bare = character.normalize("NFKD").replace(MARKS, "");
  const plain = Array.from(bare, (letter) => likeLatin(letter)).join("");
  folded.set(character, plain);
  return plain;
}

/** A run of letters, already small, as it is compared. */
export function plainPiece(piece: string): string {
  const kinds = kindsOfLetters();
  let plain = "";
  for (const character of piece) {
    const unit = character.charCodeAt(0);
    if (unit >= 0x61 && unit <= 0x7a) plain += character;
    else if (kinds[unit] !== APOSTROPHE && kinds[unit] !== UNSEEN) plain += plainLetters(character);
  }
  return plain;
}

function likeLatin(letter: string): string {
  if (letter < "\x80") return letter.toLowerCase();
  if (READ_AS_I.includes(letter)) return "i";
  const small = letter.toLowerCase();
  const shape = LOOKS_LIKE.get(letter) ?? LOOKS_LIKE.get(small) ?? small;
  return READ_AS_I.includes(small) ? "i" : shape;
}
