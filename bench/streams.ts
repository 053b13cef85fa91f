import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "#db/schema.ts";
import type { BareServer } from "./bare-server.ts";
import { type Forum, residentMb } from "./forum-process.ts";
import { newMembers } from "./members.ts";

/** Kilobytes of a thousand bytes that one open page which listens adds to the memory of its server. */
export type StreamFigures = { streams: number; forumKb: number; bareKb: number };

const STREAMS = 1_000;
/** Of one member; see LIVE_LIMITS. */
const PER_PERSON = 4;
const AT_ONCE = 50;
/** Then everybody has been looked after twice, and what was needed to open is given back. */
const SETTLING_MS = 10_000;

/**
 * A thousand pages of one thread that listen, and as many streams of the bare server, which never says anything. Both
 * servers have only just started: one that has served pages has memory left over, in which streams would hide.
 */
export async function streamFigures(
  db: Db,
  { forum, bare, threadId }: { forum: Forum; bare: BareServer; threadId: string },
): Promise<StreamFigures> {
  const members = await newMembers(db, STREAMS / PER_PERSON);
  const cookieAt = (at: number) => members[Math.floor(at / PER_PERSON)]?.cookie ?? "";
  const url = `${forum.address}/following/${threadId}/events?after=0`;
  const forumKb = await kbOfEach(forum.pid, (at) => opened(url, cookieAt(at)));
  const bareKb = await kbOfEach(bare.pid, () => opened(`${bare.address}/events`, ""));
  return { streams: STREAMS, forumKb, bareKb };
}

/** A few come and go first: what a server needs for the first one is no matter of one more. */
async function kbOfEach(pid: number, open: (at: number) => Promise<ClientRequest>): Promise<number> {
  await closeAll(await openAll(AT_ONCE, open));
  await wait(SETTLING_MS);
  const beforeMb = await residentMb(pid);
  const streams = await openAll(STREAMS, open);
  await wait(SETTLING_MS);
  const withThemMb = await residentMb(pid);
  await closeAll(streams);
  return ((withThemMb - beforeMb) * 1_000) / STREAMS;
}

async function openAll(
  count: number,
  open: (at: number) => Promise<ClientRequest>,
): Promise<ClientRequest[]> {
  const streams: ClientRequest[] = [];
  while (streams.length < count) {
    const from = streams.length;
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => open(from + at));
    streams.push(...(await Promise.all(some)));
  }
  return streams;
}

/** One stream, once its first bytes are here. Throws when it is refused. */
async function opened(url: string, cookie: string): Promise<ClientRequest> {
  const stream = request(url, { agent: false, headers: cookie ? { Cookie: cookie } : {} }).end();
  const [response] = (await once(stream, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  await once(response, "data");
  response.resume();
  return stream;
}

async function closeAll(streams: readonly ClientRequest[]): Promise<void> {
  await Promise.all(
    streams.map(async (stream) => {
      stream.destroy();
      if (!stream.closed) await once(stream, "close");
    }),
  );
}
