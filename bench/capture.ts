import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";

/** An answer as it came over the wire: `headers` as names and values by turns, the body still compressed. */
export type Captured = { status: number; headers: string[]; body: Uint8Array };

/** What today's browsers send. */
export const BROWSER_ENCODINGS = "gzip, deflate, br";

/** Node sets these anew for each connection or each answer. */
const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "date", "content-length"];

/** Asks once, and gives what came back as it was sent. Throws when it is not 200. */
export async function capture(
  url: string,
  { cookie = "", encodings = BROWSER_ENCODINGS }: { cookie?: string; encodings?: string } = {},
): Promise<Captured> {
  const asking = request(url, {
    headers: { "Accept-Encoding": encodings, ...(cookie ? { Cookie: cookie } : {}) },
  }).end();
  const [response] = (await once(asking, "response")) as [IncomingMessage];
  const body = await buffer(response);
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  return { status: 200, headers: keptHeaders(response.rawHeaders, body.length), body };
}

function keptHeaders(raw: readonly string[], length: number): string[] {
  const pairs = raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
  const kept = pairs.filter(([name = ""]) => !OF_THE_CONNECTION.includes(name.toLowerCase()));
  return [...kept.flat(), "Content-Length", String(length)];
}
