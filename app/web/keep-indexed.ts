import type { Logger } from "pino";
import { indexPending } from "#app/workflows/index-posts.ts";
import type { Db } from "#db/schema.ts";
import { keepWorking } from "./keep-working.ts";

/** One batch takes about 15 ms. */
const POSTS_AT_ONCE = 40;

/** Puts new and changed posts into the search index while the forum serves, and all of them after an upgrade. */
export const keepIndexed = (db: Db, log: Logger): (() => Promise<void>) =>
  keepWorking(log, "indexing", async () => (await indexPending(db, POSTS_AT_ONCE)) > 0);
