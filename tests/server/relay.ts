import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { closeAfter } from "#tests/support/close-after.ts";

export type Relay = {
  /** The database's address, by way of the relay. */
  url: string;
  /** Ends every connection and refuses new ones, as a server does that has been stopped. */
  cut: () => Promise<void>;
  /** Takes connections again, at the same port. */
  mend: () => Promise<void>;
};

/** A port of our own that leads to this database, so that the way there can be cut for one forum alone. */
export async function relayTo(url: string): Promise<Relay> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {}); // The other end is told by the close.
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  const open = (port: number) => once(server.listen(port, "127.0.0.1"), "listening").then(() => {});
  const cut = async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open(0);
  const { port } = server.address() as AddressInfo;
  closeAfter(() => (server.listening ? cut() : undefined));
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    cut,
    mend: () => open(port),
  };
}
