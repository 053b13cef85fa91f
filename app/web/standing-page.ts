import type { ArticleHeading } from "#app/domain/article-views.ts";
import { parseArticle } from "#app/render/article-source.ts";

export type StandingPage = { title: string; description: string; html: string; headings: ArticleHeading[] };

/** One of the pages that come as files in `app/content/`, in the article's own form. A broken file is a bug of the build. */
export function standingPage(source: string): StandingPage {
  const parsed = parseArticle(source);
  if (!parsed.ok) throw new Error(`A page of app/content cannot be read: ${parsed.error.message}`);
  const { title, description, html, headings } = parsed.value;
  return { title, description, html, headings };
}
