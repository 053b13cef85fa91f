import { err, ok, type Result } from "#app/domain/result.ts";
import { countTry } from "#db/queries/rate-limits.ts";
import type { Db } from "#db/schema.ts";

/**
 * A writer or a reader is a member, or a visitor who has not joined. Whoever writes for an hour pauses some hundred
 * times; whoever looks for one thing asks in some ten ways and turns some pages, and many may share an address.
 *
 * How often what may be done, per whom. Windows are fixed and begin with the first try; the counts stand in the
 * database, so several servers count together; visitors are counted under visitor-key.ts. README and docs/operating.md have the same table in words.
 */
export const LIMITS = {
  join: { points: 20, seconds: 60 * 60, per: "visitor" },
  "sign-in": { points: 20, seconds: 15 * 60, per: "visitor" },
  recover: { points: 20, seconds: 15 * 60, per: "visitor" },
  confirm: { points: 20, seconds: 15 * 60, per: "member" },
  email: { points: 5, seconds: 60 * 60, per: "member" },
  code: { points: 20, seconds: 15 * 60, per: "member" },
  passkey: { points: 60, seconds: 15 * 60, per: "visitor" },
  export: { points: 3, seconds: 24 * 60 * 60, per: "member" },
  "keep-draft": { points: 30, seconds: 60 * 60, per: "visitor" },
  "new-draft": { points: 60, seconds: 60 * 60, per: "writer" },
  "save-draft": { points: 900, seconds: 15 * 60, per: "writer" },
  post: { points: 30, seconds: 10 * 60, per: "member" },
  gesture: { points: 120, seconds: 10 * 60, per: "member" },
  appeal: { points: 30, seconds: 60 * 60, per: "member" },
  report: { points: 30, seconds: 60 * 60, per: "member" },
  search: { points: 300, seconds: 10 * 60, per: "reader" },
  hide: { points: 120, seconds: 10 * 60, per: "member" },
} as const satisfies Record<
  string,
  { points: number; seconds: number; per: "visitor" | "member" | "writer" | "reader" }
>;
export type LimitName = keyof typeof LIMITS;

export type TooMany = { kind: "too-many"; retryAfterS: number };

/** Counts one try of `name` by `who` (a member's id or a visitor's key) and says whether it was one too many. */
export type Limits = (name: LimitName, who: string) => Promise<Result<true, TooMany>>;

/** `scale` multiplies every limit. */
export function createLimits(db: Db, scale: number, nowMs: () => number = Date.now): Limits {
  return async (name, who) => {
    const { points, seconds } = LIMITS[name];
    const now = nowMs();
    const count = await countTry(db, {
      key: `${name}:${who}`,
      expiresAtMs: now + seconds * 1000,
      nowMs: now,
    });
    if (count.points <= points * scale) return ok(true);
    return err({ kind: "too-many", retryAfterS: Math.max(1, Math.ceil((count.expiresAtMs - now) / 1000)) });
  };
}
