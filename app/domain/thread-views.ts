import type { Ending } from "./ending.ts";
import type { FoldReason } from "./hiding.ts";
import type { ContentNote, Hope, TimeSince } from "./need.ts";
import type { AuthorView, PostView, QuoteView } from "./post-views.ts";
import type { Audience, ThreadKind } from "./thread.ts";
import type { ThreadFilter } from "./thread-filter.ts";

/** One line in a list of threads. `lastActivityAtMs` orders the list. */
export type ThreadCard = {
  id: string;
  path: string;
  title: string;
  kind: ThreadKind;
  author: AuthorView | null;
  ending: Ending | null;
  timeSince: TimeSince | null;
  hope: Hope | null;
  audience: Audience;
  /** With content notes there is no excerpt: the notes stand in its place. */
  notes: ContentNote[];
  excerpt: string | null;
  replyCount: number;
  createdAtMs: number;
  lastActivityAtMs: number;
};

/** A list of threads with the address of the next page, or null at the end. */
export type ThreadListView = {
  threads: ThreadCard[];
  filter: ThreadFilter;
  olderPath: string | null;
  /** The list is empty, and its reader has hidden things that may have stood in it. */
  emptyByChoice: boolean;
};

/** The viewer's own letters, and one page of those that others share. */
export type LettersView = { mine: ThreadCard[]; shared: Omit<ThreadListView, "filter"> };

/**
 * Whether the visitor can reply here; if not, the sentence that stands in place of the box. `alias` is the name this
 * visitor's anonymous posts in the thread stand under already; null while there is none.
 */
export type ReplyBox =
  | { open: true; requestKey: string | null; alias: string | null }
  | { open: false; message: string };

export type ThreadPageView = {
  id: string;
  path: string;
  /** Null when the opening post is not shown to this visitor: a title can say as much as a text. */
  title: string | null;
  kind: ThreadKind;
  ending: Ending | null;
  timeSince: TimeSince | null;
  /** What the author hopes for from replies, to stand at the reply box; null where the opening post is not shown. */
  hope: { hope: Hope; author: AuthorView | null } | null;
  audience: Audience;
  locked: boolean;
  /** Shown with the lock; what the moderator wrote for everyone. */
  lockReason: string | null;
  /** When it opens again by itself; null when a moderator opens it. */
  lockedUntilMs: number | null;
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
  /** Whether this reader can hide the thread, or has; null where it cannot be hidden. */
  hiding: "shown" | "hidden" | null;
  /** Why this reader's own choices fold the title together with the opening post; null where it stands. */
  fold: FoldReason | null;
};

/** One page of what was replied in a thread, or said under an article. */
export type RepliesPageView = Pick<ThreadPageView, "id" | "path" | "page" | "pages" | "posts">;

/** Threads like the one on the page, at its end. `ending`: what they have in common. */
export type RelatedView = {
  ending: Ending | null;
  threads: { id: string; path: string; title: string; replyCount: number }[];
};
