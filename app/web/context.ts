import type { Logger } from "pino";
import type { Db } from "#db/schema.ts";
import type { Config } from "./config.ts";
import type { Limits } from "./rate-limit.ts";
import type { Sessions } from "./session.ts";

/** What every loader and action gets with its request. One object per request. */
export type AppContext = {
  db: Db;
  config: Config;
  sessions: Sessions;
  limits: Limits;
  log: Logger;
  /** Stands in every log line of this request and on the error page. */
  requestId: string;
  /** For the scripts of signed-in pages. */
  nonce: string;
  /** The visitor's address as today's key for counting (visitor-key.ts); never the address. */
  visitorKey: () => Promise<string>;
  /** A signature that holds today, for what a page gives out and a form brings back. */
  sign: (text: string) => Promise<string>;
  /** Sooner than this nobody has filled in a form; see domain/robot-signs.ts. */
  leastFillingMs: number;
  /** A status that was decided before Remix: the splat route shows its page. */
  problem: number | null;
  /** The request's method: a loader that runs after an action is given a GET. */
  method: string;
  /** The posted form, once somebody has asked for it; see read-form.ts. */
  form: Promise<URLSearchParams> | null;
  /** The forum's own addresses (PUBLIC_URL, or those of the open port); never what a request says. */
  origins: readonly string[];
  /** The clock, in epoch milliseconds. */
  nowMs: () => number;
};

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
