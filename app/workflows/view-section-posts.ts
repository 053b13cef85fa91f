import type { Actor } from "#app/domain/actor.ts";
import { postsAboutPath } from "#app/domain/paths.ts";
import type { SectionPostsView } from "#app/domain/post-list-views.ts";
import { sectionNamed } from "#app/domain/section.ts";
import { getArticle } from "#db/queries/articles.ts";
import { postsAboutSection } from "#db/queries/listed-posts.ts";
import type { Db } from "#db/schema.ts";
import { outlineOf } from "./attach-post.ts";
import { hidesOf } from "./hides.ts";
import { listPosts } from "./post-lines.ts";

const POSTS_SHOWN = 20;

/**
 * A page of what was written about a section of the pinned article, or about it as a whole (`anchor` null). Null when
 * the article has no such section.
 */
export async function viewSectionPosts(
  db: Db,
  { viewer, anchor, before }: { viewer: Actor; anchor: string | null; before: string | null },
): Promise<SectionPostsView | null> {
  const article = await getArticle(db, null);
  if (!article) return null;
  const section = sectionNamed(outlineOf(article), anchor);
  if (anchor !== null && section === null) return null;
  const asked = { articleId: article.id, section: anchor ?? "" };
  const list = await listPosts(db, {
    ...{ viewer, hides: await hidesOf(db, viewer), before, posts: POSTS_SHOWN },
    path: postsAboutPath(anchor),
    read: (page) => postsAboutSection(db, asked, page),
  });
  return { articleTitle: article.title, section, list };
}
