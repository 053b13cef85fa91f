import { describe, expect, test } from "vitest";
import { isWayOut } from "#app/domain/paths.ts";
import { renderArticle, renderMarkdown } from "#app/render/markdown.ts";

const WAYS_OUT = [
  ...["/leave", "/LEAVE", "/leave/", "/leave?x", "/leave#x", "/leave.data"],
  ...["/%6ceave", "/%4C%45ave", "/leav%65"],
  ...["/./leave", "/x/../leave", "/x/../../leave?x", "/%2e/leave", "/x/%2E%2e/%6ceave", "/x/.././leave.data"],
];

describe("a link to the way out", () => {
  test.each([...WAYS_OUT, "//leave", "/.//leave", "/x/..//leave/"])(
    "is none in a post or an article, on whatever host: %s",
    (path) => {
      expect(isWayOut(path)).toBe(true);
      const link = `[on](https://forum.example${path})`;
      expect(renderMarkdown(link)).not.toContain("href");
      expect(renderArticle(link).html).not.toContain("href");
    },
  );

  test.each([...WAYS_OUT, "/.//leave"])("is none in an article, of this forum itself: %s", (path) => {
    expect(renderArticle(`[on](${path})`).html).not.toContain("href");
  });

  test.each([
    ...["/leaves", "/leaving-quickly", "/article", "/%256ceave", "/x/leave", "/le%ZZave"],
    ...["/leave/../article", "/article?next=/leave", "/article#/leave"],
  ])("is not what leads elsewhere: %s", (path) => {
    expect(isWayOut(path)).toBe(false);
    expect(renderMarkdown(`[on](https://forum.example${path})`)).toContain("href");
    expect(renderArticle(`[on](${path})`).html).toContain("href");
  });

  test("is not a place on the same page", () => {
    expect(isWayOut("#leave")).toBe(false);
    expect(renderArticle("[on](#leave)").html).toContain('href="#leave"');
  });
});
