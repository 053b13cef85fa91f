import type { Actor } from "#app/domain/actor.ts";
import { type Gesture, knownWay, type Way } from "#app/domain/gesture.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { pinnedOutline } from "#db/queries/articles.ts";
import { deleteGesture, firstWay, insertGesture, setWay } from "#db/queries/gestures.ts";
import { putHelpedPost, removeHelpedPost } from "#db/queries/helped-posts.ts";
import type { PostRow } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";
import { heldPost } from "./held-post.ts";
import type { Refusal } from "./refusal.ts";

export type ChangeGesture = {
  actor: Actor;
  postId: string;
  kind: Gesture;
  /** Said, never toggled: the same press twice, or from two tabs, ends where it was meant to. */
  act: "give" | "take-back";
  /** For "helped": which way it was, null for none; undefined leaves what was said before. */
  way?: string | null | undefined;
  nowMs: number;
};

/**
 * Gives a gesture or takes it back, or says why not. Nobody is told who it was from: whoever tells authors of gestures
 * one day reads the numbers, as the post's own page does.
 */
export function changeGesture(db: Db, input: ChangeGesture): Promise<Result<{ id: string }, Refusal>> {
  const { actor, postId, kind, act, way, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const held = await heldPost(tx, { actor, postId }, "gesture");
    if (!held.ok) return held;
    const { post, member } = held.value;
    const gesture = { postId, accountId: member.id, kind };
    if (act === "take-back") await deleteGesture(tx, gesture);
    else {
      await insertGesture(tx, { ...gesture, way: null, createdAtMs: nowMs });
      if (kind === "helped" && way !== undefined)
        await setWay(tx, gesture, knownWay(await waysToCope(tx), way));
    }
    if (kind === "helped") await gather(tx, post);
    return ok({ id: postId });
  });
}

/** Keeps the post in the list of what helped exactly while it has helped somebody. The post's row is held. */
export async function gather(
  tx: Db,
  { id, createdAtMs }: Pick<PostRow, "id" | "createdAtMs">,
): Promise<void> {
  const way = await firstWay(tx, id);
  if (way === undefined) await removeHelpedPost(tx, id);
  else await putHelpedPost(tx, { postId: id, way: way ?? "", postedAtMs: createdAtMs });
}

/** The ways to cope that the pinned article names, in its order. */
export async function waysToCope(db: Db): Promise<Way[]> {
  const article = await pinnedOutline(db);
  return article ? (JSON.parse(article.ways) as Way[]) : [];
}
