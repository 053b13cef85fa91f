import type { Screened } from "#app/domain/screening/finding.ts";
import type { LabelledLine } from "./labelled-lines.ts";
import { screened } from "./screening.ts";

export type Counted = { precision: number; recall: number; found: number; labelled: number };
export type Label = "danger now" | "danger thoughts or now" | "method" | "identity" | "cruelty" | "spam";
export type Quality = {
  labels: Record<Label, Counted>;
  grief: { lines: number; held: number; flagged: number };
};

/** For each label: whether the line has it, and whether screening says so. */
const LABELS: Record<Label, [(line: LabelledLine) => boolean, (result: Screened) => boolean]> = {
  "danger now": [({ danger }) => danger === "now", ({ danger }) => danger === "now"],
  "danger thoughts or now": [({ danger }) => danger !== "none", ({ danger }) => danger !== "none"],
  method: [
    ({ method }) => method,
    ({ findings }) => findings.some(({ check, severity }) => check === "danger" && severity === "hold"),
  ],
  identity: [({ identity }) => identity, finds("identity")],
  cruelty: [({ cruelty }) => cruelty, finds("cruelty")],
  spam: [({ spam }) => spam, finds("spam")],
};

function finds(name: string) {
  return ({ findings }: Screened): boolean => findings.some(({ check }) => check === name);
}

/** Precision and recall of each label, and the share of ordinary grief that is held, and that is not simply published. */
export function qualityOf(lines: readonly LabelledLine[]): Quality {
  const results = lines.map((line) => ({ line, result: screened(line.text) }));
  const labels = Object.fromEntries(
    Object.entries(LABELS).map(([label, [isLabelled, isFound]]) => {
      const labelled = results.filter(({ line }) => isLabelled(line));
      const found = results.filter(({ result }) => isFound(result));
      const both = labelled.filter(({ result }) => isFound(result)).length;
      return [
        label,
        {
          precision: found.length === 0 ? 1 : both / found.length,
          recall: labelled.length === 0 ? 1 : both / labelled.length,
          found: found.length,
          labelled: labelled.length,
        },
      ];
    }),
  ) as Quality["labels"];
  const grief = results.filter(({ line }) => line.kind === "grief").map(({ result }) => result.verdict);
  const share = (verdicts: readonly string[]) =>
    grief.filter((one) => verdicts.includes(one)).length / grief.length;
  return {
    labels,
    grief: {
      lines: grief.length,
      held: share(["hold", "refuse"]),
      flagged: share(["flag", "ask", "hold", "refuse"]),
    },
  };
}
