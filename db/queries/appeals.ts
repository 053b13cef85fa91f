import type { AppealMessageTable, AppealTable } from "../desk-tables.ts";
import { newId } from "../identifiers.ts";
import type { Db } from "../schema.ts";
import { countUpTo } from "./count-up-to.ts";

/** Opens an appeal unless there is one against the same decision, and says whether it did. */
export async function insertAppeal(
  db: Db,
  appeal: Pick<AppealTable, "id" | "actId" | "accountId" | "assignedTo" | "openedAtMs">,
): Promise<boolean> {
  const result = await db
    .insertInto("appeal")
    .values({ ...appeal, status: "open", version: 1, decidedAtMs: null })
    .onConflict((conflict) => conflict.column("actId").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const getAppeal = (db: Db, id: string) =>
  db.selectFrom("appeal").selectAll().where("id", "=", id).executeTakeFirst();
export type AppealRow = NonNullable<Awaited<ReturnType<typeof getAppeal>>>;

export const appealOfAct = (db: Db, actId: string) =>
  db.selectFrom("appeal").selectAll().where("actId", "=", actId).executeTakeFirst();

/** Changes the appeal if it still is at `version`, which counts one on, and says whether it did. */
export async function advanceAppeal(
  db: Db,
  id: string,
  version: number,
  change: Partial<Pick<AppealTable, "status" | "decidedAtMs" | "assignedTo">>,
): Promise<boolean> {
  const result = await db
    .updateTable("appeal")
    .set({ ...change, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function assignAppeal(db: Db, id: string, assignedTo: string | null): Promise<void> {
  await db.updateTable("appeal").set({ assignedTo }).where("id", "=", id).execute();
}

/** Ends the open appeals of everybody who has left for good. Nobody decided them, so they have no time of it. */
export async function endAppealsOfGone(db: Db): Promise<void> {
  await db
    .updateTable("appeal")
    .set((eb) => ({ status: "gone", assignedTo: null, version: eb("version", "+", 1) }))
    .where("status", "=", "open")
    .where("accountId", "in", (eb) => eb.selectFrom("account").select("id").where("goneAtMs", ">", 0))
    .execute();
}

export async function insertAppealMessage(db: Db, message: Omit<AppealMessageTable, "id">): Promise<void> {
  await db
    .insertInto("appealMessage")
    .values({ id: newId(), ...message })
    .execute();
}

/** The conversation, oldest first. */
export const appealMessages = (db: Db, appealId: string) =>
  db
    .selectFrom("appealMessage")
    .select(["id", "writerId", "side", "body", "createdAtMs"])
    .where("appealId", "=", appealId)
    .orderBy("createdAtMs")
    .orderBy("id")
    .execute();

/** Open appeals, the oldest first, without those of one account: whoever appealed reads it elsewhere. */
export const openAppeals = (db: Db, { notBy, limit }: { notBy: string; limit: number }) =>
  db
    .selectFrom("appeal")
    .innerJoin("moderationAct", "moderationAct.id", "appeal.actId")
    .innerJoin("account", "account.id", "appeal.accountId")
    .select(["appeal.id", "appeal.openedAtMs", "appeal.assignedTo", "appeal.accountId", "account.role"])
    .select(["moderationAct.act", "moderationAct.actorId as deciderId", "moderationAct.subjectKind"])
    .where("appeal.status", "=", "open")
    .where("appeal.accountId", "!=", notBy)
    .orderBy("appeal.openedAtMs")
    .orderBy("appeal.id")
    .limit(limit)
    .execute();

/** How many open appeals a moderator can read, counted to `most`. */
export async function countAppealsFor(db: Db, accountId: string, most: number): Promise<number> {
  const few = db
    .selectFrom("appeal")
    .select("id")
    .where("status", "=", "open")
    .where("accountId", "!=", accountId);
  return countUpTo(db, few, most);
}

/** The open appeals that this moderator has been given, the oldest first. */
export async function appealsAssignedTo(db: Db, accountId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("appeal")
    .select("id")
    .where("status", "=", "open")
    .where("assignedTo", "=", accountId)
    .orderBy("openedAtMs")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
