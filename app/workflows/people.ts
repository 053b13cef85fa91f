import { type Actor, isAuthor, isModerator, type Member } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import type { PersonHistoryView } from "#app/domain/desk-views.ts";
import { handleKey } from "#app/domain/handle.ts";
import { type Hides, NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { storedNotes } from "#app/domain/need.ts";
import { postLink } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import type { PersonView } from "#app/domain/person-views.ts";
import { isInForce, standingAt } from "#app/domain/sanction.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { countPostsByStatus, countReportedPosts, postsByAuthor } from "#db/queries/people.ts";
import { profileOf } from "#db/queries/profiles.ts";
import { actsOn } from "#db/queries/record.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { gatherPage } from "./gather-page.ts";
import { hidesOf, postsWithoutHiddenWords } from "./hides.ts";
import { presentRecord } from "./present-record.ts";
import { presentNotes } from "./view-item.ts";

const POSTS_SHOWN = 30;

/**
 * A member's public page: posts under their own name that everyone in the viewer's place can open. Null when nobody has
 * the handle, when its owner wants no page, and also for a stranger's while there is nothing to read: whether a name has
 * an account is nobody's business.
 */
export async function viewPerson(
  db: Db,
  { viewer, handle, before }: { viewer: Actor; handle: string; before: string | null },
): Promise<PersonView | null> {
  const account = await accountByHandleKey(db, handleKey(handle));
  if (!account) return null;
  const isOwn = isAuthor(viewer, account.id);
  const profile = await profileOf(db, account.id);
  if (profile.isOff && !isOwn) return null;

  const hides = await hidesOf(db, viewer);
  const muted = hides.people.has(account.id);
  // Somebody muted is folded as a whole, so that the fold has something in it.
  const asked = {
    viewer,
    authorId: account.id,
    before,
    hides: isOwn ? NOTHING_HIDDEN : { ...hides, people: new Set<string>() },
  };
  const { rows, olderFrom } = await publicPosts(db, asked);
  if (rows.length === 0 && !isOwn && !isModerator(viewer)) {
    const unhidden = await publicPosts(db, { ...asked, hides: NOTHING_HIDDEN });
    if (unhidden.rows.length === 0) return null;
  }
  return {
    handle: account.handle,
    role: account.role,
    about: profile.about,
    joinedMonthMs: monthOf(account.createdAtMs),
    isOwn,
    isOff: profile.isOff,
    muted,
    list: {
      posts: rows.map((row) => ({
        id: row.id,
        path: postLink(row.id),
        where: whereabouts(viewer, row, row.position),
        notes: storedNotes(row.contentNotes),
        excerpt: row.contentNotes === "[]" ? row.excerpt : null,
        createdAtMs: row.createdAtMs,
      })),
      olderPath:
        olderFrom && `/people/${encodeURIComponent(account.handle)}?before=${formatCursor(olderFrom)}`,
    },
  };
}

/** The first moment of the month, in UTC. Shown to nobody finer: a post under an alias is dated, and would tell who joined to write it. */
function monthOf(atMs: number): number {
  const at = new Date(atMs);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth());
}

type PublicPosts = { viewer: Actor; authorId: string; before: string | null; hides: Hides };

/** One page of a person's posts without what the viewer has hidden. */
async function publicPosts(db: Db, { viewer, authorId, before, hides }: PublicPosts) {
  const audiences = audiencesOpenTo(viewer);
  const asked = { authorId, statuses: ["published"], audiences, hides } as const;
  return gatherPage({
    limit: POSTS_SHOWN,
    before: parseCursor(before),
    read: (from, limit) => postsByAuthor(db, { ...asked, before: from, limit }),
    keep: async (found) => {
      const readable = found.filter((row) => can(viewer, "read-thread", row.thread).allowed);
      return postsWithoutHiddenWords(db, hides, readable);
    },
    cursorOf: (row) => ({ atMs: row.createdAtMs, id: row.id }),
  });
}

/** The account that the desk's page of this name is about; null for nobody, and for the viewer's own. */
export async function personOnDesk(db: Db, viewer: Member, handle: string) {
  const account = await accountByHandleKey(db, handleKey(handle));
  return account && !isAuthor(viewer, account.id) ? account : null;
}

/** A member as the desk sees them: all their posts, what was decided about them, and how often they were reported. */
export async function viewPersonHistory(
  db: Db,
  viewer: Member,
  { handle, nowMs }: { handle: string; nowMs: number },
): Promise<PersonHistoryView | null> {
  const account = await personOnDesk(db, viewer, handle); // Their own would tell a moderator who reported them.
  if (!account) return null;
  const posts = await postsByAuthor(db, {
    authorId: account.id,
    statuses: null,
    audiences: audiencesOpenTo(viewer),
    hides: NOTHING_HIDDEN, // The desk sees what there is.
    before: null,
    limit: 100,
  });
  const { about, isOff } = await profileOf(db, account.id);
  const counts = await countPostsByStatus(db, account.id, audiencesOpenTo(viewer));
  const sanctions = await sanctionsOf(db, account.id);
  const acts = await actsOn(db, [account.id, ...posts.map((post) => post.id)]);
  return {
    handle: account.handle,
    role: account.role,
    standing: standingAt(sanctions, nowMs),
    sanctions: sanctions.map(({ accountId: _, actId: __, ...one }) => ({
      ...one,
      inForce: isInForce(one, nowMs),
    })),
    notes: await presentNotes(db, { subjectKind: "account", subjectId: account.id }),
    canSanction: can(viewer, "sanction", { accountId: account.id, role: account.role }).allowed,
    about,
    hasPage: !isOff,
    joinedMonthMs: monthOf(account.createdAtMs),
    counts: {
      published: counts.get("published") ?? 0,
      removed: counts.get("removed") ?? 0,
      declined: counts.get("declined") ?? 0,
      withdrawn: counts.get("withdrawn") ?? 0,
      reported: await countReportedPosts(db, account.id, audiencesOpenTo(viewer)),
    },
    posts: posts.map((post) => ({
      id: post.id,
      path: postLink(post.id),
      where: whereabouts(viewer, post, post.position),
      excerpt: seenBy(viewer, post) === "full" ? post.excerpt : null,
      status: post.status,
      createdAtMs: post.createdAtMs,
    })),
    record: await presentRecord(db, acts, { withoutItems: true }),
  };
}
