/**
 * The forum's guidelines by number: a removal names one of them, and a report chooses among them.
 *
 * The full text stands in `app/content/guidelines.md`; the names here are the same words as its headings,
 * so that a reason reads like the page it links to (`/guidelines#guideline-4`). A test compares the two.
 */
export interface Guideline {
  /** 1 to 8. Never renumbered: decisions of the past refer to it. */
  number: number;
  /** The short name, word for word as in the heading. */
  name: string;
  /** One sentence for a list of choices. */
  summary: string;
}

export const GUIDELINES: readonly Guideline[] = [
  { number: 1, name: "Be kind", summary: "Nobody is made smaller, also when you disagree." },
  {
    number: 2,
    name: "Respect what someone hopes for",
    summary: "Keep to what the author hopes for from replies, and do not diagnose or instruct.",
  },
  {
    number: 3,
    name: "No pressure, no medical instructions",
    summary: "Nobody is pushed, and medicines and treatments are left to a doctor.",
  },
  {
    number: 4,
    name: "Keep other people unnamed",
    summary: "No names or details that show who a therapist, a clinic or another person is.",
  },
  {
    number: 5,
    name: "Protect yourself",
    summary: "No contact details, and no moving people to a private chat.",
  },
  {
    number: 6,
    name: "No advertising",
    summary: "No selling, no spam, and no therapists looking for clients.",
  },
  {
    number: 7,
    name: "When someone may be in danger",
    summary: "Care comes first and the words stay, unless they show a method.",
  },
  {
    number: 8,
    name: "No harassment, no hate",
    summary: "No insults, threats, hate, sexual content about other people, or talk that praises harm.",
  },
];

/** The short name of a guideline, or `undefined` when there is none with that number. */
export function guidelineName(number: number): string | undefined {
  return GUIDELINES.find((guideline) => guideline.number === number)?.name;
}
