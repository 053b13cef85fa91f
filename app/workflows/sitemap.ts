import { ENDING_SLUGS } from "#app/domain/ending.ts";
import { articlePath, threadPath } from "#app/domain/paths.ts";
import { ID_ALPHABET } from "#db/identifiers.ts";
import { articleAddresses, hasPublicThread, publicThreadsBetween } from "#db/queries/sitemap.ts";
import type { Db } from "#db/schema.ts";

/** A page for search engines: its path, and when it changed (epoch milliseconds; null where nobody keeps that). */
export type MappedPage = { path: string; lastModMs: number | null };

/** A sitemap may list 50,000 pages (sitemaps.org). 32 parts of that many are 1.6 million threads. */
const PAGES_IN_PART = 50_000;

const STANDING = ["/", "/guidelines", "/help-now", "/privacy", "/about"];

/**
 * The parts of the sitemap. Threads are parted by the first character of their ids: those are random, so that all parts
 * grow alike, a thread never moves to another, and each part is one range of an index. A part without threads is not there.
 */
export async function sitemapParts(db: Db): Promise<string[]> {
  const parts = ["pages"];
  for (const first of ID_ALPHABET) if (await hasPublicThread(db, rangeOf(first))) parts.push(first);
  return parts;
}

/** What stands in one part; null when there is no such part. Only what everyone may read, and no people. */
export async function sitemapPart(db: Db, part: string): Promise<MappedPage[] | null> {
  if (part === "pages") return standingPages(db);
  if (part.length !== 1 || !ID_ALPHABET.includes(part)) return null;
  const threads = await publicThreadsBetween(db, { ...rangeOf(part), limit: PAGES_IN_PART });
  return threads.map(({ id, kind, slug, lastActivityAtMs }) => ({
    path: threadPath({ threadId: id, kind, slug, articleSlug: null, articlePinned: false }),
    lastModMs: lastActivityAtMs,
  }));
}

async function standingPages(db: Db): Promise<MappedPage[]> {
  const articles = await articleAddresses(db);
  return [
    ...[...STANDING, ...ENDING_SLUGS.map((slug) => `/endings/${slug}`)].map((path) => ({
      path,
      lastModMs: null,
    })),
    ...articles.map(({ slug, pinned, updatedAtMs }) => ({
      path: articlePath(slug, pinned === 1),
      lastModMs: updatedAtMs,
    })),
  ];
}

function rangeOf(first: string): { from: string; to: string | null } {
  const next = ID_ALPHABET[ID_ALPHABET.indexOf(first) + 1];
  return { from: first, to: next ?? null };
}
