import { type Actor, isAdmin } from "#app/domain/actor.ts";
import type { ArticleCard, ArticleHeading, ArticlePageView } from "#app/domain/article-views.ts";
import { articlePath } from "#app/domain/paths.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { sectionNamed } from "#app/domain/section.ts";
import { handlesOf } from "#db/queries/accounts.ts";
import { articleRevision, articleRevisions, articleSource, getArticle } from "#db/queries/articles.ts";
import { getThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { outlineOf } from "./attach-post.ts";
import { presentArticleText } from "./present-article-text.ts";
import { viewPage } from "./view-thread.ts";

export type ViewArticle = {
  viewer: Actor;
  /** Null for the pinned one. */
  slug: string | null;
  page: number;
  quotedPostId: string | null;
  /** The anchor of the section that somebody is about to write about. */
  about?: string | null;
  nowMs: number;
};

/** The article with one page of its comments. */
export async function viewArticle(
  db: Db,
  { slug, about = null, ...reading }: ViewArticle,
): Promise<Result<ArticlePageView, { kind: "not-found" }>> {
  const article = await getArticle(db, slug);
  const thread = article && (await getThread(db, article.threadId));
  if (!article || !thread) return err({ kind: "not-found" });
  const place = { articleSlug: article.slug, articlePinned: article.pinned === 1 };
  const comments = await viewPage(db, thread, { ...reading, threadId: thread.id }, place);
  if (!comments.ok) return comments;
  return ok({
    path: articlePath(article.slug, article.pinned === 1),
    slug: article.slug,
    title: article.title,
    description: article.description,
    minutes: article.minutes,
    ...(await presentArticleText(db, article, reading.viewer)),
    about: sectionNamed(outlineOf(article), article.pinned === 1 ? about : null),
    headings: JSON.parse(article.headings) as ArticleHeading[],
    updatedAtMs: article.updatedAtMs,
    canEdit: isAdmin(reading.viewer),
    comments: comments.value,
  });
}

/** The thread of an article's comments and the page they stand on; null when there is no such article. */
export async function articlePlace(
  db: Db,
  slug: string | null,
): Promise<{ threadId: string; path: string } | null> {
  const article = await getArticle(db, slug);
  return article
    ? { threadId: article.threadId, path: articlePath(article.slug, article.pinned === 1) }
    : null;
}

/** The pinned article as the home page shows it; null only before the first start has finished. */
export async function viewArticleCard(db: Db): Promise<ArticleCard | null> {
  const article = await getArticle(db, null);
  return article
    ? {
        path: "/article",
        title: article.title,
        description: article.description,
        minutes: article.minutes,
        commentCount: article.replyCount,
      }
    : null;
}

/** An article's text to edit, with the revision it is; an earlier one on request. Null when there is none. */
export async function articleToEdit(db: Db, slug: string | null, revision: number | null) {
  const article = await getArticle(db, slug);
  const latest = article && (await articleSource(db, article.id));
  if (!article || !latest) return null;
  const earlier = revision === null ? undefined : await articleRevision(db, article.id, revision);
  if (revision !== null && !earlier) return null;
  return {
    slug: article.slug,
    title: article.title,
    revision: latest.revision,
    earlier: earlier && revision !== latest.revision ? revision : null,
    source: earlier?.source ?? latest.source,
  };
}

/** An article's revisions, newest first, with the names of their editors (null: the command line). */
export async function articleHistory(db: Db, slug: string | null) {
  const article = await getArticle(db, slug);
  if (!article) return null;
  const revisions = await articleRevisions(db, article.id);
  const handles = await handlesOf(
    db,
    revisions.map((row) => row.editorId),
  );
  return {
    slug: article.slug,
    title: article.title,
    revisions: revisions.map(({ editorId, ...row }) => ({
      ...row,
      editor: editorId === null ? null : (handles.get(editorId) ?? null),
    })),
  };
}
