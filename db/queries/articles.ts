import type { ArticleRevisionTable, ArticleTable, Db } from "../schema.ts";

/** The pinned article, or the one with this slug. Undefined when there is none. */
export function getArticle(db: Db, slug: string | null) {
  return db
    .selectFrom("article")
    .innerJoin("thread", "thread.id", "article.threadId")
    .select(["article.id", "article.threadId", "article.slug", "article.title", "article.description"])
    .select(["article.html", "article.headings", "article.sections", "article.ways", "article.minutes"])
    .select(["article.pinned", "article.revision", "article.updatedAtMs", "thread.replyCount"])
    .$if(slug === null, (query) => query.where("article.pinned", "=", 1))
    .$if(slug !== null, (query) => query.where("article.slug", "=", slug ?? ""))
    .executeTakeFirst();
}

export function articleSource(db: Db, articleId: string) {
  return db
    .selectFrom("article")
    .select(["source", "revision"])
    .where("id", "=", articleId)
    .executeTakeFirst();
}

export async function insertArticle(db: Db, article: ArticleTable): Promise<void> {
  await db.insertInto("article").values(article).execute();
}

/** Replaces an article's text if it still is at `fromRevision`, and says whether it did. */
export async function updateArticle(
  db: Db,
  articleId: string,
  change: Omit<ArticleTable, "id" | "threadId" | "pinned" | "revision"> & { fromRevision: number },
): Promise<boolean> {
  const { fromRevision, ...article } = change;
  const result = await db
    .updateTable("article")
    .set({ ...article, revision: fromRevision + 1 })
    .where("id", "=", articleId)
    .where("revision", "=", fromRevision)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Articles that were stored before their sections were. */
export function articlesWithoutSections(db: Db) {
  return db
    .selectFrom("article")
    .select(["id", "source", "html", "headings", "sections", "revision"])
    .where("sections", "=", "[]")
    .execute();
}

/** Puts what is made of an article's source in place, as long as it is at this revision. */
export async function setArticleText(
  db: Db,
  articleId: string,
  { revision, ...text }: Pick<ArticleTable, "html" | "headings" | "sections" | "revision">,
): Promise<void> {
  await db
    .updateTable("article")
    .set(text)
    .where("id", "=", articleId)
    .where("revision", "=", revision)
    .execute();
}

/** The pinned article's sections and ways, without its text; undefined only before the first start has finished. */
export function pinnedOutline(db: Db) {
  return db
    .selectFrom("article")
    .select(["id", "headings", "sections", "ways"])
    .where("pinned", "=", 1)
    .executeTakeFirst();
}

/** Pins this article and no other. */
export async function pinArticle(db: Db, articleId: string): Promise<void> {
  await db
    .updateTable("article")
    .set({ pinned: 0 })
    .where("pinned", "=", 1)
    .where("id", "!=", articleId)
    .execute();
  await db.updateTable("article").set({ pinned: 1 }).where("id", "=", articleId).execute();
}

export async function insertArticleRevision(db: Db, revision: ArticleRevisionTable): Promise<void> {
  await db.insertInto("articleRevision").values(revision).execute();
}

/** An article's revisions, newest first. */
export function articleRevisions(db: Db, articleId: string) {
  return db
    .selectFrom("articleRevision")
    .select(["revision", "title", "editorId", "createdAtMs"])
    .where("articleId", "=", articleId)
    .orderBy("revision", "desc")
    .execute();
}

export function articleRevision(db: Db, articleId: string, revision: number) {
  return db
    .selectFrom("articleRevision")
    .select(["revision", "title", "source", "editorId", "createdAtMs"])
    .where("articleId", "=", articleId)
    .where("revision", "=", revision)
    .executeTakeFirst();
}
