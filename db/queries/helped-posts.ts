import type { Db, HelpedPostTable } from "../schema.ts";

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
