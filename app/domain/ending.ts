/**
 * How therapy ended. Always optional: someone who cannot or will not say, skips it.
 * The slug is stored and stands in URLs, so it never changes; the label is what people read.
 */
export const ENDINGS = {
  planned: "Planned",
  "my-choice": "My choice",
  "therapist-left": "Therapist left",
  "retired-or-ill": "Retired or ill",
  "therapist-died": "Therapist died",
  "ended-suddenly": "Ended suddenly or no reply",
  "ran-out": "Sessions or placement ran out",
  money: "Money or insurance",
  moved: "I moved or my life changed",
  unsure: "Paused or unsure",
  harmed: "It harmed me",
  "ending-soon": "Ending soon",
  "between-sessions": "Still seeing them, between sessions",
  "rather-not-say": "Prefer not to say",
} as const;

export type Ending = keyof typeof ENDINGS;

export const ENDING_SLUGS = Object.keys(ENDINGS) as [Ending, ...Ending[]];

export const isEnding = (text: string): text is Ending => Object.hasOwn(ENDINGS, text);
