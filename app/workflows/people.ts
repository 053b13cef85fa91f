import type { Actor, Member } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import { handleKey } from "#app/domain/handle.ts";
import { can } from "#app/domain/permissions.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import type { PersonHistoryView, PersonView } from "#app/domain/views.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { countPostsByStatus, countReportedPosts, postsByAuthor } from "#db/queries/people.ts";
import { actsOn } from "#db/queries/record.ts";
import type { Db } from "#db/schema.ts";
import { presentRecord } from "./desk.ts";

const POSTS_SHOWN = 30;

/** A member's public page: posts that everyone in the viewer's place can open. Null when nobody has the handle. */
export async function viewPerson(
  db: Db,
  { viewer, handle, before }: { viewer: Actor; handle: string; before: string | null },
): Promise<PersonView | null> {
  const account = await accountByHandleKey(db, handleKey(handle));
  if (!account) return null;
  const rows = await postsByAuthor(db, {
    authorId: account.id,
    statuses: ["published"],
    audiences: audiencesOpenTo(viewer),
    before: parseCursor(before),
    limit: POSTS_SHOWN + 1,
  });
  const page = rows.slice(0, POSTS_SHOWN);
  const last = page.at(-1);
  return {
    handle: account.handle,
    role: account.role,
    joinedAtMs: account.createdAtMs,
    posts: page
      .filter((row) => can(viewer, "read-thread", row.thread).allowed)
      .map((row) => ({
        id: row.id,
        path: `/posts/${row.id}`,
        where: whereabouts(viewer, row, row.position),
        excerpt: row.excerpt,
        createdAtMs: row.createdAtMs,
      })),
    olderPath:
      rows.length > page.length && last
        ? `/people/${encodeURIComponent(account.handle)}?before=${formatCursor({ atMs: last.createdAtMs, id: last.id })}`
        : null,
  };
}

/** A member as the desk sees them: all their posts, what was decided about them, and how often they were reported. */
export async function viewHistory(db: Db, viewer: Member, handle: string): Promise<PersonHistoryView | null> {
  const account = await accountByHandleKey(db, handleKey(handle));
  if (!account) return null;
  const posts = await postsByAuthor(db, {
    authorId: account.id,
    statuses: null,
    audiences: audiencesOpenTo(viewer),
    before: null,
    limit: 100,
  });
  const counts = await countPostsByStatus(db, account.id);
  const acts = await actsOn(db, [account.id, ...posts.map((post) => post.id)]);
  return {
    handle: account.handle,
    role: account.role,
    joinedAtMs: account.createdAtMs,
    counts: {
      published: counts.get("published") ?? 0,
      removed: counts.get("removed") ?? 0,
      declined: counts.get("declined") ?? 0,
      withdrawn: counts.get("withdrawn") ?? 0,
      reported: await countReportedPosts(db, account.id),
    },
    posts: posts.map((post) => ({
      id: post.id,
      path: `/posts/${post.id}`,
      where: whereabouts(viewer, post, post.position),
      excerpt: seenBy(viewer, post) === "full" ? post.excerpt : null,
      status: post.status,
      createdAtMs: post.createdAtMs,
    })),
    record: await presentRecord(db, acts),
  };
}
