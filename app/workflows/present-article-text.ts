import { type Actor, isMember } from "#app/domain/actor.ts";
import type { ArticlePageView, SectionTalk } from "#app/domain/article-views.ts";
import type { Way } from "#app/domain/gesture.ts";
import { SECTION_COUNT_MAX, sectionNamed } from "#app/domain/section.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { cutSections } from "#app/render/sections.ts";
import { countPostsAbout } from "#db/queries/sections.ts";
import type { Db } from "#db/schema.ts";
import { outlineOf } from "./attach-post.ts";
import { hidesOf } from "./hides.ts";

type StoredArticle = {
  id: string;
  html: string;
  headings: string;
  sections: string;
  ways: string;
  pinned: 0 | 1;
};

/** The article's text, with what this viewer finds under each section of the pinned one. The counts are one query. */
export async function presentArticleText(
  db: Db,
  article: StoredArticle,
  viewer: Actor,
): Promise<Pick<ArticlePageView, "sections" | "postsAboutWhole">> {
  const outline = outlineOf(article);
  const isWay = new Set((JSON.parse(article.ways) as Way[]).map(({ id }) => id));
  const counts = await countPostsAbout(db, {
    articleId: article.id,
    sections: article.pinned === 1 ? ["", ...outline.sections.flatMap(({ id }) => id ?? [])] : [],
    audiences: audiencesOpenTo(viewer),
    readerId: isMember(viewer) ? viewer.id : null,
    hides: await hidesOf(db, viewer),
    atMost: SECTION_COUNT_MAX + 1,
  });
  const talkUnder = (id: string | null, bare: boolean): SectionTalk | null => {
    const posts = counts.get(id ?? "") ?? 0;
    const section = article.pinned === 1 && (posts > 0 || !bare) ? sectionNamed(outline, id) : null;
    return section && { ...section, posts, isWay: isWay.has(section.anchor) };
  };
  return {
    sections: cutSections(article.html, outline.sections).map(({ id, html, bare }) => ({
      ...{ id, html },
      talk: talkUnder(id, bare),
    })),
    postsAboutWhole: counts.get("") ?? 0,
  };
}
