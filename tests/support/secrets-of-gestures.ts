import type { Member } from "#app/domain/actor.ts";
import { getArticle } from "#db/queries/articles.ts";
import { insertGesture } from "#db/queries/gestures.ts";
import { putHelpedPost } from "#db/queries/helped-posts.ts";
import { insertSectionPost } from "#db/queries/sections.ts";
import type { Db } from "#db/schema.ts";

/** Numbers are told to the author of a post, and to nobody else. */
export const SECRETS_OF_GESTURES = { "2 people hear you": ["author"] } as const;

/**
 * Makes every post of the forum, however it stands, one about a section of the article and one that helped, so that
 * the lists made of these have everything in them that they must not show. Two people hear whoever wrote `heard`.
 */
export async function listEverything(
  db: Db,
  { heard, people }: { heard: string; people: readonly [Member, Member] },
): Promise<void> {
  const article = await getArticle(db, null);
  const posts = await db.selectFrom("post").select(["id", "createdAtMs"]).execute();
  for (const [at, { id, createdAtMs }] of posts.entries()) {
    const post = { postId: id, postedAtMs: createdAtMs };
    const way = at % 2 === 0 ? "talk" : "";
    await insertSectionPost(db, { ...post, articleId: article?.id ?? "", anchor: "talk", section: way });
    await putHelpedPost(db, { ...post, way });
  }
  for (const { id: accountId } of people)
    await insertGesture(db, { postId: heard, accountId, kind: "hear-you", way: null, createdAtMs: 0 });
}
