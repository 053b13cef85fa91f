import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { can } from "#app/domain/permissions.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { STANDINGS } from "#app/domain/sanction.ts";
import { AUDIENCES, THREAD_KINDS, type ThreadFacts } from "#app/domain/thread.ts";
import { ACTOR_NAMES, ACTORS, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

/** Closing a thread and opening it again, by who reads it; the author is whoever began the thread. */
const LOCK = grid(`
                    everyone         members          only-me
  guest             moderators-only  moderators-only  moderators-only
  member            moderators-only  moderators-only  moderators-only
  author            moderators-only  moderators-only  moderators-only
  moderator         yes              yes              not-found
  author-moderator  lock-own         lock-own         lock-own
  admin             yes              yes              not-found
`);

const answer = (actor: (typeof ACTORS)[keyof typeof ACTORS] | Member, thread: Partial<ThreadFacts>) => {
  const facts: ThreadFacts = {
    ...{ kind: "experience", audience: "everyone", authorId: AUTHOR_ID, locked: false },
    ...{ openingStatus: "published", openingAlias: null, hope: null, ...thread },
  };
  const decision = can(actor, "lock-thread", facts);
  return decision.allowed ? "yes" : decision.reason;
};

describe("closing a thread to replies", () => {
  const everything = combinations({
    ...{ actor: ACTOR_NAMES, audience: AUDIENCES, kind: THREAD_KINDS.filter((kind) => kind !== "article") },
    ...{ openingStatus: POST_STATUSES, locked: [false, true], openingAlias: [null, "Quiet Heron"] },
  });
  test.each(everything)(
    "by $actor: a $kind for $audience whose opening is $openingStatus (locked: $locked, alias: $openingAlias)",
    ({ actor, audience, ...thread }) => {
      expect(answer(ACTORS[actor], { audience, ...thread })).toBe(LOCK.at(actor, audience));
    },
  );

  test.each(ACTOR_NAMES)("under an article, by %s", (actor) => {
    const onDesk = ["moderator", "author-moderator", "admin"].includes(actor);
    const article = { kind: "article", openingStatus: null } as const;
    for (const authorId of [null, AUTHOR_ID])
      expect(answer(ACTORS[actor], { ...article, authorId })).toBe(onDesk ? "yes" : "moderators-only");
  });

  test.each(combinations({ actor: ["moderator", "admin"], standing: STANDINGS }))(
    "by $actor who is $standing",
    ({ actor, standing }) => {
      const barred = standing === "paused" || standing === "banned";
      expect(answer({ ...ACTORS[actor], standing }, {})).toBe(barred ? "moderators-only" : "yes");
    },
  );
});
