import type { RequestListener } from "node:http";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How long a request may take to arrive, and an idle connection may stay, in milliseconds. */
const TIMEOUTS = { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 10_000 };

/** How long requests in flight may take to finish when the server stops, in milliseconds. */
const STOP_GRACE_MS = 10_000;

/** Opens the port. Rejects with the system's error, such as EADDRINUSE. */
export function listen(
  listener: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<Server> {
  const server = createServer(TIMEOUTS, listener);
  server.keepAliveTimeout = TIMEOUTS.keepAliveTimeout;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

export const openPort = (server: Server): number => (server.address() as AddressInfo).port;

/** Takes no new connections, lets requests in flight finish, and cuts what is left after the grace time. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  await closed;
  clearTimeout(cut);
}
