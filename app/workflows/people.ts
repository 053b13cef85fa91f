import { type Actor, isAuthor, isModerator, type Member } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import type { PersonHistoryView } from "#app/domain/desk-views.ts";
import { handleKey } from "#app/domain/handle.ts";
import { storedNotes } from "#app/domain/need.ts";
import { can } from "#app/domain/permissions.ts";
import type { PersonView } from "#app/domain/person-views.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { countPostsByStatus, countReportedPosts, postsByAuthor } from "#db/queries/people.ts";
import { actsOn } from "#db/queries/record.ts";
import type { Db } from "#db/schema.ts";
import { presentRecord } from "./desk.ts";

const POSTS_SHOWN = 30;

/**
 * A member's public page: posts that everyone in the viewer's place can open. Null when nobody has the handle, and
 * also for a stranger's while there is nothing to read: whether a name has an account is nobody's business.
 */
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
  const readable = page.filter((row) => can(viewer, "read-thread", row.thread).allowed);
  if (readable.length === 0 && !isAuthor(viewer, account.id) && !isModerator(viewer)) return null;
  const joined = new Date(account.createdAtMs);
  return {
    handle: account.handle,
    role: account.role,
    joinedMonthMs: Date.UTC(joined.getUTCFullYear(), joined.getUTCMonth()),
    posts: readable.map((row) => ({
      id: row.id,
      path: `/posts/${row.id}`,
      where: whereabouts(viewer, row, row.position),
      notes: storedNotes(row.contentNotes),
      excerpt: row.contentNotes === "[]" ? row.excerpt : null,
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
  if (!account || isAuthor(viewer, account.id)) return null; // Their own would tell a moderator who reported them.
  const posts = await postsByAuthor(db, {
    authorId: account.id,
    statuses: null,
    audiences: audiencesOpenTo(viewer),
    before: null,
    limit: 100,
  });
  const counts = await countPostsByStatus(db, account.id, audiencesOpenTo(viewer));
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
      reported: await countReportedPosts(db, account.id, audiencesOpenTo(viewer)),
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
