import type { Member } from "#app/domain/actor.ts";
import { handleKey } from "#app/domain/handle.ts";
import type { MailPurpose } from "#app/domain/mail.ts";
import type { EmailView } from "#app/domain/security-views.ts";
import { inTransaction } from "#db/portable.ts";
import { deleteEmail, emailOf, mailLink, setEmail, takeMailLink, verifyEmail } from "#db/queries/email.ts";
import { addToOutbox } from "#db/queries/outbox.ts";
import type { Db } from "#db/schema.ts";
import { tellOwner } from "./tell-owner.ts";

/** The address a member gave, and whether they have confirmed it; null: none. */
export async function viewEmail(db: Db, { id }: Member): Promise<EmailView | null> {
  const email = await emailOf(db, id);
  return email ? { address: email.address, isVerified: email.verifiedAtMs > 0 } : null;
}

/** Keeps the address in place of any other, and has the link sent that confirms it. */
export const giveEmail = (
  db: Db,
  { member, address, nowMs }: { member: Member; address: string; nowMs: number },
): Promise<void> =>
  inTransaction(db, async (tx) => {
    await setEmail(tx, { accountId: member.id, address });
    await addToOutbox(tx, { purpose: "verify", handleKey: handleKey(member.handle), nowMs });
  });

/** Forgets the address, and every link that was sent to it. */
export const removeEmail = (db: Db, { id }: Member, nowMs: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    await deleteEmail(tx, id);
    await tellOwner(tx, { accountId: id, news: "email-removed", nowMs });
  });

/** Whether this link still opens something. */
export const linkOpens = async (
  db: Db,
  opening: { token: string; purpose: MailPurpose; nowMs: number },
): Promise<boolean> => (await mailLink(db, opening)) !== undefined;

/** Confirms an address by the link that was sent to it. False: the link is used, too old, or the address is another now. */
export const confirmEmail = (db: Db, { token, nowMs }: { token: string; nowMs: number }): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const link = await takeMailLink(tx, { token, purpose: "verify", nowMs });
    if (!link || !(await verifyEmail(tx, { ...link, nowMs }))) return false;
    await tellOwner(tx, { accountId: link.accountId, news: "email-confirmed", nowMs });
    return true;
  });
