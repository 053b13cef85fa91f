import type { ThreadPageView } from "#app/domain/thread-views.ts";

/** How a page says in its head that a feed follows it. */
const feedLink = (title: string, href: string) => ({
  tagName: "link",
  rel: "alternate",
  type: "application/atom+xml",
  title,
  href,
});

/** Only a thread that everyone may read, and whose title is shown, unfolded, has a feed. */
export function threadFeedLink(thread: ThreadPageView | undefined) {
  if (thread?.audience !== "everyone" || thread.title === null || thread.fold !== null) return [];
  return [feedLink(thread.title, `/threads/${thread.id}/feed.atom`)];
}

export const endingFeedLink = (title: string, ending: string) =>
  feedLink(title, `/endings/${ending}/feed.atom`);
