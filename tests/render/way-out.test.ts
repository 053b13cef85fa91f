import { describe, expect, test } from "vitest";
import { isWayOut } from "#app/domain/paths.ts";
import { renderMarkdown } from "#app/render/markdown.ts";

describe("a link to the way out", () => {
  test.each([
    "/leave",
    "/LEAVE",
    "/leave/",
    "/leave?x",
    "/leave#x",
    "/leave.data",
    "/%6ceave",
    "/%4C%45ave",
    "/leav%65",
  ])("is none in a post, on whatever host: %s", (path) => {
    expect(isWayOut(path)).toBe(true);
    expect(renderMarkdown(`[on](https://forum.example${path})`)).not.toContain("href");
  });

  test.each(["/leaves", "/leaving-quickly", "/article", "/%256ceave", "/x/leave", "/le%ZZave"])(
    "is not what leads elsewhere: %s",
    (path) => {
      expect(isWayOut(path)).toBe(false);
      expect(renderMarkdown(`[on](https://forum.example${path})`)).toContain("href");
    },
  );
});
