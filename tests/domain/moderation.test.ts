import { describe, expect, test } from "vitest";
import { actionsFor, canGoBack, changesPost, ITEM_ACT_NAMES, outcomeAfter } from "#app/domain/moderation.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { AUDIENCES } from "#app/domain/thread.ts";
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

const A_REPLY = { position: 3, alias: null, audience: "everyone" } as const;

/** The buttons on an item, by its status and the post's, in their order. */
const BUTTONS = {
  open: {
    held: ["approve", "relabel", "move", "redact", "decline", "remove"],
    published: ["answered", "dismiss", "relabel", "move", "redact", "remove"],
    declined: ["answered", "dismiss", "restore"],
    removed: ["answered", "dismiss", "restore"],
    withdrawn: ["answered", "dismiss", "remove"],
    erased: ["answered", "dismiss"],
  },
  closed: {
    held: ["relabel", "move", "redact", "remove"],
    published: ["relabel", "move", "redact", "remove"],
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
          ...A_REPLY,
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
      ...A_REPLY,
    } as const;
    const actions = actionsFor(ACTORS[actor], { status: "open", version: 1, post });
    expect(actions).toEqual(byRole ? ["answered", "dismiss", "relabel", "move", "redact", "remove"] : []);
  });

  test.each([
    { what: "a reply to everyone", standing: A_REPLY, moves: true },
    { what: "a reply to members", standing: { ...A_REPLY, audience: "members" }, moves: true },
    { what: "an opening", standing: { ...A_REPLY, position: 0 }, moves: false },
    { what: "a reply without a name", standing: { ...A_REPLY, alias: "Quiet Heron" }, moves: false },
    { what: "a private one", standing: { ...A_REPLY, audience: "only-me" }, moves: false },
  ] as const)("about $what can give it a thread of its own: $moves", ({ standing, moves }) => {
    const post = { status: "published", withdrawnAtMs: null, withdrawnFrom: null, ...standing } as const;
    const item = { status: "open", version: 1, post: { ...post, authorId: AUTHOR_ID, revision: 1 } } as const;
    expect(actionsFor(ACTORS.moderator, item).includes("move")).toBe(moves);
  });
});

describe("a review item about what only its author reads by now", () => {
  test.each(combinations({ item: ["open", "closed"], status: POST_STATUSES, actor: ACTOR_NAMES }))(
    "can be left as it is while it is open, and nothing else: $item, $status, $actor",
    ({ item, status, actor }) => {
      const post = { status, withdrawnAtMs: null, withdrawnFrom: null, authorId: AUTHOR_ID, revision: 1 };
      const facts = { status: item, version: 3, post: { ...post, ...A_REPLY, audience: "only-me" as const } };
      const expected = DECIDES[actor] && item === "open" ? ["dismiss"] : [];
      expect(actionsFor(ACTORS[actor], facts)).toEqual(expected);
    },
  );
});

test("two acts say that a post may stay as it is, and the others do something to it", () => {
  expect(ITEM_ACT_NAMES.filter((act) => !changesPost(act))).toEqual(["answered", "dismiss"]);
});

describe("what those who reported are told", () => {
  const line = (text: string, index: number) => {
    const [act = "", of = null] = text.split("<");
    return { id: `${act}${index}`, act, ofActId: of };
  };

  test.each([
    { earlier: "", act: "dismiss", told: "left" },
    { earlier: "", act: "remove", told: "acted" },
    { earlier: "claim redact", act: "approve", told: "acted" },
    { earlier: "claim assess", act: "answered", told: "left" },
    { earlier: "remove care", act: "answered", told: "acted" },
    { earlier: "remove undo<remove0", act: "answered", told: "left" },
    { earlier: "redact remove undo<remove1", act: "answered", told: "acted" },
    { earlier: "remove", act: "restore", told: "left" },
    { earlier: "remove restore", act: "dismiss", told: "left" },
    { earlier: "remove restore relabel", act: "dismiss", told: "acted" },
  ] as const)("when $act ends the item after “$earlier”: $told", ({ earlier, act, told }) => {
    expect(outcomeAfter(earlier.split(" ").filter(Boolean).map(line), act)).toBe(told);
  });
});

describe("a post with a thread of its own", () => {
  test.each(
    combinations({
      position: [0, 1],
      isAnswered: [true, false],
      audience: AUDIENCES,
      audienceThere: AUDIENCES,
    }),
  )("goes back only unanswered and to the same people: %o", (facts) => {
    const { position, isAnswered, audience, audienceThere } = facts;
    expect(canGoBack(facts)).toBe(position === 0 && !isAnswered && audience === audienceThere);
  });
});
