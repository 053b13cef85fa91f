import { labelledLines, testLines, trainLines } from "#tests/support/labelled-lines.ts";
import { screened } from "#tests/support/screening.ts";
import { type Quality, qualityOf } from "#tests/support/screening-quality.ts";
import { mediansInTurns } from "./median.ts";
import { figure, table } from "./table.ts";

export type ScreeningFigures = {
  train: Quality;
  test: Quality;
  /** Median milliseconds over 50,000 characters of posts, and of one plain pass over the same. */
  ms: { screening: number; plainPass: number };
};

const CHARS = 50_000;

/** How good screening is on labelled lines, and how long it takes beside the least that anybody could do with a text. */
export async function screeningFigures(): Promise<ScreeningFigures> {
  const posts = labelledLines(["grief"])
    .map(({ text }) => text)
    .join("\n\n");
  const text = posts.repeat(Math.ceil(CHARS / posts.length)).slice(0, CHARS);
  const [screening = Number.NaN, plainPass = Number.NaN] = await mediansInTurns(
    [() => screened(text), () => text.normalize("NFKC").toLowerCase()],
    60,
  );
  return { train: qualityOf(trainLines()), test: qualityOf(testLines()), ms: { screening, plainPass } };
}

/** The figures as text. The part `test` is only ever shown as numbers. */
export function screeningReport({ train, test, ms }: ScreeningFigures): string {
  const percent = (share: number) => `${figure(100 * share)} %`;
  const labels = Object.keys(train.labels) as (keyof Quality["labels"])[];
  return [
    table(
      ["screening finds", "precision", "recall", "on lines kept apart: precision", "recall"],
      labels.map((label) => [
        label,
        percent(train.labels[label].precision),
        percent(train.labels[label].recall),
        percent(test.labels[label].precision),
        percent(test.labels[label].recall),
      ]),
    ),
    table(
      ["of ordinary grief", "in the first part", "in lines kept apart"],
      [
        ["held", percent(train.grief.held), percent(test.grief.held)],
        ["flagged, asked about or held", percent(train.grief.flagged), percent(test.grief.flagged)],
      ],
    ),
    table(
      ["50,000 characters", "ms", "of the plain pass"],
      [
        ["screening", ms.screening, `${figure(ms.screening / ms.plainPass)} ×`],
        ['text.normalize("NFKC").toLowerCase()', ms.plainPass, "1 ×"],
      ],
    ),
  ].join("\n\n");
}
