import { randomInt } from "node:crypto";
import { drawAlias } from "#app/domain/alias.ts";
import { aliasIn, takeAlias } from "#db/queries/aliases.ts";
import type { Db } from "#db/schema.ts";

const STEPS = 2 ** 32;
const secureRandom = (): number => randomInt(STEPS) / STEPS;

/** Far more than a thread of any size needs: after eight tries there are millions of names. */
const MOST_TRIES = 1_000;

/**
 * The alias under which this person writes anonymously in the thread: the one they have there, or a new one that
 * nobody in the thread has. Runs in the transaction of the post.
 */
export async function aliasFor(
  db: Db,
  {
    threadId,
    accountId,
    random = secureRandom,
  }: { threadId: string; accountId: string; random?: () => number },
): Promise<string> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const known = await aliasIn(db, threadId, accountId);
    if (known !== undefined) return known;
    const alias = drawAlias(random, tries);
    if (await takeAlias(db, { threadId, alias, accountId })) return alias;
  }
  throw new Error(`No alias was free in the thread ${threadId}.`);
}
