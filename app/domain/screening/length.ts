import type { Check } from "./check.ts";

/** Blanks, what has no shape, and the fillers that look like a blank. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}\u2800\u3164\u115f\u1160\uffa0]/gu;

/**
 * A text in which nothing can be read, or with thousands of words, is given back: nobody could answer it. The forms
 * look after their own limits; this is for whatever comes in by another way.
 */
export const length: Check = ({ draft, facts }) => {
  const words = draft.text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length; // As whoever wrote it would count them.
  const place = {
    check: "length",
    severity: "refuse",
    field: "body",
    start: 0,
    end: draft.text.length,
  } as const;
  if (draft.text.replace(INVISIBLE, "") === "")
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
