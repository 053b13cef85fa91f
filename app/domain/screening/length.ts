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

/** As whoever wrote it would count them: what stands between blanks and has a letter or a digit. */
function countWords(text: string): number {
  let words = 0;
  let isCounted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isCounted && unit > 0x20 && unit < 0x80) continue; // Most units, so it comes first.
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) isCounted = false;
    else if (!isCounted && isPlain(unit)) {
      words += 1;
      isCounted = true;
    } else if (unit >= 0x80) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      if (/\s/.test(character)) isCounted = false;
      else if (!isCounted && /[\p{L}\p{N}]/u.test(character)) {
        words += 1;
        isCounted = true;
      }
    }
  }
  return words;
}

/** A letter or a digit of ASCII. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
