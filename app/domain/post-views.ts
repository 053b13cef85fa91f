import type { GesturesView } from "./gesture-views.ts";
import type { FoldReason } from "./hiding.ts";
import type { ContentNote } from "./need.ts";
import type { PostStatus } from "./post.ts";

/*
 * What pages are drawn from, here and in the other files named `…-views.ts`. Everything in a view can be read by the
 * visitor it was made for, so a view holds nothing that this visitor may not know: no ids of people, no rows, no
 * hidden text. Times are epoch milliseconds.
 */

/** The name over a post: a member's handle, which leads to their page where they have one, or the alias of an anonymous post. */
export type AuthorView = { name: string; anonymous: boolean; hasPage: boolean };

/** What the author of a moderated post reads: the decision, the guideline, the reason. */
export type StatementView = {
  /** Of the decision's own page, with the way to appeal, for the author alone. */
  path: string | null;
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
  /** What can be done about its author's name: fold away what stands under it, or no longer; null for nobody. */
  mute: "mute" | "unmute" | null;
  moderate: boolean;
  /** To look at what it said before it was edited. */
  history: boolean;
};

/** The quoted post, while it still stands; a quote goes when what it quotes goes. Folded, it says nothing of what it was. */
export type QuoteView = {
  fold: FoldReason | null;
  postId: string;
  author: AuthorView | null;
  excerpt: string;
  notes: ContentNote[];
};

/** The section of the article that a post is about, and where it is; `title` is null for the article as a whole. */
export type AboutView = { title: string | null; path: string };

export type ShownPost = {
  kind: "full";
  id: string;
  position: number;
  author: AuthorView | null;
  mine: boolean;
  startedThread: boolean;
  status: PostStatus;
  /** Safe HTML from render/markdown.ts. */
  html: string;
  /** Why this reader's own choices fold the whole post to one line; null where it stands. */
  fold: FoldReason | null;
  /** What the text is folded behind; empty for a text that stands open. */
  notes: ContentNote[];
  about: AboutView | null;
  quote: QuoteView | null;
  createdAtMs: number;
  editedAtMs: number | null;
  /** For the author and moderators of a removed or declined post; null in the minute before anybody is told. */
  statement: StatementView | null;
  /** For the author of a post that waits: what screening said of it, if it did. */
  waitsFor: string[];
  /** Null where there are none: on a post that is not published. */
  gestures: GesturesView | null;
  actions: PostActions;
};

/** What stands where a post no longer does. */
export type PlaceholderPost = {
  kind: "placeholder";
  id: string;
  position: number;
  /** `looked-at`: a moderator has just taken it away, and can still take that back. */
  why: "removed" | "looked-at" | "withdrawn" | "erased";
  /** The guideline of a removal; never the reason's text. */
  guideline: { number: number; name: string } | null;
  actions: Pick<PostActions, "moderate">;
};

export type PostView = ShownPost | PlaceholderPost;
