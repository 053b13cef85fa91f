import type { Member } from "#app/domain/actor.ts";
import type { MailPurpose } from "#app/domain/mail.ts";
import { hashOf, newToken } from "#db/identifiers.ts";
import { addMailLink } from "#db/queries/email.ts";
import type { Db } from "#db/schema.ts";

/** The pages that links in mails to this member open. */
export async function mailLinks(db: Db, { id }: Member, nowMs: number) {
  const link = async (purpose: MailPurpose) => {
    const token = newToken();
    const sent = { accountId: id, purpose, address: "somebody@example.org", expiresAtMs: nowMs + 3_600_000 };
    await addMailLink(db, { tokenHash: hashOf(token), ...sent });
    return `/mail/${purpose}/${token}`;
  };
  return { mailVerify: await link("verify"), mailRecover: await link("recover") };
}
