import { findAll, findOne, getChildren, textContent } from "domutils";
import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import type { FeedEntry, FeedView } from "#app/domain/feed-views.ts";
import { entryId, renderAtom } from "#app/render/atom.ts";
import { renderSitemap, renderSitemapIndex } from "#app/render/sitemap.ts";
import { isWellFormed } from "#tests/support/well-formed.ts";

const entry = (more: Partial<FeedEntry> = {}): FeedEntry => ({
  id: "0123456789abcdefghjk",
  title: "Tuesdays at six",
  path: "/posts/0123456789abcdefghjk",
  author: "Quiet Heron",
  summary: "I still look at the clock.",
  createdAtMs: 1_000,
  updatedAtMs: 5_000,
  ...more,
});
const feed = (...entries: FeedEntry[]): FeedView => ({
  title: "Afterword",
  path: "/",
  selfPath: "/feed.atom",
  entries,
});
const namesIn = (element: Parameters<typeof getChildren>[0] | null) =>
  (element ? getChildren(element) : []).flatMap((child) => ("name" in child ? [child.name] : []));
const ORIGIN = "https://forum.example.org";

const parsed = (xml: string) => parseDocument(xml, { xmlMode: true });
const all = (xml: string, name: string) => findAll((element) => element.name === name, parsed(xml).children);
/** What a feed reader shows: the element's text, taken as HTML, read as text. */
const shown = (element: Parameters<typeof textContent>[0] | undefined) =>
  textContent(parseDocument(element ? textContent(element) : ""));

describe("an Atom feed", () => {
  test("has what RFC 4287 asks of a feed and of each entry", () => {
    const xml = renderAtom(feed(entry(), entry({ id: "1".repeat(20), author: null })), ORIGIN);
    expect(isWellFormed(xml)).toEqual({ ok: true });
    const root = findOne((element) => element.name === "feed", parsed(xml).children);
    expect(root?.attribs.xmlns).toBe("http://www.w3.org/2005/Atom");
    const names = namesIn(root);
    expect(names).toEqual(expect.arrayContaining(["id", "title", "updated", "link", "entry", "author"]));
    expect(names.filter((name) => ["id", "title", "updated"].includes(name))).toHaveLength(3);
    for (const element of all(xml, "entry")) {
      expect(namesIn(element).sort()).toEqual([
        "author",
        "id",
        "link",
        "published",
        "summary",
        "title",
        "updated",
      ]);
    }
    expect(all(xml, "updated").map(textContent)).toEqual(Array(3).fill("1970-01-01T00:00:05.000Z"));
    expect(all(xml, "link").map(({ attribs }) => [attribs.rel, attribs.href])).toEqual([
      ["alternate", `${ORIGIN}/`],
      ["self", `${ORIGIN}/feed.atom`],
      [undefined, `${ORIGIN}/posts/0123456789abcdefghjk`],
      [undefined, `${ORIGIN}/posts/0123456789abcdefghjk`],
    ]);
  });

  test("names nobody by an address, and has none of its own where that is a secret", () => {
    const xml = renderAtom({ ...feed(entry()), selfPath: null }, ORIGIN);
    expect(all(xml, "uri")).toEqual([]);
    expect(all(xml, "email")).toEqual([]);
    expect(xml).not.toContain("feed.atom");
    expect(all(xml, "name").map(textContent)).toEqual(["Afterword", "Quiet Heron"]);
  });

  test("without entries is a feed still", () => {
    expect(isWellFormed(renderAtom(feed(), ORIGIN))).toEqual({ ok: true });
  });

  test.each([
    ["<script>alert(1)</script>"],
    ["]]><script>alert(1)</script><![CDATA["],
    ["Fish & chips &amp; peas &#x3c;"],
    ["\u0000\u0007\u001b \ufffe \uffff \ud800 end", "\ufffd\ufffd\ufffd \ufffd \ufffd \ufffd end"],
    ["<!-- <![CDATA[ ]]> --> <?xml?>"],
    ["\"quoted\" 'single'"],
  ])("holds %j as a text", (hostile, readable = hostile) => {
    const hostileEntry = entry({ title: hostile, summary: hostile, author: hostile });
    const xml = renderAtom({ ...feed(hostileEntry), title: hostile }, ORIGIN);
    expect(isWellFormed(xml)).toEqual({ ok: true });
    const [inTitle] = all(xml, "title").slice(1);
    expect(shown(inTitle)).toBe(readable);
    expect(shown(all(xml, "summary")[0])).toBe(readable);
    expect(textContent(all(xml, "name").slice(1))).toBe(readable);
    expect(textContent(all(xml, "title")[0] ?? [])).toBe(readable);
    expect(all(xml, "script")).toEqual([]);
    const html = parseDocument(textContent(inTitle ?? []));
    expect(findAll(() => true, html.children)).toEqual([]);
  });

  test("is well-formed whatever anybody writes", () => {
    const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const hostile = fc.constantFrom(
      "<",
      ">",
      "&",
      "&amp;",
      "]]>",
      "<![CDATA[",
      "<!--",
      '"',
      "\u0000",
      "\ud800",
    );
    const texts = fc.array(fc.oneof(anyUnit, hostile), { maxLength: 20 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, texts, (title, summary) => {
        const xml = renderAtom({ ...feed(entry({ title, summary, author: title })), title }, ORIGIN);
        expect(isWellFormed(xml)).toEqual({ ok: true });
      }),
      { numRuns: 100 },
    );
  });

  test("knows an entry again wherever the forum moves, by an id that is a UUID and tells nothing", () => {
    const ids = [ORIGIN, "https://elsewhere.example"].map((origin) =>
      textContent(all(renderAtom(feed(entry()), origin), "id")[1] ?? []),
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(entryId("a")).not.toBe(entryId("b"));
  });
});

describe("a sitemap", () => {
  test("and the list of sitemaps are well-formed, with each address escaped", () => {
    const entries = [
      { url: `${ORIGIN}/threads/x/it's-%E2%80%9C&<`, lastModMs: 5_000 },
      { url: `${ORIGIN}/`, lastModMs: null },
    ];
    for (const [render, item] of [
      [renderSitemap, "url"],
      [renderSitemapIndex, "sitemap"],
    ] as const) {
      const xml = render(entries);
      expect(isWellFormed(xml)).toEqual({ ok: true });
      expect(all(xml, item)).toHaveLength(2);
      expect(all(xml, "loc").map(textContent)).toEqual(entries.map(({ url }) => url));
      expect(all(xml, "lastmod").map(textContent)).toEqual(["1970-01-01T00:00:05.000Z"]);
    }
  });
});
