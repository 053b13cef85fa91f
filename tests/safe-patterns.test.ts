import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { collect, parse } from "./support/source-file.ts";

const APP = fileURLToPath(new URL("../app/", import.meta.url));

/**
 * Patterns over text that something else keeps short (a name, a line of a file, one heading), which take more than linear
 * time on a text that is made for it. None of them is exponential. Nothing is added here for text of any length.
 */
const OVER_SHORT_TEXT = [
  "components/mention-list.tsx",
  "domain/handle-reserved.ts",
  "domain/password.ts",
  "render/front-matter.ts",
  "render/headings.ts",
  "render/sanitize.ts",
  "render/search-query.ts",
  "workflows/mention-links.ts",
];

type Pattern = { path: string; source: string; flags: string };

function patternsUnder(folder: string): Pattern[] {
  return readdirSync(`${APP}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((file) => {
      const path = `${folder}${file}`;
      const tree = parse({ path, source: readFileSync(`${APP}${path}`, "utf8") });
      const literals = collect(tree, (node) => (ts.isRegularExpressionLiteral(node) ? node.text : undefined));
      return literals.map((text) => {
        const end = text.lastIndexOf("/");
        return { path, source: text.slice(1, end), flags: text.slice(end + 1) };
      });
    });
}

/** What recheck says: "safe", "polynomial", "exponential", or "unknown" where it takes too long. Its part in JavaScript alone. */
async function verdictOn({ path, source, flags }: Pattern): Promise<string> {
  process.env.RECHECK_BACKEND = "pure";
  const { check } = await import("recheck");
  const found = await check(source, flags, { timeout: OVER_SHORT_TEXT.includes(path) ? 2_000 : 30_000 });
  return found.status === "vulnerable" ? found.complexity.type : found.status;
}

async function unsafe(patterns: readonly Pattern[], accepted: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const pattern of patterns) {
    const verdict = await verdictOn(pattern);
    if (!accepted.includes(verdict)) found.push(`${pattern.path} /${pattern.source}/ is ${verdict}`);
  }
  return found;
}

describe("patterns", () => {
  test("of screening take linear time on any text", async () => {
    const patterns = patternsUnder("domain/screening/");
    expect(patterns.length).toBeGreaterThan(20);
    expect(await unsafe(patterns, ["safe"])).toEqual([]);
  });

  test("of the rest are safe, except for those over short text, and none is exponential", async () => {
    const others = patternsUnder("").filter(({ path }) => !path.startsWith("domain/screening/"));
    const overShort = ({ path }: Pattern) => OVER_SHORT_TEXT.includes(path);
    expect(
      await unsafe(
        others.filter((pattern) => !overShort(pattern)),
        ["safe"],
      ),
    ).toEqual([]);
    expect(await unsafe(others.filter(overShort), ["safe", "polynomial", "unknown"])).toEqual([]);
  }, 300_000); // Some take seconds, and more where others use the cores.

  test("are never made from what somebody typed, in screening", () => {
    const sources = readdirSync(`${APP}domain/screening`, { recursive: true, encoding: "utf8" }).filter(
      (path) => path.endsWith(".ts"),
    );
    const making = sources.filter((path) =>
      /\bRegExp\(/.test(readFileSync(`${APP}domain/screening/${path}`, "utf8")),
    );
    expect(making).toEqual([]);
  });

  test.each([
    ["(a+)+$", "exponential"],
    ["a+b", "polynomial"],
    ["^a+$", "safe"],
  ])("recheck tells %s as %s", async (source, verdict) => {
    expect(await verdictOn({ path: "", source, flags: "" })).toBe(verdict);
  });
});
