import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { signsIn, weighAll } from "#app/domain/screening/danger/judge.ts";
import {
  byChanceOf,
  evenedOut,
  piecesOf,
  SENTENCES_TOGETHER,
  signNumbers,
} from "#app/domain/screening/danger/likeness.ts";
import {
  BEGIN,
  BIAS,
  END,
  type Likeness,
  PER_WEIGHT,
  tokenOf,
} from "#app/domain/screening/danger/likeness-model.ts";
import { ENOUGH } from "#app/domain/screening/danger/weights.ts";
import { NOW, THOUGHTS } from "#tests/domain/screening/danger-lines.ts";
import { HARMLESS } from "#tests/domain/screening/harmless-lines.ts";
import { plainLines, trainLines } from "./labelled-lines.ts";
import { readingOf } from "./screening.ts";

/**
 * Trains the likeness of danger/likeness.ts on the training lines and writes its weights: `npm run train-likeness`, and
 * `npm run train-likeness -- --measure` for how it does on lines that it has not seen, five parts in turns. It draws
 * nothing by chance that the seed does not give, so the same lines make the same weights.
 */
type Line = { danger: "none" | "thoughts" | "now"; text: string };

/** Numbered numbers: what a stretch of a text has, and how much of it. */
type Row = { at: Int32Array; value: Float64Array };
type Example = {
  danger: Line["danger"];
  sentences: number;
  stretches: Row[];
  isFound: Record<keyof Likeness, boolean>;
};

const MEASURES = ["thoughts", "now"] as const;
/** What is counted in fewer lines than this says nothing. */
const LEAST_LINES = 2;
/** How strongly weights are drawn to 0. */
const DRAWN_TO_0 = 0.01;
const STEP = 0.3;
const PASSES = 12;
/** The stretch of a line that speaks most is chosen anew so often. */
const CHOICES = 3;
/** The stretches of a harmless line that look worst are all learnt from, up to so many. */
const WORST = 3;
/** How many harmless lines may be taken for danger by likeness alone; two in five of them were chosen to be hard. */
const FALSE_ALARMS: Likeness = { thoughts: 0.0105, now: 0.011 };
/** Weights that are smaller, in hundredths, are left out. */
const LEAST_WEIGHT = 8;
const PARTS = 5;

/** What likeness-weights.ts holds. */
export function trainedWeights(): string {
  const { examples, names } = examplesOf(allLines());
  const all = examples.map((_, at) => at);
  const limits = crossValidated(examples, names).limits;
  const weights = MEASURES.map((measure) => learn(examples, all, names.length, measure));
  const inHundredths = (at: number) => weights.map((one) => Math.round((one[at] ?? 0) * PER_WEIGHT));
  const bias = MEASURES.map((measure, at) =>
    Math.round(((weights[at]?.[names.length] ?? 0) - limits[measure]) * PER_WEIGHT),
  );
  const entries = names.flatMap((name, at) => {
    const both = inHundredths(at);
    return both.some((weight) => Math.abs(weight) >= LEAST_WEIGHT) ? [`${name}:${both.join(":")}`] : [];
  });
  return [`${BIAS}:${bias.join(":")}`, ...entries].join("|");
}

const labelled = (danger: Line["danger"], texts: readonly string[]): Line[] =>
  texts.map((text) => ({ danger, text }));

const allLines = (): Line[] => [
  ...trainLines(),
  ...plainLines(),
  ...labelled("now", NOW),
  ...labelled("thoughts", THOUGHTS),
  ...labelled("none", HARMLESS),
];

