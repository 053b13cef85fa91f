import type { ArticleHeading } from "#app/domain/article-views.ts";
import { parseArticle } from "#app/render/article-source.ts";
import { fillIn } from "#app/render/fill-in.ts";

export type StandingPage = { title: string; description: string; html: string; headings: ArticleHeading[] };

/**
 * One of the pages that come as files in `app/content/`, in the article's own form, with facts in the places that name
 * them. A broken file is a bug of the build.
 */
export function standingPage(source: string, facts: Record<string, string> = {}): StandingPage {
  const filled = fillIn(source, facts);
  if (!filled.ok) throw new Error(`A page of app/content has a place that nothing fills: {${filled.error}}`);
  const parsed = parseArticle(filled.value);
  if (!parsed.ok) throw new Error(`A page of app/content cannot be read: ${parsed.error.message}`);
  const { title, description, html, headings } = parsed.value;
  return { title, description, html, headings };
}
