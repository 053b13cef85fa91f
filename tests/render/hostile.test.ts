/**
 * Text made to stop the parser. The bounds in `app/render/bounds.ts` keep these far below what is asked here;
 * the ten seconds only catch a catastrophe, so that a slow machine does not fail the test.
 */
import { describe, expect, test } from "vitest";
import { ARTICLE_BOUNDS, isWithin, POST_BOUNDS } from "#app/render/bounds.ts";
import { excerptOf, renderArticle, renderMarkdown } from "#app/render/markdown.ts";
import { strangersIn } from "./allow-list.ts";

const CATASTROPHE_MS = 10_000;
const UNITS = [
  ...[
    "> ",
    ">",
    "- ",
    "1. ",
    "* ",
    "+ ",
    "[",
    "![",
    "](",
    "[a](",
    "*",
    "**a",
    "*a ",
    "_",
    "_a ",
    "~~a",
    "`",
    "`a",
    "``a`",
  ],
  ...[
    "<",
    "<a ",
    "<!--",
    "<?",
    "|",
    "|a",
    "!",
    "'!",
    "a@",
    "www.",
    "&",
    '"',
    "\\",
    "#",
    "\t",
    " ",
    "a",
    "\u3000*:",
  ],
  ...[
    "- a\n",
    "> a\n",
    "- > 1. ",
    "*\n    ://  :",
    "\n\n[",
    "|-|-|\n",
    "[a]: ",
    "\n\u3000",
    "[a](/b)",
    "ftp://a ",
    "\u202e",
  ],
];
const nested = Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n");
const HOSTILE = [
  ...UNITS.map((unit) => ({ name: `10,000 times ${JSON.stringify(unit)}`, source: unit.repeat(10_000) })),
  ...UNITS.map((unit) => ({
    name: `20,000 characters of ${JSON.stringify(unit)}`,
    source: repeat(unit, 20_000),
  })),
  { name: "lists nested by indentation", source: nested },
  { name: "a long run of spaces in a line", source: `:-|${" ".repeat(200_000)}a` },
  { name: "brackets that close", source: "[".repeat(5_000) + "a".concat("](b)".repeat(5_000)) },
  { name: "emphasis that closes", source: "*a ".repeat(5_000) + "*".repeat(5_000) },
];

function repeat(unit: string, chars: number): string {
  return unit.repeat(Math.ceil(chars / unit.length)).slice(0, chars);
}

/** Runs `work`, and fails when it takes as long as a catastrophe. */
function soon<T>(work: () => T): T {
  const start = performance.now();
  const value = work();
  expect(performance.now() - start).toBeLessThan(CATASTROPHE_MS);
  return value;
}

describe("hostile text", () => {
  test.each(HOSTILE)("renders: $name", ({ source }) => {
    const post = soon(() => renderMarkdown(source));
    const article = soon(() => renderArticle(source));
    expect(strangersIn(post, "post")).toEqual([]);
    expect(strangersIn(article.html, "article")).toEqual([]);
    // An autolink of one character is the most that a few characters can grow to.
    expect(post.length).toBeLessThan(source.length * 40 + 100);
  });

  test.each(["word ", "<", "> ", "*a ", "a\n\n"])("renders a megabyte of %j", (unit) => {
    const source = repeat(unit, 1_000_000);
    expect(soon(() => renderMarkdown(source)).length).toBeLessThan(8_000_000);
    expect(soon(() => renderArticle(source)).headings).toEqual([]);
    expect(soon(() => excerptOf(renderMarkdown(source), 100)).length).toBeLessThanOrEqual(100);
  });
});

describe("the bounds", () => {
  const TOO_MUCH: [string, string][] = [
    ["characters", "word ".repeat(8_001)],
    ["quotes in one another", `${"> ".repeat(25)}a`],
    ["lists in one another", `${"  ".repeat(24)}- a`],
    ["markers in one paragraph", "*a* ".repeat(123)],
    ["lines", "a\n\n".repeat(1_501)],
    ["table cells", "|a|b|c|\n".repeat(400)],
    [
      "cells that a wide head adds to short rows",
      `${"|a".repeat(40)}\n${"|-".repeat(40)}\n${"a\n".repeat(40)}`,
    ],
    ["addresses", "www.a ".repeat(1_500)],
    ["text in one list item", `- a\n${"words on a line\n".repeat(700)}`],
  ];

  test.each(TOO_MUCH)("turn too many %s into plain paragraphs, without losing a word", (_name, source) => {
    expect(isWithin(POST_BOUNDS, source)).toBe(false);
    const text = `**bold**\n\n${source}`;
    expect(renderMarkdown(text)).toContain("<p>**bold**</p>");
    expect(excerptOf(renderMarkdown(text), 100_000)).toBe(text.replace(/\s+/g, " ").trim());
  });

  test("leave room for a long, lively post and a long article", () => {
    const paragraph = `I said *no*, and **then** she left!!! ${"And it went on. ".repeat(12)}\n`;
    const post = `${paragraph.repeat(80)}\n- a\n- b\n\n> so\n> it was\n\n* * * * * * * * * * * * * * * * * * * * * * * * * * * *\n`;
    expect(post.length).toBeGreaterThan(15_000);
    expect(isWithin(POST_BOUNDS, post)).toBe(false);
    expect(isWithin(POST_BOUNDS, post.replaceAll("on. \n", "on.\n\n"))).toBe(true);
    expect(isWithin(ARTICLE_BOUNDS, `## a {#b}\n\n${paragraph}\n`.repeat(800))).toBe(true);
  });
});
