import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { newToken } from "#db/identifiers.ts";

const BODY =
  "The first weeks were the hardest. I kept the hour free, and I went for a walk in it instead. ".repeat(4);

/** Replies stored in a second by so many members at once, each on a connection of their own that waits for its answer. */
export async function postsPerSecond(
  threadUrl: string,
  { cookies, seconds }: { cookies: readonly string[]; seconds: number },
): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1000;
  const counts = await Promise.all(
    cookies.map(async (cookie) => {
      let count = 0;
      for (; performance.now() < endMs; count++) await post(threadUrl, cookie, agent);
      return count;
    }),
  );
  const tookS = (performance.now() - startedMs) / 1000;
  agent.destroy();
  return counts.reduce((sum, count) => sum + count, 0) / tookS;
}

async function post(url: string, cookie: string, agent: Agent): Promise<void> {
  const form = new URLSearchParams({ body: BODY, quote: "", requestKey: newToken() }).toString();
  const sending = request(url, {
    method: "POST",
    agent,
    headers: {
      Cookie: cookie,
      Origin: new URL(url).origin,
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": Buffer.byteLength(form),
    },
  }).end(form);
  const [response] = (await once(sending, "response")) as [IncomingMessage];
  response.resume();
  await once(response, "end");
  if (response.statusCode !== 302) throw new Error(`A reply was answered with ${response.statusCode}`);
}
