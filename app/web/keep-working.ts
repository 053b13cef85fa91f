import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";

const LOOK_EVERY_MS = 1_000;
const REST_AFTER_TROUBLE_MS = 10_000;

/**
 * Does small pieces of work while the forum serves. `step` does one and says whether there was any; then it rests as long
 * as it has worked, because a server on SQLite answers nobody meanwhile. Returns what ends it, when the piece at hand is done.
 */
export function keepWorking(log: Logger, what: string, step: () => Promise<boolean>): () => Promise<void> {
  const ending = new AbortController();
  const rest = (ms: number) => wait(ms, undefined, { signal: ending.signal }).catch(() => {});
  const work = async () => {
    while (!ending.signal.aborted) {
      const startedMs = performance.now();
      try {
        const worked = await step();
        await rest(worked ? performance.now() - startedMs : LOOK_EVERY_MS);
      } catch (err) {
        log.error({ err }, `${what} failed`);
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
