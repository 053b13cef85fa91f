import type { PostStatus } from "#app/domain/post.ts";
import { setPosition, setPostStatus, type Withdrawal } from "#db/queries/posts.ts";
import { openItemOf } from "#db/queries/reviews.ts";
import { changeReplyCount, holdThread, takeLatePosition } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { sortItem } from "./note-screening.ts";

/**
 * Moves a stored post to its next status and keeps the thread's count of published replies true. The only place
 * where a status changes. Says whether the post still stood where the caller had seen it. A reply that others could not
 * read until `nowMs` goes to the end of its thread, where they look for what is new; an open item goes to its new lane.
 */
export async function changeStatus(
  db: Db,
  post: { id: string; threadId: string; position: number; status: PostStatus },
  to: PostStatus,
  { withdrawal, nowMs }: { withdrawal?: Withdrawal; nowMs: number },
): Promise<boolean> {
  if (post.position === 0) await holdThread(db, post.threadId); // A reply to it is stored before this, or refused after.
  const moved = await setPostStatus(db, post.id, { from: post.status, to, withdrawal });
  if (!moved) return false;
  const change = Number(to === "published") - Number(post.status === "published");
  if (post.position > 0 && change !== 0) await changeReplyCount(db, post.threadId, change as 1 | -1);
  const isNew = to === "published" && (post.status === "held" || post.status === "declined");
  if (post.position > 0 && isNew)
    await setPosition(db, post.id, await takeLatePosition(db, post.threadId, nowMs));
  const open = await openItemOf(db, post.id);
  if (open) await sortItem(db, open.id);
  return true;
}
