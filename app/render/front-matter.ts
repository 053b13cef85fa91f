/**
 * The YAML between the two `---` lines of an article, and the words for what may be wrong with it. Plain YAML
 * only: no aliases (a few lines of them can grow to gigabytes) and no tags.
 */
import { type Alias, type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { z } from "zod";
import { err, ok, type Result } from "#app/domain/result.ts";
import { cleanText } from "./clean-text.ts";

/** `line` counts from 1 in the whole file; null where no single line is at fault. */
export type ArticleProblem = { line: number | null; message: string };

/** Characters between the `---` lines; the largest valid front matter is about a third of this. */
const MAX_CHARS = 10_000;

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !text.includes("\n") && cleanText(text) === text);

const way = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), title: oneLine(120) });

const frontMatter = z.strictObject({
  title: oneLine(120),
  slug: z.string().regex(/^[a-z0-9-]{1,80}$/),
  description: oneLine(300),
  ways: z
    .array(way)
    .max(12)
    .refine((ways) => new Set(ways.map(({ id }) => id)).size === ways.length)
    .default([]),
});

export type FrontMatter = z.infer<typeof frontMatter>;

/** What each field has to be, in the words of the problem. */
const NEEDS: Record<string, string> = {
  title: "It needs 1 to 120 characters on one line.",
  slug: "It needs 1 to 80 characters, only a to z, 0 to 9 and hyphens.",
  description: "It needs 1 to 300 characters on one line.",
  ways: "It needs a list of at most 12, each with an id (1 to 40 of a to z, 0 to 9 and hyphens, used once) and a title (1 to 120 characters).",
};

/** Reads front matter that starts on line `firstLine` of the file. Never throws. */
export function parseFrontMatter(yaml: string, firstLine: number): Result<FrontMatter, ArticleProblem> {
  if (yaml.length > MAX_CHARS)
    return problem(firstLine, `The front matter is longer than ${MAX_CHARS} characters.`);
  try {
    return readYaml(yaml, firstLine);
  } catch {
    // The YAML reader gives up on brackets nested thousands deep.
    return problem(
      firstLine,
      "The front matter cannot be read. Please write it as plain “field: value” lines.",
    );
  }
}

function readYaml(yaml: string, firstLine: number): Result<FrontMatter, ArticleProblem> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, schema: "core", logLevel: "silent" });
  const fileLine = (offset: number) => firstLine - 1 + lines.linePos(offset).line;
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault)
    return problem(fileLine(fault.pos[0]), `The front matter is not valid YAML: ${reasonOf(fault)}.`);
  const alias = firstAlias(document);
  if (alias)
    return problem(
      fileLine(alias.range?.[0] ?? 0),
      "The front matter uses an alias (*name), which is not possible here.",
    );

  const read = frontMatter.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  const at = offsetOf(document, pathOf(issue));
  return problem(at === null ? null : fileLine(at), wordsFor(issue, document));
}

function firstAlias(document: Document): Alias | null {
  let found: Alias | null = null;
  visit(document, {
    Alias(_key, node) {
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

function wordsFor(issue: z.core.$ZodIssue | undefined, document: Document): string {
  const field = String(issue?.path[0] ?? "");
  if (issue?.code === "unrecognized_keys") {
    const where = field === "" ? "The front matter" : `The front matter’s “${field}”`;
    return `${where} has a field “${printable(issue.keys[0] ?? "")}”, which is not known here.`;
  }
  if (field === "") return "The front matter needs fields such as “title: …”, one on each line.";
  if (!document.has(field)) return `The front matter has no “${field}”. ${NEEDS[field] ?? ""}`;
  return `The front matter’s “${field}” cannot be used. ${NEEDS[field] ?? ""}`;
}

/** Where the fault lies: zod points at the object around an unknown field, and not at the field. */
const pathOf = (issue: z.core.$ZodIssue | undefined): readonly PropertyKey[] =>
  issue?.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);

/** The place in the YAML of the value at `path`, or of the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return null;
}

/** The reader's own sentence without its place and its picture of the line. */
const reasonOf = ({ message }: Error): string =>
  printable((message.split(" at line ")[0] ?? message).replace(/[.:\s]+$/, "")).slice(0, 200);

const printable = (text: string): string => cleanText(text).replace(/\s+/g, " ").slice(0, 80);

const problem = (line: number | null, message: string) => err({ line, message });
