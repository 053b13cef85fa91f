import type { Db } from "../schema.ts";
import { onOpening } from "./opening.ts";
import { THREAD_COLUMNS } from "./threads.ts";

/** These threads as the rules and a count of what is new need them; unknown ids are left out. */
export async function threadsByIds(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("thread")
    .leftJoin("post as opening", onOpening)
    .select(THREAD_COLUMNS)
    .select(["opening.status as openingStatus", "opening.alias as openingAlias"])
    .where("thread.id", "in", ids)
    .execute();
}
