import type { ArticleHeading } from "#app/domain/article-views.ts";
import { ContentsList } from "./contents-list.tsx";
import { Prose } from "./prose.tsx";

type StandingTextProps = { page: { title: string; html: string; headings: ArticleHeading[] } };

/** A page that always stands: guidelines, privacy, about. */
export function StandingText({ page }: StandingTextProps) {
  return (
    <article className="wrap-wide article-page">
      <header>
        <h1>{page.title}</h1>
      </header>
      <ContentsList headings={page.headings} />
      <Prose html={page.html} />
    </article>
  );
}
