import type { Logger } from "pino";
import { workOnExports } from "#app/workflows/work-on-exports.ts";
import type { Db } from "#db/schema.ts";
import { keepWorking } from "./keep-working.ts";

/** Makes the copies of everything about oneself that members asked for, a slice at a time. */
export const keepExporting = (db: Db, log: Logger): (() => Promise<void>) =>
  keepWorking(log, "exporting", () => workOnExports(db, { nowMs: Date.now() }));
