import { hashOf } from "../identifiers.ts";
import type { Db } from "../schema.ts";

type Name = { key: string; skeleton: string };

const hashesOf = ({ key, skeleton }: Name): string[] => [hashOf(`key:${key}`), hashOf(`look:${skeleton}`)];

/** Keeps a name, and what looks like it, from being taken. */
export async function restName(db: Db, name: Name, untilMs: number): Promise<void> {
  await db
    .insertInto("restingName")
    .values(hashesOf(name).map((nameHash) => ({ nameHash, untilMs })))
    .onConflict((conflict) => conflict.column("nameHash").doUpdateSet({ untilMs }))
    .execute();
}

/** Whether it was the name of somebody who left, or looks like one. Rows go when their time is over. */
export async function isNameResting(db: Db, name: Name): Promise<boolean> {
  const row = await db
    .selectFrom("restingName")
    .select("nameHash")
    .where("nameHash", "in", hashesOf(name))
    .executeTakeFirst();
  return row !== undefined;
}

export async function endRestOfNames(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("restingName").where("untilMs", "<=", nowMs).execute();
}
