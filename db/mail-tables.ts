import type { MailPurpose } from "#app/domain/mail.ts";

/** The tables behind mails. */
export type MailTables = { email: EmailTable; mailLink: MailLinkTable; outbox: OutboxTable };

/** An address that its owner gave, for a link when the password is forgotten. `verifiedAtMs` is 0 until they confirm it. */
type EmailTable = { accountId: string; address: string; verifiedAtMs: number };

/** A link that was sent to an address, by its token's hash; the row goes when it is used. */
export type MailLinkTable = {
  tokenHash: string;
  accountId: string;
  purpose: MailPurpose;
  address: string;
  expiresAtMs: number;
};

/** A mail that somebody asked for, until it is sent. `handleKey` is what they typed: there may be no such account. */
export type OutboxTable = {
  id: string;
  purpose: MailPurpose;
  handleKey: string;
  createdAtMs: number;
  dueAtMs: number;
  tries: number;
};
