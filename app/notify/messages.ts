import type { MailPurpose } from "#app/domain/mail.ts";

/**
 * What mails say. Somebody else may see a mailbox, so neither subject nor text tells what kind of forum this is, or
 * under which name somebody writes there; the link has the forum's address, which cannot be helped.
 */
const MESSAGES: Record<MailPurpose, { subject: string; before: string; after: string }> = {
  verify: {
    subject: "Please confirm your address",
    before: "If you have just given this address, please open this link within a day:",
    after: "If it was not you, you need not do anything. Nothing more will come.",
  },
  recover: {
    subject: "The link you asked for",
    before:
      "Somebody asked for a link to choose a new password. If it was you, please open it within an hour:",
    after: "If it was not you, you need not do anything. Nothing changes until the link is opened.",
  },
};

/** `link`: where it leads. Plain text: nothing to load, and nothing that tells when it is read. */
export function mailText(purpose: MailPurpose, link: string): { subject: string; text: string } {
  const { subject, before, after } = MESSAGES[purpose];
  return { subject, text: `${before}\n\n${link}\n\n${after}\n` };
}
