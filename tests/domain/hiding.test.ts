import { describe, expect, test } from "vitest";
import { isMember } from "#app/domain/actor.ts";
import { matcherOf } from "#app/domain/hidden-words.ts";
import {
  aliasKey,
  type FoldReason,
  foldOf,
  type Hideable,
  type Hides,
  NOTHING_HIDDEN,
} from "#app/domain/hiding.ts";
import { can, type Decision, type PostFacts } from "#app/domain/permissions.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { AUDIENCES } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

const THREAD = "thread-one";
const ALIAS = "Quiet Heron";

/** Whom the reader has muted, and whose posts that folds. */
const MUTED = {
  nobody: { people: [], aliases: [], folds: { named: false, anonymous: false } },
  "the name": { people: [AUTHOR_ID], aliases: [], folds: { named: true, anonymous: false } },
  "the alias": { people: [], aliases: [[THREAD, ALIAS]], folds: { named: false, anonymous: true } },
  "the alias in another thread": {
    people: [],
    aliases: [["thread-two", ALIAS]],
    folds: { named: false, anonymous: false },
  },
  "somebody else": {
    people: ["account-of-somebody"],
    aliases: [[THREAD, "Quiet Otter"]],
    folds: { named: false, anonymous: false },
  },
} as const;
type Muted = keyof typeof MUTED;

const EVERYTHING = combinations({
  actor: ACTOR_NAMES,
  audience: AUDIENCES,
  status: POST_STATUSES,
  anonymous: [false, true],
  muted: Object.keys(MUTED) as Muted[],
  note: [false, true],
  word: [false, true],
});

type Case = (typeof EVERYTHING)[number];

const isTheAuthor = ({ actor }: Case): boolean => actor === "author" || actor === "author-moderator";

function hidesIn({ actor, muted, note, word }: Case): Hides {
  const viewer = ACTORS[actor];
  const { people, aliases } = MUTED[muted];
  return {
    readerId: isMember(viewer) ? viewer.id : null,
    people: new Set(people),
    aliases: new Set(aliases.map(([thread, alias]) => aliasKey(thread, alias))),
    notes: note ? ["death"] : [],
    words: word ? matcherOf(["clinic"]) : null,
  };
}

const postIn = ({ anonymous }: Case): Hideable => ({
  threadId: THREAD,
  authorId: AUTHOR_ID,
  alias: anonymous ? ALIAS : null,
  contentNotes: '["abuse","death"]',
});

/** What the reader sees of it: everything that can be decided about a post, read one after the other. */
function decided(one: Case): "nothing" | "placeholder" | "open" | FoldReason {
  const viewer = ACTORS[one.actor];
  const { audience, status, anonymous } = one;
  const alias = anonymous ? ALIAS : null;
  const thread: PostFacts["thread"] = {
    kind: "experience",
    audience,
    authorId: AUTHOR_ID,
    locked: false,
    openingStatus: "published",
    openingAlias: alias,
    hope: null,
  };
  if (!can(viewer, "read-thread", thread).allowed) return "nothing";
  const seen = seenBy(viewer, { status, authorId: AUTHOR_ID });
  if (seen === "absent") return "nothing";
  if (seen === "placeholder") return "placeholder";
  return foldOf(hidesIn(one), postIn(one), ["The clinic closed."]) ?? "open";
}

describe("what is hidden, for every reader, audience, status, name, mute, note and word", () => {
  test("hiding only ever folds what would stand open", () => {
    for (const one of EVERYTHING) {
      const bare = decided({ ...one, muted: "nobody", note: false, word: false });
      if (bare !== "open") expect([one, decided(one)]).toEqual([one, bare]);
    }
  });

  test("what stands open folds for the first reason that holds, and never for its own author", () => {
    for (const one of EVERYTHING) {
      if (decided({ ...one, muted: "nobody", note: false, word: false }) !== "open") continue;
      const isMuted = MUTED[one.muted].folds[one.anonymous ? "anonymous" : "named"];
      const why = isMuted ? "muted" : one.note ? "note" : one.word ? "word" : "open";
      expect([one, decided(one)]).toEqual([one, isTheAuthor(one) ? "open" : why]);
    }
  });

  test("a mute of a name makes no difference to what its owner writes under an alias, nor the reverse", () => {
    for (const one of EVERYTHING) {
      const other = one.anonymous ? "the name" : "the alias";
      expect(decided({ ...one, muted: other })).toBe(decided({ ...one, muted: "nobody" }));
    }
  });

  test("a mute of an alias holds in its thread alone", () => {
    for (const one of EVERYTHING)
      expect(decided({ ...one, muted: "the alias in another thread" })).toBe(
        decided({ ...one, muted: "nobody" }),
      );
  });
});

test("whose author is gone is folded by an alias, a note or a word, and by no mute of a name", () => {
  const gone: Hideable = { threadId: THREAD, authorId: null, alias: null, contentNotes: "[]" };
  const hides: Hides = {
    ...NOTHING_HIDDEN,
    people: new Set([AUTHOR_ID]),
    aliases: new Set([aliasKey(THREAD, ALIAS)]),
  };
  expect(foldOf(hides, gone, [])).toBeNull();
  expect(foldOf(hides, { ...gone, alias: ALIAS }, [])).toBe("muted");
});

test("a guest, who has no account, is the author of nothing, not even of what has no author", () => {
  const gone: Hideable = { threadId: THREAD, authorId: null, alias: null, contentNotes: '["death"]' };
  expect(foldOf({ ...NOTHING_HIDDEN, notes: ["death"] }, gone, [])).toBe("note");
});

/** A published post in a thread that its author started. */
const PUBLISHED: PostFacts = {
  status: "published",
  authorId: AUTHOR_ID,
  alias: null,
  withdrawnAtMs: null,
  withdrawnFrom: null,
  thread: {
    kind: "experience",
    audience: "everyone",
    authorId: AUTHOR_ID,
    locked: false,
    openingStatus: "published",
    openingAlias: null,
    hope: null,
  },
};

const whyNot = (decision: Decision) => (decision.allowed ? true : decision.reason);

describe("muting the author of a post", () => {
  const known = { authorId: AUTHOR_ID, alias: null };
  test.each([
    ["under their name", known, { member: true, author: "mute-self" }],
    ["under an alias", { ...known, alias: "Quiet Heron" }, { member: true, author: "mute-self" }],
    [
      "whose account is gone",
      { ...known, authorId: null },
      { member: "nobody-there", author: "nobody-there" },
    ],
    [
      "of whom only the alias is left",
      { authorId: null, alias: "Quiet Heron" },
      { member: true, author: true },
    ],
  ] as const)("%s", (_who, author, expected) => {
    const post = { ...PUBLISHED, ...author };
    expect(whyNot(can(ACTORS.member, "mute-author", post))).toBe(expected.member);
    expect(whyNot(can(ACTORS.author, "mute-author", post))).toBe(expected.author);
  });
});
