import { escapeXml } from "./xml.ts";

/** `lastModMs` is in epoch milliseconds; null where nobody keeps it. `url` is complete. */
export type SitemapEntry = { url: string; lastModMs: number | null };

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** Pages for search engines (sitemaps.org). */
export const renderSitemap = (pages: readonly SitemapEntry[]): string => document("urlset", "url", pages);

/** The sitemaps of a forum, for one that is too large for one. */
export const renderSitemapIndex = (sitemaps: readonly SitemapEntry[]): string =>
  document("sitemapindex", "sitemap", sitemaps);

const document = (root: string, item: string, entries: readonly SitemapEntry[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} xmlns="${NAMESPACE}">`,
    ...entries.map(({ url, lastModMs }) => {
      const lastMod = lastModMs === null ? "" : `<lastmod>${new Date(lastModMs).toISOString()}</lastmod>`;
      return `<${item}><loc>${escapeXml(url)}</loc>${lastMod}</${item}>`;
    }),
    `</${root}>`,
    "",
  ].join("\n");
