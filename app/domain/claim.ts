import { err, ok, type Result } from "./result.ts";

/**
 * Who has an item before them. A claim is a lease: it ends by itself after ten minutes without a sign of its holder, so
 * that no forgotten tab hides work. Nobody has more than one item; taking the next gives the last one back.
 *
 * | the item is      | take      | take over, with a note | act       | give back |
 * | ---------------- | --------- | ---------------------- | --------- | --------- |
 * | free, or expired | theirs    | theirs                 | done      | nothing   |
 * | one's own        | renewed   | renewed                | done      | free      |
 * | a colleague's    | refused   | theirs                 | refused   | nothing   |
 */
export const LEASE_MS = 10 * 60 * 1000;

/** Both columns of an item: who took it last, and until when; null when nobody has. */
export type Claim = { claimedBy: string | null; claimedUntilMs: number | null };

/** A colleague has it: `until` is when it is free at the latest (epoch milliseconds). */
export type Claimed = { kind: "claimed"; by: string; untilMs: number };

/** Who has the item at `nowMs`, or null. */
export function holderAt({ claimedBy, claimedUntilMs }: Claim, nowMs: number): string | null {
  return claimedBy !== null && claimedUntilMs !== null && claimedUntilMs > nowMs ? claimedBy : null;
}

/** The lease that `actorId` has from now on, or that a colleague has it. `over`: taken over, whoever has it. */
export function takeClaim(
  claim: Claim,
  { actorId, nowMs, over = false }: { actorId: string; nowMs: number; over?: boolean },
): Result<{ claimedBy: string; claimedUntilMs: number }, Claimed> {
  const holder = holderAt(claim, nowMs);
  if (holder !== null && holder !== actorId && !over)
    return err({ kind: "claimed", by: holder, untilMs: claim.claimedUntilMs ?? nowMs });
  return ok({ claimedBy: actorId, claimedUntilMs: nowMs + LEASE_MS });
}
