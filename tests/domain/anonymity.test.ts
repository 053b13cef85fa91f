import { describe, expect, test } from "vitest";
import { authorName } from "#app/domain/anonymity.ts";
import { AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

const handles = new Map([
  [AUTHOR_ID, "Ash"],
  ["account-of-a-member", "Robin"],
]);

describe("the name over a post", () => {
  test.each(
    combinations({
      seen: ["full", "placeholder", "absent"],
      authorId: [AUTHOR_ID, "unknown", null],
    }),
  )("that is seen as $seen, by $authorId", ({ seen, authorId }) => {
    const named = seen === "full" && authorId === AUTHOR_ID;
    expect(authorName({ authorId }, seen, handles)).toBe(named ? "Ash" : null);
  });

  test("is never an id", () => {
    expect(authorName({ authorId: AUTHOR_ID }, "full", new Map())).toBeNull();
  });
});
