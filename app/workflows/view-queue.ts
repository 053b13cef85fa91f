import { type Actor, isModerator, type Member } from "#app/domain/actor.ts";
import { holderAt } from "#app/domain/claim.ts";
import { type DeskFilter, WHOLE_QUEUE } from "#app/domain/desk-filter.ts";
import type { QueueLine, QueueView } from "#app/domain/desk-views.ts";
import { laneAt } from "#app/domain/lane.ts";
import { CONTENT_NOTES, storedNotes } from "#app/domain/need.ts";
import type { DeskNews } from "#app/domain/person-views.ts";
import { REPORT_REASONS } from "#app/domain/report.ts";
import { CHECK_WORDS } from "#app/domain/screening/check-words.ts";
import type { Finding } from "#app/domain/screening/finding.ts";
import { seesThread } from "#app/domain/thread.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { handlesOf } from "#db/queries/accounts.ts";
import { appealsAssignedTo, countAppealsFor } from "#db/queries/appeals.ts";
import {
  countLanes,
  countOpen,
  firstOverdue,
  isCommonTopic,
  openItems,
  type QueuePlace,
  type QueueRow,
  type QueueScope,
} from "#db/queries/review-queue.ts";
import { countReports } from "#db/queries/reviews.ts";
import { findingsOn } from "#db/queries/screenings.ts";
import type { Db } from "#db/schema.ts";
import { ANYBODY } from "./staff-notes.ts";

/** Items on a page of the queue. */
const QUEUE_SHOWN = 50;
/** Lanes are counted to this: whoever has more before them needs no number. */
const COUNTED = 100;

/** Items about the viewer's own posts are their colleagues': they would tell who reported them. */
const scopeOf = (viewer: Member) => ({ notBy: viewer.id });

const narrowed = async (db: Db, viewer: Member, { filter: { about, mine }, nowMs }: Omit<Asked, "from">) => ({
  ...scopeOf(viewer),
  about,
  isCommon: about !== null && (await isCommonTopic(db, about)),
  mineAt: mine ? nowMs : null,
});

type Asked = { filter: DeskFilter; from: string | null; nowMs: number };

/** A page of the open items, of one lane or all. Callers have checked that the viewer may open the desk. */
export async function viewQueue(db: Db, viewer: Member, asked: Asked): Promise<QueueView> {
  const scope = await narrowed(db, viewer, asked);
  return {
    ...(await queuePage(db, viewer, { ...asked, scope })),
    counts: await countLanes(db, scope, COUNTED),
    appeals: await countAppealsFor(db, viewer.id, COUNTED),
    ownAppeals: await appealsAssignedTo(db, viewer.id, COUNTED),
    filter: asked.filter,
  };
}

/** The first items of all lanes, to stand beside the one that is open. */
export const queueBeside = async (db: Db, viewer: Member, nowMs: number): Promise<QueueLine[]> =>
  (await queuePage(db, viewer, { filter: WHOLE_QUEUE, from: null, nowMs, scope: scopeOf(viewer) })).lines;

async function queuePage(
  db: Db,
  viewer: Member,
  { filter, from, nowMs, scope }: Asked & { scope: QueueScope },
): Promise<Pick<QueueView, "lines" | "nextFrom">> {
  const rows = await openItems(db, {
    ...scope,
    ...{ lane: filter.lane, after: parsePlace(from), limit: QUEUE_SHOWN + 1 },
  });
  const shown = rows.slice(0, QUEUE_SHOWN);
  const last = shown.at(-1);
  return {
    lines: await presentLines(db, viewer, shown, nowMs),
    nextFrom: rows.length > QUEUE_SHOWN && last ? `${last.lane}.${last.openedAtMs}.${last.id}` : null,
  };
}

/** `lane.time.id`, as a page's link says where the next one begins; null for anything else. */
function parsePlace(text: string | null): QueuePlace | null {
  const match = /^(\d)\.(\d{1,15})\.([0-9a-z]{20})$/.exec(text ?? "");
  return match?.[3] ? { lane: Number(match[1]), openedAtMs: Number(match[2]), id: match[3] } : null;
}

async function presentLines(
  db: Db,
  viewer: Member,
  rows: readonly QueueRow[],
  nowMs: number,
): Promise<QueueLine[]> {
  const ids = rows.map(({ id }) => id);
  const reports = Map.groupBy(await countReports(db, ids), ({ itemId }) => itemId);
  const findings = Map.groupBy(await findingsOn(db, ids), ({ itemId }) => itemId);
  const handles = await handlesOf(db, [
    ...rows.map(({ claimedBy }) => claimedBy),
    ...rows.map(({ opinionOf }) => opinionOf),
  ]);
  const nameOf = (id: string | null) => (id === viewer.id ? "you" : id && (handles.get(id) ?? null));
  return rows.map((row) => ({
    id: row.id,
    where: whereabouts(viewer, row, row.position),
    lane: laneAt(row.lane),
    labels: [
      ...new Set([
        ...(findings.get(row.id) ?? []).flatMap(({ findings }) => checkWords(findings)),
        ...(reports.get(row.id) ?? []).map(({ reason }) => REPORT_REASONS[reason]),
        ...(seesThread(viewer, row.thread) ? storedNotes(row.contentNotes) : []).map(
          (note) => CONTENT_NOTES[note],
        ),
      ]),
    ],
    reportCount: (reports.get(row.id) ?? []).reduce((sum, { count }) => sum + count, 0),
    openedAtMs: row.openedAtMs,
    holder: nameOf(holderAt(row, nowMs)),
    opinionOf: row.opinionOf === ANYBODY ? "anybody" : nameOf(row.opinionOf),
    secondByMs: row.secondByMs,
  }));
}

const checkWords = (findings: string): string[] =>
  (JSON.parse(findings) as Finding[])
    .filter(({ severity }) => severity !== "note")
    .map(({ check }) => CHECK_WORDS[check]);

/** What the header tells a moderator. Null for those whom the desk does not concern. */
export async function deskNews(db: Db, viewer: Actor, nowMs: number): Promise<DeskNews | null> {
  if (!isModerator(viewer)) return null;
  const scope = scopeOf(viewer);
  const overdue = await firstOverdue(db, { ...scope, nowMs });
  return {
    openItems: (await countOpen(db, scope, COUNTED)) + (await countAppealsFor(db, viewer.id, COUNTED)),
    overdueItemId: overdue?.id ?? null,
  };
}

/** An item about somebody who may be in danger now. `sinceMs`: since when it is so, or since when nobody looked again. */
export type DeskAlert = { itemId: string; overdue: boolean; openedAtMs: number; sinceMs: number };

/** Alerts that leave the forum at once: those that have waited longest. */
const ALERTS = 5;

/** What a moderator should hear of wherever they are. Nothing for those whom the desk does not concern. */
export async function deskAlerts(db: Db, viewer: Actor, nowMs: number): Promise<DeskAlert[]> {
  if (!isModerator(viewer)) return [];
  const urgent = await openItems(db, { ...scopeOf(viewer), lane: "now", after: null, limit: ALERTS });
  return urgent.map(({ id, openedAtMs, secondByMs }) => {
    const overdue = secondByMs !== null && secondByMs <= nowMs;
    return { itemId: id, overdue, openedAtMs, sinceMs: overdue ? secondByMs : openedAtMs };
  });
}
