import type { Actor } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { graver } from "#app/domain/lane.ts";
import { can, denied, readsPost } from "#app/domain/permissions.ts";
import { isNews, type ReportReason, weightOf } from "#app/domain/report.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { insertAct } from "#db/queries/record.ts";
import {
  countReports,
  insertReport,
  openItem,
  openItemOf,
  reporterHistory,
  setItem,
  touchItem,
} from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";
import { type Alongside, storeAlongside } from "./alongside.ts";
import { heldPost } from "./held-post.ts";
import { sortItem } from "./note-screening.ts";
import type { Refusal } from "./refusal.ts";

export type ReportPost = {
  actor: Actor;
  postId: string;
  reason: ReportReason;
  details: string;
  alongside?: Alongside;
  nowMs: number;
};

/**
 * Puts a post before the moderators with a snapshot of its text. However many people report it, there is one open
 * item; the same person twice counts once (`first: false`).
 */
export function reportPost(db: Db, input: ReportPost): Promise<Result<{ first: boolean }, Refusal>> {
  const { actor, postId, reason, details, nowMs } = input;
  return storeAlongside<{ first: boolean }, Refusal>(db, input.alongside, async (tx) => {
    const held = await heldPost(tx, { actor, postId }, "report-post");
    if (!held.ok) return held;
    const { post, member } = held.value;
    const open = await openItemOf(tx, postId);
    const itemId = open?.id ?? (await openItem(tx, { id: newId(), postId, openedAtMs: nowMs }));
    const before = await countReports(tx, [itemId]);
    const first = await insertReport(tx, {
      id: newId(),
      itemId,
      postId,
      reporterId: member.id,
      reason,
      details,
      snapshotTitle: post.position === 0 ? post.title : null,
      snapshotMarkdown: post.markdown,
      createdAtMs: nowMs,
      weight: weightOf(await reporterHistory(tx, member.id)),
    });
    if (!first) return ok({ first });
    if (reason === "danger")
      await setItem(tx, itemId, { danger: graver(open?.danger ?? "none", "thoughts") });
    const movesLane = await sortItem(tx, itemId);
    const isNewReason = before.every((told) => told.reason !== reason);
    const reportsBefore = before.reduce((sum, { count }) => sum + count, 0);
    if (open && isNews({ isNewReason, movesLane, hasWords: details !== "", reportsBefore }))
      await touchItem(tx, itemId);
    return ok({ first });
  });
}

/** Opens (or finds) the item of a post that a moderator wants to look at, without a report. */
export function openItemForPost(
  db: Db,
  { actor, postId, nowMs }: { actor: Actor; postId: string; nowMs: number },
): Promise<Result<{ itemId: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    const moderator = asModerator(actor);
    if (!moderator.ok) return moderator;
    await lockPost(tx, postId);
    const post = await getPost(tx, postId);
    if (!post || !can(actor, "moderate-post", post).allowed) return err(denied("not-found"));
    const open = await openItemOf(tx, postId);
    if (open) return ok({ itemId: open.id });

    const itemId = await openItem(tx, { id: newId(), postId, openedAtMs: nowMs });
    await sortItem(tx, itemId);
    await insertAct(tx, {
      atMs: nowMs,
      actorId: moderator.value.id,
      act: "open-item",
      subjectKind: "post",
      subjectId: postId,
      itemId,
      snapshot: readsPost(actor, post) ? post.markdown : null,
    });
    return ok({ itemId });
  });
}
