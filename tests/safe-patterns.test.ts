import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { collect, parse } from "./support/source-file.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SCREENING = "app/domain/screening/";

/** Patterns that are not certain to take linear time, and what keeps their text short. Any other has to be safe. */
const BOUNDED: readonly (readonly [path: string, pattern: RegExp, kept: string])[] = [
  [
    "app/components/mention-list.tsx",
    /(?<![\p{L}\p{M}\p{N}._%+\-/@＠])[@＠]([\p{L}\p{M}\p{N}._-]*(?: [\p{L}\p{N}]*){0,2})$/u,
    "runs in the writer's own browser, over the words before the caret",
  ],
  ["app/domain/handle-reserved.ts", /[\d._-]+$/, "a name as typed, 200 characters (account-forms.ts)"],
  ["app/domain/mention.ts", /^(?:[\p{L}\p{M}\p{Nd}]|[._-](?=[\p{L}\p{M}\p{Nd}])){1,48}/u, "48 characters"],
  ["app/domain/password.ts", /^\p{Nd}+|\p{Nd}+$/gu, "a name of 200 characters, a password of 256"],
  ["app/render/front-matter.ts", /[.:\s]+$/, "a sentence of the YAML parser"],
  [
    "app/render/headings.ts",
    /[ \t]*\{#([a-z0-9-]{1,60})\}[ \t]*$/,
    "runs of blanks are cut to 100 (clean-text.ts)",
  ],
  ["app/render/headings.ts", /^-+|-+$/g, "runs of hyphens have become one"],
  ["app/render/sanitize.ts", /<(\/?)a( [^>]*)?>/g, "sanitised HTML: every tag that opens has its end"],
  ["app/render/sanitize.ts", /<\/?(?:em|strong|del|code|a|span)(?: [^>]*)?>/g, "sanitised HTML"],
  ["app/render/sanitize.ts", /<[^>]*>/g, "sanitised HTML"],
  [
    "app/render/search-query.ts",
    /(?<minus>(?<=^|\s)[-−–])?(?:["“”„«](?<phrase>[^"“”„»]*)["“”»]|(?<words>[^\s"“”„«»]+))/gu,
    "the first 400 characters of a search",
  ],
  ["app/web/visit-notes.ts", /(?:^|;\s*)(?:__Host-)?hide=([a-z.-]{1,200})(?:;|$)/, "headers of 16 kB"],
  [
    "app/workflows/mention-links.ts",
    /<a class="mention" href="\/people\/([^"]+)">([^<]*)<\/a>/g,
    "sanitised HTML",
  ],
];

/** Where patterns are put together: from constants, or from a number. */
const MADE = [
  "app/domain/handle-reserved.ts",
  "app/domain/handle-scripts.ts",
  "app/domain/handle.ts",
  "app/render/guideline-text.ts",
  "app/render/search-words.ts",
];

type Pattern = { path: string; source: string; flags: string };

const FILES = ["app", "db", "bin"]
  .flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .concat("server.ts")
  .map((path) => ({ path, source: readFileSync(ROOT + path, "utf8") }));

const PATTERNS: readonly Pattern[] = FILES.flatMap((file) => {
  const literals = collect(parse(file), (node) =>
    ts.isRegularExpressionLiteral(node) ? node.text : undefined,
  );
  return literals.map((text) => {
    const end = text.lastIndexOf("/");
    return { path: file.path, source: text.slice(1, end), flags: text.slice(end + 1) };
  });
});

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
    const patterns = PATTERNS.filter(({ path }) => path.startsWith(SCREENING));
    expect(patterns.length).toBeGreaterThan(20);
    expect(await unsafe(patterns, ["safe"])).toEqual([]);
  });

  test("of the rest take linear time as well, or stand over text that something keeps short", async () => {
    const others = PATTERNS.filter(({ path }) => !path.startsWith(SCREENING));
    const named = ({ path, source }: Pick<Pattern, "path" | "source">): string => `${path} ${source}`;
    const known = BOUNDED.map(([path, { source }]) => named({ path, source }));
    expect(others.length).toBeGreaterThan(150);
    const unbounded = others.filter((pattern) => !known.includes(named(pattern)));
    expect(await unsafe(unbounded, ["safe"], 60_000)).toEqual([]);
    const bounded = others.filter((pattern) => known.includes(named(pattern)));
    expect([...new Set(bounded.map(named))].sort()).toEqual(known.toSorted());
    // Some of these take longer to be sure about than anybody waits.
    expect(await unsafe(bounded, ["safe", "polynomial", "unknown"], 2_000)).toEqual([]);
  }, 300_000);

  test("are put together in a few places alone, and never from what somebody typed", () => {
    const making = FILES.filter(({ source }) => /\bRegExp\(/.test(source)).map(({ path }) => path);
    expect(making.sort()).toEqual(MADE);
  });

  test.each([
    ["(a+)+$", "exponential"],
    ["a+b", "polynomial"],
    ["^a+$", "safe"],
  ])("recheck tells %s as %s", async (source, verdict) => {
    expect(await verdictOn({ path: "", source, flags: "" })).toBe(verdict);
  });
});
