import type { MailPurpose } from "#app/domain/mail.ts";
import { newId } from "../identifiers.ts";
import type { OutboxTable } from "../mail-tables.ts";
import type { Db } from "../schema.ts";

/** Notes that a mail is wanted for whoever has this name, if anybody has. */
export const addToOutbox = (
  db: Db,
  { purpose, handleKey, nowMs }: { purpose: MailPurpose; handleKey: string; nowMs: number },
) =>
  db
    .insertInto("outbox")
    .values({ id: newId(), purpose, handleKey, createdAtMs: nowMs, dueAtMs: nowMs, tries: 0 })
    .execute();

/** What is due, the oldest first. */
export const dueMails = (db: Db, nowMs: number, most: number): Promise<OutboxTable[]> =>
  db
    .selectFrom("outbox")
    .select(["id", "purpose", "handleKey", "createdAtMs", "dueAtMs", "tries"])
    .where("dueAtMs", "<=", nowMs)
    .orderBy("dueAtMs")
    .orderBy("id")
    .limit(most)
    .execute();

/** Takes a mail for one try; it is due again at `nextAtMs` unless it is deleted until then. Of two servers one gets it. */
export async function takeMail(db: Db, mail: OutboxTable, nextAtMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ dueAtMs: nextAtMs, tries: mail.tries + 1 })
    .where("id", "=", mail.id)
    .where("tries", "=", mail.tries)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteMail(db: Db, id: string): Promise<void> {
  await db.deleteFrom("outbox").where("id", "=", id).execute();
}
