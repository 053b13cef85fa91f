import { describe, expect, test } from "vitest";
import { can, type Decision, type DenialReason, type PostFacts } from "#app/domain/permissions.ts";
import { POST_STATUSES, type PostStatus, UNDO_WITHDRAW_MS } from "#app/domain/post.ts";
import { AUDIENCES, type Audience, type ThreadFacts } from "#app/domain/thread.ts";
import { ACTOR_NAMES, ACTORS, type ActorName, AUTHOR_ID } from "#tests/support/actors.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const WITHDRAWN_AT_MS = Date.UTC(2026, 0, 6, 18);
const IN_TIME_MS = WITHDRAWN_AT_MS + UNDO_WITHDRAW_MS - 1;

/** The letters of the tables below: yes, or why not. */
const ANSWERS: Record<string, true | DenialReason> = {
  y: true,
  f: "not-found",
  s: "sign-in-first",
  n: "not-yours",
  x: "not-now",
  g: "post-gone",
  o: "own-post",
  l: "locked",
  p: "opening-gone",
  m: "mute-self",
  t: "own-thread",
};

/**
 * What everyone may do with a reply whose thread is for everyone, by the reply's status. The letters of each word stand
 * for guest, member, author, moderator, author who is a moderator, admin. An erased post has no author any more.
 */
const ON_A_POST = grid(`
                  held    published  declined  removed  withdrawn  erased
  quote           ffgggg  syyyyy     ffgggg    gggggg   gggggg     gggggg
  edit-post       ffynyn  snynyn     ffxnxn    snxnxn   snxnxn     snnnnn
  withdraw-post   ffynyn  snynyn     ffxnxn    snxnxn   snxnxn     snnnnn
  undo-withdraw   ffxnxn  snxnxn     ffxnxn    snxnxn   snynyn     snnnnn
  report-post     ffogog  syoyoy     ffogog    ggogog   ggogog     gggggg
  read-history    ffyyyy  ffyyyy     ffyyyy    ffyyyy   ffyfyf     ffffff
  forget-history  ffynyn  ffynyn     ffynyn    ffynyn   ffyfyf     ffffff
  mute-author     ffmymy  symymy     ffmymy    ggmymy   ggmgmg     gggggg
`);

/** In a locked thread: closed to what is new, and people keep what they have written. */
const ON_A_POST_LOCKED = grid(`
                  held    published  declined  removed  withdrawn  erased
  quote           ffgggg  llllll     ffgggg    gggggg   gggggg     gggggg
  edit-post       ffynyn  snynyn     ffxnxn    snxnxn   snxnxn     snnnnn
  withdraw-post   ffynyn  snynyn     ffxnxn    snxnxn   snxnxn     snnnnn
  undo-withdraw   ffxnxn  snxnxn     ffxnxn    snxnxn   snynyn     snnnnn
  report-post     ffogog  syoyoy     ffogog    ggogog   ggogog     gggggg
  read-history    ffyyyy  ffyyyy     ffyyyy    ffyyyy   ffyfyf     ffffff
  forget-history  ffynyn  ffynyn     ffynyn    ffynyn   ffyfyf     ffffff
  mute-author     ffmymy  symymy     ffmymy    ggmymy   ggmgmg     gggggg
`);

/** What everyone may do with a thread, by the status of the post that opened it. */
const ON_A_THREAD = grid(`
                  held    published  declined  removed  withdrawn  erased
  read-thread     ffyyyy  yyyyyy     ffyyyy    yyyyyy   yyyyyy     yyyyyy
  reply           ffpppp  syyyyy     ffpppp    pppppp   pppppp     pppppp
  hide-thread     fftyty  sytyty     fftyty    sytyty   sytyty     sytyty
`);

const ON_A_THREAD_LOCKED = grid(`
                  held    published  declined  removed  withdrawn  erased
  read-thread     ffyyyy  yyyyyy     ffyyyy    yyyyyy   yyyyyy     yyyyyy
  reply           ffllll  llllll     ffllll    llllll   llllll     llllll
  hide-thread     fftyty  sytyty     fftyty    sytyty   sytyty     sytyty
`);

/** Those for whom a thread with this audience does not exist: whatever they try, there is nothing. */
const SHUT_OUT: Record<Audience, readonly ActorName[]> = {
  everyone: [],
  members: ["guest"],
  "only-me": ["guest", "member", "moderator", "admin"],
};

type Answer = true | DenialReason | undefined;

/** The answer that stands for this actor in a word of the tables. */
const inWord = (word: string, actor: ActorName): Answer => ANSWERS[word.charAt(ACTOR_NAMES.indexOf(actor))];

function unlessShutOut(word: string, actor: ActorName, audience: Audience): Answer {
  return SHUT_OUT[audience].includes(actor) ? "not-found" : inWord(word, actor);
}

