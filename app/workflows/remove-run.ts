import type { Actor, Member } from "#app/domain/actor.ts";
import type { RunView } from "#app/domain/desk-views.ts";
import { NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { actionsFor } from "#app/domain/moderation.ts";
import { postLink } from "#app/domain/paths.ts";
import { can, denied } from "#app/domain/permissions.ts";
import type { PostStatus } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { inTransaction } from "#db/portable.ts";
import { accountById } from "#db/queries/accounts.ts";
import { postsByAuthor } from "#db/queries/people.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { getItem } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";
import { decideItem } from "./decide-item.ts";
import type { Refusal } from "./refusal.ts";
import { openItemForPost } from "./report-post.ts";

/** Posts in one preview; a longer run takes several. */
const RUN_SHOWN = 100;

/** What stands or waits. */
const RUN_STATUSES: readonly PostStatus[] = ["published", "held"];

/** What would go: a person's posts under their own name that stand or wait, the latest first. */
export async function viewRun(db: Db, viewer: Member, accountId: string): Promise<RunView> {
  const rows = await postsByAuthor(db, {
    ...{ authorId: accountId, statuses: RUN_STATUSES, audiences: audiencesOpenTo(viewer) },
    ...{ hides: NOTHING_HIDDEN, before: null, limit: RUN_SHOWN },
  });
  return {
    posts: rows.map((row) => ({
      id: row.id,
      revision: row.revision,
      path: postLink(row.id),
      where: whereabouts(viewer, row, row.position),
      excerpt: row.excerpt,
      createdAtMs: row.createdAtMs,
    })),
  };
}

type Run = { actor: Actor; accountId: string; guideline: number | null; reason: string; nowMs: number };
type Shown = { id: string; revision: number };

/**
 * Removes the posts that a preview showed, each by a decision of its own: with its line in the record, its statement and
 * its way to appeal. One that was edited, withdrawn or decided about since, or that needs a look of its own, is left and
 * counted. Only this person's posts are taken.
 */
export async function removeRun(
  db: Db,
  { posts, ...run }: Run & { posts: readonly Shown[] },
): Promise<Result<{ removed: number; left: number }, Refusal>> {
  const { actor, accountId } = run;
  const account = await accountById(db, accountId);
  if (!account || actor.kind !== "member") return err(denied("moderators-only"));
  const decision = can(actor, "sanction", { accountId, role: account.role });
  if (!decision.allowed) return err(decision);
  const shown = new Map(posts.map((post) => [post.id, post]));
  let removed = 0;
  for (const post of shown.values()) if (await removeAsShown(db, post, run)) removed += 1;
  return ok({ removed, left: shown.size - removed });
}

/** One of them, held while it is decided about. Nothing comes to the desk of a post that is left. */
function removeAsShown(
  db: Db,
  { id: postId, revision: postRevision }: Shown,
  { actor, accountId, guideline, reason, nowMs }: Run,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockPost(tx, postId);
    const post = await getPost(tx, postId);
    if (post?.authorId !== accountId || post.alias !== null || post.revision !== postRevision) return false;
    if (!RUN_STATUSES.includes(post.status)) return false;
    const opened = await openItemForPost(tx, { actor, postId, nowMs });
    const item = opened.ok ? await getItem(tx, opened.value.itemId) : undefined;
    if (!item || !actionsFor(actor, item).includes("remove")) return false;
    const decided = await decideItem(tx, {
      ...{ actor, itemId: item.id, version: item.version, postRevision, act: "remove", guideline, reason },
      nowMs: nowMs + 1, // After the item was opened, as the record has it.
    });
    return decided.ok;
  });
}
