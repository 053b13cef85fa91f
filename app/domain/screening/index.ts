import type { DraftToScreen, ScreeningFacts } from "./facts.ts";
import { dangerOf, type Finding, type Screened, verdictOf } from "./finding.ts";

/** Everything that was noticed in a draft, and what follows from it. */
export function screen(_draft: DraftToScreen, _facts: ScreeningFacts): Screened {
  const findings: Finding[] = [];
  return { verdict: verdictOf(findings), danger: dangerOf(findings), findings };
}
