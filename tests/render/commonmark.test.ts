/**
 * The parser against the CommonMark specification, with what we add on top left out: single line ends are not
 * `<br>`, raw HTML is let through, images stay images. Otherwise nearly every section would differ on purpose.
 */
import { tests } from "commonmark-spec";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "#app/render/parser.ts";
import { inOneSpelling } from "./equivalent-html.ts";

type Example = { number: number; section: string; markdown: string; html: string };

const examples = (tests as Example[]).map((example) => ({
  ...example,
  // The specification prints tabs as arrows.
  markdown: example.markdown.replaceAll("→", "\t"),
  html: example.html.replaceAll("→", "\t"),
}));

/** Every example that differs, and why. */
const DIFFERENT: Record<string, { numbers: number[]; why: string }> = {
  "Entity and numeric character references": {
    numbers: [32, 33],
    why: "References to letters in an address are left for the browser to read; the link leads to the same place.",
  },
  "HTML blocks": {
    numbers: [148],
    why: "A paragraph inside a <pre>: the blank line between them shows, and the parser drops it. Raw HTML only.",
  },
  Links: { numbers: [503], why: "As 32: the reference in the address is left for the browser to read." },
  Autolinks: {
    numbers: [602, 608, 611, 612],
    why: "GitHub's extension, which we want: addresses that people paste become links without angle brackets.",
  },
};

const differs = ({ markdown, html }: Example) =>
  inOneSpelling(parseMarkdown(markdown)) !== inOneSpelling(html);

describe("the CommonMark specification", () => {
  test("has 652 examples, of which 644 agree", () => {
    expect(examples).toHaveLength(652);
    expect(examples.filter((example) => !differs(example))).toHaveLength(644);
  });

  test("differs only where it is written down", () => {
    const found: Record<string, number[]> = {};
    for (const example of examples.filter(differs)) {
      found[example.section] = [...(found[example.section] ?? []), example.number];
    }
    expect(found).toEqual(
      Object.fromEntries(Object.entries(DIFFERENT).map(([section, { numbers }]) => [section, numbers])),
    );
  });

  test("is compared strictly enough to see a changed tag, text, attribute or nesting", () => {
    const same = inOneSpelling('<p>a<br>b <a href="x">c</a></p>\n');
    expect(inOneSpelling('<p>a<br />\nb <a href="x">c</a></p>')).toBe(same);
    for (const other of [
      '<p>a b <a href="x">c</a></p>',
      '<p>a<br>b<a href="x">c</a></p>',
      '<p>a<br>b <a href="y">c</a></p>',
      '<p>a<br>b <a href="x"></a>c</p>',
    ]) {
      expect(inOneSpelling(other)).not.toBe(same);
    }
  });
});
