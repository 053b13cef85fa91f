import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import { textOf } from "#app/domain/draft.ts";
import type { ExportSection } from "#app/domain/export.ts";
import type {
  ExportedAppeal,
  ExportedDraft,
  ExportedLetter,
  ExportedPost,
  ExportedRow,
} from "#app/domain/exported.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { storedNotes } from "#app/domain/need.ts";
import { postLink } from "#app/domain/paths.ts";
import { appealMessages } from "#db/queries/appeals.ts";
import {
  ownAppeals,
  ownDrafts,
  ownFollowing,
  ownGestures,
  ownHiddenThreads,
  ownPosts,
  ownReports,
  type Slice,
  toldLetters,
  versionsOf,
} from "#db/queries/own-things.ts";
import type { Db } from "#db/schema.ts";

/** A slice of one section as it stands in the copy; `next`: the last row of it, null when there are no more. */
export type GatheredSlice = { rows: readonly object[]; next: string | null };

type Reader<Row> = (db: Db, slice: Slice) => Promise<{ rows: Row[]; keys: string[] }>;

/** One reader for each section. None of them reads what somebody else wrote, but for what was written to this member. */
const READERS: { [Section in ExportSection]: Reader<ExportedRow[Section]> } = {
  async posts(db, slice) {
    const rows = await ownPosts(db, timed(slice));
    const ids = rows.map(({ id }) => id);
    const versions = Map.groupBy(await versionsOf(db, ids), ({ postId }) => postId);
    return {
      rows: rows.map((row) => exportedPost(row, slice.accountId, versions.get(row.id) ?? [])),
      keys: rows.map(timeKey),
    };
  },
  async drafts(db, slice) {
    const rows = await ownDrafts(db, timed(slice));
    return { rows: rows.map(exportedDraft), keys: rows.map(timeKey) };
  },
  async gestures(db, slice) {
    const rows = await ownGestures(db, slice);
    return {
      rows: rows.map(({ postId, kind, way, createdAtMs }) => {
        return { post: postLink(postId), gesture: kind, way, givenAt: isoTime(createdAtMs) };
      }),
      keys: rows.map(({ postId, kind }) => `${postId}.${kind}`),
    };
  },
  async following(db, slice) {
    const rows = await ownFollowing(db, slice);
    return {
      rows: rows.map(({ threadId, stance, readPosition }) => {
        return { thread: threadAddress(threadId), stance, readUpTo: readPosition };
      }),
      keys: rows.map(({ threadId }) => threadId),
    };
  },
  async hiddenThreads(db, slice) {
    const rows = await ownHiddenThreads(db, slice);
    return {
      rows: rows.map(({ threadId, createdAtMs }) => {
        return { thread: threadAddress(threadId), hiddenAt: isoTime(createdAtMs) };
      }),
      keys: rows.map(({ threadId }) => threadId),
    };
  },
  async reports(db, slice) {
    const rows = await ownReports(db, timed(slice));
    return {
      rows: rows.map(({ postId, reason, details, createdAtMs }) => {
        return { post: postLink(postId), reason, words: details, reportedAt: isoTime(createdAtMs) };
      }),
      keys: rows.map(timeKey),
    };
  },
  async letters(db, slice) {
    const rows = await toldLetters(db, timed(slice));
    const keys = rows.map(({ tellAtMs, id }) => formatCursor({ atMs: tellAtMs, id }));
    return { rows: rows.map(exportedLetter), keys };
  },
  async appeals(db, slice) {
    const rows = await ownAppeals(db, timed(slice));
    const appeals: ExportedAppeal[] = [];
    for (const row of rows) appeals.push(exportedAppeal(row, await appealMessages(db, row.id)));
    return { rows: appeals, keys: rows.map(timeKey) };
  },
};

export async function gatherSlice(db: Db, section: ExportSection, slice: Slice): Promise<GatheredSlice> {
  const { rows, keys } = await READERS[section](db, slice);
  return { rows, next: rows.length < slice.limit ? null : (keys.at(-1) ?? null) };
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoTime(ms));

/** Without the words of its title, which may be somebody else's. */
const threadAddress = (threadId: string): string => `/threads/${threadId}`;

const timed = (slice: Slice) => ({ ...slice, after: parseCursor(slice.after) });
const timeKey = ({ createdAtMs, id }: { createdAtMs: number; id: string }): string =>
  formatCursor({ atMs: createdAtMs, id });

type PostRow = Awaited<ReturnType<typeof ownPosts>>[number];
type Version = Awaited<ReturnType<typeof versionsOf>>[number];

function exportedPost(row: PostRow, accountId: string, versions: readonly Version[]): ExportedPost {
  const { kind, ending, timeSince, hope, audience } = row;
  const isOwnThread = row.starterId === accountId;
  return {
    address: postLink(row.id),
    thread: threadAddress(row.threadId),
    title: isOwnThread ? row.title : null,
    threadChoices: isOwnThread && row.position === 0 ? { kind, ending, timeSince, hope, audience } : null,
    alias: row.alias,
    status: row.status,
    contentNotes: storedNotes(row.contentNotes),
    aboutSection: row.anchor,
    quotes: row.quotedPostId && postLink(row.quotedPostId),
    writtenAt: isoTime(row.createdAtMs),
    editedAt: isoOrNull(row.editedAtMs),
    withdrawnAt: isoOrNull(row.withdrawnAtMs),
    text: row.markdown,
    earlierVersions: versions.map(({ revision, title, markdown, createdAtMs }) => ({
      ...{ revision, title, text: markdown, writtenAt: isoTime(createdAtMs) },
    })),
  };
}

function exportedDraft(row: Awaited<ReturnType<typeof ownDrafts>>[number]): ExportedDraft {
  const fields = JSON.parse(row.fields);
  return {
    place: row.path,
    begunAt: isoTime(row.createdAtMs),
    savedAt: isoTime(row.updatedAtMs),
    title: textOf(fields, "title"),
    text: textOf(fields, "body"),
    details: textOf(fields, "details"),
  };
}

function exportedLetter(row: Awaited<ReturnType<typeof toldLetters>>[number]): ExportedLetter {
  const guideline = GUIDELINES.find(({ number }) => number === row.guideline)?.name ?? null;
  const { actId, act, atMs, reason, reportedPostId, reportReason, outcome } = row;
  const decided = row.kind === "decision" && actId !== null && act !== null && atMs !== null;
  const reported = reportedPostId !== null && reportReason !== null;
  return {
    toldAt: isoTime(row.tellAtMs),
    kind: row.kind,
    words: row.body,
    decision: decided
      ? {
          address: `/decisions/${actId}`,
          ...{ decided: act, decidedAt: isoTime(atMs), guideline, reason: reason ?? "" },
          until: isoOrNull(row.untilMs),
          post: row.subjectKind === "post" && row.subjectId ? postLink(row.subjectId) : null,
          textDecidedAbout: row.snapshot,
        }
      : null,
    report: reported ? { post: postLink(reportedPostId), reason: reportReason, outcome } : null,
  };
}

function exportedAppeal(
  row: Awaited<ReturnType<typeof ownAppeals>>[number],
  messages: Awaited<ReturnType<typeof appealMessages>>,
): ExportedAppeal {
  return {
    decision: `/decisions/${row.actId}`,
    status: row.status,
    begunAt: isoTime(row.createdAtMs),
    decidedAt: isoOrNull(row.decidedAtMs),
    messages: messages.map(({ side, createdAtMs, body }) => ({
      from: side === "member" ? "you" : "the moderators",
      sentAt: isoTime(createdAtMs),
      text: body,
    })),
  };
}
