import { createHmac } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/**
 * Codes of an authenticator app (RFC 6238) as every app makes them: six digits, a new one each half minute. A code
 * counts half a minute before and after its time as well: clocks of phones are not exact.
 */
const STEP_S = 30;
const WINDOW_STEPS = 1;

const appOf = (secret: string, label = "") =>
  new TOTP({ issuer: "Afterword", label, secret, algorithm: "SHA1", digits: 6, period: STEP_S });

/**
 * The secret that a random seed stands for with this account, in base32: 160 bits, as long as the hash that makes the
 * codes. Whoever signs in next in a browser with the same seed gets another.
 */
export function appSecretFrom(seed: string, accountId: string): string {
  const bytes = createHmac("sha256", seed)
    .update(`authenticator app of ${accountId}`)
    .digest()
    .subarray(0, 20);
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** What an app reads out of the picture: the secret, and under which name to list it. */
export const appAddress = (secret: string, label: string): string => appOf(secret, label).toString();

/** The half minute, counted from 1970, whose code this is; null for none near `nowMs`. Blanks do not count. */
export function stepOfCode(secret: string, typed: string, nowMs: number): number | null {
  const token = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = appOf(secret).validate({ token, timestamp: nowMs, window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(nowMs / (STEP_S * 1000)) + delta;
}
