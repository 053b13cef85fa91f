import type { Ending } from "./ending.ts";
import type { PostView, QuoteView } from "./post-views.ts";
import type { ThreadKind } from "./thread.ts";

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