const aThread = (facts: Partial<ThreadFacts> = {}): ThreadFacts => ({
  kind: "experience",
  audience: "everyone",
  authorId: AUTHOR_ID,
  locked: false,
  openingStatus: "published",
  openingAlias: null,
  hope: null,
  ...facts,
});

/** A reply by the person who started the thread, asked about just before the time for taking it back is over. */
const aPost = (status: PostStatus, thread: ThreadFacts = aThread()): PostFacts & { nowMs: number } => ({
  status,
  authorId: status === "erased" ? null : AUTHOR_ID,
  alias: null,
  withdrawnAtMs: status === "withdrawn" ? WITHDRAWN_AT_MS : null,
  withdrawnFrom: status === "withdrawn" ? ("published" as const) : null,
  thread,
  nowMs: IN_TIME_MS,
});

const answerOf = (decision: Decision) => (decision.allowed ? true : decision.reason);

const everywhere = combinations({
  actor: ACTOR_NAMES,
  status: POST_STATUSES,
  audience: AUDIENCES,
  locked: [false, true],
});

const ACTIONS_ON_POSTS = [
  "quote",
  "edit-post",
  "withdraw-post",
  "undo-withdraw",
  "report-post",
  "read-history",
  "forget-history",
  "mute-author",
] as const;

describe.each(ACTIONS_ON_POSTS)("%s", (action) => {
  test.each(everywhere)(
    "by $actor, of a $status post for $audience (locked: $locked)",
    ({ actor, status, audience, locked }) => {
      const word = (locked ? ON_A_POST_LOCKED : ON_A_POST).at(action, status);
      const decision = can(ACTORS[actor], action, aPost(status, aThread({ audience, locked })));
      expect(answerOf(decision)).toBe(unlessShutOut(word, actor, audience));
    },
  );
});

describe("moderate-post, and judge-item where the post came to the desk while others could read it", () => {
  const expected = (actor: ActorName, status: PostStatus): Answer => {
    if (["guest", "member", "author"].includes(actor)) return "moderators-only";
    if (status === "erased") return "taken-along";
    return actor === "author-moderator" ? "own-post" : true;
  };

  test.each(everywhere)(
    "by $actor, of a $status post for $audience (locked: $locked)",
    ({ actor, status, audience, locked }) => {
      const post = aPost(status, aThread({ audience, locked }));
      const judged = expected(actor, status);
      expect(answerOf(can(ACTORS[actor], "judge-item", post))).toBe(judged);
      const isShutOut = judged !== "moderators-only" && SHUT_OUT[audience].includes(actor);
      expect(answerOf(can(ACTORS[actor], "moderate-post", post))).toBe(isShutOut ? "not-found" : judged);
    },
  );
});

describe.each(["read-thread", "reply", "hide-thread"] as const)("%s", (action) => {
  test.each(everywhere)(
    "by $actor, when the opening post is $status, for $audience (locked: $locked)",
    ({ actor, status, audience, locked }) => {
      const word = (locked ? ON_A_THREAD_LOCKED : ON_A_THREAD).at(action, status);
      const decision = can(ACTORS[actor], action, aThread({ audience, locked, openingStatus: status }));
      expect(answerOf(decision)).toBe(unlessShutOut(word, actor, audience));
    },
  );
});

describe("under an article", () => {
  const article = (locked: boolean) =>
    aThread({ kind: "article", authorId: null, openingStatus: null, locked });

  test.each(ACTOR_NAMES)("%s reads, and members comment until it is closed", (actor) => {
    expect(answerOf(can(ACTORS[actor], "read-thread", article(false)))).toBe(true);
    expect(answerOf(can(ACTORS[actor], "reply", article(false)))).toBe(
      actor === "guest" ? "sign-in-first" : true,
    );
    expect(answerOf(can(ACTORS[actor], "reply", article(true)))).toBe("locked");
    expect(answerOf(can(ACTORS[actor], "hide-thread", article(false)))).toBe("not-found");
  });
});

describe("a published reply in a thread that somebody else started", () => {
  /** By the status of the opening post, for the reply's author, who is nobody special to the thread. */
  const EXPECTED = grid(`
                   held       published  declined   removed       withdrawn     erased
    quote          not-found  yes        not-found  opening-gone  opening-gone  opening-gone
    edit-post      not-found  yes        not-found  yes           yes           yes
    withdraw-post  not-found  yes        not-found  yes           yes           yes
  `);

  test.each(combinations({ openingStatus: POST_STATUSES, action: ["quote", "edit-post", "withdraw-post"] }))(
    "whose opening post is $openingStatus: $action",
    ({ openingStatus, action }) => {
      const expected = EXPECTED.at(action, openingStatus);
      const thread = aThread({ authorId: "account-of-the-starter", openingStatus });
      expect(answerOf(can(ACTORS.author, action, aPost("published", thread)))).toBe(
        expected === "yes" ? true : expected,
      );
    },
  );

  test.each(combinations({ actor: ACTOR_NAMES, openingStatus: ["removed", "withdrawn"] }))(
    "can still be reported by $actor when the opening post is $openingStatus",
    ({ actor, openingStatus }) => {
      const thread = aThread({ authorId: "account-of-the-starter", openingStatus });
      const expected = inWord(ON_A_POST.at("report-post", "published"), actor);
      expect(answerOf(can(ACTORS[actor], "report-post", aPost("published", thread)))).toBe(expected);
    },
  );
});

