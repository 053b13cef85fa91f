import { describe, expect, test } from "vitest";
import { authorOf, isShownStarter, namedAuthorIds } from "#app/domain/anonymity.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import type { ThreadFacts } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";

const names = new Map([
  [AUTHOR_ID, { handle: "Ash", hasPage: true }],
  ["account-of-a-member", { handle: "Robin", hasPage: false }],
]);

describe("the name over a post", () => {
  test.each(
    combinations({
      seen: ["full", "placeholder", "absent"],
      authorId: [AUTHOR_ID, "account-of-a-member", "unknown", null],
      alias: ["Quiet Heron", null],
    }),
  )("that is seen as $seen, by $authorId under $alias", ({ seen, authorId, alias }) => {
    const named = new Map<string | null, object>(
      Object.entries({
        [AUTHOR_ID]: { name: "Ash", anonymous: false, hasPage: true },
        "account-of-a-member": { name: "Robin", anonymous: false, hasPage: false },
      }),
    ).get(authorId);
    const shown = alias === null ? (named ?? null) : { name: alias, anonymous: true, hasPage: false };
    expect(authorOf({ authorId, alias }, seen, names)).toEqual(seen === "full" ? shown : null);
  });

  test("is never an id", () => {
    expect(authorOf({ authorId: AUTHOR_ID, alias: null }, "full", new Map())).toBeNull();
  });

  test("of an anonymous post is not even looked up", () => {
    const posts = [
      { authorId: AUTHOR_ID, alias: "Quiet Heron" },
      { authorId: "account-of-a-member", alias: null },
    ];
    expect(namedAuthorIds(posts)).toEqual([null, "account-of-a-member"]);
  });
});

describe("“started this thread”", () => {
  const ALIASES = [null, "Quiet Heron", "Early Wren"] as const;
  const everywhere = combinations({
    actor: ACTOR_NAMES,
    openingStatus: POST_STATUSES,
    openingAlias: ["Quiet Heron", null],
    alias: ALIASES,
    authorId: [AUTHOR_ID, "account-of-a-member", null],
  });

  test.each(everywhere)(
    "for $actor, over a reply by $authorId under $alias, where $openingAlias opened (now $openingStatus)",
    ({ actor, openingStatus, openingAlias, alias, authorId }) => {
      const thread = { openingStatus, openingAlias, authorId: AUTHOR_ID } as ThreadFacts;
      const sameName = alias === openingAlias && (alias !== null || authorId === AUTHOR_ID);
      const seesOpening = seenBy(ACTORS[actor], { status: openingStatus, authorId: AUTHOR_ID }) === "full";
      expect(isShownStarter(ACTORS[actor], thread, { authorId, alias })).toBe(sameName && seesOpening);
    },
  );

  test.each(ACTOR_NAMES)("stands nowhere under an article, for %s", (actor) => {
    const thread = { openingStatus: null, openingAlias: null, authorId: null } as ThreadFacts;
    expect(isShownStarter(ACTORS[actor], thread, { authorId: AUTHOR_ID, alias: null })).toBe(false);
  });
});
