import type { Member } from "#app/domain/actor.ts";
import {
  type ErasedCounts,
  isErased,
  leavesAt,
  mayLeave,
  NAME_RESTS_MS,
  RECEIPT_LASTS_MS,
} from "#app/domain/leaving.ts";
import { type Denied, denied } from "#app/domain/permissions.ts";
import { move } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { hashOf } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { accountById, holdAccount } from "#db/queries/accounts.ts";
import { emptyEvidence } from "#db/queries/forget-evidence.ts";
import {
  deleteExpiredReceipts,
  deleteLeaving,
  dueToLeave,
  emptyPost,
  exceptionsOf,
  helpedBy,
  insertReceipt,
  leavingOf,
  letGoOf,
  letGoOfTheRest,
  makeShell,
  postsToLeave,
  putLeaving,
} from "#db/queries/leaving.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { endRestOfNames, restName } from "#db/queries/resting-names.ts";
import type { Db } from "#db/schema.ts";
import { scrub } from "#db/scrub.ts";
import { holdAdmins } from "./accounts.ts";
import { changeStatus } from "./change-status.ts";
import { forgetName } from "./forget-name.ts";
import { gather } from "./give-gesture.ts";

export type AskToLeave = {
  member: Member;
  keepPosts: boolean;
  atOnce: boolean;
  /** For the receipt's address; only its hash is kept. */
  token: string;
  nowMs: number;
};

/** Gives the own account up, or says why not. Asked again, the newer choice holds, and the days begin anew. */
export async function askToLeave(db: Db, input: AskToLeave): Promise<Result<{ endsAtMs: number }, Denied>> {
  const { member, keepPosts, atOnce, token, nowMs } = input;
  const endsAtMs = leavesAt(nowMs, atOnce);
  const asked = await inTransaction(db, async (tx) => {
    if (!(await whoMayLeave(tx, member.id))) return err(denied("last-admin"));
    await putLeaving(tx, {
      ...{ accountId: member.id, askedAtMs: nowMs, endsAtMs },
      ...{ keepPosts: keepPosts ? 1 : 0, receiptHash: hashOf(token) },
    });
    return ok({ endsAtMs });
  });
  if (asked.ok && atOnce) {
    await eraseAccount(db, member.id, nowMs);
    await scrub(db);
  }
  return asked;
}

/** Stays after all. */
export const stay = (db: Db, { id }: Member): Promise<void> =>
  inTransaction(db, (tx) => deleteLeaving(tx, id));

/** The account, held with all admins until the transaction ends, if nothing keeps it here. */
async function whoMayLeave(tx: Db, accountId: string) {
  const admins = await holdAdmins(tx);
  await holdAccount(tx, accountId);
  const account = await accountById(tx, accountId);
  const otherAdmins = admins.filter((id) => id !== accountId).length;
  return account && mayLeave({ role: account.role, otherAdmins }) ? account : undefined;
}

/**
 * Erases every account whose days are over, each in a transaction of its own: what is cut off goes on at the next call.
 * Somebody who has become the last admin meanwhile stays until there is another. Returns how many went.
 */
export async function eraseDue(db: Db, { nowMs }: { nowMs: number }): Promise<number> {
  await deleteExpiredReceipts(db, nowMs);
  await endRestOfNames(db, nowMs);
  let erased = 0;
  for (const accountId of await dueToLeave(db, nowMs))
    if (await eraseAccount(db, accountId, nowMs)) erased += 1;
  if (erased > 0) await scrub(db);
  return erased;
}

/** Of two servers the second waits for the first, and finds nothing left to do. */
function eraseAccount(db: Db, accountId: string, nowMs: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const account = await whoMayLeave(tx, accountId);
    const chosen = await leavingOf(tx, accountId);
    if (!account || !chosen || chosen.endsAtMs > nowMs) return false;

    const exceptions = await exceptionsOf(tx, accountId);
    const helped = await helpedBy(tx, accountId);
    await makeShell(tx, accountId, nowMs); // First: whatever is being stored for the account is waited for.
    const posts = await erasePosts(tx, accountId, {
      keepPosts: chosen.keepPosts === 1,
      exceptions,
      nowMs,
    });
    const rows = await letGoOf(tx, accountId);
    await letGoOfTheRest(tx, { accountId, handleKey: account.handleKey });
    for (const post of helped) {
      await lockPost(tx, post.id);
      await gather(tx, post);
    }
    const { handleKey: key, handleSkeleton: skeleton } = account;
    await restName(tx, { key, skeleton }, nowMs + NAME_RESTS_MS);
    await forgetName(tx, { key: account.handleKey, handle: account.handle });
    const { draft = 0, gesture = 0, letter = 0 } = rows;
    const counts: ErasedCounts = { ...posts, drafts: draft, gestures: gesture, letters: letter };
    await insertReceipt(tx, {
      ...{ tokenHash: chosen.receiptHash, endedAtMs: nowMs, counts: JSON.stringify(counts) },
      expiresAtMs: nowMs + RECEIPT_LASTS_MS,
    });
    return true;
  });
}

async function erasePosts(
  tx: Db,
  accountId: string,
  { keepPosts, exceptions, nowMs }: { keepPosts: boolean; exceptions: ReadonlySet<string>; nowMs: number },
): Promise<{ postsErased: number; postsKept: number }> {
  const counts = { postsErased: 0, postsKept: 0 };
  for (const { id } of await postsToLeave(tx, accountId)) {
    await lockPost(tx, id);
    const post = await getPost(tx, id);
    if (post && !isErased(post, { keepPosts, isException: exceptions.has(id) })) {
      counts.postsKept += 1;
      continue;
    }
    const next = post && move(post, "erase");
    if (!post || !next?.ok) continue;
    await changeStatus(tx, post, next.value, { nowMs });
    await emptyPost(tx, post);
    counts.postsErased += 1;
  }
  return counts;
}

/** Erases who is due, and empties the words of those who had gone before `evidenceBeforeMs`: nothing is decided by them any more. */
export async function clearGone(
  db: Db,
  { nowMs, evidenceBeforeMs }: { nowMs: number; evidenceBeforeMs: number },
): Promise<void> {
  await eraseDue(db, { nowMs });
  await inTransaction(db, (tx) => emptyEvidence(tx, evidenceBeforeMs));
}
