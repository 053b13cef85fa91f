import { mailGoesOut, nextTryMs } from "#app/domain/mail.ts";
import { hashOf, newToken } from "#db/identifiers.ts";
import type { OutboxTable } from "#db/mail-tables.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { addMailLink, countMailLinks, dropMailLink, emailOf } from "#db/queries/email.ts";
import { deleteMail, dueMails, takeMail } from "#db/queries/outbox.ts";
import type { Db } from "#db/schema.ts";
import type { SendMail } from "./email.ts";
import { mailText } from "./messages.ts";

const AT_ONCE = 20;

export type Sending = {
  send: SendMail;
  /** The forum's address, without a slash at the end. */
  origin: string;
  nowMs: number;
  /** Told of a try that did not work. Nobody's address is in it. */
  onTrouble: (error: unknown, mail: { id: string; isLast: boolean }) => void;
};

/**
 * Sends what is due, after the transaction that asked for it. A link is made when its mail goes out, so what waits opens
 * nothing. A try that fails, or that a crash cuts off, is made again later, and given up after the fifth; a crash in the
 * moment after sending can send it twice. How many were taken.
 */
export async function sendDue(db: Db, sending: Sending): Promise<number> {
  let taken = 0;
  for (const mail of await dueMails(db, sending.nowMs, AT_ONCE)) {
    const next = nextTryMs(mail.tries);
    if (!(await takeMail(db, mail, sending.nowMs + (next ?? 0)))) continue;
    taken += 1;
    try {
      await sendOne(db, mail, sending);
      await deleteMail(db, mail.id);
    } catch (error) {
      sending.onTrouble(error, { id: mail.id, isLast: next === null });
      if (next === null) await deleteMail(db, mail.id);
    }
  }
  return taken;
}

async function sendOne(
  db: Db,
  { purpose, handleKey }: OutboxTable,
  { send, origin, nowMs }: Sending,
): Promise<void> {
  const account = await accountByHandleKey(db, handleKey);
  if (!account) return;
  const email = await emailOf(db, account.id);
  const openLinks = await countMailLinks(db, { accountId: account.id, purpose, nowMs });
  const expiresAtMs = mailGoesOut(purpose, { email, openLinks, nowMs });
  if (!email || expiresAtMs === null) return;
  const token = newToken();
  const link = {
    tokenHash: hashOf(token),
    accountId: account.id,
    purpose,
    address: email.address,
    expiresAtMs,
  };
  await addMailLink(db, link);
  try {
    await send({ to: email.address, ...mailText(purpose, `${origin}/mail/${purpose}/${token}`) });
  } catch (error) {
    await dropMailLink(db, link.tokenHash); // Nobody has it, and it would count as open at the next try.
    throw error;
  }
}
