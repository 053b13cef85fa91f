import type { Role } from "./actor.ts";
import type { DeskFilter } from "./desk-filter.ts";
import type { Ending } from "./ending.ts";
import type { Lane } from "./lane.ts";
import type { Stretch } from "./marked-text.ts";
import type { ItemAct } from "./moderation.ts";
import type { ContentNote } from "./need.ts";
import type { PlaybookStep } from "./playbook.ts";
import type { PostStatus } from "./post.ts";
import type { AuthorView } from "./post-views.ts";
import type { RecordedAct } from "./record.ts";
import type { ReportReason } from "./report.ts";
import type { SanctionKind, Standing } from "./sanction.ts";
import type { Danger } from "./screening/finding.ts";
import type { ThreadKind } from "./thread.ts";

/** One line of the moderators' queue: labels, and nothing of the text. */
export type QueueLine = {
  id: string;
  where: string;
  lane: Lane;
  /** What reports and screening say it is about, and the notes its author put over it; each once. */
  labels: string[];
  reportCount: number;
  openedAtMs: number;
  /** Who has it before them, as the viewer calls them: “you”, or a colleague's name. */
  holder: string | null;
  /** Of whom a second opinion is asked: “you”, “anybody”, or a colleague's name. */
  opinionOf: string | null;
  /** Until when a second moderator must have looked; null when none must. */
  secondByMs: number | null;
};

export type QueueView = {
  lines: QueueLine[];
  /** Counted to 100. */
  counts: Record<Lane, number>;
  appeals: number;
  /** The ids of those that are assigned to the viewer, the oldest first. */
  ownAppeals: string[];
  filter: DeskFilter;
  /** Where the next page begins; null when there is none. */
  nextFrom: string | null;
};

/** Software outside that looks at posts and did not, for so many. `quietSinceMs` null: it answers again. */
export type OutsideSilence = { texts: number; sinceMs: number; quietSinceMs: number | null };

export type ReportView = {
  reporter: string;
  reason: ReportReason;
  details: string;
  atMs: number;
  /** The title and the text as they stood when this was reported; the text as safe HTML. Null: a reply. */
  snapshotTitle: string | null;
  snapshotHtml: string;
  /** Whether the post has been edited since. */
  changedSince: boolean;
  /** From 20 to 100: how often this person's earlier reports were right. */
  weight: number;
};

/** One line of the record. `actor` is null for the command line and for screening. */
export type RecordLine = {
  act: RecordedAct;
  actor: string | null;
  automated: boolean;
  atMs: number;
  subject: string;
  itemId: string | null;
  guideline: { number: number; name: string } | null;
  reason: string;
  fromState: string | null;
  toState: string | null;
  untilMs: number | null;
};

/** What screening noticed in one version of the post, with that version. */
export type ScreeningView = {
  /** Whether its text is still there: see retention.ts. */
  kept: boolean;
  atMs: number;
  revision: number;
  title: Stretch[] | null;
  body: Stretch[];
  /** What it is about, as labels, and what its author was told of it. */
  labels: string[];
  messages: string[];
};

/** What moderators wrote for one another. */
export type StaffNoteView = { writer: string | null; body: string; atMs: number };

/** Whoever wrote the post, in one card. `stood`: posts that others can read or could; `takenAway`: those declined or removed. Both to ten. */
export type AuthorCard = {
  standing: Standing;
  /** How many decisions about them there have been; `sanctions` are those in force. */
  decided: number;
  sanctions: { kind: SanctionKind; endsAtMs: number | null }[];
  joined: "this-week" | "this-month" | "longer-ago";
  stood: number;
  takenAway: number;
};

export type PlaybookView = {
  /** Whether somebody may be in danger; before, it is the first question alone. */
  begun: boolean;
  done: PlaybookStep[];
  missing: PlaybookStep[];
  secondByMs: number | null;
  /** Whether another moderator could look at all, and whether anybody is left to write to. */
  hasOthers: boolean;
  hasAuthor: boolean;
  /** Who asked the first question: the second pair of eyes is not theirs, and comes after it. */
  askedBy: "nobody" | "viewer" | "colleague";
};

