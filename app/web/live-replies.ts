import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { isMember } from "#app/domain/actor.ts";
import { type Heard, hearFor, type Listener } from "#app/workflows/follow-live.ts";
import type { Db } from "#db/schema.ts";
import type { Sessions } from "./session.ts";

/**
 * Tells open pages how many replies are new, never what is in them: `GET /following/:id/events?after=POSITION`, a stream
 * of events for signed-in members. Under an address of its own, since what follows `/threads/:id/` are the words of a
 * title, which can be any. Not a Remix route: an answer that stays open for hours must hold as little as possible. It
 * asks the same rules, again and again while it is open.
 */
export type LiveOptions = {
  db: Db;
  sessions: Sessions;
  isStopping: () => boolean;
  log: Logger;
  live?: Partial<LiveLimits>;
};

export type LiveLimits = {
  /** How often the database is asked, in milliseconds: once for everybody who listens. */
  everyMs: number;
  /** How often a word is said on a silent stream, so that no proxy takes it for dead, in milliseconds. */
  heartbeatMs: number;
  /** Browsers hold six connections to one forum: whoever opens more streams than this loses their oldest. */
  perPerson: number;
  inAll: number;
  /** What a listener may leave unread before they count as gone, in bytes. */
  unreadBytes: number;
};

const LIVE_LIMITS: LiveLimits = {
  everyMs: 3_000,
  heartbeatMs: 25_000,
  perPerson: 4,
  inAll: 5_000,
  unreadBytes: 16_384,
};

type Stream = Listener & { response: Response; told: number };

/** After a server has gone its listeners come back over ten seconds, not all at once. In milliseconds. */
const RETRY_FROM_MS = 5_000;
const RETRY_SPREAD_MS = 10_000;

export function liveReplies({ db, sessions, isStopping, log, live }: LiveOptions): RequestHandler {
  const { everyMs, heartbeatMs, perPerson, inAll, unreadBytes } = { ...LIVE_LIMITS, ...live };
  const onError = (err: unknown) => log.warn({ err }, "streams cannot be told");
  const streams = new Set<Stream>();
  let timer: NodeJS.Timeout | undefined;
  let heartbeatAtMs = 0;

  function say(stream: Stream, words: string): void {
    if (stream.response.writableLength > unreadBytes) stream.response.destroy();
    else stream.response.write(words);
  }

  /** Its page does not come back by itself. */
  function end(stream: Stream): void {
    streams.delete(stream);
    stream.response.end("event: end\ndata: {}\n\n");
  }

  function tell(stream: Stream, heard: Heard | null): void {
    if (heard === null || !streams.has(stream)) return;
    if (!heard.open) {
      end(stream);
      return;
    }
    stream.known = heard.changed;
    if (heard.count === stream.told) return;
    stream.told = heard.count;
    say(stream, `id: ${heard.newest}\nevent: replies\ndata: {"count":${heard.count}}\n\n`);
  }

  async function look(): Promise<void> {
    const asked = [...streams];
    const heard = await hearFor(db, asked, Date.now());
    for (const [at, stream] of asked.entries()) tell(stream, heard[at] ?? null);
    if (performance.now() < heartbeatAtMs) return;
    heartbeatAtMs = performance.now() + heartbeatMs;
    for (const stream of streams) say(stream, ":\n\n");
  }

  /** Asks while anybody listens, and begins to wait again only when it has been answered. */
  function lookLater(): void {
    if (timer !== undefined || streams.size === 0) return;
    timer = setTimeout(async () => {
      await look().catch(onError);
      timer = undefined;
      lookLater();
    }, everyMs);
    timer.unref();
  }

  async function open(request: Request, response: Response): Promise<void> {
    const stream = await listenerOf(request, sessions);
    if (!stream) return refuse(response, 404);
    if (isStopping() || streams.size >= inAll) return refuse(response, 503);
    const [heard] = await hearFor(db, [stream], Date.now());
    if (!heard?.open) return refuse(response, 404);
    if (response.destroyed) return;
    const mine = [...streams].filter(({ viewer }) => viewer.id === stream.viewer.id);
    for (const oldest of mine.slice(0, Math.max(0, mine.length - perPerson + 1))) end(oldest);

    const opened: Stream = { ...stream, response, told: 0 };
    streams.add(opened);
    response.on("close", () => streams.delete(opened));
    response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    });
    response.write(`retry: ${RETRY_FROM_MS + Math.floor(Math.random() * RETRY_SPREAD_MS)}\n\n`);
    // Whoever comes back and knows this already is not told once more.
    if (request.get("Last-Event-ID") === String(heard.newest)) opened.told = heard.count;
    tell(opened, heard);
    lookLater();
  }

  return (request, response, next) => {
    if (request.method !== "GET") return next();
    open(request, response).catch((error) => {
      onError(error);
      if (!response.headersSent) refuse(response, 503);
    });
  };
}

/** Who listens to what, or null for a guest and for what is no thread. */
async function listenerOf(request: Request, sessions: Sessions): Promise<Listener | null> {
  const threadId = request.params.id ?? "";
  const after = String(request.query.after ?? "");
  const cookie = request.get("Cookie") ?? null;
  const sessionKey = sessions.keyOf(cookie);
  if (!/^[0-9a-z]{20}$/.test(threadId) || !/^\d{1,7}$/.test(after) || sessionKey === null) return null;
  const { actor } = await sessions.read(cookie);
  return isMember(actor) ? { viewer: actor, sessionKey, threadId, after: Number(after), known: null } : null;
}

function refuse(response: Response, status: 404 | 503): void {
  if (status === 503) response.set("Retry-After", "30");
  response.status(status).set("Cache-Control", "no-store").type("text").end();
}
