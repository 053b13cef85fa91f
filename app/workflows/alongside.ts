import type { Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import type { Db } from "#db/schema.ts";

/** What is stored in the same transaction as a piece of writing: a draft goes the moment it has become a post. */
export type Alongside = (tx: Db) => Promise<void>;

/** Runs `store` in a transaction, and what belongs to it there too, if something was stored. */
export function storeAlongside<Value, Problem>(
  db: Db,
  alongside: Alongside | undefined,
  store: (tx: Db) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  return inTransaction(db, async (tx) => {
    const stored = await store(tx);
    if (stored.ok) await alongside?.(tx);
    return stored;
  });
}
