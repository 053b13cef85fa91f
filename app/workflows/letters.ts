import type { Member } from "#app/domain/actor.ts";
import type { LetterView } from "#app/domain/decision-views.ts";
import { postLink } from "#app/domain/paths.ts";
import { countUnreadLetters, lettersTo, markLettersRead } from "#db/queries/letters.ts";
import type { Db } from "#db/schema.ts";

/** Letters on a page. */
const LETTERS_SHOWN = 100;

/** What the moderators have told this member, the latest first. */
export async function listLetters(db: Db, reader: Member, nowMs: number): Promise<LetterView[]> {
  const rows = await lettersTo(db, { accountId: reader.id, nowMs, limit: LETTERS_SHOWN });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    act: row.kind === "decision" ? row.act : null,
    outcome: row.outcome && row.reportReason && { outcome: row.outcome, reason: row.reportReason },
    body: row.body,
    path: pathOf(row),
    atMs: row.tellAtMs,
    unread: row.readAtMs === null,
  }));
}

/** An approved post can be read; everything else that was decided has its reasons. */
function pathOf({ actId, act, subjectId }: Awaited<ReturnType<typeof lettersTo>>[number]): string | null {
  if (act === "approve" && subjectId !== null) return postLink(subjectId);
  return actId === null ? null : `/decisions/${actId}`;
}

/** How many of them are new, to 99. */
export const countNewLetters = (db: Db, reader: Member, nowMs: number): Promise<number> =>
  countUnreadLetters(db, { accountId: reader.id, nowMs, most: 99 });

/** Marks as read what a page that was made at `shownAtMs` showed. */
export const readLetters = (
  db: Db,
  reader: Member,
  shown: { shownAtMs: number; nowMs: number },
): Promise<void> => markLettersRead(db, { accountId: reader.id, ...shown });
