import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Service, ServiceName, ServicesReady } from "./service.ts";

const temporaryFolder = await mkdtemp(join(tmpdir(), "afterword-tests-"));
await chmod(temporaryFolder, 0o755); // PostgreSQL runs as another user when the tests run as root.
process.env.TMPDIR = temporaryFolder;

const starters: Record<ServiceName, () => Promise<Service>> = {
  postgres: async () => (await import("./postgres-server.ts")).startPostgres(temporaryFolder),
  browser: async () => (await import("./browser-server.ts")).startBrowser(),
};
const started = new Map<ServiceName, Promise<Service>>();

/** Starts the service when the first test asks for it; everyone after gets the same one. */
function service(name: ServiceName): Promise<Service> {
  const known = started.get(name);
  if (known) return known;
  const starting = starters[name]();
  started.set(name, starting);
  return starting;
}

/** `GET /postgres` and `GET /browser` answer with the address, or 500 and the reason why there is none. */
const server = createServer(async (request, response) => {
  const name = request.url?.slice(1) ?? "";
  if (!Object.hasOwn(starters, name)) return response.writeHead(404).end();
  try {
    response.end((await service(name as ServiceName)).url);
  } catch (error) {
    response
      .writeHead(500)
      .end(`${name} did not start: ${error instanceof Error ? error.stack : String(error)}`);
  }
});

async function stopEverything(): Promise<void> {
  server.close();
  server.closeAllConnections();
  await Promise.allSettled([...started.values()].map(async (starting) => (await starting).stop()));
  await rm(temporaryFolder, { recursive: true, force: true });
  process.exit(0);
}

process.once("disconnect", stopEverything); // The run has ended, or was killed.
process.once("SIGTERM", stopEverything);

server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ servicesUrl: `http://127.0.0.1:${port}`, temporaryFolder } satisfies ServicesReady);
});
