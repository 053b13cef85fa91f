import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

/**
 * The labelled lines that screening is measured on (`tests/data/screening/README.md` says what they are).
 * Whoever writes rules reads the part `train`; the part `test` is for measuring alone.
 */
export const KINDS = [
  "grief",
  "past",
  "thoughts",
  "plan",
  "farewell",
  "method",
  "identity",
  "identity-near",
  "cruelty",
  "quoted-cruelty",
  "spam",
  "spam-near",
] as const;

const labelledLine = z.strictObject({
  id: z.string().regex(/^[a-z]\d{3}$/),
  kind: z.enum(KINDS),
  text: z.string().trim().min(1),
  /** What a careful moderator would say: nothing to act on, thoughts of it, or now. */
  danger: z.enum(["none", "thoughts", "now"]),
  method: z.boolean(),
  identity: z.boolean(),
  cruelty: z.boolean(),
  spam: z.boolean(),
});

export type LabelledLine = z.infer<typeof labelledLine>;
export type Part = "train" | "test";

/** Every line of one kind, or of all. Throws on a wrong shape, and on an id or a text that stands there twice. */
export function labelledLines(kinds: readonly LabelledLine["kind"][] = KINDS): LabelledLine[] {
  const lines = kinds.flatMap(readKind);
  refuseTwice(lines.map(({ id }) => id));
  refuseTwice(lines.map(({ text }) => text.toLowerCase()));
  return lines;
}

export const trainLines = () => labelledLines().filter(({ id }) => partOf(id) === "train");
export const testLines = () => labelledLines().filter(({ id }) => partOf(id) === "test");

const SEED = "afterword screening 1";
const BLOCK = 5;
const TRAIN_IN_BLOCK = 3;

/**
 * Three of every five numbers of a kind are for training, drawn by the seed. It hangs on the id alone:
 * no line changes sides when others are added, corrected or taken out.
 */
export function partOf(id: string): Part {
  const kind = id.slice(0, 1);
  const number = Number(id.slice(1)) - 1;
  const first = number - (number % BLOCK);
  const drawn = Array.from({ length: BLOCK }, (_, index) => first + index).sort((a, b) =>
    lot(kind, a).localeCompare(lot(kind, b)),
  );
  return drawn.indexOf(number) < TRAIN_IN_BLOCK ? "train" : "test";
}

function lot(kind: string, number: number): string {
  return createHash("sha256").update(`${SEED} ${kind} ${number}`).digest("hex");
}

function readKind(kind: LabelledLine["kind"]): LabelledLine[] {
  const source = readFileSync(new URL(`../data/screening/${kind}.jsonl`, import.meta.url), "utf8");
  return source
    .trimEnd()
    .split("\n")
    .map((json, index) => {
      const line = labelledLine.safeParse(JSON.parse(json));
      if (!line.success) throw new Error(`${kind}.jsonl:${index + 1} ${line.error.message}`);
      if (line.data.kind !== kind) throw new Error(`${kind}.jsonl:${index + 1} is of kind ${line.data.kind}`);
      return line.data;
    });
}

function refuseTwice(values: readonly string[]): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw new Error(`Twice among the labelled lines: ${value}`);
    seen.add(value);
  }
}