export type ReviewItemView = {
  id: string;
  version: number;
  open: boolean;
  /** The open item about the same post where this one is closed. */
  newerItemId: string | null;
  openedAtMs: number;
  lane: Lane;
  danger: Danger;
  claim: { mine: boolean; holder: string | null; untilMs: number | null };
  post: {
    id: string;
    /** Null where its author alone can read the thread. */
    path: string | null;
    where: string;
    /** As everyone sees it: an alias stays one here. */
    author: AuthorView | null;
    /** The handle behind the alias, for a moderator who has written down why they needed it. */
    account: string | null;
    canUnmask: boolean;
    status: PostStatus;
    /** Null when the author has withdrawn it or keeps it to themselves: what was reported or noticed stands below. */
    html: string | null;
    /** What there is to take words out of; null as above. */
    markdown: string | null;
    notes: readonly ContentNote[];
    isOpening: boolean;
    revision: number;
    createdAtMs: number;
    editedAtMs: number | null;
  };
  /** Null where its author alone can read it. */
  thread: { id: string; locked: boolean; canLock: boolean; kind: ThreadKind; ending: Ending | null } | null;
  /** The posts before and after it that the viewer can read, in their order. */
  around: { id: string; author: AuthorView | null; excerpt: string; before: boolean }[];
  /** Null where nobody is known behind it, and behind an alias until the viewer has asked who it is. */
  author: AuthorCard | null;
  reports: ReportView[];
  /** The reports came in a burst that looks arranged. */
  arranged: boolean;
  screenings: ScreeningView[];
  notes: StaffNoteView[];
  record: RecordLine[];
  actions: ItemAct[];
  canSanction: boolean;
  playbook: PlaybookView | null;
  /** Until when the viewer can take their last decision back; null when they cannot. */
  undoUntilMs: number | null;
  /** Colleagues by name, of whom an opinion can be asked; none for a post under an alias, about which anybody can be asked. */
  colleagues: string[];
  hasColleagues: boolean;
  opinionOf: string | null;
};

/** A member as the desk shows them. */
export type PersonHistoryView = {
  handle: string;
  /** What they say about themselves, and whether others can open their page. */
  about: string;
  hasPage: boolean;
  role: Role;
  standing: Standing;
  sanctions: SanctionView[];
  notes: StaffNoteView[];
  canSanction: boolean;
  /** The first moment of the month, in UTC, as on their page. */
  joinedMonthMs: number;
  counts: Record<"published" | "removed" | "declined" | "withdrawn" | "reported", number>;
  posts: {
    id: string;
    path: string;
    where: string;
    excerpt: string | null;
    status: PostStatus;
    createdAtMs: number;
  }[];
  record: RecordLine[];
};

export type SanctionView = {
  id: string;
  kind: SanctionKind;
  startsAtMs: number;
  endsAtMs: number | null;
  liftedAtMs: number | null;
  inForce: boolean;
};

/**
 * A thread on the page where a moderator closes it to replies or opens it again. `title` null: not theirs to read. `seen`:
 * the last time that it was closed or opened, null for none.
 */
export type LockView = { id: string; title: string | null; locked: boolean; seen: string | null };

/** Words to begin a statement with. */
export type CannedReasonView = { id: string; act: string; guideline: number | null; body: string };

/** A moderator's own shift; nobody else reads it. */
export type ShiftView = {
  /** Items about danger within a day. */
  hardItems: number;
  breakAfter: number;
  suggestsBreak: boolean;
  /** What colleagues left for whoever comes next. */
  notes: StaffNoteView[];
};

/** What a run of removals would take, each post with its place. */
export type RunView = {
  posts: {
    id: string;
    revision: number;
    path: string;
    where: string;
    excerpt: string;
    createdAtMs: number;
  }[];
};
