import { describe, expect, test } from "vitest";
import { actionsFor } from "#app/domain/moderation.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

/** Who may decide at all: moderators and admins, about what somebody else wrote. */
const DECIDES = {
  guest: false,
  member: false,
  author: false,
  moderator: true,
  "author-moderator": false,
  admin: true,
};

/** The buttons on an item, by its status and the post's, in their order. */
const BUTTONS = {
  open: {
    held: ["approve", "relabel", "redact", "decline", "remove"],
    published: ["answered", "dismiss", "relabel", "redact", "remove"],
    declined: ["answered", "dismiss", "restore"],
    removed: ["answered", "dismiss", "restore"],
    withdrawn: ["answered", "dismiss", "remove"],
    erased: ["answered", "dismiss"],
  },
  closed: {
    held: ["relabel", "redact", "remove"],
    published: ["relabel", "redact", "remove"],
    declined: ["restore"],
    removed: ["restore"],
    withdrawn: ["remove"],
    erased: [],
  },
};

describe("a review item", () => {
  test.each(
    combinations({
      item: ["open", "closed"],
      status: POST_STATUSES,
      actor: ACTOR_NAMES,
      withdrawnAtMs: [null, 1_767_722_400_000],
    }),
  )(
    "that is $item, on a $status post, for $actor (withdrawn at: $withdrawnAtMs)",
    ({ item, status, actor, withdrawnAtMs }) => {
      const facts = {
        status: item,
        version: 3,
        post: {
          status,
          withdrawnAtMs,
          withdrawnFrom: withdrawnAtMs === null ? null : ("published" as const),
          authorId: AUTHOR_ID,
          revision: 1,
        },
      };
      expect(actionsFor(ACTORS[actor], facts)).toEqual(DECIDES[actor] ? BUTTONS[item][status] : []);
    },
  );

  test.each(ACTOR_NAMES)("whose post has lost its author is open to %s by role alone", (actor) => {
    const byRole = ["moderator", "author-moderator", "admin"].includes(actor);
    const post = {
      status: "published",
      withdrawnAtMs: null,
      withdrawnFrom: null,
      authorId: null,
      revision: 1,
    } as const;
    const actions = actionsFor(ACTORS[actor], { status: "open", version: 1, post });
    expect(actions).toEqual(byRole ? ["answered", "dismiss", "relabel", "redact", "remove"] : []);
  });
});
