/**
 * What HTML may reach a reader: this list and nothing else. It runs after the Markdown parser and does not
 * rely on it, so a fault in the parser cannot put a script, a picture or a form into a page.
 */

import sanitizeHtml from "sanitize-html";
import { isWayOut } from "#app/domain/paths.ts";
import { cleanText } from "./clean-text.ts";

const BOTH = [
  ...["p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "del", "a"],
  ...["ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"],
];

/** Posts sit below the page's h1 and the thread's h2. */
const POST_TAGS = [...BOTH, "h3", "h4", "h5", "span"];
/** An article's title is the page's h1. */
const ARTICLE_TAGS = [...BOTH, "h2", "h3", "h4"];

/** `nofollow ugc`: nothing to gain for spammers; `noopener`: the other site gets no hold on this page. */
const LINK_REL = "nofollow ugc noopener";

const SCHEMES = new Set(["http:", "https:", "mailto:"]);
/** What browsers remove from an address, or read as a slash, before they look at it. */
const isDisguised = (href: string): boolean => /[\s\\]/.test(href) || cleanText(href) !== href;
/** `/page` and `#section`; not `//other-site`, nor `/\other-site`, which the parser writes as `/%5C`. */
const INTERNAL = /^(?:#|\/(?!\/|%5c))/i;

/**
 * Whether a link may lead to another site: http and https with a host, or mailto. An address with a user
 * name in it (`https://bank.example@other.example`) shows one place and leads to another, so it may not. Nor may one
 * to `/leave`, wherever: on this forum that page signs out whoever opens it.
 */
function isExternalLink(href: string): boolean {
  if (isDisguised(href) || !/^(?:https?:\/\/[^/?#]|mailto:[^?])/i.test(href)) return false;
  const url = URL.parse(href);
  if (url === null || isWayOut(url.pathname)) return false;
  return SCHEMES.has(url.protocol) && url.username === "" && url.password === "";
}

/** Whether a link stays on this site, and does not lead out of it: a path from the root, or a place on the same page. */
function isInternalLink(href: string): boolean {
  return INTERNAL.test(href) && !isDisguised(href) && !isWayOut(href);
}

/** What a mention carries, so that it can be told from a link that somebody writes. */
const MENTION = "mention";

/** Whether this is the address of a member's page, as encodeURIComponent leaves a name. */
const isPersonPath = (href: string): boolean => /^\/people\/(?:[\w.-]|%[0-9A-F]{2})+$/.test(href);

/** Whether a heading may carry this id. */
export function isAnchor(id: string): boolean {
  return /^[a-z0-9-]{1,80}$/.test(id);
}

type Attributes = Record<string, string>;

const outwardLink = (tagName: string, { href = "" }: Attributes): sanitizeHtml.Tag =>
  isExternalLink(href) ? { tagName, attribs: { href, rel: LINK_REL } } : { tagName, attribs: {} };

/** A mention, and only that, leads to a page of this forum. A link that somebody writes has no class. */
const postLink = (tagName: string, attributes: Attributes): sanitizeHtml.Tag =>
  attributes.class === MENTION && isPersonPath(attributes.href ?? "")
    ? { tagName, attribs: { class: MENTION, href: attributes.href ?? "" } }
    : outwardLink(tagName, attributes);

const mentionedAlias = (tagName: string, attributes: Attributes): sanitizeHtml.Tag =>
  attributes.class === MENTION ? { tagName, attribs: { class: MENTION } } : { tagName, attribs: {} };

const articleLink = (tagName: string, { href = "" }: Attributes): sanitizeHtml.Tag =>
  isInternalLink(href) ? { tagName, attribs: { href } } : outwardLink(tagName, { href });

const numberedList = (tagName: string, { start = "" }: Attributes): sanitizeHtml.Tag =>
  /^\d{1,9}$/.test(start) ? { tagName, attribs: { start } } : { tagName, attribs: {} };

const anchoredHeading = (tagName: string, { id = "" }: Attributes): sanitizeHtml.Tag =>
  isAnchor(id) ? { tagName, attribs: { id } } : { tagName, attribs: {} };

const SHARED: sanitizeHtml.IOptions = {
  disallowedTagsMode: "discard",
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
};

const POST: sanitizeHtml.IOptions = {
  ...SHARED,
  allowedTags: POST_TAGS,
  allowedAttributes: { a: ["href", "rel", "class"], ol: ["start"], span: ["class"] },
  transformTags: { a: postLink, ol: numberedList, span: mentionedAlias },
};

const ARTICLE: sanitizeHtml.IOptions = {
  ...SHARED,
  allowedTags: ARTICLE_TAGS,
  allowedAttributes: { a: ["href", "rel"], ol: ["start"], h2: ["id"], h3: ["id"], h4: ["id"] },
  transformTags: {
    a: articleLink,
    ol: numberedList,
    h2: anchoredHeading,
    h3: anchoredHeading,
    h4: anchoredHeading,
  },
};

/** HTML from a post, reduced to what a post may show. Sanitising twice changes nothing. */
export const sanitizePost = (html: string): string => cleanText(withoutIdleLinks(sanitizeHtml(html, POST)));

/** HTML from an article: as a post, with links inside this site and ids on headings. */
export const sanitizeArticle = (html: string): string =>
  cleanText(withoutIdleLinks(sanitizeHtml(html, ARTICLE)));

/**
 * Removes the tags of links that lead nowhere or lie inside another link, and keeps their words. It happens
 * here because sanitize-html, when a transformed tag is dropped, closes the next tag under the wrong name.
 */
function withoutIdleLinks(sanitized: string): string {
  const kept: boolean[] = [];
  return sanitized.replace(/<(\/?)a( [^>]*)?>/g, (tag, closing, attributes) => {
    if (closing) return kept.pop() ? tag : "";
    const keep = attributes !== undefined && !kept.includes(true);
    kept.push(keep);
    return keep ? tag : "";
  });
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/**
 * The words of HTML that came out of `sanitizePost` or `sanitizeArticle` (and of no other HTML: it relies on
 * how those write tags and escape text). White space is folded; blocks and line breaks count as a space.
 */
export function textOf(sanitized: string): string {
  return sanitized
    .replace(/<\/?(?:em|strong|del|code|a|span)(?: [^>]*)?>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
}
