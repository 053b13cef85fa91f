import { type Actor, isAdmin, isAuthor, isBarred, isMember, isModerator, type Role } from "./actor.ts";
import { APPEAL_WITHIN_MS, type AppealFacts, isAppealable } from "./appeal.ts";
import type { DENIALS } from "./denials.ts";
import { isUnsaid } from "./moderation.ts";
import { canStillUndo, type Movable, move, type PostAct } from "./post.ts";
import { seesThread, type ThreadFacts, takesNoReplies } from "./thread.ts";
import { seenBy } from "./visibility.ts";

/** What the rules need to know of a post, with the thread it stands in. `alias`: the name it stands under when anonymous. */
export type PostFacts = Movable & { authorId: string | null; alias: string | null; thread: ThreadFacts };

/** Somebody whom the desk acts on. */
export type PersonFacts = { accountId: string; role: Role };

/** A line of the record about a post or a person. `accountId`: whose post, or who; null when they are gone. */
export type DecisionFacts = { act: string; atMs: number; accountId: string | null; nowMs: number };

/** Every action that is decided here, and what it is decided on. Moderators' acts on items are in moderation.ts. */
type Subjects = {
  "read-thread": ThreadFacts;
  "start-thread": null;
  reply: ThreadFacts;
  quote: PostFacts;
  "edit-post": PostFacts;
  "withdraw-post": PostFacts;
  "undo-withdraw": PostFacts & { nowMs: number };
  "report-post": PostFacts;
  "read-history": PostFacts;
  "forget-history": PostFacts;
  "mute-author": PostFacts;
  "hide-thread": ThreadFacts;
  gesture: PostFacts;
  "open-desk": null;
  "moderate-post": PostFacts;
  "judge-item": PostFacts;
  "unmask-post": PostFacts;
  "lock-thread": ThreadFacts;
  "edit-article": null;
  sanction: PersonFacts;
  "set-role": PersonFacts & { otherAdmins: number };
  "read-decision": DecisionFacts;
  appeal: DecisionFacts;
  "write-in-appeal": AppealFacts;
  "decide-appeal": AppealFacts;
};
export type Action = keyof Subjects;

export type DenialReason = keyof typeof DENIALS;

export type Denied = { allowed: false; kind: "denied"; reason: DenialReason };
export type Decision = { allowed: true } | Denied;

const YES: Decision = { allowed: true };
export const denied = (reason: DenialReason): Denied => ({ allowed: false, kind: "denied", reason });

/** Whether `actor` may do `action` to `subject`, and if not, why not. The first clause that applies answers. */
export function can<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): Decision {
  return RULES[action](actor, subject);
}

