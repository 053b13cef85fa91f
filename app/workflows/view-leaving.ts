import type { Member } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import type { ErasedCounts } from "#app/domain/leaving.ts";
import type { LeavingView, ReceiptView } from "#app/domain/leaving-views.ts";
import { postLink } from "#app/domain/paths.ts";
import { whereabouts } from "#app/domain/whereabouts.ts";
import { hashOf } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import {
  exceptionsOf,
  leavingByReceipt,
  leavingOf,
  ownPosts,
  receiptAt,
  setExceptions,
} from "#db/queries/leaving.ts";
import type { Db } from "#db/schema.ts";

const PAGE = "/settings/leaving";
const POSTS = 25;

/** A page of the own posts, beside what was chosen. */
export async function viewLeaving(db: Db, member: Member, before: string | null): Promise<LeavingView> {
  const accountId = member.id;
  const chosen = await leavingOf(db, accountId);
  const exceptions = await exceptionsOf(db, accountId);
  const rows = await ownPosts(db, { accountId, before: parseCursor(before), limit: POSTS + 1 });
  const posts = rows.slice(0, POSTS);
  const last = posts.at(-1);
  return {
    chosen: chosen ? { endsAtMs: chosen.endsAtMs, keepPosts: chosen.keepPosts === 1 } : null,
    posts: posts.map((row) => ({
      ...{ id: row.id, alias: row.alias, excerpt: row.excerpt, createdAtMs: row.createdAtMs },
      ...{ path: postLink(row.id), where: whereabouts(member, row, row.position) },
      isException: exceptions.has(row.id),
    })),
    olderPath:
      last && rows.length > POSTS
        ? `${PAGE}?before=${formatCursor({ atMs: last.createdAtMs, id: last.id })}`
        : null,
  };
}

/** Of the posts that were shown, these go the other way round from now on. */
export const chooseExceptions = (
  db: Db,
  { id: accountId }: Member,
  choice: { shown: readonly string[]; chosen: readonly string[] },
): Promise<void> => inTransaction(db, (tx) => setExceptions(tx, { accountId, ...choice }));

/** When the account goes, if it was given up. */
export const leavesAtMs = async (db: Db, { id }: Member): Promise<number | null> =>
  (await leavingOf(db, id))?.endsAtMs ?? null;

/** What is told under a receipt's address: when it will be done, or what went; null where there is none. */
export async function viewReceipt(db: Db, token: string, nowMs: number): Promise<ReceiptView | null> {
  const tokenHash = hashOf(token);
  const leaving = await leavingByReceipt(db, tokenHash);
  if (leaving) return { atMs: leaving.endsAtMs, counts: null }; // Perhaps half done: the counts are not true yet.
  const receipt = await receiptAt(db, tokenHash, nowMs);
  return receipt ? { atMs: receipt.endedAtMs, counts: JSON.parse(receipt.counts) as ErasedCounts } : null;
}
