import type { Member } from "#app/domain/actor.ts";
import { authorOf, type Names, namedAuthorIds } from "#app/domain/anonymity.ts";
import { holderAt } from "#app/domain/claim.ts";
import type {
  AuthorCard,
  ReportView,
  ReviewItemView,
  ScreeningView,
  StaffNoteView,
} from "#app/domain/desk-views.ts";
import { laneAt } from "#app/domain/lane.ts";
import { markedText } from "#app/domain/marked-text.ts";
import { actionsFor, UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { storedNotes } from "#app/domain/need.ts";
import { postPath } from "#app/domain/paths.ts";
import { can, readsPost } from "#app/domain/permissions.ts";
import { looksArranged } from "#app/domain/report.ts";
import { DAY_MS, isInForce, standingAt } from "#app/domain/sanction.ts";
import { CHECK_WORDS } from "#app/domain/screening/check-words.ts";
import { type Finding, placesIn } from "#app/domain/screening/finding.ts";
import { seesThread } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { placeOf, whereabouts } from "#app/domain/whereabouts.ts";
import { renderMarkdown } from "#app/render/markdown.ts";
import { handlesOf, namesOf } from "#db/queries/accounts.ts";
import { countNamed, postsOfThread } from "#db/queries/posts.ts";
import { type ActRow, actsOn, actsOnItem } from "#db/queries/record.ts";
import { getItem, type ItemRow, reportsOn, reportWeights } from "#db/queries/reviews.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import { dangerNowSince, screeningsOn } from "#db/queries/screenings.ts";
import { staffNotesOn } from "#db/queries/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { colleaguesOn } from "./colleagues.ts";
import { newerItemOf, writerOf } from "./item-for.ts";
import { presentRecord } from "./present-record.ts";
import { ANYBODY } from "./staff-notes.ts";
import { undoableAct } from "./undo-decision.ts";
import { viewPlaybook } from "./view-playbook.ts";

/**
 * One item with everything a moderator decides by, or null: none, or about an own post. What its author has withdrawn or
 * keeps to themselves is there as it was reported or noticed, and nothing of what has become of it since.
 */
export async function viewItem(
  db: Db,
  viewer: Member,
  { itemId, nowMs }: { itemId: string; nowMs: number },
): Promise<ReviewItemView | null> {
  const item = await getItem(db, itemId);
  if (!item || !can(viewer, "judge-item", item.post).allowed) return null;
  const { post } = item;
  const acts = await actsOnItem(db, itemId);
  const newer = await newerItemOf(db, item);
  const undoable = undoableAct(acts, { moderatorId: viewer.id, nowMs });
  const about = await allActs(db, item, acts);
  const colleagues = await colleaguesOn(db, viewer, post, nowMs);
  const nameOf = (id: string | null) =>
    id === viewer.id ? "you" : (colleagues.find((one) => one.id === id)?.handle ?? null);
  const holder = holderAt(item, nowMs);
  const behind = await behindTheAlias(db, viewer, item, about);
  const account = await writerOf(db, item);
  const known = account !== undefined && (post.alias === null || behind.account !== null);
  return {
    ...{ id: item.id, version: item.version, open: item.status === "open", openedAtMs: item.openedAtMs },
    ...{ lane: laneAt(item.lane), danger: item.danger },
    claim: {
      mine: holder === viewer.id,
      holder: nameOf(holder),
      untilMs: holder === null ? null : item.claimedUntilMs,
    },
    post: { ...(await presentJudged(db, viewer, item)), ...behind },
    thread: presentThread(viewer, item),
    around: await postsAround(db, viewer, item),
    author: known ? await authorCard(db, account, nowMs) : null,
    ...(await presentReports(db, viewer, item)),
    screenings: (await screeningsOn(db, itemId))
      .filter(({ danger }) => readsPost(viewer, post) || danger !== "none")
      .map(presentScreening),
    notes: await presentNotes(db, { subjectKind: "item", subjectId: itemId }),
    // What was decided about the person would tie the alias to a name.
    record: await presentRecord(db, known ? about : about.filter((act) => act.subjectKind !== "account")),
    actions: newer === null ? [...actionsFor(viewer, item)] : [],
    newerItemId: newer,
    canSanction: known && can(viewer, "sanction", { accountId: account.id, role: account.role }).allowed,
    playbook: viewPlaybook(viewer, item, {
      ...{ acts, colleagues, hasAuthor: account !== undefined, nowMs },
      sinceMs: await dangerNowSince(db, itemId),
    }),
    undoUntilMs: undoable && undoable.atMs + UNDO_DECISION_MS,
    colleagues: post.alias === null ? colleagues.map(({ handle }) => handle) : [],
    hasColleagues: colleagues.length > 0,
    opinionOf: item.opinionOf === ANYBODY ? "anybody" : nameOf(item.opinionOf),
  };
}

/** What was done on the item, and on its post and thread without one, the latest first. */
async function allActs(db: Db, { post }: ItemRow, onItem: readonly ActRow[]): Promise<ActRow[]> {
  const elsewhere = await actsOn(db, [post.id, post.threadId]);
  const known = new Set(onItem.map(({ id }) => id));
  return [...onItem, ...elsewhere.filter(({ id }) => !known.has(id))].sort((a, b) => b.atMs - a.atMs);
}

async function presentJudged(
  db: Db,
  viewer: Member,
  { post }: ItemRow,
): Promise<Omit<ReviewItemView["post"], "account" | "canUnmask">> {
  const reads = readsPost(viewer, post);
  const names = await namesOf(db, namedAuthorIds([post]));
  return {
    id: post.id,
    path: seesThread(viewer, post.thread) ? postPath(placeOf(viewer, post), post) : null,
    where: whereabouts(viewer, post, post.position),
    author: authorOf(post, "full", names), // The desk acts on a person's post; withdrawing it hides the text, not whose it was.
    status: post.status,
    html: reads ? post.html : null,
    markdown: reads ? post.markdown : null,
    notes: seesThread(viewer, post.thread) ? storedNotes(post.contentNotes) : [],
    isOpening: post.position === 0,
    revision: post.revision,
    createdAtMs: post.createdAtMs,
    editedAtMs: reads ? post.editedAtMs : null,
  };
}

const presentThread = (viewer: Member, { post }: ItemRow): ReviewItemView["thread"] =>
  seesThread(viewer, post.thread)
    ? {
        ...{ id: post.threadId, locked: post.thread.locked, kind: post.kind, ending: post.ending },
        canLock: can(viewer, "lock-thread", post.thread).allowed,
      }
    : null;

/** The account is shown to a moderator who has asked for it, with a reason, and to no other. */
async function behindTheAlias(db: Db, viewer: Member, { post }: ItemRow, acts: readonly ActRow[]) {
  const mayUnmask = can(viewer, "unmask-post", post).allowed;
  const asked = acts.some((act) => act.act === "unmask" && act.actorId === viewer.id);
  if (!mayUnmask || !asked || post.authorId === null) return { account: null, canUnmask: mayUnmask };
  const handles = await handlesOf(db, [post.authorId]);
  return { account: handles.get(post.authorId) ?? null, canUnmask: false };
}

/** Posts shown on each side. */
const AROUND = 2;

async function postsAround(db: Db, viewer: Member, { post }: ItemRow): Promise<ReviewItemView["around"]> {
  if (!seesThread(viewer, post.thread)) return [];
  const { threadId, position } = post;
  const range = { threadId, first: Math.max(0, position - AROUND), last: position + AROUND };
  const rows = (await postsOfThread(db, range)).filter(
    (row) => row.id !== post.id && seenBy(viewer, row) === "full",
  );
  const names: Names = await namesOf(db, namedAuthorIds(rows));
  return rows.map((row) => ({
    id: row.id,
    author: authorOf(row, "full", names),
    excerpt: row.excerpt,
    before: row.position < position,
  }));
}

/** Counted to this: more changes nothing about a decision. */
const POSTS_COUNTED = 10;

/** Who this is, roughly. */
async function authorCard(
  db: Db,
  { id, createdAtMs }: { id: string; createdAtMs: number },
  nowMs: number,
): Promise<AuthorCard> {
  const sanctions = await sanctionsOf(db, id);
  const sinceMs = nowMs - createdAtMs;
  return {
    standing: standingAt(sanctions, nowMs),
    decided: sanctions.length,
    sanctions: sanctions
      .filter((one) => isInForce(one, nowMs))
      .map(({ kind, endsAtMs }) => ({ kind, endsAtMs })),
    joined: sinceMs < 7 * DAY_MS ? "this-week" : sinceMs < 30 * DAY_MS ? "this-month" : "longer-ago",
    ...(await countNamed(db, id, POSTS_COUNTED)),
  };
}

async function presentReports(
  db: Db,
  viewer: Member,
  { id, post }: ItemRow,
): Promise<{ reports: ReportView[]; arranged: boolean }> {
  const reports = await reportsOn(db, id);
  const handles = await handlesOf(
    db,
    reports.map((report) => report.reporterId),
  );
  const texts = new Set(reports.map((report) => report.snapshotMarkdown));
  const snapshots = new Map([...texts].map((text) => [text, renderMarkdown(text)]));
  return {
    reports: reports.map((report) => ({
      reporter: handles.get(report.reporterId) ?? "",
      reason: report.reason,
      details: report.details,
      atMs: report.createdAtMs,
      snapshotTitle: report.snapshotTitle,
      snapshotHtml: snapshots.get(report.snapshotMarkdown) ?? "",
      changedSince: readsPost(viewer, post) && report.snapshotMarkdown !== "" && !isAsReported(report, post),
      weight: report.weight,
    })),
    arranged: looksArranged(await reportWeights(db, id)),
  };
}

/** A reply was reported without its thread's title. */
const isAsReported = (
  { snapshotTitle, snapshotMarkdown }: { snapshotTitle: string | null; snapshotMarkdown: string },
  post: ItemRow["post"],
): boolean => snapshotMarkdown === post.markdown && (snapshotTitle === null || snapshotTitle === post.title);

function presentScreening(row: Awaited<ReturnType<typeof screeningsOn>>[number]): ScreeningView {
  const findings = JSON.parse(row.findings) as Finding[];
  const places = (field: Finding["field"], text: string) =>
    placesIn(
      text,
      findings.filter((one) => one.field === field),
    );
  return {
    kept: row.markdown !== "",
    atMs: row.createdAtMs,
    revision: row.revision,
    title: row.title === null ? null : markedText(row.title, places("title", row.title)),
    body: markedText(row.markdown, places("body", row.markdown)),
    labels: [...new Set(findings.map(({ check }) => CHECK_WORDS[check]))],
    messages: [...new Set(findings.map(({ message }) => message))],
  };
}

/** What moderators wrote about this subject, the latest first. */
export async function presentNotes(
  db: Db,
  about: Parameters<typeof staffNotesOn>[1],
): Promise<StaffNoteView[]> {
  const notes = await staffNotesOn(db, about);
  const handles = await handlesOf(
    db,
    notes.map(({ writerId }) => writerId),
  );
  return notes.map(({ writerId, body, createdAtMs }) => ({
    writer: writerId && (handles.get(writerId) ?? null),
    body,
    atMs: createdAtMs,
  }));
}
