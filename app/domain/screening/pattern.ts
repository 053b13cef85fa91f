/**
 * How phrases are written in the lists of this folder. Words are small, without apostrophes, and as `spellings.ts`
 * writes them ("do not", "i am").
 *
 *   want|need          one word, any of these (outside of brackets)
 *   @drug              one word of the named list
 *   (go on|carry on)   one of these rows of words
 *   still?             may be missing
 *   ~3                 up to three words of any kind
 *
 * Each pattern is written out into plain rows here, once; nothing is tried out when a text is read.
 */
export type Phrase<Tag> = { pattern: string; tag: Tag };

/** A row of places; each is the words that may stand there as one key ("a|b"), or empty where any word may. */
type Row = readonly string[];

/** More rows than this mean that a pattern was written carelessly. */
const ROWS_MAX = 3_000;

/** Throws for a pattern that cannot be read: patterns are part of the program. */
export function parsePattern(pattern: string, classes: Readonly<Record<string, string>>): Row[] {
  const reader = { text: pattern, at: 0, depth: 0, classes };
  const rows = alternatives(reader);
  if (reader.at < pattern.length) throw new Error(`“${pattern}” has a bracket too many.`);
  if (rows.length > ROWS_MAX) throw new Error(`“${pattern}” means ${rows.length} phrases.`);
  return rows.filter((row) => row.length > 0);
}

type Reader = { text: string; at: number; depth: number; classes: Readonly<Record<string, string>> };

/** Rows up to a closing bracket or the end. Alternatives of one word each become one place. */
function alternatives(reader: Reader): Row[] {
  const rows: Row[] = [...sequence(reader)];
  while (reader.text[reader.at] === "|") {
    reader.at += 1;
    rows.push(...sequence(reader));
  }
  const single = rows.filter((row) => row.length === 1 && row[0] !== "").map(([key]) => key);
  const longer = rows.filter((row) => row.length !== 1 || row[0] === "");
  return single.length > 0 ? [[keyOf(single.join("|"))], ...longer] : longer;
}

function sequence(reader: Reader): Row[] {
  let rows: Row[] = [[]];
  for (;;) {
    while (reader.text[reader.at] === " ") reader.at += 1;
    const next = reader.text[reader.at];
    if (next === undefined || next === "|" || next === ")") return rows;
    const item = optional(reader, next === "(" ? bracket(reader) : word(reader));
    rows = rows.flatMap((row) => item.map((rest) => [...row, ...rest]));
  }
}

function bracket(reader: Reader): Row[] {
  reader.at += 1;
  reader.depth += 1;
  const rows = alternatives(reader);
  reader.depth -= 1;
  if (reader.text[reader.at] !== ")") throw new Error(`“${reader.text}” has a bracket too few.`);
  reader.at += 1;
  return rows;
}

function optional(reader: Reader, rows: Row[]): Row[] {
  if (reader.text[reader.at] !== "?") return rows;
  reader.at += 1;
  return [[], ...rows];
}

/** `a|b`, `@name` or `~2`. */
function word(reader: Reader): Row[] {
  const start = reader.at;
  const ends = reader.depth > 0 ? " ()?|" : " ()?";
  while (reader.at < reader.text.length && !ends.includes(reader.text[reader.at] ?? " ")) reader.at += 1;
  const text = reader.text.slice(start, reader.at);
  if (text.startsWith("~"))
    return Array.from({ length: Number(text.slice(1)) + 1 }, (_, count) => Array<string>(count).fill(""));
  if (!text.startsWith("@")) return [[keyOf(text)]];
  const members = reader.classes[text.slice(1)];
  if (members === undefined) throw new Error(`“${reader.text}” names no list: ${text}.`);
  return members.includes(" ") || members.includes("(")
    ? alternatives({ text: members, at: 0, depth: 1, classes: reader.classes })
    : [[keyOf(members)]];
}

const keyOf = (words: string): string => [...new Set(words.split("|"))].sort().join("|");
