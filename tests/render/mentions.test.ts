import { describe, expect, test } from "vitest";
import { handleKey } from "#app/domain/handle.ts";
import type { KnownNames } from "#app/domain/mention.ts";
import { excerptOf, namesInPost, renderMarkdown, renderPost } from "#app/render/markdown.ts";
import { sanitizePost } from "#app/render/sanitize.ts";
import { strangersIn } from "./allow-list.ts";

const KNOWN: KnownNames = {
  handles: new Map(["robin", "wren", "山田太郎", "жених"].map((handle) => [handleKey(handle), handle])),
  aliases: new Set(["Quiet Heron"]),
};

const ROBIN = '<a class="mention" href="/people/robin">@robin</a>';
const HERON = '<span class="mention">@Quiet Heron</span>';

describe("a mention in Markdown", () => {
  test.each([
    ["Thank you, @robin.", `<p>Thank you, ${ROBIN}.</p>`],
    ["**@robin** and *you, @Quiet Heron*", `<p><strong>${ROBIN}</strong> and <em>you, ${HERON}</em></p>`],
    ["- @robin\n- @Quiet Heron", `<ul>\n<li>${ROBIN}</li>\n<li>${HERON}</li>\n</ul>`],
    ["> @robin", `<blockquote>\n<p>${ROBIN}</p>\n</blockquote>`],
    ["# @robin", `<h3>${ROBIN}</h3>`],
    ["one\n@robin", `<p>one<br />${ROBIN}</p>`],
    ["| @robin |\n| --- |\n| @Quiet Heron |", `<th>${ROBIN}</th>`],
    [
      "@山田太郎さん",
      '<a class="mention" href="/people/%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E">@山田太郎</a>さん',
    ],
    ["@жених", '<a class="mention" href="/people/%D0%B6%D0%B5%D0%BD%D0%B8%D1%85">@жених</a>'],
  ])("%j is shown", (source, expected) => {
    const { html } = renderPost(source, KNOWN);
    expect(html).toContain(expected);
    expect(strangersIn(html, "post")).toEqual([]);
  });

  test.each([
    "`@robin`",
    "```\n@robin\n```",
    "    @robin",
    "[@robin](https://example.org)",
    "![@robin](https://example.org/a.png)",
    "https://example.org/@robin",
    "robin@robin.example",
    "<robin@robin.example>",
    "\\@robin",
    "@nobody",
  ])("%j mentions nobody", (source) => {
    const { html, mentioned } = renderPost(source, KNOWN);
    expect(mentioned).toEqual([]);
    expect(html).not.toContain("mention");
    expect(html).toBe(renderMarkdown(source));
  });

  test("is named once however often it stands there, in the order of reading", () => {
    const { mentioned } = renderPost("@Quiet Heron, @robin, @Robin and @quiet heron", KNOWN);
    expect(mentioned).toEqual([
      { kind: "alias", alias: "Quiet Heron" },
      { kind: "person", handle: "robin" },
    ]);
  });

  test("leaves the words of an excerpt as they are", () => {
    expect(excerptOf(renderPost("So@x. @robin, @Quiet Heron.", KNOWN).html, 200)).toBe(
      "So@x. @robin, @Quiet Heron.",
    );
  });

  test("cannot be made by hand: links and classes that somebody writes go", () => {
    const typed = [
      "[x](/people/robin)",
      '<a class="mention" href="/people/robin">x</a>',
      '<span class="mention">x</span>',
    ];
    for (const source of typed) expect(renderPost(source, KNOWN).html).not.toMatch(/<[^>]*(?:mention|href)/);
    const forged = [
      "/people/../leave",
      "/people/a/b",
      "/leave",
      "//evil.example/people/x",
      "/people/x?y",
      "javascript:1",
    ];
    for (const href of forged) expect(sanitizePost(`<a class="mention" href="${href}">x</a>`)).toBe("x");
    expect(sanitizePost('<span class="other">x</span>')).toBe("<span>x</span>");
  });

  test("is not looked for in a text that is shown without formatting", () => {
    const source = `${"> ".repeat(40)}@robin`;
    expect(renderPost(source, KNOWN).mentioned).toEqual([]);
    expect(namesInPost(source)).toEqual({ handleKeys: [], aliases: [] });
  });

  test("is looked up only where it could stand", () => {
    expect(namesInPost("`@code` @robin [@link](https://example.org) a@mail.example").handleKeys).toEqual([
      "robin",
    ]);
    expect(namesInPost("no sign of it")).toEqual({ handleKeys: [], aliases: [] });
  });
});
