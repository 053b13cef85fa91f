import type { PostStatus } from "./post.ts";
import { dayOf, startOfDay } from "./session.ts";
import type { Audience } from "./thread.ts";

/**
 * Leaving for good. An account is here, then leaving (unless its owner wants to go at once), then gone:
 *
 *   from \ act   ask       stay    the days are over
 *   here         leaving   here    here
 *   leaving      leaving   here    gone
 *   gone         ·         ·       gone
 *
 * What is gone leaves an empty shell behind: a row without a name, which nobody can find or sign in to, so that answers,
 * decisions and counts keep what they hang on. It reads "former member" wherever a name would stand.
 */
export const LEAVING_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** When an account that its owner gives up now will be erased. */
export const leavesAt = (nowMs: number, atOnce: boolean): number =>
  atOnce ? nowMs : nowMs + LEAVING_DAYS * DAY_MS;

/** How long nobody can take the name of somebody who is gone: long enough that nobody takes the new one for them. */
export const NAME_RESTS_MS = 365 * DAY_MS;
/** By how much longer at most, by chance: otherwise the time would tell whoever guesses the name which shell it had. */
export const NAME_RESTS_MORE_MS = 90 * DAY_MS;

/** Until when the name rests; `chance` is from 0 up to 1. */
export const nameRestsUntil = (nowMs: number, chance: number): number =>
  nowMs + NAME_RESTS_MS + Math.floor(chance * NAME_RESTS_MORE_MS);

/** When somebody went, as the shell keeps it: the day, since the moment would be known to others. Never 0. */
export const goneOnMs = (nowMs: number): number => Math.max(1, startOfDay(dayOf(nowMs)));

/** How long the receipt can be opened. */
export const RECEIPT_LASTS_MS = 30 * DAY_MS;

/** Whoever is paused or banned may leave as well; nobody can be made to. A forum keeps its last admin. */
export const mayLeave = ({ role, otherAdmins }: { role: string; otherAdmins: number }): boolean =>
  role !== "admin" || otherAdmins > 0;

/** What stands in place of the name of somebody who is gone: a name that nobody can take (handle-reserved.ts). */
export const FORMER_HANDLE = "former-member";

/**
 * Whether a post is erased with its author: what they chose for all, but for those they chose the other way round. What
 * only its author could read, or had taken back, goes in any case: kept, it would be there for nobody.
 */
export function isErased(
  { status, audience }: { status: PostStatus; audience: Audience },
  { keepPosts, isException }: { keepPosts: boolean; isException: boolean },
): boolean {
  const isOwnAlone = audience === "only-me" || status === "withdrawn" || status === "declined";
  return isOwnAlone || keepPosts === isException;
}

/**
 * What becomes of everything that leads to an account, by table and column. The erasure is done from this table, and a
 * column of the database that leads to an account and is not here fails a test.
 *
 *   erased        the row goes
 *   let go        the row stays and leads to nobody
 *   shell         the row stays and leads to the shell: a former member
 *   as chosen     erased, or kept with the shell, as its author chose
 *   due process   stays with the shell; its words go after KEEP_EVIDENCE_DAYS
 */
export type Fate = "erased" | "let go" | "shell" | "as chosen" | "due process";
export const FATES = {
  "session.accountId": "erased",
  "recoveryCode.accountId": "erased",
  "email.accountId": "erased",
  "mailLink.accountId": "erased",
  "passkey.accountId": "erased",
  "authenticatorApp.accountId": "erased",
  "ceremony.accountId": "erased",
  "newcomer.accountId": "erased",
  "exportJob.accountId": "erased",
  "following.accountId": "erased",
  "quietHours.accountId": "erased",
  "helpCountry.accountId": "erased",
  "feedToken.accountId": "erased",
  "mutedPerson.accountId": "erased",
  "mutedPerson.mutedId": "erased",
  "mutedAlias.accountId": "erased",
  "hiddenThread.accountId": "erased",
  "hidingChoice.accountId": "erased",
  "profile.accountId": "erased",
  "gesture.accountId": "erased",
  "mention.accountId": "erased",
  "letter.accountId": "erased",
  "deskChoice.accountId": "erased",
  "draft.owner": "erased",
  "staffNote.subjectId": "erased",
  "leaving.accountId": "erased",
  "leavingException.accountId": "erased",
  "threadAlias.accountId": "let go",
  "joinInvitation.makerId": "let go",
  "reviewItem.claimedBy": "let go",
  "reviewItem.opinionBy": "let go",
  "appeal.assignedTo": "let go",
  "thread.authorId": "shell",
  "post.authorId": "as chosen",
  "articleRevision.editorId": "shell",
  "ruleSet.writerId": "shell",
  "staffNote.writerId": "shell",
  "moderationAct.actorId": "shell",
  "sanction.accountId": "shell",
  "report.reporterId": "due process",
  "appeal.accountId": "shell",
  "appealMessage.writerId": "due process",
} as const satisfies Record<string, Fate>;

/** The columns of this fate, each with its table. */
export const columnsOf = (fate: Fate): { table: string; column: string }[] =>
  Object.entries(FATES)
    .filter(([, theirs]) => theirs === fate)
    .map(([name]) => {
      const [table = "", column = ""] = name.split(".");
      return { table, column };
    });

/** What the receipt counts. */
export type ErasedCounts = {
  postsErased: number;
  postsKept: number;
  drafts: number;
  gestures: number;
  letters: number;
};
