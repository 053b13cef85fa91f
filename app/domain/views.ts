import type { Role } from "./actor.ts";
import type { Ending } from "./ending.ts";
import type { ItemAct, ReportReason } from "./moderation.ts";
import type { PostStatus } from "./post.ts";
import type { StartableKind, ThreadKind } from "./thread.ts";

/**
 * What pages are drawn from. Everything in a view can be read by the visitor it was made for, so a view holds
 * nothing that this visitor may not know: no ids of people, no rows, no hidden text. Times are epoch milliseconds.
 */

/** Who is looking, as the header shows it. `openItems` is for moderators, null for everyone else. */
export type ViewerView = { handle: string; role: Role; openItems: number | null } | null;

/** What the author of a moderated post reads: the decision, the guideline, the reason. */
export type StatementView = {
  act: "remove" | "decline";
  atMs: number;
  guideline: { number: number; name: string } | null;
  reason: string;
};

/** What this visitor can do with a post: each is a button or a link, and the server asks the same rule again. */
export type PostActions = {
  edit: boolean;
  withdraw: boolean;
  /** Until when a withdrawal can be taken back, or null when it cannot. */
  undoUntilMs: number | null;
  quote: boolean;
  report: boolean;
  moderate: boolean;
};

/** The quoted post, while it still stands; a quote goes when what it quotes goes. */
export type QuoteView = { postId: string; author: string | null; excerpt: string };

export type ShownPost = {
  kind: "full";
  id: string;
  position: number;
  author: string | null;
  mine: boolean;
  startedThread: boolean;
  status: PostStatus;
  /** Safe HTML from render/markdown.ts. */
  html: string;
  quote: QuoteView | null;
  createdAtMs: number;
  editedAtMs: number | null;
  /** For the author and moderators of a removed or declined post. */
  statement: StatementView | null;
  actions: PostActions;
};

/** What stands where a post no longer does. */
export type PlaceholderPost = {
  kind: "placeholder";
  id: string;
  position: number;
  why: "removed" | "withdrawn" | "erased";
  /** The guideline of a removal; never the reason's text. */
  guideline: { number: number; name: string } | null;
  actions: Pick<PostActions, "moderate">;
};

export type PostView = ShownPost | PlaceholderPost;

/** One line in a list of threads. `lastActivityAtMs` orders the list. */
export type ThreadCard = {
  id: string;
  path: string;
  title: string;
  kind: ThreadKind;
  author: string | null;
  ending: Ending | null;
  excerpt: string;
  replyCount: number;
  createdAtMs: number;
  lastActivityAtMs: number;
};

/** A list of threads with the address of the next page, or null at the end. */
export type ThreadListView = { threads: ThreadCard[]; ending: Ending | null; olderPath: string | null };

/** Whether the visitor can reply here; if not, the sentence that stands in place of the box. */
export type ReplyBox = { open: true; requestKey: string | null } | { open: false; message: string };

export type ThreadPageView = {
  id: string;
  path: string;
  /** Null when the opening post is not shown to this visitor: a title can say as much as a text. */
  title: string | null;
  kind: ThreadKind;
  ending: Ending | null;
  locked: boolean;
  /** Shown with the lock; what the moderator wrote for everyone. */
  lockReason: string | null;
  replyCount: number;
  /** Position 0, on the first page only. */
  opening: PostView | null;
  posts: PostView[];
  page: number;
  pages: number;
  reply: ReplyBox;
  /** A quote that the reply would carry. */
  quoting: QuoteView | null;
  canLock: boolean;
};

export type ArticleHeading = { level: number; id: string; text: string };

export type ArticleCard = {
  path: string;
  title: string;
  description: string;
  minutes: number;
  commentCount: number;
};

export type ArticlePageView = {
  path: string;
  slug: string;
  title: string;
  description: string;
  minutes: number;
  html: string;
  headings: ArticleHeading[];
  updatedAtMs: number;
  canEdit: boolean;
  comments: Omit<ThreadPageView, "opening" | "title" | "kind" | "ending">;
};

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
    author: string | null;
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
  role: Role;
  joinedAtMs: number;
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

/** A member's public page. */
export type PersonView = {
  handle: string;
  /** The first moment of the month of joining, in UTC: the day would say more than anybody asked. */
  joinedMonthMs: number;
  role: Role;
  posts: { id: string; path: string; where: string; excerpt: string; createdAtMs: number }[];
  olderPath: string | null;
};

/** A form that waits for its writer to join or sign in: enough of it to know it again. A post is then published. */
export type WaitingFormView = { title: string | null; excerpt: string; isPost: boolean };

/** A form as it is shown again: what was typed, what is wrong with which field, and what is wrong with the whole. */
export type FormState<Field extends string = string> = {
  values: Partial<Record<Field, string>>;
  errors: Partial<Record<Field, string>>;
  formError: string | null;
};

export const emptyForm = <Field extends string>(
  values: Partial<Record<Field, string>> = {},
): FormState<Field> => ({ values, errors: {}, formError: null });

export type StartThreadFields = "kind" | "title" | "ending" | "body";
export type StartThreadValues = { kind: StartableKind; title: string; ending: Ending | null; body: string };
