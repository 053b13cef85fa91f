import type { Check } from "./check.ts";

/** Blanks, what has no shape, and the fillers that look like a blank. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}\u2800\u3164\u115f\u1160\uffa0]/gu;

/**
 * A text in which nothing can be read, or with thousands of words, is given back: nobody could answer it. The forms
 * look after their own limits; this is for whatever comes in by another way.
 */
export const length: Check = ({ draft, facts }) => {
  const words = countWords(draft.text);
  const place = {
    check: "length",
    severity: "refuse",
    field: "body",
    start: 0,
    end: draft.text.length,
  } as const;
  if (words === 0 && draft.text.replace(INVISIBLE, "") === "")
    return [{ ...place, message: "There is nothing to read here yet. Please write a few words." }];
  const most = facts.rules.maxWords;
  if (words <= most) return [];
  return [
    {
      ...place,
      message: `This has ${words.toLocaleString("en")} words, and a post can have ${most.toLocaleString("en")}. Could it be several posts?`,
    },
  ];
};

/** What a character does to a counter of words: a letter or a digit counts its word, a blank ends it, all others do nothing. */
const COUNTS = 1;
const GOES_ON = 2;
const ENDS = 0;
const ASCII = Uint8Array.from({ length: 0x80 }, (_, unit) => effectOf(String.fromCharCode(unit)));

function effectOf(character: string): number {
  if (/\s/.test(character)) return ENDS;
  return /[\p{L}\p{N}]/u.test(character) ? COUNTS : GOES_ON;
}

/** As whoever wrote it would count them. Without a branch at each letter, because nobody can guess where words end. */
function countWords(text: string): number {
  let words = 0;
  let isCounted = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const effect =
      unit < 0x80 ? (ASCII[unit] as number) : effectOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
    const next = (isCounted & (effect >> 1)) | (effect & COUNTS);
    words += next & (isCounted ^ 1);
    isCounted = next;
  }
  return words;
}
