import { describe, expect, test } from "vitest";
import { type Actor, ROLES } from "#app/domain/actor.ts";
import { APPEAL_STATUSES, APPEAL_WITHIN_MS, type AppealFacts, isAppealable } from "#app/domain/appeal.ts";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { can, type Decision } from "#app/domain/permissions.ts";
import { RECORDED_ACTS, type RecordedAct } from "#app/domain/record.ts";
import { STANDINGS } from "#app/domain/sanction.ts";
import { ACTOR_NAMES, ACTORS, type ActorName, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const DECIDED_AT_MS = Date.UTC(2026, 2, 12);
const ACTS = Object.keys(RECORDED_ACTS) as RecordedAct[];

/** Whose decision it is about is the author; the letters stand for yes or the reason. */
const ANSWERS: Record<string, string> = {
  y: "yes",
  f: "not-found",
  n: "not-yours",
  d: "not-appealable",
  l: "appeal-too-late",
  c: "appeal-closed",
  m: "moderators-only",
  s: "own-account",
  o: "own-decision",
  a: "above-you",
};
const answerOf = (decision: Decision) => (decision.allowed ? "yes" : decision.reason);

/** The answer for this actor in a word, one letter each in the order of ACTOR_NAMES. */
const inWord = (word: string, actor: ActorName) => ANSWERS[word.charAt(ACTOR_NAMES.indexOf(actor))];

/** When it is asked, seen from the decision. */
const WHEN = {
  "at-once": 0,
  "before-it-is-told": UNDO_DECISION_MS - 1,
  "once-told": UNDO_DECISION_MS,
  "on-the-last-day": APPEAL_WITHIN_MS,
  "half-a-year-later": APPEAL_WITHIN_MS + 1,
};
const WHEN_NAMES = Object.keys(WHEN) as (keyof typeof WHEN)[];

/** guest, member, author, moderator, author who is a moderator, admin */
const READ = grid(`
                     appealable  later-word  anything-else
  at-once            fffyfy      fffyfy      ffffff
  before-it-is-told  fffyfy      fffyfy      ffffff
  once-told          ffyyyy      ffyyyy      ffffff
  on-the-last-day    ffyyyy      ffyyyy      ffffff
  half-a-year-later  ffyyyy      ffyyyy      ffffff
`);

const APPEAL = grid(`
                     appealable  later-word  anything-else
  at-once            fffnfn      fffnfn      ffffff
  before-it-is-told  fffnfn      fffnfn      ffffff
  once-told          ffynyn      ffdndn      ffffff
  on-the-last-day    ffynyn      ffdndn      ffffff
  half-a-year-later  fflnln      ffdndn      ffffff
`);

const APPEALABLE_ACTS = [
  "decline",
  "remove",
  "relabel",
  "move",
  "redact",
  "lock",
  "notice",
  "clear-about",
  "reviewed-first",
  "pause",
  "ban",
];
const LATER_WORDS = ["restore", "appeal-uphold", "appeal-change", "appeal-reverse"];
const kindOf = (act: string) =>
  APPEALABLE_ACTS.includes(act) ? "appealable" : LATER_WORDS.includes(act) ? "later-word" : "anything-else";

describe("a line of the record", () => {
  test.each(combinations({ actor: ACTOR_NAMES, act: ACTS, when: WHEN_NAMES }))(
    "“$act” for $actor, $when",
    ({ actor, act, when }) => {
      const decision = {
        ...{ act, atMs: DECIDED_AT_MS, accountId: AUTHOR_ID },
        nowMs: DECIDED_AT_MS + WHEN[when],
      };
      expect(isAppealable(act)).toBe(kindOf(act) === "appealable");
      const [read, appeal] = [READ, APPEAL].map((table) => inWord(table.at(when, kindOf(act)), actor));
      expect(answerOf(can(ACTORS[actor], "read-decision", decision))).toBe(read);
      expect(answerOf(can(ACTORS[actor], "appeal", decision))).toBe(appeal);
    },
  );

  test.each(ACTOR_NAMES)("about somebody who is gone is appealed by nobody, by %s either", (actor) => {
    const decision = { act: "remove", atMs: 0, accountId: null, nowMs: UNDO_DECISION_MS };
    const isOnDesk = ["moderator", "author-moderator", "admin"].includes(actor);
    expect(can(ACTORS[actor], "read-decision", decision).allowed).toBe(isOnDesk);
    expect(can(ACTORS[actor], "appeal", decision).allowed).toBe(false);
  });

  test.each(
    combinations({ actor: ["author", "author-moderator"], standing: STANDINGS, act: APPEALABLE_ACTS }),
  )(
    "“$act” can be appealed by $actor however they stand ($standing), and the appeal gone on with",
    ({ actor, standing, act }) => {
      const appellant: Actor = { ...ACTORS[actor], standing };
      const told = { act, atMs: 0, accountId: AUTHOR_ID, nowMs: UNDO_DECISION_MS };
      expect(answerOf(can(appellant, "appeal", told))).toBe("yes");
      const facts: AppealFacts = {
        ...{ status: "open", appellantId: AUTHOR_ID, appellantRole: null, deciderId: "x" },
        otherModerators: 1,
      };
      expect(answerOf(can(appellant, "write-in-appeal", facts))).toBe("yes");
    },
  );
});

/** Who decided first, as an account's id. */
const DECIDERS = {
  moderator: ACTORS.moderator.id,
  admin: ACTORS.admin.id,
  "somebody-else": "account-of-another",
  "nobody-any-more": null,
};
const DECIDER_NAMES = Object.keys(DECIDERS) as (keyof typeof DECIDERS)[];

/** While the appeal is open, by who decided first and whether anybody besides could decide it. */
const DECIDE = grid(`
                   another  none
  moderator        mmmosy   mmmysy
  admin            mmmyso   mmmysy
  somebody-else    mmmysy   mmmysy
  nobody-any-more  mmmysy   mmmysy
`);
/** The same where it is about a moderator or an admin as a person. */
const DECIDE_ABOUT_COLLEAGUE = grid(`
                   another  none
  moderator        mmmasy   mmmasy
  admin            mmmaso   mmmasy
  somebody-else    mmmasy   mmmasy
  nobody-any-more  mmmasy   mmmasy
`);
const DECIDE_CLOSED = "mmmcsc";

describe("an appeal by the author", () => {
  const everything = combinations({
    actor: ACTOR_NAMES,
    status: APPEAL_STATUSES,
    decider: DECIDER_NAMES,
    otherModerators: [0, 1, 7],
    about: ["what they wrote", ...ROLES],
  });

  test.each(everything)(
    "that is $status, for $actor, where $decider decided about $about (others: $otherModerators)",
    ({ actor, status, decider, otherModerators, about }) => {
      const facts: AppealFacts = {
        ...{ status, appellantId: AUTHOR_ID, deciderId: DECIDERS[decider], otherModerators },
        appellantRole: about === "what they wrote" ? null : about,
      };
      const table = about === "moderator" || about === "admin" ? DECIDE_ABOUT_COLLEAGUE : DECIDE;
      const word = table.at(decider, otherModerators === 0 ? "none" : "another");
      const decide = inWord(status === "open" ? word : DECIDE_CLOSED, actor);
      expect(answerOf(can(ACTORS[actor], "decide-appeal", facts))).toBe(decide);
      const write = inWord(status === "open" ? "ffyyyy" : "ffcccc", actor);
      expect(answerOf(can(ACTORS[actor], "write-in-appeal", facts))).toBe(write);
    },
  );

  test.each(combinations({ actor: ["moderator", "admin"], standing: ["paused", "banned"] }))(
    "is not there for $actor while they are $standing",
    ({ actor, standing }) => {
      const facts: AppealFacts = {
        ...{ status: "open", appellantId: AUTHOR_ID, appellantRole: null, deciderId: null },
        otherModerators: 1,
      };
      const barred: Actor = { ...ACTORS[actor], standing };
      expect(answerOf(can(barred, "decide-appeal", facts))).toBe("moderators-only");
      expect(answerOf(can(barred, "write-in-appeal", facts))).toBe("not-found");
    },
  );
});
