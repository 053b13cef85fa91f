import { readFile } from "node:fs/promises";
import type { Actor } from "#app/domain/actor.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { type ArticleProblem, type ArticleSource, parseArticle } from "#app/render/article-source.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction, isUniqueViolation } from "#db/portable.ts";
import {
  getArticle,
  insertArticle,
  insertArticleRevision,
  pinArticle,
  updateArticle,
} from "#db/queries/articles.ts";
import { changeThread, insertThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { readOver, settlePosts } from "./article-sections.ts";
import { type Refusal, stale } from "./refusal.ts";
import { newThread } from "./start-thread.ts";

/** The text was refused; what was pinned stays. `line` counts from 1, null when the whole is meant. */
export type Unreadable = { kind: "unreadable"; problem: ArticleProblem };

const unreadable = (problem: ArticleProblem): Unreadable => ({ kind: "unreadable", problem });

/** The problem as one line for its writer. */
export const problemLine = ({ line, message }: ArticleProblem): string =>
  line === null ? message : `Line ${line}: ${message}`;

/** The text as readers would see it; nothing is stored. */
export const previewArticle = (source: string): Result<ArticleSource, ArticleProblem> => parseArticle(source);

export type SaveArticle = { actor: Actor; slug: string; source: string; fromRevision: number; nowMs: number };

/** Stores an admin's new text of an article, and the revision with it. */
export async function saveArticle(
  db: Db,
  { actor, slug, source, fromRevision, nowMs }: SaveArticle,
): Promise<Result<{ slug: string }, Refusal | Unreadable>> {
  const decision = can(actor, "edit-article", null);
  if (!decision.allowed || actor.kind !== "member") return err(denied("admins-only"));
  const parsed = parseArticle(source);
  if (!parsed.ok) return err(unreadable(parsed.error));

  return slugOnce(parsed.value, () =>
    inTransaction(db, async (tx) => {
      const article = await getArticle(tx, slug);
      if (!article) return err(denied("not-found"));
      const edit = { source, parsed: readOver(article, source), fromRevision, editorId: actor.id, nowMs };
      return (await storeRevision(tx, article, edit))
        ? ok({ slug: parsed.value.slug })
        : err(EDITED_MEANWHILE);
    }),
  );
}

const EDITED_MEANWHILE = stale(
  "Somebody has saved a newer version of this article meanwhile. Your text is below; the history has theirs.",
);

/** Stores a text from the command line and pins it: a new article, or the next revision of the one with its slug. */
export async function importArticle(
  db: Db,
  { source, nowMs }: { source: string; nowMs: number },
): Promise<Result<{ slug: string; title: string }, Refusal | Unreadable>> {
  const parsed = parseArticle(source);
  if (!parsed.ok) return err(unreadable(parsed.error));
  const { slug, title } = parsed.value;

  return inTransaction(db, async (tx) => {
    const article = await getArticle(tx, slug);
    if (article) {
      const edit = {
        ...{ source, parsed: readOver(article, source) },
        ...{ fromRevision: article.revision, editorId: null, nowMs },
      };
      if (!(await storeRevision(tx, article, edit))) return err(EDITED_MEANWHILE);
      await pinArticle(tx, article.id);
    } else {
      await pinArticle(tx, await createArticle(tx, source, parsed.value, nowMs));
    }
    return ok({ slug, title });
  });
}

/** Pins the article that comes with Afterword when there is none: the first start of a new forum. */
export async function ensurePinnedArticle(db: Db, path: URL, nowMs: number): Promise<void> {
  const source = await readFile(path, "utf8");
  const parsed = parseArticle(source);
  if (!parsed.ok)
    throw new Error(`The article that comes with Afterword cannot be read: ${JSON.stringify(parsed.error)}`);
  await inTransaction(db, async (tx) => {
    if (await getArticle(tx, null)) return;
    await pinArticle(tx, await createArticle(tx, source, parsed.value, nowMs));
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error; // Another server has pinned it in the same moment.
  });
}

type Revision = {
  source: string;
  parsed: ArticleSource;
  fromRevision: number;
  editorId: string | null;
  nowMs: number;
};

async function storeRevision(
  db: Db,
  article: { id: string; threadId: string },
  edit: Revision,
): Promise<boolean> {
  const { source, parsed, fromRevision, editorId, nowMs } = edit;
  const stored = await updateArticle(db, article.id, { ...columns(source, parsed, nowMs), fromRevision });
  if (!stored) return false;
  await insertArticleRevision(db, {
    articleId: article.id,
    revision: fromRevision + 1,
    title: parsed.title,
    source,
    editorId,
    createdAtMs: nowMs,
  });
  await changeThread(db, article.threadId, { title: parsed.title, slug: parsed.slug });
  await settlePosts(db, article.id, parsed);
  return true;
}

async function createArticle(db: Db, source: string, parsed: ArticleSource, nowMs: number): Promise<string> {
  const id = newId();
  const facts = { kind: "article", ending: null, audience: "everyone", authorId: null } as const;
  const thread = { ...newThread({ ...facts, title: parsed.title, nowMs }), slug: parsed.slug };
  await insertThread(db, thread);
  await insertArticle(db, {
    id,
    threadId: thread.id,
    ...columns(source, parsed, nowMs),
    pinned: 0,
    revision: 1,
  });
  await insertArticleRevision(db, {
    articleId: id,
    revision: 1,
    title: parsed.title,
    source,
    editorId: null,
    createdAtMs: nowMs,
  });
  return id;
}

const columns = (source: string, parsed: ArticleSource, nowMs: number) => ({
  slug: parsed.slug,
  title: parsed.title,
  description: parsed.description,
  source,
  html: parsed.html,
  headings: JSON.stringify(parsed.headings),
  sections: JSON.stringify(parsed.sections),
  ways: JSON.stringify(parsed.ways),
  minutes: parsed.minutes,
  updatedAtMs: nowMs,
});

/** Another article's slug in the front matter is the writer's mistake, not a crash. */
async function slugOnce<T>(parsed: ArticleSource, store: () => Promise<Result<T, Refusal | Unreadable>>) {
  try {
    return await store();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return err(
      unreadable({
        line: null,
        message: `Another article has the slug “${parsed.slug}”. Please choose another.`,
      }),
    );
  }
}
