import { setTimeout as rest } from "node:timers/promises";
import type { Member } from "#app/domain/actor.ts";
import {
  type ErasedCounts,
  goneOnMs,
  isErased,
  leavesAt,
  mayLeave,
  nameRestsUntil,
  RECEIPT_LASTS_MS,
} from "#app/domain/leaving.ts";
import { type Denied, denied } from "#app/domain/permissions.ts";
import { move, type PostStatus } from "#app/domain/post.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Audience } from "#app/domain/thread.ts";
import { hashOf } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { accountById, holdAccount } from "#db/queries/accounts.ts";
import { endAppealsOfGone } from "#db/queries/appeals.ts";
import { emptyEvidence } from "#db/queries/forget-evidence.ts";
import {
  changeReceipt,
  deleteEarlierVersions,
  deleteExpiredReceipts,
  deleteLeaving,
  dueToLeave,
  emptyPost,
  exceptionsOf,
  helpedBy,
  insertReceipt,
  isShell,
  leavingOf,
  letGoOf,
  letGoOfTheRest,
  makeShell,
  postsToLeave,
  putLeaving,
  shellsSince,
} from "#db/queries/leaving.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { endRestOfNames, restName } from "#db/queries/resting-names.ts";
import type { Db } from "#db/schema.ts";
import { scrub } from "#db/scrub.ts";
import { holdAdmins } from "./accounts.ts";
import { passAppealsOn } from "./assign-appeal.ts";
import { changeStatus } from "./change-status.ts";
import { endItemOfErased } from "./end-item.ts";
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
 * Erases every account whose days are over, each by itself: what is cut off goes on at the next call.
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

/** How many posts are erased in one transaction. On SQLite nobody else can write meanwhile. */
const POSTS_PER_PORTION = 50;

/**
 * Erases an account whose days are over by `nowMs`, unless it is the last admin. Rests after each portion for as long as
 * it took, so that others come to write. Says whether this call ended it.
 */
export async function eraseAccount(db: Db, accountId: string, nowMs: number): Promise<boolean> {
  const portions = eraseInPortions(db, accountId, nowMs);
  for (;;) {
    const startedMs = performance.now();
    const { done, value } = await portions.next();
    if (done) return value;
    await rest(performance.now() - startedMs);
  }
}

/**
 * One transaction a step, stopped and begun anew after any: first the name and all that leads to somebody, then the
 * posts, then the choice, which until then says that there is something left to do. Each step holds the account: of two
 * servers one waits for the other and finds it done. Returns whether this call ended it.
 */
export async function* eraseInPortions(
  db: Db,
  accountId: string,
  nowMs: number,
  perPortion = POSTS_PER_PORTION,
): AsyncGenerator<void, boolean> {
  if (!(await inTransaction(db, (tx) => leaveShell(tx, accountId, nowMs)))) return false;
  yield;
  const ids = await postsToErase(db, accountId);
  for (let at = 0; at < ids.length; at += perPortion) {
    const portion = ids.slice(at, at + perPortion);
    await inTransaction(db, (tx) => erasePosts(tx, { accountId, ids: portion, nowMs }));
    yield;
  }
  return inTransaction(db, (tx) => endErasing(tx, accountId, nowMs));
}

/** Takes away all but the posts and what was chosen. Says whether there is anything left to do. */
async function leaveShell(tx: Db, accountId: string, nowMs: number): Promise<boolean> {
  const account = await whoMayLeave(tx, accountId);
  const chosen = await leavingOf(tx, accountId);
  if (!chosen || chosen.endsAtMs > nowMs) return false;
  if (!account) return isShell(tx, accountId);

  await makeShell(tx, accountId, goneOnMs(nowMs)); // First: whatever is being stored for the account is waited for.
  const { draft = 0, gesture = 0, letter = 0 } = await cutTies(tx, accountId);
  await letGoOfTheRest(tx, { accountId, handleKey: account.handleKey });
  await endAppealsOfGone(tx);
  if (account.role !== "member") await passAppealsOn(tx, { nowMs });
  const { handleKey: key, handleSkeleton: skeleton, handle } = account;
  await restName(tx, { key, skeleton }, nameRestsUntil(nowMs, Math.random()));
  await forgetName(tx, { key, handle });
  const counts: ErasedCounts = {
    ...{ postsErased: 0, postsKept: 0 },
    ...{ drafts: draft, gestures: gesture, letters: letter },
  };
  await insertReceipt(tx, {
    ...{ tokenHash: chosen.receiptHash, endedAtMs: nowMs, counts: JSON.stringify(counts) },
    expiresAtMs: nowMs + RECEIPT_LASTS_MS,
  });
  return true;
}

