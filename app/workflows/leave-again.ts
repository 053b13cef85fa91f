import { hashOf, newToken } from "#db/identifiers.ts";
import type { LeavingTables } from "#db/leaving-tables.ts";
import { inTransaction } from "#db/portable.ts";
import {
  allLeaving,
  deleteLeaving,
  endsOfAccounts,
  exceptionsOf,
  postsToLeave,
  putLeaving,
  setException,
} from "#db/queries/leaving.ts";
import type { Db } from "#db/schema.ts";
import { scrub } from "#db/scrub.ts";
import { eraseAccount } from "./leave-forum.ts";

/**
 * A backup that is restored brings back who left after it was made, and knows nothing of what anybody has chosen since.
 * The database that it takes the place of knows: who is gone there goes here too, who is leaving leaves, who stays stays.
 */

/** What somebody chose. Of who is gone, as it turned out: all posts go but those that still stand. */
type Choice = LeavingTables["leaving"] & { exceptions: readonly string[] };

/** Everybody in a database and when they went, in epoch milliseconds, 0 for who is there; and what was chosen. */
export type WhoLeft = { accounts: ReadonlyMap<string, number>; choices: readonly Choice[] };

export async function whoLeft(newer: Db): Promise<WhoLeft> {
  const accounts = new Map((await endsOfAccounts(newer)).map(({ id, goneAtMs }) => [id, goneAtMs]));
  const choices = new Map<string, Choice>();
  for (const row of await allLeaving(newer)) {
    const exceptions = [...(await exceptionsOf(newer, row.accountId))];
    choices.set(row.accountId, { ...row, exceptions });
  }
  for (const [accountId, goneAtMs] of accounts) {
    if (goneAtMs === 0) continue;
    const chosen = choices.get(accountId) ?? (await asErased(newer, accountId)); // It may have been cut off there.
    choices.set(accountId, { ...chosen, askedAtMs: goneAtMs, endsAtMs: goneAtMs });
  }
  return { accounts, choices: [...choices.values()] };
}

async function asErased(newer: Db, accountId: string): Promise<Choice> {
  const exceptions = (await postsToLeave(newer, accountId)).map(({ id }) => id);
  const receiptHash = hashOf(newToken()); // Nobody has its token: they were shown another.
  return { accountId, askedAtMs: 0, endsAtMs: 0, keepPosts: 0, receiptHash, exceptions };
}

/** `isNewer`: whether the other database is one of this forum in which all is later than here. */
export type LeftSince = {
  isNewer: boolean;
  gone: readonly Choice[];
  leaving: readonly Choice[];
  staying: readonly string[];
};

/**
 * What has to be done here. Who is gone is gone for good, whichever database is the newer; the word of an older one about
 * who leaves or stays would undo what people have chosen since, so it is not taken.
 */
export async function leftSince(db: Db, { accounts, choices }: WhoLeft): Promise<LeftSince> {
  const here = await endsOfAccounts(db);
  const isGoneThere = (id: string): boolean => (accounts.get(id) ?? 0) > 0;
  const isNewer = here.every(({ id, goneAtMs }) => accounts.has(id) && (goneAtMs === 0 || isGoneThere(id)));
  const present = new Set(here.filter(({ goneAtMs }) => goneAtMs === 0).map(({ id }) => id));
  const theirs = choices.filter(({ accountId }) => present.has(accountId));
  const gone = theirs.filter(({ accountId }) => isGoneThere(accountId));
  if (!isNewer) return { isNewer, gone, leaving: [], staying: [] };
  const chosen = new Set(theirs.map(({ accountId }) => accountId));
  const asked = (await allLeaving(db)).map(({ accountId }) => accountId);
  return {
    ...{ isNewer, gone, leaving: theirs.filter((choice) => !gone.includes(choice)) },
    staying: asked.filter((id) => present.has(id) && !chosen.has(id)),
  };
}

/**
 * Does it, as of the day on which each went. Returns how many were erased: the last admin here is once there is another.
 * What is cut off goes on at the server's next round.
 */
export async function leaveAgain(db: Db, { gone, leaving, staying }: LeftSince): Promise<number> {
  await inTransaction(db, async (tx) => {
    for (const accountId of staying) await deleteLeaving(tx, accountId);
    for (const choice of [...gone, ...leaving]) await choose(tx, choice);
  });
  let erased = 0;
  for (const { accountId, endsAtMs } of gone) if (await eraseAccount(db, accountId, endsAtMs)) erased += 1;
  if (erased > 0) await scrub(db);
  return erased;
}

async function choose(tx: Db, { exceptions, ...leaving }: Choice): Promise<void> {
  const { accountId } = leaving;
  await deleteLeaving(tx, accountId);
  await putLeaving(tx, leaving);
  const excepted = new Set(exceptions);
  for (const { id } of await postsToLeave(tx, accountId))
    if (excepted.has(id)) await setException(tx, { accountId, postId: id });
}
