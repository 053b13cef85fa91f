import autocannon from "autocannon";
import { BROWSER_ENCODINGS } from "./capture.ts";

/** `p50` and `p99` in milliseconds. */
export type Load = { perSecond: number; p50: number; p99: number };

const CONNECTIONS = 10;
const WARM_UP_S = 1;

/** Ten connections that ask for one page as fast as they are answered. Throws when an answer was not a page. */
export async function load(url: string, cookie: string, seconds: number): Promise<Load> {
  const headers = { "Accept-Encoding": BROWSER_ENCODINGS, ...(cookie ? { Cookie: cookie } : {}) };
  await autocannon({ url, connections: CONNECTIONS, duration: WARM_UP_S, headers });
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers });
  if (result.errors + result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that were no page`);
  const { p50, p99 } = result.latency;
  return { perSecond: result.requests.average, p50, p99 };
}
