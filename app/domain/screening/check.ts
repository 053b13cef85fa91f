import type { DraftToScreen, ScreeningFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import type { Link } from "./links-in.ts";
import type { Reading } from "./reading.ts";

/** What every check is given: the draft, what it was read as, and what is known beside it. */
export type Screenable = {
  draft: DraftToScreen;
  /** The title first, where there is one, and the text. */
  readings: readonly Reading[];
  links: readonly Link[];
  facts: ScreeningFacts;
};

/** One idea, its reason, and its words to the author. Checks know nothing of one another. */
export type Check = (input: Screenable) => Finding[];