function examplesOf(lines: readonly Line[]): { examples: Example[]; names: string[] } {
  const texts = lines.map(({ danger, text }) => {
    const reading = readingOf(text);
    const heard = weighAll([reading], signsIn(reading));
    const { thoughts, now } = heard;
    return {
      danger,
      grams: piecesOf(reading.words).map(({ from, to }) => gramsOf(reading.words.word.slice(from, to))),
      signs: signNumbers(heard),
      isFound: { thoughts: Math.max(thoughts.weight, now.weight) >= ENOUGH, now: now.weight >= ENOUGH },
    };
  });
  const counts = new Map<string, number>();
  for (const { grams, signs } of texts)
    for (const name of new Set([...grams.flat(), ...signs.map(([name]) => name)]))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= LEAST_LINES ? [name] : [])).sort();
  const numberOf = new Map(names.map((name, at) => [name, at]));
  const examples = texts.map(({ danger, grams, signs, isFound }) => ({
    ...{ danger, isFound, sentences: grams.length },
    stretches: stretchesOf(grams, signs, numberOf),
  }));
  return { examples: examples.filter(({ stretches }) => stretches.length > 0), names };
}

/** The words of a sentence, and pairs with the beginning and the end. */
function gramsOf(words: readonly string[]): string[] {
  const tokens = [BEGIN, ...words.map(tokenOf), END];
  return tokens.flatMap((token, at) => [
    ...(token === BEGIN || token === END ? [] : [token]),
    ...(at === 0 ? [] : [`${tokens[at - 1]} ${token}`]),
  ]);
}

function stretchesOf(
  grams: readonly string[][],
  signs: readonly [string, number][],
  numberOf: ReadonlyMap<string, number>,
): Row[] {
  const rows: Row[] = [];
  for (let first = 0; first < grams.length; first++)
    for (let last = first; last < Math.min(grams.length, first + SENTENCES_TOGETHER); last++) {
      const said = grams.slice(first, last + 1).flat();
      const values = new Map<number, number>();
      const add = (name: string, value: number) => {
        const at = numberOf.get(name);
        if (at !== undefined && value !== 0) values.set(at, (values.get(at) ?? 0) + value);
      };
      for (const gram of said) add(gram, evenedOut(said.length));
      for (const [name, value] of signs) add(name, value);
      rows.push({ at: Int32Array.from(values.keys()), value: Float64Array.from(values.values()) });
    }
  return rows;
}

const isDanger = (danger: Line["danger"], measure: keyof Likeness): boolean =>
  measure === "now" ? danger === "now" : danger !== "none";

/** The last weight is the one that everything has. */
function scoreOf(weights: Float64Array, { at, value }: Row): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let index = 0; index < at.length; index++)
    sum += (weights[at[index] as number] as number) * (value[index] as number);
  return sum;
}

const worstOf = (weights: Float64Array, { stretches, sentences }: Example): number =>
  Math.max(...stretches.map((row) => scoreOf(weights, row))) - byChanceOf(sentences);

/**
 * One stretch of a dangerous line is what makes it so, and which one is not known: the whole line first, then whichever
 * speaks most. Of a harmless line none may.
 */
function learn(
  examples: readonly Example[],
  chosen: readonly number[],
  size: number,
  measure: keyof Likeness,
) {
  let weights: Float64Array | null = null;
  for (let time = 0; time < CHOICES; time++) {
    const rows: { row: Row; isDanger: boolean; counts: number }[] = [];
    const dangerous = chosen.filter((at) => isDanger(examples[at]?.danger ?? "none", measure)).length;
    const more = Math.min(3, Math.max(1, (chosen.length - dangerous) / Math.max(1, dangerous)));
    for (const at of chosen) {
      const { danger, stretches } = examples[at] as Example;
      const first = weights;
      const sorted = first
        ? stretches.toSorted((a, b) => scoreOf(first, b) - scoreOf(first, a))
        : stretches.toSorted((a, b) => b.at.length - a.at.length).slice(0, 1);
      if (isDanger(danger, measure)) rows.push({ row: sorted[0] as Row, isDanger: true, counts: more });
      else
        for (const row of sorted.slice(0, WORST))
          rows.push({ row, isDanger: false, counts: 1 / Math.min(WORST, sorted.length) });
    }
    weights = descend(rows, size);
  }
  return weights as Float64Array;
}

