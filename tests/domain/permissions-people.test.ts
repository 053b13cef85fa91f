import { describe, expect, test } from "vitest";
import { type Actor, GUEST, type Member, ROLES } from "#app/domain/actor.ts";
import { actionsFor } from "#app/domain/moderation.ts";
import { can, type Decision, type PostFacts } from "#app/domain/permissions.ts";
import { STANDINGS } from "#app/domain/sanction.ts";
import type { ThreadFacts } from "#app/domain/thread.ts";
import { AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

/** What moderators and admins may do about people, and what somebody who is sanctioned may still do. */

const answerOf = (decision: Decision) => (decision.allowed ? "yes" : decision.reason);

const aPerson = (role: Member["role"], standing: Member["standing"]): Member => ({
  ...{ kind: "member", id: "account-of-a-person", handle: "Robin", role, standing },
});

const everybody = combinations({ role: ROLES, standing: STANDINGS, subject: ROLES, self: [false, true] });

describe("a sanction", () => {
  /** Of a member, a moderator, an admin, while whoever decides stands well. */
  const ABOUT_OTHERS = grid(`
               member           moderator        admin
    member     moderators-only  moderators-only  moderators-only
    moderator  yes              above-you        above-you
    admin      yes              yes              yes
  `);

  test.each(everybody)(
    "by a $role who is $standing, about a $subject (themselves: $self)",
    ({ role, standing, subject, self }) => {
      const actor = aPerson(role, standing);
      const barred = standing === "paused" || standing === "banned";
      const onDesk = role !== "member" && !barred;
      const expected = !onDesk ? "moderators-only" : self ? "own-account" : ABOUT_OTHERS.at(role, subject);
      const facts = { accountId: self ? actor.id : "account-of-another", role: subject };
      expect(answerOf(can(actor, "sanction", facts))).toBe(expected);
    },
  );

  test("is not a guest's", () => {
    expect(answerOf(can(GUEST, "sanction", { accountId: "x", role: "member" }))).toBe("moderators-only");
  });
});

describe("a role", () => {
  test.each(
    combinations({
      role: ROLES,
      standing: STANDINGS,
      subject: ROLES,
      self: [false, true],
      otherAdmins: [0, 1, 3],
    }),
  )(
    "given by a $role who is $standing, to a $subject (themselves: $self, other admins: $otherAdmins)",
    ({ role, standing, subject, self, otherAdmins }) => {
      const actor = aPerson(role, standing);
      const isAdmin = role === "admin" && (standing === "good" || standing === "reviewed-first");
      const lastOne = subject === "admin" && otherAdmins === 0;
      const facts = { accountId: self ? actor.id : "account-of-another", role: subject, otherAdmins };
      expect(answerOf(can(actor, "set-role", facts))).toBe(
        !isAdmin ? "admins-only" : lastOne ? "last-admin" : "yes",
      );
    },
  );

  test("is not a guest's to give", () => {
    const facts = { accountId: "x", role: "member", otherAdmins: 1 } as const;
    expect(answerOf(can(GUEST, "set-role", facts))).toBe("admins-only");
  });
});

const THREAD: ThreadFacts = {
  ...{ kind: "experience", audience: "everyone", authorId: AUTHOR_ID, locked: false, hope: null },
  ...{ openingStatus: "published", openingAlias: null },
};
const A_REPLY = { position: 3, audience: "everyone", revision: 1 } as const;

const aPost = (authorId: string): PostFacts => ({
  ...{ status: "published", authorId, alias: null, withdrawnAtMs: null, withdrawnFrom: null },
  thread: THREAD,
});

describe("somebody's standing", () => {
  const EXPECTED = grid(`
                    good  reviewed-first  paused           banned
    read-thread     yes   yes             yes              yes
    start-thread    yes   yes             paused           banned
    reply           yes   yes             paused           banned
    quote           yes   yes             paused           banned
    edit-post       yes   yes             paused           banned
    gesture         yes   yes             paused           banned
    report-post     yes   yes             yes              banned
    withdraw-post   yes   yes             yes              yes
    read-history    yes   yes             yes              yes
    forget-history  yes   yes             yes              yes
    mute-author     yes   yes             yes              yes
  `);
  const ACTIONS = {
    "read-thread": (actor: Actor) => can(actor, "read-thread", THREAD),
    "start-thread": (actor: Actor) => can(actor, "start-thread", null),
    reply: (actor: Actor) => can(actor, "reply", THREAD),
    quote: (actor: Actor) => can(actor, "quote", aPost(AUTHOR_ID)),
    "edit-post": (actor: Member) => can(actor, "edit-post", aPost(actor.id)),
    gesture: (actor: Actor) => can(actor, "gesture", aPost(AUTHOR_ID)),
    "report-post": (actor: Actor) => can(actor, "report-post", aPost(AUTHOR_ID)),
    "withdraw-post": (actor: Member) => can(actor, "withdraw-post", aPost(actor.id)),
    "read-history": (actor: Member) => can(actor, "read-history", aPost(actor.id)),
    "forget-history": (actor: Member) => can(actor, "forget-history", aPost(actor.id)),
    "mute-author": (actor: Actor) => can(actor, "mute-author", aPost(AUTHOR_ID)),
  };

  test.each(
    combinations({
      action: Object.keys(ACTIONS) as (keyof typeof ACTIONS)[],
      role: ROLES,
      standing: STANDINGS,
    }),
  )("of a $role who is $standing: $action", ({ action, role, standing }) => {
    expect(answerOf(ACTIONS[action](aPerson(role, standing)))).toBe(EXPECTED.at(action, standing));
  });

  const DESK = grid(`
                   good             reviewed-first   paused           banned
    member         moderators-only  moderators-only  moderators-only  moderators-only
    moderator      yes              yes              moderators-only  moderators-only
    admin          yes              yes              moderators-only  moderators-only
  `);

  test.each(combinations({ role: ROLES, standing: STANDINGS }))(
    "of a $role who is $standing decides whether the desk is theirs",
    ({ role, standing }) => {
      const actor = aPerson(role, standing);
      const expected = DESK.at(role, standing);
      expect(answerOf(can(actor, "open-desk", null))).toBe(expected);
      expect(answerOf(can(actor, "moderate-post", aPost(AUTHOR_ID)))).toBe(expected);
      const item = { status: "open", version: 1, post: { ...aPost(AUTHOR_ID), ...A_REPLY } } as const;
      expect(actionsFor(actor, item).length > 0).toBe(expected === "yes");
      expect(actionsFor(actor, { ...item, post: { ...item.post, authorId: actor.id } })).toEqual([]);
      const isAdmin = role === "admin" && expected === "yes";
      expect(answerOf(can(actor, "edit-article", null))).toBe(isAdmin ? "yes" : "admins-only");
    },
  );

  test("is good where nothing was decided", () => {
    const { standing: _, ...actor } = aPerson("moderator", "good");
    expect([can(actor, "open-desk", null).allowed, can(actor, "reply", THREAD).allowed]).toEqual([
      true,
      true,
    ]);
  });
});
