import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";

/**
 * How long a request's headers and all of it may take to arrive, and an idle connection may stay, in milliseconds.
 * Node looks for late ones at an interval, whose default of half a minute would double the first of them.
 */
const TIMEOUTS = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
};

/**
 * For how long a connection may take nothing of an answer that waits to be sent, in milliseconds. Where Node finds that
 * something has moved it waits as long again, so it can be twice that.
 */
const UNREAD_MS = 60_000;

/** How many times as long a download may wait: the kernel lets the server write on in steps, which take minutes on a poor line. */
const DOWNLOADS_WAIT = 10;

/**
 * How many requests of one connection are worked on at once. Browsers and proxies (nginx, Caddy, HAProxy) send the next
 * when they have the answer to the last; the second is for a client that is a moment early. A third comes only from one
 * that sends without waiting, and such a one has to be ready to ask again (RFC 9112, 9.3.2).
 */
const MOST_UNANSWERED = 2;

/** How long requests in flight may take to finish when the server stops, in milliseconds. */
const STOP_GRACE_MS = 10_000;

/**
 * An open connection. Browsers open some in advance, which Node does not count as idle: those are unused. What is owed
 * are answers that are not wholly sent; a stream of events is one that nobody finishes.
 */
type Connection = { isUnused: boolean; owed: Set<ServerResponse> };

const connections = new WeakMap<Server, Map<Socket, Connection>>();

const connectionsOf = (server: Server): Map<Socket, Connection> => connections.get(server) ?? new Map();

function watchConnections(server: Server): void {
  const open = new Map<Socket, Connection>();
  connections.set(server, open);
  server.on("connection", (socket) => {
    open.set(socket, { isUnused: true, owed: new Set() });
    socket.once("close", () => open.delete(socket));
  });
}

/** Has requests answered, and cuts a connection that sends too many at once before more of them are begun. */
function answerInTurn(server: Server, listener: RequestListener): void {
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const connection = connectionsOf(server).get(socket);
    // What came in one piece with the request that was too many, Node still reads to its end.
    if (!connection || socket.destroyed) return;
    if (connection.owed.size >= MOST_UNANSWERED) return void socket.destroy();
    connection.isUnused = false;
    connection.owed.add(response);
    response.once("close", () => connection.owed.delete(response));
    listener(request, response);
  });
}

/** Cuts idle connections, and whoever does not read. Where nothing waits to be sent, the forum is still at work. */
function cutUnread(server: Server): void {
  server.timeout = UNREAD_MS;
  server.on("timeout", (socket) => {
    const owed = [...(connectionsOf(server).get(socket)?.owed ?? [])];
    if (owed.length > 0 && socket.writableLength === 0) return;
    const longer = (DOWNLOADS_WAIT - 1) * server.timeout;
    if (owed.some(isDownload) && socket.timeout !== longer) socket.setTimeout(longer);
    else socket.destroy();
  });
}

const isDownload = (answer: ServerResponse): boolean =>
  String(answer.getHeader("Content-Disposition")).startsWith("attachment");

/** Ends what would never end by itself: whoever listens connects again, to a server that stays. */
function endStreams(server: Server): void {
  for (const { owed } of connectionsOf(server).values()) {
    for (const response of owed) {
      if (String(response.getHeader("Content-Type")).startsWith("text/event-stream")) response.end();
    }
  }
}

/** What Node cannot read as a request it answers with nothing but a status, before anything here hears of it. */
const UNREADABLE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
const TOO_LONG =
  "Sorry, this was too long for an address: a search reads a few lines at most. Your browser’s Back button leads to where you were.\n";

/** Answers it as Node would, and whoever pasted a whole letter into the search in words. */
function answerUnreadable(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const owed = connectionsOf(server).get(socket)?.owed ?? [];
    const isAnswering = [...owed].some((answer) => answer.socket === socket && answer.headersSent);
    if (socket.writable && !isAnswering) {
      const body = error.code === "HPE_HEADER_OVERFLOW" ? TOO_LONG : "";
      const type = body && "Content-Type: text/plain; charset=utf-8\r\n";
      const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`;
      const status = UNREADABLE[error.code ?? ""] ?? "400 Bad Request";
      const never = "X-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'\r\n";
      socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n${never}${type}${length}\r\n${body}`);
    }
    socket.destroy(error);
  });
}

/** Opens the port. Rejects with the system's error, such as EADDRINUSE; `listenProblem` says it in words. */
export function listen(
  listener: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<Server> {
  const server = createServer(TIMEOUTS);
  watchConnections(server);
  answerInTurn(server, listener);
  cutUnread(server);
  answerUnreadable(server);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

export const openPort = (server: Server): number => (server.address() as AddressInfo).port;

/** Why the port cannot be opened, in one line for the operator. */
export function listenProblem(
  error: NodeJS.ErrnoException,
  { host, port }: { port: number; host: string },
): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is in use by another program. Set PORT to a free one.`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this user has. Set PORT above 1023.`;
  return `The address ${host}:${port} cannot be opened (${error.code ?? error.message}). Check HOST and PORT.`;
}

/**
 * Takes no new connections, ends streams, lets requests in flight finish, and cuts what is left after the grace time. A connection
 * whose last request is answered meanwhile would stay open for the next one, so the idle ones are closed repeatedly.
 */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const [socket, { isUnused }] of connectionsOf(server)) if (isUnused) socket.destroy();
  endStreams(server);
  const tidy = setInterval(() => {
    endStreams(server);
    server.closeIdleConnections();
  }, 50);
  const cut = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  await closed;
  clearInterval(tidy);
  clearTimeout(cut);
}
