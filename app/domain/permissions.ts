import { type Actor, isAdmin, isAuthor, isMember, isModerator } from "./actor.ts";
import { canStillUndo, type Movable, move, type PostAct } from "./post.ts";
import { seesThread, type ThreadFacts, takesNoReplies } from "./thread.ts";
import { seenBy } from "./visibility.ts";

/** What the rules need to know of a post, with the thread it stands in. `alias`: the name it stands under when anonymous. */
export type PostFacts = Movable & { authorId: string | null; alias: string | null; thread: ThreadFacts };

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
  "unmask-post": PostFacts;
  "edit-article": null;
};
export type Action = keyof Subjects;

/**
 * Why something is not possible, in words for the person who tried. `status` is what HTTP answers:
 * 404 where even the existence of the thing is not theirs to know.
 */
export const DENIALS = {
  "sign-in-first": { status: 403, message: "Please join or sign in first." },
  "not-yours": { status: 403, message: "Only the person who wrote this can do that." },
  "not-found": { status: 404, message: "There is nothing here that you can open." },
  locked: { status: 403, message: "A moderator has closed this conversation to new replies." },
  "no-replies": {
    status: 403,
    message: "The author would rather have no replies here. What they wrote can still be read.",
  },
  "opening-gone": {
    status: 403,
    message: "The post that opened this thread is no longer here, so it takes no new replies.",
  },
  "post-gone": {
    status: 403,
    message: "That post is no longer here, so nothing more can be done with it.",
  },
  "not-anonymous": { status: 403, message: "This post stands under its author’s own name." },
  "answered-for-fewer": {
    status: 403,
    message:
      "Others have replied here while not everyone could read it, and their words stay among those they wrote for. So this cannot be opened to everyone. You could start a new thread with your own words.",
  },
  "not-now": { status: 403, message: "That is not possible with this post as it stands now." },
  "too-late": { status: 403, message: "The ten minutes for taking this back are over." },
  "own-post": { status: 403, message: "This is your own post. You can edit or withdraw it instead." },
  "mute-self": { status: 403, message: "You cannot mute yourself. What you wrote you can edit or withdraw." },
  "nobody-there": { status: 403, message: "There is nobody behind this post any more." },
  "own-thread": { status: 403, message: "This is your own thread, so it stays where you find it." },
  "moderators-only": { status: 404, message: "There is nothing here that you can open." },
  "admins-only": { status: 404, message: "There is nothing here that you can open." },
} as const;
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

  "start-thread": (actor) => (isMember(actor) ? YES : denied("sign-in-first")),

  reply(actor, thread) {
    if (!seesOpening(actor, thread)) return denied("not-found");
    if (thread.locked) return denied("locked");
    if (takesNoReplies(thread)) return denied("no-replies");
    if (thread.openingStatus !== null && thread.openingStatus !== "published") return denied("opening-gone");
    return isMember(actor) ? YES : denied("sign-in-first");
  },

  quote(actor, post) {
    if (!seesPost(actor, post)) return denied("not-found");
    if (post.status !== "published") return denied("post-gone");
    return can(actor, "reply", post.thread);
  },

  "edit-post": (actor, post) => ownPost(actor, post, ["published", "held"]),

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
    return isMember(actor) ? YES : denied("sign-in-first");
  },

  /** Earlier texts are the author's; moderators read them where they read the present one. Nobody else knows of any. */
  "read-history"(actor, post) {
    if (!seesPost(actor, post) || seenBy(actor, post) !== "full") return denied("not-found");
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
    return isMember(actor) ? YES : denied("sign-in-first");
  },

  "open-desk": (actor) => (isModerator(actor) ? YES : denied("moderators-only")),

  /** Nobody judges their own post, nor what only its author reads. */
  "moderate-post"(actor, post) {
    if (!isModerator(actor)) return denied("moderators-only");
    if (!seesPost(actor, post) || post.status === "erased") return denied("not-found");
    return isAuthor(actor, post.authorId) ? denied("own-post") : YES;
  },

  /** Seeing the account behind an alias is an act of its own, with a reason in the record. */
  "unmask-post"(actor, post) {
    const decision = can(actor, "moderate-post", post);
    if (!decision.allowed) return decision;
    return post.alias === null || post.authorId === null ? denied("not-anonymous") : YES;
  },

  "edit-article": (actor) => (isAdmin(actor) ? YES : denied("admins-only")),
};

/** A thread whose opening post is absent for someone is absent as a whole. */
function seesOpening(actor: Actor, thread: ThreadFacts): boolean {
  if (!seesThread(actor, thread)) return false;
  if (thread.openingStatus === null) return true;
  return seenBy(actor, { status: thread.openingStatus, authorId: thread.authorId }) !== "absent";
}

const seesPost = (actor: Actor, post: PostFacts): boolean =>
  seesOpening(actor, post.thread) && seenBy(actor, post) !== "absent";

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
