import { isAnchorLike, type Outline, type SectionName, sectionNamed } from "#app/domain/section.ts";
import { pinnedOutline } from "#db/queries/articles.ts";
import { insertSectionPost } from "#db/queries/sections.ts";
import type { Db } from "#db/schema.ts";

/**
 * Says what a new post is about: the section of the pinned article with this anchor. One that the article has lost
 * since the form was opened makes it a post about the article. Called in the transaction that stores the post.
 */
export async function attachPost(
  db: Db,
  { postId, anchor, nowMs }: { postId: string; anchor: string | null; nowMs: number },
): Promise<void> {
  if (anchor === null || !isAnchorLike(anchor)) return;
  const article = await pinnedOutline(db);
  if (!article) return;
  const section = sectionNamed(outlineOf(article), anchor)?.anchor ?? "";
  await insertSectionPost(db, {
    postId,
    articleId: article.id,
    anchor: section,
    section,
    postedAtMs: nowMs,
  });
}

/** The section that somebody is about to write about, or null when the pinned article has none of this anchor. */
export async function findSection(db: Db, anchor: string | null): Promise<SectionName | null> {
  if (anchor === null || !isAnchorLike(anchor)) return null;
  const article = await pinnedOutline(db);
  return article ? sectionNamed(outlineOf(article), anchor) : null;
}

/** An article's headings and sections out of its row. */
export const outlineOf = (article: { headings: string; sections: string }): Outline => ({
  headings: JSON.parse(article.headings) as Outline["headings"],
  sections: JSON.parse(article.sections) as Outline["sections"],
});
