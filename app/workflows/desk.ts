import { type Actor, isModerator, type Member } from "#app/domain/actor.ts";
import { authorOf, type Names, namedAuthorIds } from "#app/domain/anonymity.ts";
import type { QueueLine, RecordLine, ReportView, ReviewItemView } from "#app/domain/desk-views.ts";
import { actionsFor } from "#app/domain/moderation.ts";
import { postPath } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { placeOf, whereabouts } from "#app/domain/whereabouts.ts";
import { renderMarkdown } from "#app/render/markdown.ts";
import { handlesOf, namesOf } from "#db/queries/accounts.ts";
import { type ActRow, actsOn } from "#db/queries/record.ts";
import { countOpenItems, getItem, type ItemRow, openItems, reportsOn } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";
import { guidelineView } from "./present-posts.ts";

const QUEUE_LIMIT = 100;

const scopeOf = (viewer: Member) => ({ notBy: viewer.id, audiences: audiencesOpenTo(viewer) });

/**
 * The open items, oldest first, at most 100. Items about the viewer's own posts are their colleagues': they would
 * tell who reported them. What its author keeps to themselves waits until others can read it again. Callers have checked that the viewer may open the desk.
 */
export async function viewQueue(db: Db, viewer: Member): Promise<QueueLine[]> {
  const items = await openItems(db, { limit: QUEUE_LIMIT, ...scopeOf(viewer) });
  const reports = await reportsOn(
    db,
    items.map((item) => item.id),
  );
  return items.map((item) => {
    const own = reports.filter((report) => report.itemId === item.id);
    return {
      id: item.id,
      where: whereabouts(viewer, item, item.position),
      excerpt: seenBy(viewer, item) === "full" ? item.excerpt : "",
      postStatus: item.status,
      reasons: [...new Set(own.map((report) => report.reason))],
      reportCount: own.length,
      openedAtMs: item.openedAtMs,
    };
  });
}

/** How many items wait; null for those whom the desk does not concern. */
export const openItemCount = async (db: Db, viewer: Actor): Promise<number | null> =>
  isModerator(viewer) ? countOpenItems(db, scopeOf(viewer)) : null;

/** One item with everything a moderator decides by, or null: none, about an own post, or about what nobody else reads. */
export async function viewItem(db: Db, viewer: Member, itemId: string): Promise<ReviewItemView | null> {
  const item = await getItem(db, itemId);
  if (!item || !can(viewer, "moderate-post", item.post).allowed) return null;
  const reports = await reportsOn(db, [itemId]);
  const acts = await actsOn(db, [item.post.id, item.post.threadId]);
  const reporters = reports.map((report) => report.reporterId);
  const names = await namesOf(db, [...namedAuthorIds([item.post]), ...reporters]);
  const texts = new Set(reports.map((report) => report.snapshotMarkdown));
  const snapshots = new Map([...texts].map((text) => [text, renderMarkdown(text)]));
  return {
    id: item.id,
    version: item.version,
    open: item.status === "open",
    openedAtMs: item.openedAtMs,
    post: { ...presentJudged(viewer, item, names), ...(await behindTheAlias(db, viewer, item, acts)) },
    thread: { id: item.post.threadId, locked: item.post.thread.locked },
    reports: reports.map(
      (report): ReportView => ({
        reporter: names.get(report.reporterId)?.handle ?? "",
        reason: report.reason,
        details: report.details,
        atMs: report.createdAtMs,
        snapshotHtml: snapshots.get(report.snapshotMarkdown) ?? "",
        changedSince: report.snapshotMarkdown !== item.post.markdown,
      }),
    ),
    record: await presentRecord(db, acts),
    actions: [...actionsFor(viewer, item)],
  };
}

function presentJudged(
  viewer: Member,
  { post }: ItemRow,
  names: Names,
): Omit<ReviewItemView["post"], "account" | "canUnmask"> {
  const seen = seenBy(viewer, post);
  return {
    id: post.id,
    path: postPath(placeOf(viewer, post), post),
    where: whereabouts(viewer, post, post.position),
    author: authorOf(post, "full", names), // The desk acts on a person's post; withdrawing it hides the text, not whose it was.
    status: post.status,
    html: seen === "full" ? post.html : null,
    revision: post.revision,
    createdAtMs: post.createdAtMs,
    editedAtMs: post.editedAtMs,
  };
}

/** The account is shown to a moderator who has asked for it, with a reason, and to no other. */
async function behindTheAlias(db: Db, viewer: Member, { post }: ItemRow, acts: readonly ActRow[]) {
  const mayUnmask = can(viewer, "unmask-post", post).allowed;
  const asked = acts.some((act) => act.act === "unmask" && act.actorId === viewer.id);
  if (!mayUnmask || !asked || post.authorId === null) return { account: null, canUnmask: mayUnmask };
  const handles = await handlesOf(db, [post.authorId]);
  return { account: handles.get(post.authorId) ?? null, canUnmask: false };
}

/** Lines of the record with names in place of ids. */
export async function presentRecord(db: Db, acts: readonly ActRow[]): Promise<RecordLine[]> {
  const handles = await handlesOf(
    db,
    acts.map((act) => act.actorId),
  );
  return acts.map((act) => ({
    act: act.act,
    actor: act.actorId === null ? null : (handles.get(act.actorId) ?? null),
    atMs: act.atMs,
    subject: act.subjectKind,
    itemId: act.itemId,
    guideline: guidelineView(act.guideline),
    reason: act.reason,
    fromState: act.fromState,
    toState: act.toState,
  }));
}
