/**
 * Which letters may stand together in one name.
 *
 * One script, or Latin with the scripts that Chinese, Japanese and Korean really write together: the
 * "highly restrictive" level of Unicode Technical Standard 39, section 5.2. It stops the name that
 * borrows one Cyrillic letter to look like somebody else's. The scripts are the recommended ones of
 * Unicode Annex 31, table 5: the others are left out because some of them (Lisu, Cherokee) are drawn
 * like Latin capitals from end to end.
 */
const WRITTEN_TOGETHER: readonly (readonly string[])[] = [
  ...["Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Hebrew", "Arabic", "Thaana", "Ethiopic"],
  ...["Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada"],
  ...["Malayalam", "Sinhala", "Thai", "Lao", "Tibetan", "Myanmar", "Khmer"],
]
  .map((script): readonly string[] => [script])
  .concat([
    ["Latin", "Han", "Hiragana", "Katakana"],
    ["Latin", "Han", "Hangul"],
    ["Latin", "Han", "Bopomofo"],
  ]);

/** Script extensions (scx), so that marks and signs shared by a few scripts count for each of them. */
const onlyOf = (scripts: readonly string[]): RegExp =>
  new RegExp(`^[${scripts.map((script) => `\\p{scx=${script}}`).join("")}\\p{scx=Inherited}0-9._-]*$`, "u");

const KNOWN = onlyOf([...new Set(WRITTEN_TOGETHER.flat())]);
const COMBINATIONS = WRITTEN_TOGETHER.map(onlyOf);

/** Whether every letter belongs to a script that names may use at all. */
export const isKnownScript = (text: string): boolean => KNOWN.test(text);

/** Whether the letters belong to one script, or to scripts that are usually written together. */
export const isOneScript = (text: string): boolean =>
  COMBINATIONS.some((combination) => combination.test(text));

/** Whether all digits are of one kind: 0–9, or ٠–٩, or ०–९ …, never two kinds in one name. */
export const isOneKindOfDigit = (text: string): boolean =>
  new Set(Array.from(text.match(/\p{Nd}/gu) ?? [], zeroOf)).size <= 1;

/** The zero that a decimal digit counts from. Unicode places every ten digits in a row of their own. */
function zeroOf(digit: string): number {
  let point = digit.codePointAt(0) ?? 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - 1))) point -= 1;
  return point;
}
