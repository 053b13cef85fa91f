import type { ArticleText } from "#app/render/article-html.ts";
import { type ArticleSource, parseArticle } from "#app/render/article-source.ts";
import { articlesWithoutSections, setArticleText } from "#db/queries/articles.ts";
import { moveAnchor, settleSections } from "#db/queries/sections.ts";
import type { Db } from "#db/schema.ts";

/** Reads a text over the one that it replaces, so that sections keep their anchors. It was read once before and found good. */
export function readOver(article: StoredText, source: string): ArticleSource {
  const parsed = parseArticle(source, storedText(article));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

type StoredText = { html: string; headings: string; sections: string };

const storedText = ({ html, headings, sections }: StoredText): ArticleText => ({
  html,
  headings: JSON.parse(headings) as ArticleText["headings"],
  sections: JSON.parse(sections) as ArticleText["sections"],
});

/** Posts about a section go along when its anchor changes; those about one that is gone stand with the article. */
export async function settlePosts(
  db: Db,
  articleId: string,
  { moves, sections }: ArticleSource,
): Promise<void> {
  for (const move of moves) await moveAnchor(db, articleId, move);
  await settleSections(
    db,
    articleId,
    sections.flatMap(({ id }) => id ?? []),
  );
}

/**
 * Finds the sections of articles that were stored before there were any. Nothing else about them changes, and an
 * article that has them is left alone.
 */
export async function findMissingSections(db: Db): Promise<void> {
  for (const article of await articlesWithoutSections(db)) {
    const parsed = parseArticle(article.source, storedText(article));
    if (!parsed.ok) continue;
    const { html, headings, sections } = parsed.value;
    const text = { html, headings: JSON.stringify(headings), sections: JSON.stringify(sections) };
    await setArticleText(db, article.id, { ...text, revision: article.revision });
  }
}