describe("taking a withdrawal back", () => {
  test.each([
    { afterMs: 0, expected: true },
    { afterMs: UNDO_WITHDRAW_MS - 1, expected: true },
    { afterMs: UNDO_WITHDRAW_MS, expected: "too-late" },
  ])("after $afterMs ms: $expected", ({ afterMs, expected }) => {
    const post = { ...aPost("withdrawn"), nowMs: WITHDRAWN_AT_MS + afterMs };
    expect(answerOf(can(ACTORS.author, "undo-withdraw", post))).toBe(expected);
    expect(answerOf(can(ACTORS.member, "undo-withdraw", post))).toBe("not-yours");
  });

  test("is not possible while a moderator has removed the post, however short ago it was withdrawn", () => {
    const post = { ...aPost("removed"), withdrawnAtMs: WITHDRAWN_AT_MS };
    expect(answerOf(can(ACTORS.author, "undo-withdraw", post))).toBe("not-now");
  });
});

describe("what needs no subject", () => {
  const EXPECTED = grid(`
                  guest            member           author           moderator    author-moderator  admin
    start-thread  sign-in-first    yes              yes              yes          yes               yes
    open-desk     moderators-only  moderators-only  moderators-only  yes          yes               yes
    edit-article  admins-only      admins-only      admins-only      admins-only  admins-only       yes
  `);

  test.each(combinations({ actor: ACTOR_NAMES, action: ["start-thread", "open-desk", "edit-article"] }))(
    "$actor: $action",
    ({ actor, action }) => {
      const expected = EXPECTED.at(action, actor);
      expect(answerOf(can(ACTORS[actor], action, null))).toBe(expected === "yes" ? true : expected);
    },
  );
});

describe("a thread that asks for no replies", () => {
  test.each(combinations({ actor: ACTOR_NAMES, kind: ["letter", "experience"], locked: [false, true] }))(
    "takes none, from $actor either ($kind, locked: $locked)",
    ({ actor, kind, locked }) => {
      const thread = aThread({ kind, locked, hope: "no-replies" });
      expect(answerOf(can(ACTORS[actor], "reply", thread))).toBe(locked ? "locked" : "no-replies");
      const quoted = aPost("published", thread);
      expect(answerOf(can(ACTORS[actor], "quote", quoted))).toBe(locked ? "locked" : "no-replies");
    },
  );

  test.each(ACTOR_NAMES)("can still be read and reported by %s", (actor) => {
    const thread = aThread({ hope: "no-replies" });
    expect(answerOf(can(ACTORS[actor], "read-thread", thread))).toBe(true);
    const report = answerOf(can(ACTORS[actor], "report-post", aPost("published", thread)));
    expect(report).toBe(answerOf(can(ACTORS[actor], "report-post", aPost("published"))));
  });

  test.each(
    combinations({
      hope: ["just-listen", "shared-experiences", "advice-welcome", "practical-information", "celebrate"],
    }),
  )("is the only kind that is closed: $hope is open", ({ hope }) => {
    expect(can(ACTORS.member, "reply", aThread({ hope })).allowed).toBe(true);
  });
});

describe("unmask-post", () => {
  test.each(
    combinations({
      actor: ACTOR_NAMES,
      status: POST_STATUSES,
      audience: AUDIENCES,
      anonymous: [true, false],
    }),
  )(
    "by $actor, of a $status post for $audience (anonymous: $anonymous)",
    ({ actor, status, audience, anonymous }) => {
      const post = { ...aPost(status, aThread({ audience })), alias: anonymous ? "Quiet Heron" : null };
      const moderate = answerOf(can(ACTORS[actor], "judge-item", post));
      const expected = moderate === true && !anonymous ? "not-anonymous" : moderate;
      expect(answerOf(can(ACTORS[actor], "unmask-post", post))).toBe(expected);
    },
  );

  test("has nobody to show behind an alias whose author is gone", () => {
    const post = { ...aPost("published"), authorId: null, alias: "Quiet Heron" };
    expect(answerOf(can(ACTORS.moderator, "unmask-post", post))).toBe("not-anonymous");
  });
});
