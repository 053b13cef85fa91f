import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderSitemapIndex } from "#app/render/sitemap.ts";
import { viewerOf } from "#app/web/guard.ts";
import { originOf, sitemapAnswer } from "#app/web/machine-answers.ts";
import { sitemapParts } from "#app/workflows/sitemap.ts";

/** The list of the sitemap's parts. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const origin = originOf(request, context);
  const parts = await sitemapParts(context.db);
  const sitemaps = parts.map((part) => ({ url: `${origin}/sitemap/${part}`, lastModMs: null }));
  return sitemapAnswer(request, renderSitemapIndex(sitemaps));
}
