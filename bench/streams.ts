import { type ClientRequest, get } from "node:http";
import { setTimeout } from "node:timers/promises";
import { residentMb } from "./forum-process.ts";

/** How many streams one person may have. */
const PER_PERSON = 4;
/** People whose streams only make the process ready. */
const WARMING_UP = 50;
/** Until what opening them has left behind is collected, in milliseconds. */
const SETTLING_MS = 5_000;

type Streams = { address: string; pid: number; path: string; cookies: readonly string[] };

/**
 * What an open stream of events costs the process that serves it, in kilobytes (1,000 bytes) of resident memory: as many
 * as there are cookies, four times over, are opened and held. Throws when one is refused.
 */
export async function kbPerStream({ address, pid, path, cookies }: Streams): Promise<number> {
  const opened: ClientRequest[] = [];
  const openAll = async (some: readonly string[]) => {
    for (const cookie of some)
      for (let n = 0; n < PER_PERSON; n += 1) opened.push(await open(address + path, cookie));
  };
  await openAll(cookies.slice(0, WARMING_UP));
  await setTimeout(SETTLING_MS);
  const before = await residentMb(pid);
  const counted = cookies.slice(WARMING_UP);
  await openAll(counted);
  await setTimeout(SETTLING_MS);
  const used = (await residentMb(pid)) - before;
  for (const request of opened) request.destroy();
  await setTimeout(SETTLING_MS);
  return (1_000 * used) / (PER_PERSON * counted.length);
}

function open(url: string, cookie: string): Promise<ClientRequest> {
  const { promise, resolve, reject } = Promise.withResolvers<ClientRequest>();
  const request = get(
    url,
    { agent: false, headers: { Cookie: cookie, Accept: "text/event-stream" } },
    (answer) => {
      answer.on("error", () => {}); // Broken off at the end.
      answer.resume();
      if (answer.statusCode === 200) resolve(request);
      else reject(new Error(`A stream was answered with ${answer.statusCode}.`));
    },
  );
  request.on("error", reject);
  return promise;
}
