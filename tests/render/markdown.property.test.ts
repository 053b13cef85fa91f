import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptOf, renderArticle, renderMarkdown } from "#app/render/markdown.ts";
import { sanitizeArticle, sanitizePost } from "#app/render/sanitize.ts";
import { strangersIn } from "./allow-list.ts";

const MARKDOWN = [
  "*",
  "**",
  "_",
  "~~",
  "`",
  "```\n",
  "\n",
  "\n\n",
  "> ",
  "- ",
  "1. ",
  "- [x] ",
  "# ",
  "## a {#b}\n",
];
const MORE_MARKDOWN = [
  "|a|b|\n|-|-|\n|",
  "|",
  "![",
  "[",
  "](",
  ")",
  "[a]: ",
  "][",
  "    ",
  "\t",
  "\\",
  "---",
  "===",
  " ",
  "a",
];
const HTML = [
  "<script>",
  "</script>",
  "<img src=x onerror=alert(1)>",
  "<a href=",
  "</a>",
  "<svg/onload=x>",
  "<!--",
  "-->",
];
const MORE_HTML = [
  "<![CDATA[",
  "<?",
  "<style>",
  "<textarea>",
  "<b id=main class=x style=y>",
  '"',
  "'",
  ">",
  "<",
  "</p>",
  "<xmp>",
];
const REFERENCES = [
  "&lt;",
  "&#60;",
  "&#x3c;",
  "&colon;",
  "&Tab;",
  "&#0;",
  "&#x202e;",
  "&bsol;",
  "&amp;",
  "&",
];
const ADDRESSES = [
  "https://x.example",
  "javascript:alert(1)",
  "//x",
  "/\\x",
  "data:text/html,x",
  "mailto:a@b.example",
  "www.",
];
const ODD = [
  "\u0000",
  "\u202e",
  "\u2066",
  "\ud800",
  "\udc00",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "👩‍👧",
  "e\u0301",
  "/a",
  "#b",
  "java\tscript:",
];

const fragment = fc.constantFrom(
  ...[...MARKDOWN, ...MORE_MARKDOWN, ...HTML, ...MORE_HTML, ...REFERENCES, ...ADDRESSES, ...ODD],
);
const source = fc.oneof(
  { weight: 4, arbitrary: fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  },
);

describe("whatever is written,", () => {
  test("a post stays inside the allow-list", () => {
    fc.assert(
      fc.property(source, (text) => {
        expect(strangersIn(renderMarkdown(text), "post")).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  test("an article stays inside the allow-list, and its headings are those of its HTML", () => {
    fc.assert(
      fc.property(source, (text) => {
        const { html, headings } = renderArticle(text);
        expect(strangersIn(html, "article")).toEqual([]);
        const shown = [...html.matchAll(/<h([2-4]) id="([^"]*)">/g)].map(([, level, id]) => `${level} ${id}`);
        expect(headings.map(({ level, id }) => `${level} ${id}`)).toEqual(shown);
      }),
      { numRuns: 800 },
    );
  });

  test("sanitising holds for any HTML, and doing it again changes nothing", () => {
    fc.assert(
      fc.property(source, (text) => {
        for (const html of [text, renderMarkdown(text)]) {
          const post = sanitizePost(html);
          expect(strangersIn(post, "post")).toEqual([]);
          expect(sanitizePost(post)).toBe(post);
          const article = sanitizeArticle(html);
          expect(strangersIn(article, "article").filter((found) => !found.startsWith("id"))).toEqual([]);
          expect(sanitizeArticle(article)).toBe(article);
        }
      }),
      { numRuns: 800 },
    );
  });

  test("an excerpt keeps its length and whole characters", () => {
    fc.assert(
      fc.property(source, fc.nat({ max: 40 }), (text, maxChars) => {
        const excerpt = excerptOf(renderMarkdown(text), maxChars);
        expect(excerpt.length).toBeLessThanOrEqual(maxChars);
        expect(excerpt.isWellFormed()).toBe(true);
        expect(excerpt).not.toMatch(/\s\s|\n/);
      }),
      { numRuns: 800 },
    );
  });
});
