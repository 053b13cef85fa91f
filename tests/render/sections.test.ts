import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { renderArticle } from "#app/render/markdown.ts";
import { cutSections } from "#app/render/sections.ts";

const sectionsOf = (source: string) => {
  const { html, sections } = renderArticle(source);
  return cutSections(html, sections);
};

/** What is left open at the end of a piece of HTML, or closed in it without having been opened. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const parser = new Parser({
    onopentagname: (name) => {
      if (!["br", "hr"].includes(name)) open.push(name);
    },
    onclosetag: (name, implied) => {
      if (["br", "hr"].includes(name)) return;
      if (implied || open.pop() !== name) wrong.push(name);
    },
  });
  parser.end(html);
  return [...wrong, ...open];
}

describe("an article in sections", () => {
  test("is cut at its own headings, whatever their level, and what stands before the first is one, too", () => {
    expect(sectionsOf("Before.\n\n## A\n\nOne.\n\n### B\n\nTwo.\n\nThree.\n\n## C")).toEqual([
      { id: null, html: "<p>Before.</p>\n", bare: false },
      { id: "a", html: '<h2 id="a">A</h2>\n<p>One.</p>\n', bare: false },
      { id: "b", html: '<h3 id="b">B</h3>\n<p>Two.</p>\n<p>Three.</p>\n', bare: false },
      { id: "c", html: '<h2 id="c">C</h2>\n', bare: true },
    ]);
  });

  test("is not cut inside of quotes and lists", () => {
    expect(sectionsOf("> ## Quoted\n>\n> words\n\n- ## Listed\n\n## Own").map(({ id }) => id)).toEqual([
      null,
      "own",
    ]);
  });

  test("that has too much formatting to be read is one piece", () => {
    expect(sectionsOf(`${"> ".repeat(30)}a\n\n## A`)).toHaveLength(1);
  });

  test.each([
    ["no cuts, as before there were any", []],
    ["cuts that are too short", [{ id: "a", length: 3, bare: false }]],
    ["cuts that are too long", [{ id: "a", length: 99, bare: false }]],
  ])("with %s is one piece", (_name, cuts) => {
    expect(cutSections("<p>One.</p>", cuts)).toEqual([{ id: null, html: "<p>One.</p>", bare: false }]);
  });

  test("is the same text as in one piece, and no piece leaves anything open", () => {
    const block = fc.constantFrom(
      ...[
        "## A",
        "### *B* [c](/d)",
        "- one\n- two\n\n  ## in",
        "> quote\n> ## in",
        "| a |\n|---|\n| b |",
        "words",
      ],
      ...[
        "```\n## code\n```",
        "[link]: /x",
        "see [link]",
        "***",
        "<h2>raw</h2>",
        "a\n===",
        "`",
        "**",
        "1. x",
        "&lt;/p&gt;",
      ],
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const pieces = sectionsOf(blocks.join("\n\n"));
        expect(pieces.flatMap(({ html }) => unbalanced(html))).toEqual([]);
        expect(pieces.map(({ html }) => html).join("")).toBe(renderArticle(blocks.join("\n\n")).html);
      }),
      { numRuns: 300 },
    );
  });

  test("the one that comes with Afterword has one for each of its headings", () => {
    const source = readFileSync(new URL("../../app/content/article.md", import.meta.url), "utf8");
    const { html, headings, sections } = renderArticle(source.replace(/^---[\s\S]*?\n---\n/, ""));
    expect(sections.map(({ id }) => id)).toEqual([null, ...headings.map(({ id }) => id)]);
    expect(sections.filter(({ bare }) => bare).map(({ id }) => id)).toEqual(["questions"]);
    expect(
      cutSections(html, sections)
        .map((section) => section.html)
        .join(""),
    ).toBe(html);
  });
});
