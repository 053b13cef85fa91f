import type { Topic } from "#app/domain/desk-filter.ts";
import type { Db } from "../schema.ts";

/** Remembers what an item is about. What it was about before stays. */
export async function insertTopics(db: Db, itemId: string, topics: readonly Topic[]): Promise<void> {
  if (topics.length === 0) return;
  await db
    .insertInto("reviewTopic")
    .values(topics.map((topic) => ({ topic, itemId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
