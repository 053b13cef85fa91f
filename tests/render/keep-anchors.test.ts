import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderArticle } from "#app/render/markdown.ts";
import { article, BEFORE, changed, EDITS, MORNINGS, NIGHTS, type Written } from "./article-edits.ts";

const ANCHORS = ["nights", "mornings", "letters", "friends"] as const;

describe("the anchors of an article's sections after", () => {
  test.each(EDITS)("%s", (_edit, after, ...expected) => {
    const { headings } = renderArticle(after, renderArticle(BEFORE));
    expect(ANCHORS.map((anchor) => headings.find(({ id }) => id === anchor)?.text ?? "-")).toEqual(expected);
  });

  test("one renaming after another are those of the beginning", () => {
    const names = ["Nights", "After dark", "When it is late", "The long hours", "Nights"];
    let rendered = renderArticle(BEFORE);
    for (const name of names) rendered = renderArticle(changed({ 0: [`## ${name}`, NIGHTS] }), rendered);
    expect(rendered.headings[0]).toEqual({ level: 2, id: "nights", text: "Nights" });
  });

  test("a renaming are not taken by a new section with the old words", () => {
    const renamed = renderArticle(changed({ 0: ["## After dark", NIGHTS] }), renderArticle(BEFORE));
    const both = changed({
      0: [
        ["## After dark", NIGHTS],
        ["## Nights", "Another night altogether."],
      ],
    });
    expect(renderArticle(both, renamed).headings.slice(0, 2)).toEqual([
      { level: 2, id: "nights", text: "After dark" },
      { level: 2, id: "nights-2", text: "Nights" },
    ]);
  });

  test("a deletion are not taken by whatever is new in the same moment", () => {
    const renamed = renderArticle(changed({ 0: ["## After dark", NIGHTS] }), renderArticle(BEFORE));
    const after = changed({ 0: ["## Nights", "Hotels and what they cost, by town."] });
    expect(renderArticle(after, renamed).headings[0]?.id).toBe("nights-2");
  });

  test("a renamed heading without any text of its own stay, because of what stands under it", () => {
    const questions = (name: string) => article([name], ["### Nights", NIGHTS], ["### Mornings", MORNINGS]);
    const { headings } = renderArticle(
      questions("## Hours of the day"),
      renderArticle(questions("## Questions")),
    );
    expect(headings.map(({ id }) => id)).toEqual(["questions", "nights", "mornings"]);
  });

  test("blocks that change places with equal headings in them go along", () => {
    const block = (name: string, text: string): Written[] => [[`## ${name}`], ["### An example", text]];
    const before = article(...block("Nights", NIGHTS), ...block("Mornings", MORNINGS));
    const after = article(...block("Mornings", MORNINGS), ...block("Nights", NIGHTS));
    expect(renderArticle(after, renderArticle(before)).headings.map(({ id }) => id)).toEqual([
      "mornings",
      "an-example-2",
      "nights",
      "an-example",
    ]);
  });

  test("a written anchor is a name of its own: it goes with the anchor and not with the words", () => {
    const before = article(["## One {#a}", NIGHTS], ["## Two {#b}", MORNINGS]);
    const after = article(["## One {#b}", NIGHTS], ["## Two {#a}", MORNINGS]);
    expect(renderArticle(after, renderArticle(before)).headings.map(({ id }) => id)).toEqual(["b", "a"]);
  });
});

describe("the anchors of the article that comes with Afterword", () => {
  const source = readFileSync(new URL("../../app/content/article.md", import.meta.url), "utf8")
    .replace(/^---[\s\S]*?\n---\n/, "")
    .replaceAll(/ \{#[a-z-]+\}/g, "");
  const before = renderArticle(source);
  const ids = before.headings.map(({ id }) => id);

  test.each(before.headings.map(({ text }) => text))("stay when “%s” is renamed", (text) => {
    const after = renderArticle(source.replace(`# ${text}\n`, "# Under another name\n"), before);
    expect(after.headings.map(({ id }) => id)).toEqual(ids);
  });
});

test("whatever is edited, every heading has an anchor of its own, and equal texts keep theirs", () => {
  const heading = fc.constantFrom("## a", "## b", "### a", "### c {#x}", "## d {#y}", "#### a b", "> ## q");
  const text = fc.array(fc.tuple(heading, fc.constantFrom("", "one two", "one two three", "four")), {
    maxLength: 8,
  });
  const written = (list: [string, string][]) =>
    article(
      ...list.filter(([name], at) => !/\{#/.test(name) || list.findIndex(([other]) => other === name) === at),
    );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const before = renderArticle(written(one));
      const ids = (rendered: typeof before) => rendered.headings.map(({ id }) => id);
      expect(ids(renderArticle(written(one), before))).toEqual(ids(before));
      const after = renderArticle(written(other), before);
      expect(new Set(ids(after)).size).toBe(after.headings.length);
      expect(after.html).toContain(ids(after)[0] === undefined ? "" : `id="${ids(after)[0]}"`);
    }),
    { numRuns: 300 },
  );
});

test("thousands of headings are compared in time", () => {
  const many = (word: string) =>
    article(...Array.from({ length: 3_000 }, (_, n): Written => [`## ${word}${n}`, "."]));
  const before = renderArticle(many("a"));
  const start = performance.now();
  renderArticle(many("b"), before);
  expect(performance.now() - start).toBeLessThan(5_000);
});
