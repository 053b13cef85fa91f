import { type Actor, isAuthor, isMember } from "./actor.ts";
import { closesReplies, type Hope } from "./need.ts";
import type { PostStatus } from "./post.ts";

/** `article` is the one thread under an article; the others are started by members. */
export const THREAD_KINDS = ["article", "experience", "question", "letter"] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** What a member may start under /threads/new; a letter has a page of its own. */
export const STARTABLE_KINDS = { experience: "An experience", question: "A question" } as const;
export type StartableKind = keyof typeof STARTABLE_KINDS;

/** Every kind that a member starts. */
export type MembersKind = StartableKind | "letter";
export const STARTABLE_KIND_SLUGS = Object.keys(STARTABLE_KINDS) as [StartableKind, ...StartableKind[]];

/** Who can read a thread, from the widest circle to the narrowest. */
export const AUDIENCES = ["everyone", "members", "only-me"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whether a change of audience lets in people who could not read the thread before. */
export const widens = (from: Audience, to: Audience): boolean =>
  AUDIENCES.indexOf(to) < AUDIENCES.indexOf(from);

/**
 * From which position on replies are written for fewer people than everyone, once the audience is `to`; null when for
 * everyone. A thread that is started for fewer begins with its first reply.
 */
export function narrowedFrom(
  to: Audience,
  before: { narrowedFrom: number | null; lastPosition: number } = { narrowedFrom: null, lastPosition: 0 },
): number | null {
  return to === "everyone" ? null : (before.narrowedFrom ?? before.lastPosition + 1);
}

/**
 * What the rules need to know of a thread. An article's thread has no author and no opening post. `openingAlias` is
 * the name the opening post stands under when it is anonymous.
 */
export type ThreadFacts = {
  kind: ThreadKind;
  audience: Audience;
  authorId: string | null;
  locked: boolean;
  openingStatus: PostStatus | null;
  openingAlias: string | null;
  hope: Hope | null;
};

/** Whether the author has asked for no replies: nobody is asked to reply there, and nobody can. */
export const takesNoReplies = ({ hope }: Pick<ThreadFacts, "hope">): boolean => closesReplies(hope);

/** The audiences that someone reads without being the author: lists and counts ask for these. */
export function audiencesOpenTo(actor: Actor): readonly Audience[] {
  return isMember(actor) && !actor.waits ? ["everyone", "members"] : ["everyone"];
}

/**
 * Whether a thread exists at all for this visitor. Threads for "only me" are their author's alone, moderators
 * included: nobody can report what nobody else can read.
 */
export function seesThread(actor: Actor, thread: ThreadFacts): boolean {
  if (isAuthor(actor, thread.authorId)) return true;
  return audiencesOpenTo(actor).includes(thread.audience);
}

/** `A quiet Tuesday, at six` → `a-quiet-tuesday-at-six`: for reading in an address only; the id finds the thread. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "") // Accents of European scripts only: in others a mark is a vowel, not an ornament.
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > SLUG_MAX_CHARS) break;
    slug = longer;
  }
  return slug || "thread";
}

const SLUG_MAX_CHARS = 60;

/** Posts on one page of a thread. Pages are ranges of positions, so any page costs the same. */
export const POSTS_PER_PAGE = 20;

/** The page, counted from 1, on which the post at this position stands. The opening post (0) is on the first. */
export const pageOfPosition = (position: number): number => Math.max(1, Math.ceil(position / POSTS_PER_PAGE));

/** How many pages a thread has whose last post stands at this position. */
export const pageCount = (lastPosition: number): number => pageOfPosition(lastPosition);