/** Logistic regression by stochastic descent with steps of their own for each weight (AdaGrad). */
function descend(
  rows: readonly { row: Row; isDanger: boolean; counts: number }[],
  size: number,
): Float64Array {
  const weights = new Float64Array(size + 1);
  const squares = new Float64Array(size + 1).fill(1e-6);
  const step = (at: number, slope: number): void => {
    squares[at] = (squares[at] as number) + slope * slope;
    weights[at] = (weights[at] as number) - (STEP * slope) / Math.sqrt(squares[at] as number);
  };
  const random = randomFrom(7);
  const order = rows.map((_, at) => at);
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (const next of order) {
      const { row, isDanger, counts } = rows[next] as (typeof rows)[number];
      const error = (1 / (1 + Math.exp(-scoreOf(weights, row))) - (isDanger ? 1 : 0)) * counts;
      for (let index = 0; index < row.at.length; index++) {
        const at = row.at[index] as number;
        step(at, error * (row.value[index] as number) + DRAWN_TO_0 * (weights[at] as number));
      }
      step(size, error);
    }
  }
  return weights;
}

/** The same numbers from 0 to 1 each time (a linear congruential generator, Numerical Recipes' constants). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as number, list[at] as number];
  }
}

/** Each fifth of the lines by weights that were learnt from the others, and the scores from which on it is danger. */
function crossValidated(examples: readonly Example[], names: readonly string[]) {
  const order = examples.map((_, at) => at);
  shuffle(order, randomFrom(11));
  const scores = { thoughts: new Float64Array(order.length), now: new Float64Array(order.length) };
  for (let part = 0; part < PARTS; part++) {
    const [kept, learnt] = [
      order.filter((_, at) => at % PARTS === part),
      order.filter((_, at) => at % PARTS !== part),
    ];
    for (const measure of MEASURES) {
      const weights = learn(examples, learnt, names.length, measure);
      for (const at of kept) scores[measure][at] = worstOf(weights, examples[at] as Example);
    }
  }
  const limitOf = (measure: keyof Likeness): number => {
    const harmless = order
      .filter((at) => examples[at]?.danger === "none")
      .map((at) => scores[measure][at] as number);
    harmless.sort((a, b) => b - a);
    return harmless[Math.floor(harmless.length * FALSE_ALARMS[measure])] ?? 0;
  };
  return { scores, limits: { thoughts: limitOf("thoughts"), now: limitOf("now") } };
}

function measured(lines: readonly Line[]): string[] {
  const { examples, names } = examplesOf(lines);
  const { scores, limits } = crossValidated(examples, names);
  return MEASURES.flatMap((measure) => {
    const share = (isOne: (example: Example) => boolean, isHit: (at: number) => boolean): string => {
      const those = examples.flatMap((example, at) => (isOne(example) ? [at] : []));
      return `${((100 * those.filter(isHit).length) / those.length).toFixed(1)} % of ${those.length}`;
    };
    const byPhrases = (at: number) => examples[at]?.isFound[measure] === true;
    const alike = (at: number) => (scores[measure][at] as number) > limits[measure];
    const either = (at: number) => byPhrases(at) || alike(at);
    const danger = ({ danger }: Example) => isDanger(danger, measure);
    const harmless = ({ danger }: Example) => danger === "none";
    return [
      `${measure}: found by phrases ${share(danger, byPhrases)}, by likeness ${share(danger, alike)}, by either ${share(danger, either)}`,
      `${measure}: harmless, by phrases ${share(harmless, byPhrases)}, by likeness ${share(harmless, alike)}, by either ${share(harmless, either)}`,
    ];
  });
}

const HEAD = `/** Words and pairs of words, with what each weighs towards "thoughts" and "now" in hundredths. Written by \`npm run train-likeness\`. */
export const LIKENESS =
  "`;

if (import.meta.main) {
  if (process.argv.includes("--measure")) console.info(measured(allLines()).join("\n"));
  else {
    const file = new URL("../../app/domain/screening/danger/likeness-weights.ts", import.meta.url);
    writeFileSync(fileURLToPath(file), `${HEAD}${trainedWeights()}";\n`);
  }
}
