import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { dayOf } from "#app/domain/session.ts";
import { newToken } from "#db/identifiers.ts";
import { keyOfDay } from "#db/queries/day-keys.ts";
import type { Db } from "#db/schema.ts";

/**
 * Who is counted where nobody is signed in: a hash of the visitor's address under a random key that lasts one day (UTC).
 * The key stands in the database, so several servers count together, and goes with its day: after that nobody, not even
 * with the whole database and a list of all addresses, can tell whose a hash was or that two of two days are the same
 * visitor's. A window that crosses midnight begins anew, so that at that hour twice as many tries are possible.
 */
export function createDayKeys(db: Db, nowMs: () => number = Date.now): DayKeys {
  let known: { day: number; key: string } | null = null;
  const today = async () => {
    const day = dayOf(nowMs());
    if (known?.day !== day) known = { day, key: await keyOfDay(db, { day, fresh: newToken() }) };
    return known.key;
  };
  return {
    visitorKey: async (address) => visitorKey(address, await today()),
    sign: async (text) => keyedHash(`signed ${text}`, await today()),
  };
}

export type DayKeys = {
  visitorKey: (address: string) => Promise<string>;
  /** A signature that holds today, for what a page gives out and a form brings back. */
  sign: (text: string) => Promise<string>;
};

const keyedHash = (text: string, key: string): string =>
  createHmac("sha256", key).update(text).digest("base64url").slice(0, 22);

/** IPv6 counts by /64, which is what one household has. */
export function visitorKey(address: string, key: string): string {
  const counted = isIPv6(address) && !address.startsWith("::ffff:") ? networkOf(address) : address;
  return keyedHash(counted, key);
}

/** The first four groups of an IPv6 address, with `::` written out. */
function networkOf(address: string): string {
  const [head = "", tail = ""] = address.split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const middle = address.includes("::") ? Array(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
