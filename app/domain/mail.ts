/**
 * Mails and their links. The forum writes only to an address that its owner gave and confirmed, and only what they ask
 * for: a link to confirm it, and a link for a new password.
 *
 *   purpose   is asked for by         goes to                    its link lasts   how many at a time
 *   verify    the member, proved      the address just given     a day            5
 *   recover   whoever types a name    a confirmed address only   an hour          3
 *
 * A name that nobody has, or without an address, is noted and forgotten in the same way: nobody learns which it was, and
 * nobody's mailbox can be filled.
 */
export type MailPurpose = "verify" | "recover";

const HOUR_MS = 60 * 60 * 1000;

const LASTS_MS: Record<MailPurpose, number> = { verify: 24 * HOUR_MS, recover: HOUR_MS };
const AT_A_TIME: Record<MailPurpose, number> = { verify: 5, recover: 3 };

type AddressOnRecord = { address: string; verifiedAtMs: number } | undefined;

/** Until when a link that is sent now opens something (epoch milliseconds); null: nothing is sent. */
export function mailGoesOut(
  purpose: MailPurpose,
  { email, openLinks, nowMs }: { email: AddressOnRecord; openLinks: number; nowMs: number },
): number | null {
  if (!email || openLinks >= AT_A_TIME[purpose]) return null;
  if (purpose === "recover" && email.verifiedAtMs === 0) return null;
  if (purpose === "verify" && email.verifiedAtMs > 0) return null;
  return nowMs + LASTS_MS[purpose];
}

const MINUTE_MS = 60 * 1000;
const WAITS_MS = [2, 5, 15, 60].map((minutes) => minutes * MINUTE_MS);

/** How long after a try that did not work (or ended with the server) the next one comes, in milliseconds; null: never. */
export const nextTryMs = (triesBefore: number): number | null => WAITS_MS[triesBefore] ?? null;
