import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { RULES } from "./support/architecture-rules.ts";
import { collect, parse } from "./support/source-file.ts";

/** `docs/security/asvs.md` names what shows that each requirement is met; this looks whether it is there. */

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const DOCUMENT = readFileSync(`${ROOT}docs/security/asvs.md`, "utf8");

/** How many requirements of levels 1 and 2 each chapter of OWASP ASVS 5.0.0 has. */
const LEVELS: Record<number, readonly [first: number, second: number]> = {
  ...{
    1: [8, 19],
    2: [4, 7],
    3: [8, 11],
    4: [2, 8],
    5: [4, 5],
    6: [13, 22],
    7: [6, 12],
    8: [4, 3],
    9: [4, 3],
  },
  ...{ 10: [5, 24], 11: [3, 11], 12: [3, 6], 13: [1, 12], 14: [2, 7], 15: [3, 10], 16: [0, 16], 17: [0, 7] },
};
const STATES = ["met", "open", "exception", "not applicable"];

type Row = { number: string; level: string; state: string; asked: string; shown: string };

const ROWS: Row[] = [
  ...DOCUMENT.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| ([a-z ]+) \| (.+?) \| (.+) \|$/gm),
].map(([, number = "", level = "", state = "", asked = "", shown = ""]) => ({
  number,
  level,
  state,
  asked,
  shown,
}));

/** What stands between the signs for code: `file`, or `file › name of a test`. */
const namedIn = (text: string): { file: string; name: string | undefined }[] =>
  [...text.matchAll(/`([^`]+)`/g)].flatMap(([, words = ""]) => {
    const [file = "", name] = words.split(" › ");
    return /^[\w./-]+\/[\w.$-]+\.\w+$|^(?:server\.ts|package(?:-lock)?\.json|tsconfig\.json|biome\.json)$/.test(
      file,
    )
      ? [{ file, name }]
      : [];
  });

/** The names of a file's tests and of what they stand in, as its source has them. */
function testNames(file: string): string[] {
  const source = parse({ path: file, source: readFileSync(ROOT + file, "utf8") });
  const names = collect(source, (node) => {
    if (!ts.isCallExpression(node) || !/^(?:test|describe)\b/.test(node.expression.getText(source)))
      return undefined;
    const [name] = node.arguments;
    return name && ts.isStringLiteralLike(name) ? name.text : undefined;
  });
  return file === "tests/architecture.test.ts" ? [...names, ...Object.keys(RULES)] : names;
}

/** Why this does not exist, or null. */
function missing({ file, name }: { file: string; name: string | undefined }): string | null {
  if (!existsSync(ROOT + file)) return `there is no ${file}`;
  if (name === undefined) return null;
  if (!/^tests\/.*\.test\.ts$/.test(file)) return `${file} is no test`;
  return testNames(file).includes(name) ? null : `${file} has no test “${name}”`;
}

describe("the list of what OWASP ASVS 5.0.0 asks", () => {
  test("has every requirement of levels 1 and 2, once each and in their order", () => {
    const counted = Object.fromEntries(
      Object.keys(LEVELS).map((chapter) => {
        const of = (level: string) =>
          ROWS.filter((row) => row.level === level && row.number.startsWith(`${chapter}.`)).length;
        return [chapter, [of("1"), of("2")]];
      }),
    );
    expect(counted).toEqual(LEVELS);
    const numbers = ROWS.map(({ number }) => number);
    const order = new Intl.Collator("en", { numeric: true }).compare;
    expect(numbers).toEqual([...new Set(numbers)].sort(order));
  });

  test.each(ROWS)("says of $number how it stands, with words", ({ state, asked, shown }) => {
    expect(STATES).toContain(state);
    expect(asked.length).toBeGreaterThan(3);
    expect(shown.length).toBeGreaterThan(10);
    if (state === "open") expect(shown).toMatch(/[Ww]aits for|has to/);
  });

  test.each(ROWS.filter(({ state }) => state === "met"))("shows $number by what exists", ({ shown }) => {
    const named = namedIn(shown);
    expect(named.length).toBeGreaterThan(0);
  });

  test("names no file and no test that is not there", () => {
    const absent = ROWS.flatMap(({ number, shown }) =>
      namedIn(shown)
        .flatMap((one) => missing(one) ?? [])
        .map((what) => `${number}: ${what}`),
    );
    expect(absent).toEqual([]);
    expect(ROWS.flatMap(({ shown }) => namedIn(shown)).filter(({ name }) => name).length).toBeGreaterThan(80);
  });

  test("has no exception at level 1, as it says at its beginning", () => {
    const exceptions = ROWS.filter(({ level, state }) => level === "1" && state === "exception");
    expect(exceptions.map(({ number }) => number)).toEqual([]);
    expect(DOCUMENT).toContain("\nThere is no exception at level 1.\n");
  });

  test.each([
    [{ file: "tests/asvs.test.ts", name: "names no file and no test that is not there" }, null],
    [{ file: "tests/asvs.test.ts", name: ["no such", "name"].join(" ") }, /has no test/],
    [{ file: "tests/nothing.test.ts", name: undefined }, /there is no/],
    [{ file: "app/root.tsx", name: "anything" }, /is no test/],
  ])("would notice: %j", (named, says) => {
    if (says === null) expect(missing(named)).toBeNull();
    else expect(missing(named)).toMatch(says);
  });
});
