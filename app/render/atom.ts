import { createHash } from "node:crypto";
import { Feed } from "feed";
import type { FeedEntry, FeedView } from "#app/domain/feed-views.ts";
import { escapeXml, storableInXml } from "./xml.ts";

/** Under this name stands what has no author to name: RFC 4287 wants one for each entry. */
const FORUM = "Afterword";

/** A feed as an Atom document (RFC 4287). `origin` is the forum's address without a slash at the end. */
export function renderAtom(feed: FeedView, origin: string): string {
  const page = origin + feed.path;
  const atom = new Feed({
    title: plain(feed.title),
    id: origin + (feed.selfPath ?? feed.path),
    link: page,
    updated: new Date(Math.max(0, ...feed.entries.map(({ updatedAtMs }) => updatedAtMs))),
    generator: FORUM,
    author: { name: FORUM },
    ...(feed.selfPath === null ? {} : { feedLinks: { atom: origin + feed.selfPath } }),
    copyright: "",
  });
  for (const entry of feed.entries) atom.addItem(itemOf(entry, origin));
  return atom.atom1();
}

/** `feed` writes titles and summaries as HTML, so a text is escaped once more for that. */
const itemOf = (entry: FeedEntry, origin: string) => ({
  title: escapeXml(entry.title),
  id: entryId(entry.id),
  link: origin + entry.path,
  date: new Date(entry.updatedAtMs),
  published: new Date(entry.createdAtMs),
  description: escapeXml(entry.summary),
  author: [{ name: plain(entry.author ?? FORUM) }],
});

/** `feed` takes an `&amp;` in a plain text for one that is escaped already, and would show it as `&`. */
const plain = (text: string): string => storableInXml(text).replaceAll("&amp;", "&amp;amp;");

/** An entry's id for ever, whatever address the forum moves to: a UUID (version 8, RFC 9562) made of the post's random id. */
export function entryId(id: string): string {
  const hex = createHash("sha256").update(`afterword post ${id}`).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
