import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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

const plainLine = z.strictObject({
  text: z.string().trim().min(1),
  danger: z.enum(["none", "thoughts", "now"]),
  kind: z.enum(["grief", "past", "thoughts", "plan", "farewell"]),
});
export type PlainLine = z.infer<typeof plainLine>;

/** Lines in plainer words, with a label for danger alone. All of them are for training. Throws as `labelledLines` does. */
export function plainLines(): PlainLine[] {
  const folder = new URL("../data/screening-plain/", import.meta.url);
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readLines(new URL(name, folder), plainLine));
  refuseTwice(lines.map(({ text }) => text.toLowerCase()));
  return lines;
}

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
  const lines = readLines(new URL(`../data/screening/${kind}.jsonl`, import.meta.url), labelledLine);
  for (const line of lines)
    if (line.kind !== kind) throw new Error(`In ${kind}.jsonl, ${line.id} is of kind ${line.kind}`);
  return lines;
}

function readLines<Line>(file: URL, shape: z.ZodType<Line>): Line[] {
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((json, index) => {
      const line = shape.safeParse(JSON.parse(json));
      if (!line.success) throw new Error(`${file.pathname}:${index + 1} ${line.error.message}`);
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
