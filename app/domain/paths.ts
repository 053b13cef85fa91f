import type { Danger } from "./screening/finding.ts";
import { pageOfPosition, type ThreadKind } from "./thread.ts";

/** Where things stand. Addresses of threads, their pages and their posts are made here. */
export type ThreadPlace = {
  threadId: string;
  kind: ThreadKind;
  slug: string;
  /** For an article's thread: the article's slug and whether it is the pinned one. */
  articleSlug: string | null;
  articlePinned: boolean;
};

export const articlePath = (slug: string, pinned: boolean): string =>
  pinned ? "/article" : `/articles/${slug}`;

export function threadPath(place: ThreadPlace): string {
  if (place.kind === "article" && place.articleSlug)
    return articlePath(place.articleSlug, place.articlePinned);
  return `/threads/${place.threadId}/${encodeURIComponent(place.slug)}`;
}

/** The first page has no number in its address, so that it has one address only. */
export const pagePath = (path: string, page: number): string => (page <= 1 ? path : `${path}?page=${page}`);

export const postAnchor = (postId: string): string => `post-${postId}`;

/** A post's own address, without a page number, so that it stays right when a thread grows. */
export const postLink = (postId: string): string => `/posts/${postId}`;

/** Where its author is led when they have posted: to the post, by way of who can be reached when they may be in danger. */
export const postedPath = (postId: string, danger: Danger): string =>
  danger === "none" ? postLink(postId) : `${postLink(postId)}/care/${danger}`;

/** Whether an address is such a way by who can be reached. */
export const isCarePath = (path: string): boolean => /^\/posts\/\w+\/care\//.test(path);

/** The form in which its author changes a post, and where drafts of that are kept. */
export const editPath = (postId: string): string => `${postLink(postId)}/edit`;

/** The form in which somebody reports a post, and where drafts of that are kept. */
export const reportPath = (postId: string): string => `${postLink(postId)}/report`;

/** What the post said before, for its author and moderators. */
export const historyPath = (postId: string): string => `${postLink(postId)}/history`;

/** Who can be mentioned in a thread, as data. Not below /threads/, where the title of a thread may be any word. */
export const namesPath = (threadId: string): string => `/thread-names/${threadId}`;

/** The page with the box for replies, with this post quoted in it. */
export const quotePath = (replyPath: string, postId: string): string =>
  `${replyPath}${replyPath.includes("?") ? "&" : "?"}quote=${postId}#reply`;

/** A post's place: the page of its thread it stands on, and its anchor there. */
export const postPath = (place: ThreadPlace, post: { id: string; position: number }): string =>
  `${pagePath(threadPath(place), pageOfPosition(post.position))}#${postAnchor(post.id)}`;

/**
 * Whether a path is the way out, which signs off whoever takes it, so that nothing but its own link leads there. However
 * it is written: browsers read `/x/../leave` as `/leave`, and the router reads `/%6ceave` so.
 */
export const isWayOut = (path: string): boolean => {
  const read = URL.parse(`http://localhost${path}`)?.pathname ?? path;
  return /^\/+leave(?:[/.]|$)/i.test(withoutEscapes(read));
};

/** The path with the letters of ASCII that are escaped in it written out, as the router reads them. */
export const withoutEscapes = (path: string): string => path.replace(/%[2-7][0-9a-f]/gi, decodeURIComponent);

/** `/a//b` is nobody's page, and Remix complains of it to the console. */
const EMPTY_PART = /^[^?#]*\/\//;

/**
 * An address inside this site that a form may send someone back to; anything else is the home page. Comes back in
 * ASCII, because a header takes nothing else.
 */
export function safePath(path: string | null | undefined): string {
  if (!path || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) || isWayOut(path) || EMPTY_PART.test(path))
    return "/";
  return path.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** A section of an article, where it stands in the text; the article itself without one. */
export const sectionPlace = (path: string, anchor: string | null): string =>
  anchor === null ? path : `${path}#${anchor}`;

/** The list of posts about a section of the pinned article; without one, about the article as a whole. */
export const postsAboutPath = (anchor: string | null): string =>
  anchor === null ? "/article/sections" : `/article/sections/${anchor}`;

/** The box under the pinned article, with this section to write about. */
export const commentAboutPath = (anchor: string): string => `/article?section=${anchor}#reply`;

/** The form for a thread, with this section to write about. */
export const threadAboutPath = (anchor: string): string => `/threads/new?section=${anchor}`;

/** What helped, all ways together or one of them. */
export const whatHelpedPath = (way: string | null): string =>
  way === null ? "/what-helped" : `/what-helped?way=${way}`;
