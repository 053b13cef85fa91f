import type { Role } from "./actor.ts";
import type { ItemAct, ReportReason } from "./moderation.ts";
import type { PostStatus } from "./post.ts";
import type { AuthorView } from "./post-views.ts";

/** One line of the moderators' queue. */
export type QueueLine = {
  id: string;
  where: string;
  excerpt: string;
  postStatus: PostStatus;
  reasons: ReportReason[];
  reportCount: number;
  openedAtMs: number;
};

export type ReportView = {
  reporter: string;
  reason: ReportReason;
  details: string;
  atMs: number;
  /** The text as it stood when this was reported, as safe HTML. */
  snapshotHtml: string;
  /** Whether the post has been edited since. */
  changedSince: boolean;
};

/** One line of the record. `actor` is null for the command line. */
export type RecordLine = {
  act: string;
  actor: string | null;
  atMs: number;
  subject: string;
  itemId: string | null;
  guideline: { number: number; name: string } | null;
  reason: string;
  fromState: string | null;
  toState: string | null;
};

export type ReviewItemView = {
  id: string;
  version: number;
  open: boolean;
  openedAtMs: number;
  post: {
    id: string;
    path: string;
    where: string;
    /** As everyone sees it: an alias stays one here. */
    author: AuthorView | null;
    /** The handle behind the alias, for a moderator who has written down why they needed it. */
    account: string | null;
    canUnmask: boolean;
    status: PostStatus;
    /** Null when the author has withdrawn it: what was reported is in the reports. */
    html: string | null;
    revision: number;
    createdAtMs: number;
    editedAtMs: number | null;
  };
  thread: { id: string; locked: boolean };
  reports: ReportView[];
  record: RecordLine[];
  actions: ItemAct[];
};

/** A member as the desk shows them. */
export type PersonHistoryView = {
  handle: string;
  /** What they say about themselves, and whether others can open their page. */
  about: string;
  hasPage: boolean;
  role: Role;
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
