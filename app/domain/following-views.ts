import type { AuthorView } from "./post-views.ts";

/** What a member's thread page knows of them: see workflows/visit-thread.ts. Null for a guest. */
export type VisitView = {
  watching: boolean;
  /** The first post that is new since they were here; null on a first visit, and when nothing is. */
  firstNew: { postId: string; path: string } | null;
  /** The newest position of the thread that this page knew. */
  after: number;
};

/** What is new in one thread. Nothing in it is told that its reader may not open now. */
export type NewsView = {
  threadId: string;
  /** “Tuesdays at six”, or what the thread is when its title is not shown. */
  where: string;
  /** The first new post, in its place. */
  path: string;
  count: number;
  /** Whether there are more than were counted. */
  more: boolean;
  /** How many of them quote the reader. */
  quotes: number;
  /** How many mention the reader. All of them do in a thread that the reader does not watch. */
  mentions: number;
  /** The names over them, each once, in the order they wrote; at most three. */
  names: AuthorView[];
  /** Whether there are other names than these. */
  others: boolean;
  newestAtMs: number;
  /** Up to where the thread is read once this has been marked as read. */
  position: number;
};

/** Threads with news on one page, and counted in the header. Marked as read, they make room for the next. */
export const NEWS_SHOWN = 50;

export type NotificationsView = { news: NewsView[]; more: boolean };

/** Where somebody has read up to, as forms say it: `threadId.position`, several with commas. */
export type ReadPlace = { threadId: string; position: number };

export const formatPlaces = (places: readonly ReadPlace[]): string =>
  places.map(({ threadId, position }) => `${threadId}.${position}`).join(",");

/** Nonsense is left out, and so is whatever is more than a page sends. */
export const parsePlaces = (text: string): ReadPlace[] =>
  text.split(",", NEWS_SHOWN).flatMap((place) => {
    const match = /^([0-9a-z]{20})\.(\d{1,7})$/.exec(place);
    return match?.[1] && match[2] ? [{ threadId: match[1], position: Number(match[2]) }] : [];
  });

/** What a member has chosen about following threads; times as forms have them (`22:00`). */
export type FollowingSettingsView = {
  quiet: { from: string; to: string; timeZone: string } | null;
  quietNow: boolean;
  feedMadeAtMs: number | null;
};
