import { Link } from "@remix-run/react";
import type { ArticleCard as ArticleCardView } from "#app/domain/article-views.ts";
import { Chairs } from "./marks.tsx";
import { countOf } from "./time-words.ts";

/** The pinned article, where the forum begins. */
export function ArticleCard({ article }: { article: ArticleCardView }) {
  return (
    <section className="pinned" aria-labelledby="pinned-article">
      <div className="stack gap-2">
        <p className="eyebrow">
          Article · {countOf(article.minutes, "minute", "minutes")} ·{" "}
          {article.commentCount === 0
            ? "no comments yet"
            : countOf(article.commentCount, "comment", "comments")}
        </p>
        <h2 className="plain-title" id="pinned-article">
          <Link to={article.path}>{article.title}</Link>
        </h2>
        <p>{article.description}</p>
      </div>
      <Chairs />
    </section>
  );
}
