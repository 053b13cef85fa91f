import type { ExportSection } from "./export.ts";
import type { ReportOutcome } from "./report.ts";

/** What stands in the copy of everything about oneself. Times are ISO 8601 in UTC, addresses begin after the forum's own. */
export type ExportedAbout = {
  madeAt: string;
  handle: string;
  role: string;
  joinedAt: string;
  /** What they wrote when they asked to come in, until they are let in; null for everybody else. */
  noteOnJoining: string | null;
  about: string;
  hasPage: boolean;
  country: string | null;
  email: { address: string; confirmedAt: string | null } | null;
  quietHours: { from: string; to: string; timeZone: string } | null;
  feedMadeAt: string | null;
  hiddenNotes: string[];
  hiddenWords: string[];
  /** Whom they muted is told as a number: names are others'. */
  mutedPeople: number;
  mutedAliases: number;
  breakAfterItems: number | null;
  sessions: { device: string; signedInAt: string; lastUsedOn: string }[];
  passkeys: { name: string; addedAt: string; lastUsedOn: string }[];
  hasAuthenticatorApp: boolean;
  recoveryCodesLeft: number;
};

export type ExportedPost = {
  address: string;
  thread: string;
  /** Only of a thread of their own. */
  title: string | null;
  threadChoices: {
    kind: string;
    ending: string | null;
    timeSince: string | null;
    hope: string | null;
    audience: string;
  } | null;
  /** The name it stands under, when that is not their own. */
  alias: string | null;
  status: string;
  contentNotes: string[];
  aboutSection: string | null;
  quotes: string | null;
  writtenAt: string;
  editedAt: string | null;
  withdrawnAt: string | null;
  text: string;
  earlierVersions: { revision: number; title: string | null; text: string; writtenAt: string }[];
};

export type ExportedDraft = {
  place: string;
  begunAt: string;
  savedAt: string;
  title: string;
  text: string;
  details: string;
};

export type ExportedGesture = { post: string; gesture: string; way: string | null; givenAt: string };
export type ExportedFollowing = { thread: string; stance: string; readUpTo: number };
export type ExportedHiddenThread = { thread: string; hiddenAt: string };
export type ExportedReport = { post: string; reason: string; words: string; reportedAt: string };

/** Something that the moderators told them. */
export type ExportedLetter = {
  toldAt: string;
  kind: string;
  words: string;
  decision: {
    address: string;
    decided: string;
    decidedAt: string;
    guideline: string | null;
    reason: string;
    until: string | null;
    post: string | null;
    textDecidedAbout: string | null;
  } | null;
  report: { post: string; reason: string; outcome: ReportOutcome | null } | null;
};

export type ExportedAppeal = {
  decision: string;
  status: string;
  begunAt: string;
  decidedAt: string | null;
  messages: { from: "you" | "the moderators"; sentAt: string; text: string }[];
};

export type ExportedRow = {
  posts: ExportedPost;
  drafts: ExportedDraft;
  gestures: ExportedGesture;
  following: ExportedFollowing;
  hiddenThreads: ExportedHiddenThread;
  reports: ExportedReport;
  letters: ExportedLetter;
  appeals: ExportedAppeal;
} & Record<ExportSection, object>;
