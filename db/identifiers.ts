import { createHash, randomBytes } from "node:crypto";

/** 32 letters and digits that nobody misreads, in order; 32 divides 256, so every byte is a fair choice. */
export const ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A random id of 20 characters (100 bits), for addresses and anchors. It says nothing about when or by whom. */
export const newId = (): string => Array.from(randomBytes(20), (byte) => ID_ALPHABET[byte & 31]).join("");

/** A secret of 256 bits for a cookie or a link. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** SHA-256 in hex. Enough for tokens and request keys, which are random; passwords need password-hash.ts. */
export const hashOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex");
