import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { indexPending } from "#app/workflows/index-posts.ts";
import type { Db } from "#db/schema.ts";

/** One batch takes about 15 ms, in which a server on SQLite answers nobody; then it rests as long as it has worked. */
const POSTS_AT_ONCE = 40;
const LOOK_EVERY_MS = 1_000;
const REST_AFTER_TROUBLE_MS = 10_000;

/**
 * Puts new and changed posts into the search index while the forum serves, and all of them after an upgrade. Returns
 * what ends it, when the batch at hand is done.
 */
export function keepIndexed(db: Db, log: Logger): () => Promise<void> {
  const ending = new AbortController();
  const rest = (ms: number) => wait(ms, undefined, { signal: ending.signal }).catch(() => {});
  const work = async () => {
    while (!ending.signal.aborted) {
      const startedMs = performance.now();
      try {
        const indexed = await indexPending(db, POSTS_AT_ONCE);
        await rest(indexed > 0 ? performance.now() - startedMs : LOOK_EVERY_MS);
      } catch (err) {
        log.error({ err }, "indexing failed");
        await rest(REST_AFTER_TROUBLE_MS);
      }
    }
  };
  const working = work();
  return async () => {
    ending.abort();
    await working;
  };
}
