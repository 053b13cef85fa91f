import { describe, expect, test } from "vitest";
import { isMember } from "#app/domain/actor.ts";
import { can } from "#app/domain/permissions.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import {
  BREAK,
  canBeFound,
  type FoundPost,
  facetsAskedFor,
  facetsOf,
  facetsOfScope,
  fits,
  indexedWords,
  LAST_PLACE,
  type Scope,
  type SearchFilter,
} from "#app/domain/search.ts";
import { AUDIENCES, audiencesOpenTo, THREAD_KINDS } from "#app/domain/thread.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

const ANY: SearchFilter = {
  ...{ kind: null, ending: null, timeSince: null, hope: null, note: null, helped: false, authorId: null },
  ...{ fromMs: null, untilMs: null },
};

const aPost = (
  change: Partial<Omit<FoundPost, "thread">> = {},
  thread: Partial<FoundPost["thread"]> = {},
) => ({
  ...{
    position: 0,
    authorId: AUTHOR_ID,
    alias: null,
    status: "published" as const,
    contentNotes: [],
    helped: false,
  },
  ...change,
  thread: {
    ...({
      kind: "experience",
      audience: "everyone",
      authorId: AUTHOR_ID,
      openingStatus: "published",
    } as const),
    ...{ ending: null, timeSince: null, hope: null },
    ...thread,
  },
});

const EVERY_POST = combinations({
  kind: THREAD_KINDS,
  audience: AUDIENCES,
  status: POST_STATUSES,
  openingStatus: [null, ...POST_STATUSES],
  position: [0, 1],
}).map(({ status, position, ...thread }) => aPost({ status, position }, thread));

const scopesOf = (name: (typeof ACTOR_NAMES)[number]): Scope[] => {
  const actor = ACTORS[name];
  return [{ audiences: audiencesOpenTo(actor) }, ...(isMember(actor) ? [{ ownerId: actor.id }] : [])];
};

describe("what can be found", () => {
  test.each(ACTOR_NAMES)("by the %s is nothing that they cannot open", (name) => {
    const actor = ACTORS[name];
    for (const post of EVERY_POST)
      for (const scope of scopesOf(name)) {
        if (!canBeFound(post, scope)) continue;
        const thread = { ...post.thread, locked: false, openingAlias: null };
        expect([post, can(actor, "read-thread", thread).allowed, post.status]).toEqual([
          post,
          true,
          "published",
        ]);
      }
  });

  test.each(ACTOR_NAMES)("by the %s is what the index says it is: one rule in two places", (name) => {
    for (const post of EVERY_POST)
      for (const scope of scopesOf(name)) {
        const facets = facetsOf(post);
        const indexed = facetsOfScope(scope).some((facet) => facets?.includes(facet));
        expect([post, scope, indexed]).toEqual([post, scope, canBeFound(post, scope)]);
      }
  });

  test.each(combinations({ kind: THREAD_KINDS, audience: AUDIENCES, position: [0, 1] }))(
    "as one's own: $kind for $audience, position $position",
    ({ kind, audience, position }) => {
      const own = audience === "only-me" || (kind === "letter" && position === 0);
      const post = aPost({ position }, { kind, audience });
      expect(canBeFound(post, { ownerId: AUTHOR_ID })).toBe(own);
      expect(canBeFound(post, { ownerId: "somebody else" })).toBe(false);
    },
  );

  test.each([
    ["published", "published", true],
    ["published", null, true],
    ["published", "withdrawn", false],
    ["published", "removed", false],
    ["held", "published", false],
    ["removed", "published", false],
    ["withdrawn", "published", false],
  ] as const)("a post that is %s under an opening that is %s: %s", (status, openingStatus, found) => {
    expect(canBeFound(aPost({ status }, { openingStatus }), { audiences: ["everyone"] })).toBe(found);
  });
});

describe("a filter", () => {
  test.each([
    ["kind", { kind: "question" }],
    ["ending", { ending: "money" }],
    ["time since", { timeSince: "longer" }],
    ["hope", { hope: "just-listen" }],
    ["note", { note: "death" }],
    ["author", { authorId: "other" }],
    ["what helped", { helped: true }],
  ] as const)("by %s lets through what has it, and nothing else", (_what, change) => {
    const filter = { ...ANY, ...change };
    const having = aPost(
      { contentNotes: ["death"], authorId: "other", helped: true },
      { kind: "question", ending: "money", timeSince: "longer", hope: "just-listen" },
    );
    expect([fits(having, filter), fits(aPost(), filter), fits(aPost(), ANY)]).toEqual([true, false, true]);
  });

  test("by no content note lets through posts without any", () => {
    const filter = { ...ANY, note: "none" } as const;
    expect([fits(aPost(), filter), fits(aPost({ contentNotes: ["death"] }), filter)]).toEqual([true, false]);
  });

  test("by author never has an anonymous post, and the index does not know whose it is", () => {
    for (const post of EVERY_POST.filter(
      ({ thread }) => thread.audience !== "only-me" && thread.kind !== "letter",
    )) {
      const anonymous = { ...post, alias: "Quiet Heron" };
      expect(fits(anonymous, { ...ANY, authorId: AUTHOR_ID })).toBe(false);
      expect(JSON.stringify(facetsOf(anonymous))).not.toContain(AUTHOR_ID.replaceAll("-", "·"));
    }
  });

  test("asks for facets that no word can be", () => {
    const facets = [
      ...(facetsOf(
        aPost({ contentNotes: ["self-harm"], helped: true }, { kind: "letter", ending: "retired-or-ill" }),
      ) ?? []),
    ];
    for (const facet of [...facets, ...facetsAskedFor({ ...ANY, authorId: "x" })])
      expect(facet).toMatch(/^§[a-z0-9·]+$/);
  });
});

describe("the words of a post in their order", () => {
  test("keep a title apart from the text under it", () => {
    expect(indexedWords(["a"], ["b", "c"])).toEqual(["a", BREAK, "b", "c"]);
    expect(indexedWords(null, ["b"])).toEqual(["b"]);
  });

  test("have each word as often as both databases can count", () => {
    const words = indexedWords(null, Array<string>(300).fill("so"));
    expect([words.length, words.filter((word) => word === "so").length]).toEqual([300, 255]);
  });

  test("go on without phrases where places can no longer be told apart, and lose no word", () => {
    const text = Array.from({ length: LAST_PLACE + 10 }, (_, n) => `w${n}`);
    const words = indexedWords(null, text);
    expect(new Set(words)).toEqual(new Set([...text, BREAK]));
    expect(words.slice(LAST_PLACE, LAST_PLACE + 4)).toEqual([
      BREAK,
      `w${LAST_PLACE}`,
      BREAK,
      `w${LAST_PLACE + 1}`,
    ]);
  });
});
