import { expressionBuilder } from "kysely";
import type { Database, Db, HelpedPostTable } from "../schema.ts";

/** Puts the post into the list of what helped, under this way, or moves it there. */
export async function putHelpedPost(db: Db, post: HelpedPostTable): Promise<void> {
  await db
    .insertInto("helpedPost")
    .values(post)
    .onConflict((conflict) => conflict.column("postId").doUpdateSet({ way: post.way }))
    .execute();
}

export async function removeHelpedPost(db: Db, postId: string): Promise<void> {
  await db.deleteFrom("helpedPost").where("postId", "=", postId).execute();
}

/**
 * For a query from `post`: 1 when somebody has said that it helped them, else 0. What /what-helped is made from, and all
 * that anybody but the author is ever told: neither who it was nor how many.
 */
export function hasHelped() {
  const eb = expressionBuilder<Database, "post">();
  const helped = eb
    .selectFrom("helpedPost")
    .whereRef("helpedPost.postId", "=", "post.id")
    .select("helpedPost.postId");
  return eb.case().when(eb.exists(helped)).then(1).else(0).end();
}
