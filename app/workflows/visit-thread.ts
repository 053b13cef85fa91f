import { type Actor, isMember } from "#app/domain/actor.ts";
import { readAfterSeeing } from "#app/domain/following.ts";
import type { VisitView } from "#app/domain/following-views.ts";
import { pagePath, postAnchor } from "#app/domain/paths.ts";
import { pageOfPosition } from "#app/domain/thread.ts";
import type { RepliesPageView } from "#app/domain/thread-views.ts";
import { isStorageFailure } from "#db/portable.ts";
import { followingOf, markRead } from "#db/queries/following.ts";
import { firstNews } from "#db/queries/new-posts.ts";
import { getThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

/**
 * Somebody opens this page of a thread: what is new to them since they were here, which the page marks, and the place up
 * to which they have now read, which is kept. Null for a guest. Reading goes on where nothing can be written.
 */
export async function visitThread(db: Db, viewer: Actor, page: RepliesPageView): Promise<VisitView | null> {
  if (!isMember(viewer)) return null;
  const follower = { accountId: viewer.id, threadId: page.id };
  const before = await followingOf(db, follower);
  const first =
    before && (await firstNews(db, { readerId: viewer.id, threadId: page.id, after: before.readPosition }));

  const shown = page.posts.at(-1)?.position ?? 0;
  const position = readAfterSeeing(before?.readPosition ?? null, shown);
  if (position !== before?.readPosition) await keepPlace(db, viewer.id, { threadId: page.id, position });

  return {
    watching: before?.stance === "watching",
    firstNew: first
      ? {
          postId: first.id,
          path: `${pagePath(page.path, pageOfPosition(first.position))}#${postAnchor(first.id)}`,
        }
      : null,
    after: page.page === page.pages ? shown : ((await getThread(db, page.id))?.lastPosition ?? shown),
  };
}

async function keepPlace(db: Db, accountId: string, place: { threadId: string; position: number }) {
  try {
    await markRead(db, accountId, [place]);
  } catch (error) {
    if (!isStorageFailure(error)) throw error;
  }
}