const RULES: { [A in Action]: (actor: Actor, subject: Subjects[A]) => Decision } = {
  "read-thread": (actor, thread) => (seesOpening(actor, thread) ? YES : denied("not-found")),

  "start-thread": (actor) => mayWrite(actor),

  reply(actor, thread) {
    if (!seesOpening(actor, thread)) return denied("not-found");
    if (thread.locked) return denied("locked");
    if (takesNoReplies(thread)) return denied("no-replies");
    if (thread.openingStatus !== null && thread.openingStatus !== "published") return denied("opening-gone");
    return mayWrite(actor);
  },

  quote(actor, post) {
    if (!seesPost(actor, post)) return denied("not-found");
    if (post.status !== "published") return denied("post-gone");
    return can(actor, "reply", post.thread);
  },

  "edit-post"(actor, post) {
    const decision = ownPost(actor, post, ["published", "held"]);
    return decision.allowed ? mayWrite(actor) : decision;
  },

  "withdraw-post": (actor, post) => ownMove(actor, post, "withdraw"),

  "undo-withdraw"(actor, post) {
    const decision = ownMove(actor, post, "undo-withdraw");
    if (!decision.allowed) return decision;
    return canStillUndo(post.withdrawnAtMs, post.nowMs) ? YES : denied("too-late");
  },

  "report-post"(actor, post) {
    if (!seesPost(actor, post)) return denied("not-found");
    if (isAuthor(actor, post.authorId)) return denied("own-post");
    if (post.status !== "published") return denied("post-gone");
    if (!isMember(actor)) return denied("sign-in-first");
    return actor.standing === "banned" ? denied("banned") : YES; // Whoever is paused may still see danger.
  },

  /** Earlier texts are the author's; moderators read them where they read the present one. Nobody else knows of any. */
  "read-history"(actor, post) {
    if (!readsPost(actor, post)) return denied("not-found");
    return isAuthor(actor, post.authorId) || isModerator(actor) ? YES : denied("not-found");
  },

  /** What somebody wrote is theirs to unsay, however a moderator has decided about the present text. */
  "forget-history"(actor, post) {
    const decision = can(actor, "read-history", post);
    if (!decision.allowed) return decision;
    return isAuthor(actor, post.authorId) ? YES : denied("not-yours");
  },

  /** Under the name that the reader saw, whoever is behind it: a moderator as well, whose decisions arrive all the same. */
  "mute-author"(actor, post) {
    if (!seesPost(actor, post)) return denied("not-found");
    if (isAuthor(actor, post.authorId)) return denied("mute-self");
    if (seenBy(actor, post) !== "full") return denied("post-gone");
    if (post.authorId === null && post.alias === null) return denied("nobody-there");
    return isMember(actor) ? YES : denied("sign-in-first");
  },

  /** An article's comments belong to the article, and nobody loses sight of what they started. */
  "hide-thread"(actor, thread) {
    if (!seesOpening(actor, thread) || thread.kind === "article") return denied("not-found");
    if (isAuthor(actor, thread.authorId)) return denied("own-thread");
    return isMember(actor) ? YES : denied("sign-in-first");
  },

  /** To give one and to take it back; gesture.ts has the table. Open where replies are closed. */
  gesture(actor, post) {
    if (!seesPost(actor, post)) return denied("not-found");
    if (isAuthor(actor, post.authorId)) return denied("own-post");
    if (post.status !== "published") return denied("post-gone");
    return mayWrite(actor);
  },

  "open-desk": (actor) => (isModerator(actor) ? YES : denied("moderators-only")),

  /** Nobody brings to the desk what only its author reads. */
  "moderate-post"(actor, post) {
    if (!isModerator(actor)) return denied("moderators-only");
    return seesPost(actor, post) ? can(actor, "judge-item", post) : denied("not-found");
  },

  /** What came to the desk while others could read it stays there. Nobody judges their own post. */
  "judge-item"(actor, post) {
    if (!isModerator(actor)) return denied("moderators-only");
    if (post.status === "erased") return denied("taken-along");
    return isAuthor(actor, post.authorId) ? denied("own-post") : YES;
  },

  /** Seeing the account behind an alias is an act of its own, with a reason in the record. */
  "unmask-post"(actor, post) {
    const decision = can(actor, "judge-item", post);
    if (!decision.allowed) return decision;
    return post.alias === null || post.authorId === null ? denied("not-anonymous") : YES;
  },

  /** To close it to replies and to open it again. An article's conversation is nobody's own. */
  "lock-thread"(actor, thread) {
    if (!isModerator(actor)) return denied("moderators-only");
    if (!seesOpening(actor, thread)) return denied("not-found");
    return thread.kind !== "article" && isAuthor(actor, thread.authorId) ? denied("lock-own") : YES;
  },

  "edit-article": (actor) => (isAdmin(actor) ? YES : denied("admins-only")),

  /** Moderators about members, admins about everyone; nobody about themselves. To lift one is the same. */
  sanction(actor, { accountId, role }) {
    if (!isModerator(actor)) return denied("moderators-only");
    if (isAuthor(actor, accountId)) return denied("own-account");
    return role === "member" || isAdmin(actor) ? YES : denied("above-you");
  },

  /** Admins, about themselves as well, as long as one remains. */
  "set-role"(actor, { role, otherAdmins }) {
    if (!isAdmin(actor)) return denied("admins-only");
    return role === "admin" && otherAdmins === 0 ? denied("last-admin") : YES;
  },

  /** Whom it is about, once it is said, and moderators. */
  "read-decision"(actor, { act, atMs, accountId, nowMs }) {
    if (!isAppealable(act) && act !== "restore" && !act.startsWith("appeal-")) return denied("not-found");
    if (isAuthor(actor, accountId)) return isUnsaid(atMs, nowMs) ? denied("not-found") : YES;
    return isModerator(actor) ? YES : denied("not-found");
  },

  appeal(actor, decision) {
    const read = can(actor, "read-decision", decision);
    if (!read.allowed) return read;
    if (!isAuthor(actor, decision.accountId)) return denied("not-yours");
    if (!isAppealable(decision.act)) return denied("not-appealable");
    return decision.nowMs - decision.atMs > APPEAL_WITHIN_MS ? denied("appeal-too-late") : YES;
  },

  "write-in-appeal"(actor, { appellantId, status }) {
    if (!isAuthor(actor, appellantId) && !isModerator(actor)) return denied("not-found");
    return status === "open" ? YES : denied("appeal-closed");
  },

  /**
   * Another moderator than the one who decided, where there is another; never the one it is about. About a person whoever
   * could have decided it.
   */
  "decide-appeal"(actor, { appellantId, appellantRole, deciderId, status, otherModerators }) {
    if (!isModerator(actor)) return denied("moderators-only");
    if (isAuthor(actor, appellantId)) return denied("own-account");
    if (status !== "open") return denied("appeal-closed");
    const person = appellantRole && can(actor, "sanction", { accountId: appellantId, role: appellantRole });
    if (person?.allowed === false) return person;
    return isAuthor(actor, deciderId) && otherModerators > 0 ? denied("own-decision") : YES;
  },
};

/** Whoever is a member and neither paused nor banned. */
function mayWrite(actor: Actor): Decision {
  if (!isMember(actor)) return denied("sign-in-first");
  if (!isBarred(actor)) return YES;
  return denied(actor.standing === "banned" ? "banned" : "paused");
}

/** A thread whose opening post is absent for someone is absent as a whole. */
function seesOpening(actor: Actor, thread: ThreadFacts): boolean {
  if (!seesThread(actor, thread)) return false;
  if (thread.openingStatus === null) return true;
  return seenBy(actor, { status: thread.openingStatus, authorId: thread.authorId }) !== "absent";
}

const seesPost = (actor: Actor, post: PostFacts): boolean =>
  seesOpening(actor, post.thread) && seenBy(actor, post) !== "absent";

/** Whether `actor` reads what the post says now. */
export const readsPost = (actor: Actor, post: PostFacts): boolean =>
  seesPost(actor, post) && seenBy(actor, post) === "full";

function ownPost(actor: Actor, post: PostFacts, statuses: readonly PostFacts["status"][]): Decision {
  if (!seesPost(actor, post)) return denied("not-found");
  if (!isMember(actor)) return denied("sign-in-first");
  if (!isAuthor(actor, post.authorId)) return denied("not-yours");
  return statuses.includes(post.status) ? YES : denied("not-now");
}

function ownMove(actor: Actor, post: PostFacts, act: PostAct): Decision {
  const decision = ownPost(actor, post, [post.status]);
  if (!decision.allowed) return decision;
  return move(post, act).ok ? YES : denied("not-now");
}
