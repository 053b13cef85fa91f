import type { CheckName } from "./finding.ts";

/** What a check is about, as a label on the desk. */
export const CHECK_WORDS: Record<CheckName, string> = {
  length: "Length",
  repeated: "The same text again",
  newcomer: "A newcomer’s first posts",
  identity: "May name a person",
  links: "Links",
  words: "Listed words",
  cruelty: "May be cruel",
  danger: "May be in danger",
  spam: "May be an advertisement",
  outside: "Noticed by software outside this forum",
};
