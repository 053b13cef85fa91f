import { createHash, randomBytes } from "node:crypto";

/** 32 letters and digits that nobody misreads, in order; 32 divides 256, so every byte is a fair choice. */
export const ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A random id of 20 characters (100 bits), for addresses and anchors. It says nothing about when or by whom. */
export const newId = (): string => Array.from(randomBytes(20), (byte) => ID_ALPHABET[byte & 31]).join("");

/** Thousandths of a millisecond since 1970 at which the last ordered id was given. */
let lastGiven = 0;
/** Digits of 32 that hold every safe integer: enough until the year 2255. */
const ORDER_DIGITS = 11;

/**
 * An id of 20 characters that is greater than all this process gave before, for rows that several of may carry the same
 * millisecond. It says when it was given, and its last 9 characters (45 bits) are random: no address may rest on it alone.
 */
export function newOrderedId(): string {
  lastGiven = Math.max(lastGiven + 1, Date.now() * 1000);
  const digits = Array.from({ length: ORDER_DIGITS }, (_, at) => {
    const place = 32 ** (ORDER_DIGITS - 1 - at);
    return ID_ALPHABET[Math.floor(lastGiven / place) % 32];
  });
  return digits.join("") + newId().slice(ORDER_DIGITS);
}

/** A secret of 256 bits for a cookie or a link. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** SHA-256 in hex. Enough for tokens and request keys, which are random; passwords need password-hash.ts. */
export const hashOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex");
