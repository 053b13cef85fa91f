import { createHmac } from "node:crypto";

/**
 * Codes that stand in for a forgotten password, once each. Each has 24 letters of 32, 120 bits: enough to keep a plain
 * hash of it (OWASP ASVS 5.0, 6.5.2: from 112 bits on), and nobody guesses one however often they try.
 */
export const RECOVERY_CODES = 8;
const LETTERS = 24;
/** Letters and digits that nobody misreads; 32 divides 256, so every byte is a fair choice. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * The codes that a seed stands for. The seed goes to the person's own browser until they have seen the codes; the forum
 * keeps neither it nor them.
 */
export function recoveryCodesFrom(seed: string): string[] {
  return Array.from({ length: RECOVERY_CODES }, (_, number) => {
    const bytes = createHmac("sha256", seed).update(`recovery code ${number}`).digest();
    const letters = Array.from(bytes.subarray(0, LETTERS), (byte) => ALPHABET[byte & 31]).join("");
    return (letters.match(/.{4}/g) ?? []).join("-");
  });
}

/** A code as it is compared, however it is typed: capitals, blanks and hyphens do not count, nor letters that look like digits. */
export const plainCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/o/g, "0")
    .replace(/[il]/g, "1");
