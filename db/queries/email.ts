import type { MailPurpose } from "#app/domain/mail.ts";
import { hashOf } from "../identifiers.ts";
import type { MailLinkTable } from "../mail-tables.ts";
import type { Db } from "../schema.ts";

/** Puts this address, which nobody has confirmed yet, in place of the one the account had; links to that one end. */
export async function setEmail(
  db: Db,
  { accountId, address }: { accountId: string; address: string },
): Promise<void> {
  await deleteEmail(db, accountId);
  await db.insertInto("email").values({ accountId, address, verifiedAtMs: 0 }).execute();
}

export async function deleteEmail(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("mailLink").where("accountId", "=", accountId).execute();
  await db.deleteFrom("email").where("accountId", "=", accountId).execute();
}

export const emailOf = (db: Db, accountId: string) =>
  db
    .selectFrom("email")
    .select(["address", "verifiedAtMs"])
    .where("accountId", "=", accountId)
    .executeTakeFirst();

/** Marks the address as its account's, if it still is the one that the link was sent to. Whether it is. */
export async function verifyEmail(
  db: Db,
  { accountId, address, nowMs }: { accountId: string; address: string; nowMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("email")
    .set({ verifiedAtMs: nowMs })
    .where("accountId", "=", accountId)
    .where("address", "=", address)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const addMailLink = (db: Db, link: MailLinkTable) => db.insertInto("mailLink").values(link).execute();

/** Ends one link, and says whether it was there. */
export async function dropMailLink(db: Db, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("mailLink")
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many links for this purpose the account has that still open something. */
export async function countMailLinks(
  db: Db,
  { accountId, purpose, nowMs }: { accountId: string; purpose: MailPurpose; nowMs: number },
): Promise<number> {
  const row = await db
    .selectFrom("mailLink")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("accountId", "=", accountId)
    .where("purpose", "=", purpose)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

type Opening = { token: string; purpose: MailPurpose; nowMs: number };

/**
 * The link that this token opens; undefined for one that is used, too old, for something else, or whose address is the
 * account's no more: one under way is written a moment after its address was looked up. A new password takes a confirmed
 * address.
 */
export const mailLink = (db: Db, { token, purpose, nowMs }: Opening) =>
  db
    .selectFrom("mailLink")
    .innerJoin("email", (join) =>
      join
        .onRef("email.accountId", "=", "mailLink.accountId")
        .onRef("email.address", "=", "mailLink.address"),
    )
    .select(["mailLink.accountId", "mailLink.address"])
    .where("mailLink.tokenHash", "=", hashOf(token))
    .where("mailLink.purpose", "=", purpose)
    .where("mailLink.expiresAtMs", ">", nowMs)
    .where("email.verifiedAtMs", purpose === "recover" ? ">" : ">=", 0)
    .executeTakeFirst();

/** Uses the link up, and all others of its account for the same purpose. Of two presses at once, one gets it. */
export async function takeMailLink(db: Db, opening: Opening) {
  const link = await mailLink(db, opening);
  if (!link) return undefined;
  if (!(await dropMailLink(db, hashOf(opening.token)))) return undefined;
  await deleteMailLinks(db, link.accountId, opening.purpose);
  return link;
}

/** Ends all links of the account for this purpose. */
export async function deleteMailLinks(db: Db, accountId: string, purpose: MailPurpose): Promise<void> {
  await db.deleteFrom("mailLink").where("accountId", "=", accountId).where("purpose", "=", purpose).execute();
}
