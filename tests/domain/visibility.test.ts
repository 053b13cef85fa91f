import { describe, expect, test } from "vitest";
import { POST_STATUSES } from "#app/domain/post.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

const [F, P, A] = ["full", "placeholder", "absent"];

/** What each visitor sees of a post, by its status. */
const EXPECTED = {
  held: { guest: A, member: A, author: F, moderator: F, "author-moderator": F, admin: F },
  published: { guest: F, member: F, author: F, moderator: F, "author-moderator": F, admin: F },
  declined: { guest: A, member: A, author: F, moderator: F, "author-moderator": F, admin: F },
  removed: { guest: P, member: P, author: F, moderator: F, "author-moderator": F, admin: F },
  withdrawn: { guest: P, member: P, author: F, moderator: P, "author-moderator": F, admin: P },
  erased: { guest: P, member: P, author: P, moderator: P, "author-moderator": P, admin: P },
};

describe("a post", () => {
  test.each(combinations({ status: POST_STATUSES, actor: ACTOR_NAMES }))(
    "that is $status, for $actor",
    ({ status, actor }) => {
      expect(seenBy(ACTORS[actor], { status, authorId: AUTHOR_ID })).toBe(EXPECTED[status][actor]);
    },
  );

  test.each(combinations({ status: POST_STATUSES, actor: ACTOR_NAMES }))(
    "that is $status and whose author is gone has no author, not even $actor",
    ({ status, actor }) => {
      const stranger = { author: "member", "author-moderator": "moderator" } as const;
      const seenAs = actor === "author" || actor === "author-moderator" ? stranger[actor] : actor;
      expect(seenBy(ACTORS[actor], { status, authorId: null })).toBe(EXPECTED[status][seenAs]);
    },
  );
});
