import type { OutsideSilence } from "#app/domain/desk-views.ts";
import type { OutsideAnswer } from "#app/domain/screening/facts.ts";
import { countTry, endCount, getCount } from "#db/queries/rate-limits.ts";
import type { Db } from "#db/schema.ts";

/** Texts that software outside did not answer about, without which; and since when it has not answered at all. */
const UNANSWERED = "outside-unanswered";
const QUIET = "outside-quiet";

/** For a day from the first one: long enough that whoever moderates next reads of it. */
const COUNTED_MS = 24 * 60 * 60 * 1000;

/** Keeps that a text was posted of which software outside said nothing, or that it answers again. */
export async function noteOutside(db: Db, answer: OutsideAnswer["kind"], nowMs: number): Promise<void> {
  if (answer === "not-configured") return;
  if (answer === "findings") {
    if (await getCount(db, QUIET, nowMs)) await endCount(db, QUIET);
    return;
  }
  for (const key of [UNANSWERED, QUIET]) await countTry(db, { key, expiresAtMs: nowMs + COUNTED_MS, nowMs });
}

/** What the desk is told of it; null where it answered about everything. */
export async function outsideSilence(db: Db, nowMs: number): Promise<OutsideSilence | null> {
  const unanswered = await getCount(db, UNANSWERED, nowMs);
  if (!unanswered) return null;
  const quiet = await getCount(db, QUIET, nowMs);
  return {
    texts: unanswered.points,
    sinceMs: unanswered.expiresAtMs - COUNTED_MS,
    quietSinceMs: quiet ? quiet.expiresAtMs - COUNTED_MS : null,
  };
}
