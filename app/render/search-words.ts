import { stem } from "porter2";

/**
 * The words of a text as they are searched: the one tokeniser for both databases, for what is stored and for what is
 * asked. The databases only compare what comes out of here, so that both find the same.
 *
 * In scripts that put spaces between words, a word is a run of letters, marks and digits: folded to lower case without
 * ornaments, then brought to its English stem. In scripts that put none (Chinese, Japanese, Thai, Lao, Khmer, Burmese),
 * every character is a word, and what is asked there is a phrase of characters. A dictionary, such as the one behind
 * `Intl.Segmenter`, parts the same characters differently in different company, so that what stands in a text would
 * not be found in it, and differently from one release of Node to the next.
 */
export type Word = {
  /** What is compared: lower case, folded, stemmed; letters, marks and digits only. */
  token: string;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
};

const SPACELESS = String.raw`[[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]&&[\p{L}\p{N}]]`;
const SPACED = String.raw`[[\p{L}\p{M}\p{N}]--${SPACELESS}]`;

/** A spaceless character with the marks over and under it; or a run of others, with apostrophes inside it. */
const WORD = new RegExp(String.raw`${SPACELESS}\p{M}*|${SPACED}+(?:['’]${SPACED}+)*`, "gv");

/** A longer word, which is no word but a line of letters, is compared by its beginning. In UTF-16 units. */
const LONGEST_TOKEN = 48;

export function* wordsOf(text: string): Generator<Word> {
  for (const match of text.toWellFormed().matchAll(WORD)) {
    const token = tokenOf(match[0]);
    if (token !== "") yield { token, start: match.index, end: match.index + match[0].length };
  }
}

const LETTERS = /^[a-z]+$/;

function tokenOf(word: string): string {
  const lower = word
    .toLowerCase()
    .replace(/['’]s$/, "")
    .replace(/['’]/g, "");
  const folded = LETTERS.test(lower) ? lower : foldOrnaments(lower);
  const token = folded.slice(0, LONGEST_TOKEN).toWellFormed();
  return LETTERS.test(token) ? stem(token) : token.replaceAll("\uFFFD", "");
}

/** Letters that do not come apart into a letter and its ornament. */
const LIKE: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n", ς: "σ" },
};

/**
 * Accents of European scripts, and the vowel signs that Hebrew and Arabic mostly do without, are ornaments: who
 * searches leaves them out. In other scripts a mark is a vowel.
 */
const ORNAMENTS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;

const foldOrnaments = (word: string): string =>
  word
    .normalize("NFKD") // Full-width letters, ligatures and circled digits become what they stand for.
    .replace(ORNAMENTS, "")
    .toLowerCase()
    .replace(/[ßæœøđðþłħıŋς]/g, (letter) => LIKE[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "") // A fraction comes apart into digits and a stroke.
    .normalize("NFC");
