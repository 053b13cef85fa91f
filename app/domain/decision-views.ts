import type { AppealDecision, AppealStatus, Changeable } from "./appeal.ts";
import type { RecordLine } from "./desk-views.ts";
import type { RecordedAct } from "./record.ts";
import type { ReportOutcome, ReportReason } from "./report.ts";

/** Something the moderators tell one member. What has a `path` is read there; the rest is all here. */
export type LetterView = {
  id: string;
  kind: "decision" | "outcome" | "care" | "appeal" | "account";
  /** What was decided, for a decision. */
  act: RecordedAct | null;
  /** How a report ended, and what it was about. */
  outcome: { outcome: ReportOutcome; reason: ReportReason } | null;
  /** Words of care, or what has changed about the account. */
  body: string;
  path: string | null;
  atMs: number;
  unread: boolean;
};

/** A statement of reasons: what was decided, on which guideline, on what text, by whom or what, until when. */
export type DecisionView = {
  id: string;
  act: RecordedAct;
  atMs: number;
  guideline: { number: number; name: string } | null;
  reason: string;
  /** The text it was about, as it stood then, as safe HTML; null when it was about a person. */
  html: string | null;
  /** Where the post or thread it is about stands; null for a person. */
  path: string | null;
  /** Software noticed the post first; a moderator decided. Null where that is not the viewer's to know. */
  softwareNoticed: boolean | null;
  untilMs: number | null;
  /** What was decided later about the same, the first one first. */
  later: {
    id: string;
    act: RecordedAct;
    atMs: number;
    guideline: { number: number; name: string } | null;
    reason: string;
    automated: boolean;
    untilMs: number | null;
  }[];
  appeal: AppealView | null;
  /** Until when it can be appealed; null when it cannot, or has been. */
  appealUntilMs: number | null;
};

/** The conversation of an appeal as one side reads it. Whoever writes for the moderators has no name in it. */
export type AppealView = {
  id: string;
  version: number;
  status: AppealStatus;
  messages: { id: string; side: "member" | "moderators"; body: string; atMs: number }[];
  canWrite: boolean;
};

/** An appeal on the desk. */
export type DeskAppealView = AppealView & {
  decision: Omit<DecisionView, "appeal" | "appealUntilMs">;
  /** The appellant by the name they stand under: their handle, or the alias over their post; null when they are gone. */
  appellant: string | null;
  assignedTo: string | null;
  decisions: AppealDecision[];
  changeable: Changeable;
  /** The ends that a change can choose from. */
  endsInDays: number[];
  /** There is nobody else who may, so whoever decided first decides again. */
  nobodyElse: boolean;
  /** The viewer made the decision, and a colleague decides. */
  ownDecision: boolean;
  /** It is about a colleague as a person, and the viewer is no admin. */
  adminsOnly: boolean;
  record: RecordLine[];
};

export type AppealLine = {
  id: string;
  act: RecordedAct;
  openedAtMs: number;
  assignedTo: string | null;
  ownDecision: boolean;
  adminsOnly: boolean;
};
