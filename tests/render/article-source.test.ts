import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ARTICLE_MAX_BYTES, parseArticle } from "#app/render/article-source.ts";

const FIELDS = "title: A title\nslug: a-slug\ndescription: Some words";
const file = (yaml: string, text = "Text.") => `---\n${yaml}\n---\n${text}`;
const without = (field: string) => FIELDS.replace(new RegExp(`^${field}: .*\n?`, "m"), "");
const way = (id: string) => `\n  - id: ${id}\n    title: Way ${id}`;
const laughs = `a: &a [x]\n${Array.from({ length: 20 }, (_, n) => `b${n}: [*a, *a]`).join("\n")}`;

/** What is in the file, the line the problem is on, and words it must say. */
const PROBLEMS: [string, string, number | null, string][] = [
  ["nothing", "", null, "empty"],
  ["only white space", " \n\t\n", null, "empty"],
  ["too many characters", file(FIELDS, "a".repeat(ARTICLE_MAX_BYTES)), null, "larger than 200 kB"],
  ["too many bytes", file(FIELDS, "é".repeat(ARTICLE_MAX_BYTES / 2)), null, "larger than 200 kB"],
  ["a NUL", file(FIELDS, "one\ntwo\0"), 7, "NUL"],
  ["no front matter", "# Hello", 1, "front matter"],
  ["front matter further down", `\n${file(FIELDS)}`, 1, "front matter"],
  ["front matter that is never closed", `---\n${FIELDS}\n\nText.`, 1, "not closed"],
  ["no text", file(FIELDS, " \n"), null, "no text"],
  ["only a fence", "---", 1, "not closed"],
  ["an unclosed list in YAML", file(`${FIELDS}\nways: [`), 5, "YAML"],
  ["a tab in YAML", file(`title: a\n\tslug: b`), 3, "YAML"],
  ["a field twice", file(`${FIELDS}\ntitle: b`), 5, "YAML"],
  ["a tag", file(FIELDS.replace("A title", "!!js/function a")), 2, "YAML"],
  ["an alias", file(`${FIELDS.replace("A title", "&a A title")}\nways: *a`), 5, "alias"],
  ["a heap of aliases", file(laughs), 3, "alias"],
  ["thousands of brackets", file("[".repeat(9_000)), 2, "front matter"],
  ["front matter without end", file(`# ${"a".repeat(10_000)}`), 2, "longer than 10000"],
  ["a list for front matter", file("- a"), null, "title: …"],
  ["empty front matter", "---\n---\nText.", null, "title: …"],
  ["no title", file(without("title")), null, "has no “title”"],
  ["no slug", file(without("slug")), null, "has no “slug”"],
  ["no description", file(without("description")), null, "has no “description”"],
  ["an empty title", file(FIELDS.replace("A title", '" "')), 2, "“title” cannot be used"],
  ["a title that is a number", file(FIELDS.replace("A title", "5")), 2, "“title” cannot be used"],
  ["a title that is too long", file(FIELDS.replace("A title", "a".repeat(121))), 2, "“title” cannot be used"],
  ["a title on two lines", file(FIELDS.replace("A title", '"a\\nb"')), 2, "“title” cannot be used"],
  [
    "a title with a hidden character",
    file(FIELDS.replace("A title", '"a\\u202eb"')),
    2,
    "“title” cannot be used",
  ],
  ["a slug with capitals", file(FIELDS.replace("a-slug", "A")), 3, "“slug” cannot be used"],
  ["a slug that is too long", file(FIELDS.replace("a-slug", "a".repeat(81))), 3, "“slug” cannot be used"],
  [
    "a description that is too long",
    file(FIELDS.replace("Some words", "a".repeat(301))),
    4,
    "“description” cannot be used",
  ],
  ["ways that are no list", file(`${FIELDS}\nways: a`), 5, "“ways” cannot be used"],
  [
    "thirteen ways",
    file(`${FIELDS}\nways:${Array.from({ length: 13 }, (_, n) => way(`w${n}`)).join("")}`),
    6,
    "at most 12",
  ],
  ["a way twice", file(`${FIELDS}\nways:${way("a")}${way("a")}`), 6, "used once"],
  ["a way's id with a space", file(`${FIELDS}\nways:${way("a")}${way("b c")}`), 8, "“ways” cannot be used"],
  ["a way without a title", file(`${FIELDS}\nways:\n  - id: a`), 6, "“ways” cannot be used"],
  ["an unknown field", file(`${FIELDS}\ncolour: red`), 5, "“colour”"],
  ["an unknown field of a way", file(`${FIELDS}\nways:${way("a")}\n    colour: red`), 8, "“colour”"],
  ["an anchor twice", file(FIELDS, "## a {#x}\n\ntext\n\n## b {#x}"), 10, "“x”"],
  ["too much formatting", file(FIELDS, `${"> ".repeat(30)}a`), null, "formatting"],
];

describe("an article's file with", () => {
  test.each(PROBLEMS)("%s is refused", (_name, source, line, words) => {
    const parsed = parseArticle(source);
    expect(parsed).toEqual({ ok: false, error: { line, message: expect.stringContaining(words) } });
    if (!parsed.ok) expect(parsed.error.message).toMatch(/^[A-Z][^\n!]*\.$/);
  });

  test("everything in place is read", () => {
    const text = `## One {#one}\n\n${"word ".repeat(329)}\n`;
    const parsed = parseArticle(
      `\uFEFF${file(`${FIELDS}\nways:${way("a")}${way("b")}`, text).replaceAll("\n", "\r\n")}`,
    );
    expect(parsed).toEqual({
      ok: true,
      value: {
        title: "A title",
        slug: "a-slug",
        description: "Some words",
        ways: [
          { id: "a", title: "Way a" },
          { id: "b", title: "Way b" },
        ],
        markdown: text.trim(),
        html: expect.stringContaining('<h2 id="one">One</h2>'),
        headings: [{ level: 2, id: "one", text: "One" }],
        sections: [{ id: "one", length: expect.any(Number), bare: false }],
        moves: [],
        minutes: 2,
      },
    });
  });

  test("no ways and few words takes a minute", () => {
    expect(parseArticle(file(FIELDS))).toMatchObject({ ok: true, value: { ways: [], minutes: 1 } });
  });

  test("exactly the largest size is read", () => {
    const room = ARTICLE_MAX_BYTES - Buffer.byteLength(file(FIELDS, ""));
    expect(parseArticle(file(FIELDS, "word ".repeat(room / 5).padEnd(room, "a"))).ok).toBe(true);
  });
});

test("the article that comes with Afterword can be read, and each way to cope has its section", () => {
  const parsed = parseArticle(readFileSync("app/content/article.md", "utf8"));
  if (!parsed.ok) throw new Error(parsed.error.message);
  const ids = parsed.value.headings.map(({ id }) => id);
  expect(parsed.value.ways.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
});

test("no text makes the reader throw", () => {
  const part = fc.constantFrom(
    "---\n",
    "title: a\n",
    "ways:\n",
    "  - id: a\n",
    "__proto__: x\n",
    "&a ",
    "*a\n",
    "!t ",
    "{",
    "[",
    "? ",
    "|\n",
    "<<: ",
    "\0",
    "## a {#b}\n",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.oneof(part, fc.string())).map((parts) => parts.join("")),
  );
  const front = text.map((yaml) => file(yaml));
  fc.assert(
    fc.property(fc.oneof(text, front), (source) => {
      const parsed = parseArticle(source);
      if (!parsed.ok) expect(parsed.error.message).toMatch(/^[^\n]+\.$/);
    }),
    { numRuns: 600 },
  );
});
