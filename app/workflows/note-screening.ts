import { graver, laneNumber, laneOf } from "#app/domain/lane.ts";
import { isNoticed, type Screened } from "#app/domain/screening/finding.ts";
import { newId } from "#db/identifiers.ts";
import { insertAct } from "#db/queries/record.ts";
import { getItem, openItem, openItemOf, setItem, touchItem, weighReports } from "#db/queries/reviews.ts";
import { insertScreening } from "#db/queries/screenings.ts";
import type { Db } from "#db/schema.ts";

/** A text that no member has just written: what the operator brings in. */
export const NOT_SCREENED: Screened = { verdict: "publish", danger: "none", findings: [] };

type ScreenedPost = { id: string; revision: number; title: string | null; markdown: string };

/**
 * Puts what screening noticed in a version of a post before the moderators, with that version: it stays when the post is
 * edited or withdrawn. One open item a post, whoever noticed what. Runs in the transaction that stores the post, which
 * is held.
 */
export async function noteScreening(
  tx: Db,
  { post, screened, held, nowMs }: { post: ScreenedPost; screened: Screened; held: boolean; nowMs: number },
): Promise<void> {
  const { verdict, danger, findings } = screened;
  if (!isNoticed(screened) && !held) return;
  const open = await openItemOf(tx, post.id);
  const itemId = open?.id ?? (await openItem(tx, { id: newId(), postId: post.id, openedAtMs: nowMs }));
  await insertScreening(tx, {
    ...{ id: newId(), itemId, postId: post.id, revision: post.revision, verdict, danger },
    ...{ findings, title: post.title, markdown: post.markdown, createdAtMs: nowMs },
  });
  const item = await getItem(tx, itemId);
  if (item) await setItem(tx, itemId, { danger: graver(item.danger, danger) });
  if (open) await touchItem(tx, itemId);
  await sortItem(tx, itemId);
  if (held)
    await insertAct(tx, {
      ...{
        atMs: nowMs,
        actorId: null,
        automated: 1,
        act: "hold",
        subjectKind: "post",
        subjectId: post.id,
        itemId,
      },
      reason: findings.find(({ severity }) => severity === "hold")?.message ?? "",
    });
}

/** A held post always has an open item: nobody else would ever decide about it. Runs while the post is held. */
export async function awaitDecision(tx: Db, postId: string, nowMs: number): Promise<void> {
  if (await openItemOf(tx, postId)) return;
  await sortItem(tx, await openItem(tx, { id: newId(), postId, openedAtMs: nowMs }));
}

/** Puts an open item into its lane, by everything that is known of it now, and says whether that is another one. */
export async function sortItem(tx: Db, itemId: string): Promise<boolean> {
  const item = await getItem(tx, itemId);
  if (!item) return false;
  const reports = await weighReports(tx, itemId);
  const lane = laneNumber(laneOf({ danger: item.danger, status: item.post.status, reports }));
  if (lane === item.lane) return false;
  await setItem(tx, itemId, { lane });
  return true;
}
