import { describe, expect, test } from "vitest";
import { authorName } from "#app/domain/anonymity.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

const handles = new Map([
  [AUTHOR_ID, "Ash"],
  ["account-of-a-member", "Robin"],
]);

describe("the name over a post", () => {
  test.each(
    combinations({
      status: POST_STATUSES,
      seen: ["full", "placeholder", "absent"],
      authorId: [AUTHOR_ID, "unknown", null],
    }),
  )("that is $status and seen as $seen, by $authorId", ({ status, seen, authorId }) => {
    const named = seen === "full" && authorId === AUTHOR_ID;
    expect(authorName({ status, authorId }, seen, handles)).toBe(named ? "Ash" : null);
  });

  test("is never an id", () => {
    expect(authorName({ status: "published", authorId: AUTHOR_ID }, "full", new Map())).toBeNull();
  });
});
