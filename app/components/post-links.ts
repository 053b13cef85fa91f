/** The addresses of a post. They carry no page number, so that they stay right when a thread grows. */

/** The id of a post in its page, for `#post-…`. */
export const postAnchor = (id: string): string => `post-${id}`;

/** The address that leads to the post wherever it stands. */
export const postPath = (id: string): string => `/posts/${encodeURIComponent(id)}`;

/** The page with the box for replies, with this post quoted in it. */
export function quotePath(replyPath: string, id: string): string {
  return `${replyPath}${replyPath.includes("?") ? "&" : "?"}quote=${encodeURIComponent(id)}#reply`;
}
