import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { collect, parse } from "./support/source-file.ts";

const APP = fileURLToPath(new URL("../app/", import.meta.url));

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
async function verdictOn({ source, flags }: Pattern, timeout = 30_000): Promise<string> {
  process.env.RECHECK_BACKEND = "pure";
  const { check } = await import("recheck");
  const found = await check(source, flags, { timeout });
  return found.status === "vulnerable" ? found.complexity.type : found.status;
}

async function unsafe(
  patterns: readonly Pattern[],
  accepted: readonly string[],
  timeout?: number,
): Promise<string[]> {
  const found: string[] = [];
  for (const pattern of patterns) {
    const verdict = await verdictOn(pattern, timeout);
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

  // Those stand over text that something else keeps short: a name, a heading, a cookie. Some take seconds to be sure about.
  test("of the rest are not exponential", async () => {
    const others = patternsUnder("").filter(({ path }) => !path.startsWith("domain/screening/"));
    expect(await unsafe(others, ["safe", "polynomial", "unknown"], 2_000)).toEqual([]);
  }, 300_000);

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
