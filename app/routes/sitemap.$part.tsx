import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderSitemap } from "#app/render/sitemap.ts";
import { viewerOf } from "#app/web/guard.ts";
import { originOf, sitemapAnswer } from "#app/web/machine-answers.ts";
import { notFound } from "#app/web/responses.ts";
import { sitemapPart } from "#app/workflows/sitemap.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const pages = await sitemapPart(context.db, params.part ?? "");
  if (!pages) throw notFound();
  const origin = originOf(request, context);
  return sitemapAnswer(
    request,
    renderSitemap(pages.map(({ path, lastModMs }) => ({ url: origin + path, lastModMs }))),
  );
}
