import type { Generated } from "kysely";
import type { AppealStatus } from "#app/domain/appeal.ts";
import type { Topic } from "#app/domain/desk-filter.ts";
import type { NewcomerReason } from "#app/domain/joining.ts";
import type { RecordedAct } from "#app/domain/record.ts";
import type { ReportOutcome, ReportReason } from "#app/domain/report.ts";
import type { SanctionKind } from "#app/domain/sanction.ts";
import type { Danger, Verdict } from "#app/domain/screening/finding.ts";

/** What the moderators' desk works with. */
export type DeskTables = {
  reviewItem: ReviewItemTable;
  reviewTopic: ReviewTopicTable;
  report: ReportTable;
  moderationAct: ModerationActTable;
  screening: ScreeningTable;
  sanction: SanctionTable;
  letter: LetterTable;
  appeal: AppealTable;
  appealMessage: AppealMessageTable;
  staffNote: StaffNoteTable;
  cannedReason: CannedReasonTable;
  ruleSet: RuleSetTable;
  deskChoice: DeskChoiceTable;
  joinInvitation: JoinInvitationTable;
  newcomer: NewcomerTable;
};

/**
 * One subject in the moderators' queue; at most one open item per post. `lane`: its place by number (domain/lane.ts),
 * kept in step by `sortItem`. `claimedBy`, `claimedUntilMs`: domain/claim.ts. `secondByMs`: until when
 * another moderator must have looked. `opinionOf`: of whom a second opinion is asked, `*` for anybody.
 */
export type ReviewItemTable = {
  id: string;
  postId: string;
  status: "open" | "closed";
  version: number;
  openedAtMs: number;
  closedAtMs: number | null;
  lane: Generated<number>;
  danger: Generated<Danger>;
  claimedBy: string | null;
  claimedUntilMs: number | null;
  secondByMs: number | null;
  opinionOf: string | null;
  opinionBy: string | null;
};

/** What an item is about: domain/desk-filter.ts. */
export type ReviewTopicTable = { topic: Topic; itemId: string };

/** Who reported, why, and the text as it stood then: it outlives edits and withdrawal. `weight`: domain/report.ts. */
export type ReportTable = {
  id: string;
  itemId: string;
  postId: string;
  reporterId: string;
  reason: ReportReason;
  details: string;
  snapshotTitle: string | null;
  snapshotMarkdown: string;
  createdAtMs: number;
  weight: Generated<number>;
  outcome: ReportOutcome | null;
};

/**
 * The append-only record: the database refuses to change or delete a row. Exactly one subject each.
 * `actorId` is null when the command line or screening acted; `automated` says which. `snapshot` is the text that was
 * decided about. `ofActId`: the act that this one takes back or decides an appeal against. `untilMs`: a sanction's end.
 */
export type ModerationActTable = {
  id: string;
  atMs: number;
  actorId: string | null;
  act: RecordedAct;
  subjectKind: "post" | "thread" | "account" | "rules";
  subjectId: string;
  itemId: string | null;
  guideline: number | null;
  reason: string;
  fromState: string | null;
  toState: string | null;
  snapshot: string | null;
  automated: Generated<0 | 1>;
  ofActId: string | null;
  untilMs: number | null;
};

/** What screening noticed in one version of a post, with that version: it outlives edits and withdrawal. `findings` is JSON. */
export type ScreeningTable = {
  id: string;
  itemId: string;
  postId: string;
  revision: number;
  verdict: Verdict;
  danger: Danger;
  findings: string;
  title: string | null;
  markdown: string;
  createdAtMs: number;
};

/** `actId`: the line of the record with its guideline and reason. `endsAtMs` null: until it is lifted. */
export type SanctionTable = {
  id: string;
  accountId: string;
  kind: SanctionKind;
  actId: string;
  startsAtMs: number;
  endsAtMs: number | null;
  liftedAtMs: number | null;
};

/**
 * Something one member is told in the app. By the moderators: a decision with its reasons (`actId`), how a report ended
 * (`reportId`), or words of care (`body`). By the forum: what has changed about the account (`body`). Told once, and not before `tellAtMs`: until then it can be taken back.
 */
export type LetterTable = {
  id: string;
  accountId: string;
  kind: "decision" | "outcome" | "care" | "appeal" | "account";
  actId: string | null;
  reportId: string | null;
  body: string;
  tellAtMs: number;
  readAtMs: number | null;
};

/** At most one appeal against a decision. `assignedTo`: the moderator who has it. */
export type AppealTable = {
  id: string;
  actId: string;
  accountId: string;
  status: AppealStatus;
  assignedTo: string | null;
  version: number;
  openedAtMs: number;
  decidedAtMs: number | null;
};

/** `writerId` never leaves the desk: a moderator's words are signed “the moderators”. */
export type AppealMessageTable = {
  id: string;
  appealId: string;
  writerId: string | null;
  side: "member" | "moderators";
  body: string;
  createdAtMs: number;
};

/** What moderators write for one another, about an item, a person, or the shift (`subjectId` empty). */
export type StaffNoteTable = {
  id: string;
  subjectKind: "item" | "account" | "shift";
  subjectId: string;
  writerId: string | null;
  body: string;
  createdAtMs: number;
};

/** Words to begin a statement with. Each is made personal before it is sent. */
export type CannedReasonTable = {
  id: string;
  act: string;
  guideline: number | null;
  body: string;
  createdAtMs: number;
};

/** The rules of screening as moderators wrote them, every version kept; the newest holds. */
export type RuleSetTable = {
  id: string;
  version: number;
  source: string;
  writerId: string | null;
  createdAtMs: number;
};

/** After how many hard items a moderator wants to be reminded of a break. Read by nobody else. */
export type DeskChoiceTable = { accountId: string; breakAfter: number };

/** A link by which so many people can join until then. Only its hash is kept. `makerId`: the moderator who made it. */
export type JoinInvitationTable = {
  id: string;
  tokenHash: string;
  usesLeft: number;
  expiresAtMs: number;
  makerId: string | null;
  createdAtMs: number;
};

/** Who has joined and whose posts wait: domain/joining.ts. `note`: what they wanted the moderators to know. Gone when they are let in. */
export type NewcomerTable = { accountId: string; reason: NewcomerReason; note: string; createdAtMs: number };