/** Takes or lets go what leads to the account, by domain/leaving.ts. Says how many rows went, by table. */
async function cutTies(tx: Db, accountId: string): Promise<Record<string, number>> {
  const helped = await helpedBy(tx, accountId);
  const erased = await letGoOf(tx, accountId);
  for (const post of helped) {
    await lockPost(tx, post.id);
    await gather(tx, post);
  }
  return erased;
}

/** Does that once more for those who have gone since: a request of theirs may have been under way. */
export async function sweepShells(db: Db, { sinceMs }: { sinceMs: number }): Promise<void> {
  for (const accountId of await shellsSince(db, goneOnMs(sinceMs)))
    await inTransaction(db, (tx) => cutTies(tx, accountId));
}

/** What is still there and goes, by what was chosen. */
async function postsToErase(db: Db, accountId: string): Promise<string[]> {
  const chosen = await leavingOf(db, accountId);
  if (!chosen) return [];
  const exceptions = await exceptionsOf(db, accountId);
  const posts = await postsToLeave(db, accountId);
  const goes = choiceOf(chosen, exceptions);
  return posts.filter(goes).map(({ id }) => id);
}

const choiceOf =
  ({ keepPosts }: { keepPosts: 0 | 1 }, exceptions: ReadonlySet<string>) =>
  (post: { id: string; status: PostStatus; audience: Audience }): boolean =>
    isErased(post, { keepPosts: keepPosts === 1, isException: exceptions.has(post.id) });

async function erasePosts(
  tx: Db,
  { accountId, ids, nowMs }: { accountId: string; ids: readonly string[]; nowMs: number },
): Promise<void> {
  await holdAccount(tx, accountId);
  const chosen = await leavingOf(tx, accountId);
  if (!chosen) return;
  const goes = choiceOf(chosen, await exceptionsOf(tx, accountId));
  let erased = 0;
  for (const id of ids) {
    await lockPost(tx, id);
    const post = await getPost(tx, id);
    const next = post && goes(post) ? move(post, "erase") : null;
    if (!post || !next?.ok) continue;
    await changeStatus(tx, post, next.value, { nowMs });
    await endItemOfErased(tx, id, nowMs);
    await emptyPost(tx, post);
    erased += 1;
  }
  await changeReceipt(tx, chosen.receiptHash, (counts) => ({
    ...counts,
    postsErased: counts.postsErased + erased,
  }));
}

/** Until now the receipt's page says that it will be done (view-leaving.ts). */
async function endErasing(tx: Db, accountId: string, nowMs: number): Promise<boolean> {
  await holdAccount(tx, accountId);
  const chosen = await leavingOf(tx, accountId);
  if (!chosen) return false;
  await deleteEarlierVersions(tx, accountId);
  const postsKept = (await postsToLeave(tx, accountId)).length;
  const times = { endedAtMs: nowMs, expiresAtMs: nowMs + RECEIPT_LASTS_MS };
  await changeReceipt(tx, chosen.receiptHash, (counts) => ({ ...counts, postsKept }), times);
  await deleteLeaving(tx, accountId);
  return true;
}

/**
 * Erases who is due, ends an appeal that one of them sent while they went, and empties the words of those who had gone
 * before `evidenceBeforeMs`: nothing is decided by them any more.
 */
export async function clearGone(
  db: Db,
  { nowMs, evidenceBeforeMs }: { nowMs: number; evidenceBeforeMs: number },
): Promise<void> {
  await eraseDue(db, { nowMs });
  await endAppealsOfGone(db);
  await inTransaction(db, (tx) => emptyEvidence(tx, evidenceBeforeMs));
}
