import type { Gesture } from "#app/domain/gesture.ts";
import type { Db, GestureTable } from "../schema.ts";

/** Stores the gesture unless this person has given it already: then the first one stands as it was. */
export async function insertGesture(db: Db, gesture: GestureTable): Promise<void> {
  await db
    .insertInto("gesture")
    .values(gesture)
    .onConflict((conflict) => conflict.columns(["postId", "accountId", "kind"]).doNothing())
    .execute();
}

export type OneGesture = Pick<GestureTable, "postId" | "accountId" | "kind">;

/** Says which way it was, or takes the answer back (null). */
export async function setWay(db: Db, gesture: OneGesture, way: string | null): Promise<void> {
  await db
    .updateTable("gesture")
    .set({ way })
    .where("postId", "=", gesture.postId)
    .where("accountId", "=", gesture.accountId)
    .where("kind", "=", gesture.kind)
    .execute();
}

export async function deleteGesture(db: Db, gesture: OneGesture): Promise<void> {
  await db
    .deleteFrom("gesture")
    .where("postId", "=", gesture.postId)
    .where("accountId", "=", gesture.accountId)
    .where("kind", "=", gesture.kind)
    .execute();
}

/** What this person has given to these posts. */
export async function gesturesGivenBy(db: Db, accountId: string, postIds: readonly string[]) {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("gesture")
    .select(["postId", "kind", "way"])
    .where("postId", "in", postIds)
    .where("accountId", "=", accountId)
    .execute();
}

/** How many people have given what to these posts. For the authors of the posts alone. */
export async function countGestures(
  db: Db,
  postIds: readonly string[],
): Promise<{ postId: string; kind: Gesture; people: number }[]> {
  if (postIds.length === 0) return [];
  const rows = await db
    .selectFrom("gesture")
    .select((eb) => ["postId", "kind", eb.fn.countAll<number>().as("people")])
    .where("postId", "in", postIds)
    .groupBy(["postId", "kind"])
    .execute();
  return rows.map((row) => ({ ...row, people: Number(row.people) }));
}

/** What whoever this post helped first said it was: a way, null for none, undefined when it helped nobody. */
export async function firstWay(db: Db, postId: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom("gesture")
    .select("way")
    .where("postId", "=", postId)
    .where("kind", "=", "helped")
    .orderBy((eb) => eb.case().when("way", "is", null).then(1).else(0).end())
    .orderBy("createdAtMs")
    .orderBy("accountId")
    .limit(1)
    .executeTakeFirst();
  return row?.way;
}
