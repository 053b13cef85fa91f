import type { PostStatus } from "#app/domain/post.ts";
import { setPostStatus, type Withdrawal } from "#db/queries/posts.ts";
import { changeReplyCount, holdThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

/**
 * Moves a stored post to its next status and keeps the thread's count of published replies true. The only place
 * where a status changes. Says whether the post still stood where the caller had seen it.
 */
export async function changeStatus(
  db: Db,
  post: { id: string; threadId: string; position: number; status: PostStatus },
  to: PostStatus,
  withdrawal?: Withdrawal,
): Promise<boolean> {
  if (post.position === 0) await holdThread(db, post.threadId); // A reply to it is stored before this, or refused after.
  const moved = await setPostStatus(db, post.id, { from: post.status, to, withdrawal });
  if (!moved) return false;
  const change = Number(to === "published") - Number(post.status === "published");
  if (post.position > 0 && change !== 0) await changeReplyCount(db, post.threadId, change as 1 | -1);
  return true;
}
