import type { RequestHandler } from "express";

/**
 * What search engines may list: articles, threads, endings and the standing pages, in their one form. Everything else,
 * people and what is only somebody's own included, says that it does not want to be found.
 */
const LISTED =
  /^\/(?:|article|articles\/[^/]+|threads\/[0-9a-z]{20}\/(?!feed\.atom$)[^/]+|endings\/[^/]+|guidelines|help-now|privacy|about)$/;

/** A page's number is part of its address; filters, places in a list and quotes make the same page once more. */
const isListed = (path: string, query: object): boolean =>
  LISTED.test(path) && Object.keys(query).every((name) => name === "page");

/** Says `noindex` wherever a search engine has no business. */
export const robotsHeader: RequestHandler = (request, response, next) => {
  if (!isListed(request.path, request.query)) response.set("X-Robots-Tag", "noindex");
  next();
};

/**
 * Where crawlers need not even look: forms, acts and what is behind a session. Pages that must not be listed say so
 * themselves. Each begins an address, so `/threads/new` has an end: a thread's id may begin like it.
 */
const UNVISITED = [
  "/articles/*/edit",
  "/articles/*/history",
  "/confirm",
  "/drafts",
  "/feed/",
  "/first-run/",
  "/following/",
  "/gone/",
  "/hidden-threads/",
  "/leave",
  "/letters/new",
  "/mail/",
  "/moderation",
  "/notifications",
  "/passkeys/",
  "/posts/*/",
  "/second-step",
  "/settings",
  "/sign-out",
  "/theme",
  "/thread-names/",
  "/threads/new$",
  "/threads/new?",
  "/welcome",
];

/** `/robots.txt`, for the forum at `origin`. */
export const robotsText = (origin: string): string =>
  [
    "User-agent: *",
    ...UNVISITED.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    "",
  ].join("\n");
