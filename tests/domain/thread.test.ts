import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AUDIENCES,
  audiencesOpenTo,
  narrowedFrom,
  pageCount,
  pageOfPosition,
  seesThread,
  slugOf,
  THREAD_KINDS,
} from "#app/domain/thread.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

const SEES = {
  everyone: {
    guest: true,
    member: true,
    author: true,
    moderator: true,
    "author-moderator": true,
    admin: true,
  },
  members: {
    guest: false,
    member: true,
    author: true,
    moderator: true,
    "author-moderator": true,
    admin: true,
  },
  "only-me": {
    guest: false,
    member: false,
    author: true,
    moderator: false,
    "author-moderator": true,
    admin: false,
  },
};

const OPENING = { openingStatus: "published", openingAlias: null, hope: null } as const;

describe("a thread", () => {
  test.each(
    combinations({ audience: AUDIENCES, actor: ACTOR_NAMES, kind: THREAD_KINDS, locked: [true, false] }),
  )(
    "for $audience exists for $actor or not ($kind, locked: $locked)",
    ({ audience, actor, kind, locked }) => {
      const thread = { kind, audience, authorId: AUTHOR_ID, locked, ...OPENING } as const;
      expect(seesThread(ACTORS[actor], thread)).toBe(SEES[audience][actor]);
    },
  );

  test.each([
    { to: "everyone", before: null, from: null },
    { to: "members", before: null, from: 8 },
    { to: "only-me", before: null, from: 8 },
    { to: "everyone", before: 3, from: null },
    { to: "members", before: 3, from: 3 },
    { to: "only-me", before: 3, from: 3 },
  ] as const)(
    "with seven replies, narrowed from $before, is narrowed from $from for $to",
    ({ to, before, from }) => {
      expect(narrowedFrom(to, { narrowedFrom: before, lastPosition: 7 })).toBe(from);
      expect(narrowedFrom(to)).toBe(to === "everyone" ? null : 1);
    },
  );

  test.each(ACTOR_NAMES)("for “only me” whose author is gone exists for nobody, %s included", (actor) => {
    const thread = {
      kind: "letter",
      audience: "only-me",
      authorId: null,
      locked: false,
      ...OPENING,
    } as const;
    expect(seesThread(ACTORS[actor], thread)).toBe(false);
  });

  test.each(ACTOR_NAMES)("is listed for %s by the audiences they belong to, never by “only me”", (actor) => {
    expect(audiencesOpenTo(ACTORS[actor])).toEqual(
      actor === "guest" ? ["everyone"] : ["everyone", "members"],
    );
  });
});

describe("the readable part of an address", () => {
  test.each([
    ["A quiet Tuesday, at six", "a-quiet-tuesday-at-six"],
    ["I can't stop; it’s over", "i-cant-stop-its-over"],
    ["  Déjà vu — naïve café  ", "deja-vu-naive-cafe"],
    ["ﬁne ½ Ⅳ ２０２６", "fine-1-2-iv-2026"],
    ["Отпуск у терапевта", "отпуск-у-терапевта"],
    ["../../etc/passwd?x=1#y", "etc-passwd-x-1-y"],
    ["<script>alert(1)</script>", "script-alert-1-script"],
    ["İstanbul", "istanbul"],
    ["विदाई का दिन", "विदाई-का-दिन"],
    ["がんばる", "がんばる"],
    ["한 시간", "한-시간"],
    ["🌧️🌧️", "thread"],
    ["", "thread"],
    ["---", "thread"],
    [`${"a".repeat(60)} b`, "a".repeat(60)],
    ["a".repeat(61), "thread"],
    [`${"word ".repeat(12)}ab`, "word-word-word-word-word-word-word-word-word-word-word-word"],
  ])("of “%s” is %s", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test("is never empty, never longer than 60, and has only letters, digits and single hyphens between them", () => {
    const anyTitle = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.array(fc.string({ unit: "grapheme-ascii" }), { maxLength: 30 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(anyTitle, (title) => {
        const slug = slugOf(title);
        expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(slugOf(slug)).toBe(slug);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a post's page", () => {
  test.each([
    [0, 1],
    [1, 1],
    [20, 1],
    [21, 2],
    [40, 2],
    [41, 3],
    [2_000, 100],
    [2_001, 101],
  ])("at position %i is %i, and so is the number of pages when it is the last", (position, page) => {
    expect(pageOfPosition(position)).toBe(page);
    expect(pageCount(position)).toBe(page);
  });
});
