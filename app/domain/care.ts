import { type CountryHelp, type CountryName, countryHelp, countryNames } from "./helpline-views.ts";
import type { Directory, Helplines } from "./helplines.ts";

/**
 * What is shown to somebody who wrote of wanting to die or to hurt themselves. It stands beside what they wrote, before
 * and after posting; it hides nothing and asks for nothing.
 */
export const CARE_LEVELS = ["thoughts", "now"] as const;
export type CareLevel = (typeof CARE_LEVELS)[number];

type CareWords = { title: string; words: string };

/** The short paragraph for each. It says nothing about what software noticed, and nothing that must be answered. */
const WORDS: Record<CareLevel, CareWords> = {
  thoughts: {
    title: "You do not have to carry this alone",
    words:
      "What you wrote sounds heavy, and it is good that you said it. You can say it here, and your words stay. If you would like a voice as well, these people listen. Nothing has to be urgent, and you need not know what to say.",
  },
  now: {
    title: "Please let somebody be with you now",
    words:
      "It sounds as if you may be in danger, and we would like you to be safe. Nobody here can come to you, and it may take a while until somebody reads this. Please call one of these numbers, or go to a person who can stay with you, away from anything you could use. If something has happened already, call the emergency number, even if you are not sure that it is needed.",
  },
};

/** How many lines the panel has; the page `/help-now` has all of them. */
const LINES_SHOWN = 3;

export type CarePanelView = CareWords & {
  level: CareLevel;
  /** The reader's country with its first lines; null when none is chosen or it is not listed. */
  country: CountryHelp | null;
  /** How many more lines of it there are on `/help-now`. */
  moreLines: number;
  /** To choose from where there is no country. */
  countries: readonly CountryName[];
  directories: readonly Directory[];
  guideline: { number: 7; name: string; html: string };
};

/** What the panel is made from, beside what it is about. The guideline is the seventh, in full. */
export type CareContent = { helplines: Helplines; guideline: { name: string; html: string } };

/** The panel for somebody who chose this country, or none. */
export function carePanel(
  { helplines, guideline }: CareContent,
  { level, country: code }: { level: CareLevel; country: string | null },
): CarePanelView {
  const country = countryHelp(helplines, code);
  const lines = country ? forAnyoneFirst(country).slice(0, LINES_SHOWN) : [];
  return {
    level,
    ...WORDS[level],
    country: country && { ...country, lines },
    moreLines: country ? country.lines.length - lines.length : 0,
    countries: country ? [] : countryNames(helplines),
    directories: country ? [] : helplines.directories,
    guideline: { number: 7, ...guideline },
  };
}

/** A line for children, students or veterans is not the first to read for somebody who is none of them. */
const forAnyoneFirst = ({ lines }: CountryHelp) => [
  ...lines.filter(isForAnyone),
  ...lines.filter((line) => !isForAnyone(line)),
];

const isForAnyone = (line: { for: string }): boolean => /^(?:anyone$|adults\b)/.test(line.for);
