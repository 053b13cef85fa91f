import { describe, expect, test } from "vitest";
import { GESTURE_SLUGS, GESTURES, knownWay, receivedInWords } from "#app/domain/gesture.ts";
import { can, type PostFacts } from "#app/domain/permissions.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { AUDIENCES } from "#app/domain/thread.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

/**
 * Who may give or take back a gesture, in a thread for everyone. The letters of each word stand for guest, member,
 * author, moderator, author who is a moderator, admin, where "author" is whoever started the thread.
 */
const ANSWERS = { y: true, s: "sign-in-first", o: "own-post", g: "post-gone", f: "not-found" } as const;
const EXPECTED = grid(`
                       held    published  declined  removed  withdrawn  erased
  the-author's-post    ffogog  syoyoy     ffogog    ggogog   ggogog     gggggg
  another's-post       fffggg  syyyyy     fffggg    gggggg   gggggg     gggggg
`);

const SHUT_OUT = {
  everyone: [],
  members: ["guest"],
  "only-me": ["guest", "member", "moderator", "admin"],
} as const;

const everywhere = combinations({
  actor: ACTOR_NAMES,
  whose: ["the-author's-post", "another's-post"],
  status: POST_STATUSES,
  audience: AUDIENCES,
  locked: [false, true],
  hope: [null, "no-replies"],
});

describe("a gesture", () => {
  test.each(everywhere)(
    "by $actor on $whose ($status, for $audience, locked: $locked, hope: $hope)",
    ({ actor, whose, status, audience, locked, hope }) => {
      const authorId = whose === "the-author's-post" ? AUTHOR_ID : "account-of-another";
      const post: PostFacts = {
        status,
        authorId: status === "erased" ? null : authorId,
        alias: null,
        withdrawnAtMs: null,
        withdrawnFrom: null,
        thread: {
          ...{ kind: "experience", audience, authorId: AUTHOR_ID, locked, hope },
          ...{ openingStatus: "published", openingAlias: null },
        },
      };
      const letter = EXPECTED.at(whose, status).charAt(ACTOR_NAMES.indexOf(actor)) as keyof typeof ANSWERS;
      const isShutOut = (SHUT_OUT[audience] as readonly string[]).includes(actor);
      const decision = can(ACTORS[actor], "gesture", post);
      expect(decision.allowed || decision.reason).toBe(isShutOut ? "not-found" : ANSWERS[letter]);
    },
  );

  test("is told to its author in words, nothing for none, and the same words for one as a person would say", () => {
    const counts = new Map([
      ["thank-you", 1],
      ["hear-you", 3],
      ["helped", 12],
    ] as const);
    expect(receivedInWords(counts)).toEqual([
      "3 people hear you",
      "One person thanks you",
      "This helped 12 people",
    ]);
    expect(receivedInWords(new Map())).toEqual([]);
    for (const gesture of GESTURE_SLUGS) expect(GESTURES[gesture].many(2)).toMatch(/\b2 people\b/);
  });

  test("names a way only while the article has it", () => {
    const ways = [{ id: "talk", title: "Talk" }];
    expect([knownWay(ways, "talk"), knownWay(ways, "gone"), knownWay(ways, null)]).toEqual([
      "talk",
      null,
      null,
    ]);
  });
});
