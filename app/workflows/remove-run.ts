import type { Actor, Member } from "#app/domain/actor.ts";
import type { RunView } from "#app/domain/desk-views.ts";
import { NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { actionsFor } from "#app/domain/moderation.ts";
import { postLink } from "#app/domain/paths.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { accountById } from "#db/queries/accounts.ts";
import { postsByAuthor } from "#db/queries/people.ts";
import { getPost } from "#db/queries/posts.ts";
import { getItem } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";
import { decideItem } from "./decide-item.ts";
import type { Refusal } from "./refusal.ts";
import { openItemForPost } from "./report-post.ts";

/** Posts in one preview; a longer run takes several. */
const RUN_SHOWN = 100;

/** What would go: a person's posts under their own name that stand or wait, the latest first. */
export async function viewRun(db: Db, viewer: Member, accountId: string): Promise<RunView> {
  const rows = await postsByAuthor(db, {
    ...{ authorId: accountId, statuses: ["published", "held"], audiences: audiencesOpenTo(viewer) },
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

/**
 * Removes the posts that a preview showed, each by a decision of its own: with its line in the record, its statement and
 * its way to appeal. One that was edited since, or that needs a look of its own, is left and counted. Only this person's posts are taken.
 */
export async function removeRun(
  db: Db,
  input: {
    actor: Actor;
    accountId: string;
    posts: readonly { id: string; revision: number }[];
    guideline: number | null;
    reason: string;
    nowMs: number;
  },
): Promise<Result<{ removed: number; left: number }, Refusal>> {
  const { actor, accountId, posts, guideline, reason, nowMs } = input;
  const account = await accountById(db, accountId);
  if (!account || actor.kind !== "member") return err(denied("moderators-only"));
  const decision = can(actor, "sanction", { accountId, role: account.role });
  if (!decision.allowed) return err(decision);
  let removed = 0;
  const judged = new Map(posts.map(({ id, revision }) => [id, revision]));
  for (const [postId, postRevision] of judged) {
    const post = await getPost(db, postId);
    if (post?.authorId !== accountId || post.alias !== null) continue; // Nobody else's comes to the desk by this.
    if (post.revision !== postRevision) continue;
    const opened = await openItemForPost(db, { actor, postId, nowMs });
    const item = opened.ok ? await getItem(db, opened.value.itemId) : undefined;
    if (!item || !actionsFor(actor, item).includes("remove")) continue;
    const decision = { act: "remove", guideline, reason, nowMs: nowMs + 1 } as const; // After the item was opened, as the record has it.
    const decided = await decideItem(db, {
      actor,
      itemId: item.id,
      version: item.version,
      postRevision,
      ...decision,
    });
    if (decided.ok) removed += 1;
  }
  return ok({ removed, left: judged.size - removed });
}
