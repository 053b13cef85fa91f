import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { type Config, readConfig } from "#app/web/config.ts";
import { createHttp } from "#app/web/http.ts";
import { listen, openPort, stop } from "#app/web/serve.ts";
import { prepareForum, sweep } from "#app/workflows/start-up.ts";
import { refuseOldNode } from "#bin/node-version.ts";
import { connect } from "#db/connect.ts";
import { explainDatabaseError } from "#db/explain.ts";

const SWEEP_EVERY_MS = 10 * 60 * 1000;
const here = fileURLToPath(new URL(".", import.meta.url));

await main();

async function main(): Promise<void> {
  const oldNode = refuseOldNode();
  if (oldNode) return giveUp(oldNode);
  const config = readConfig();
  if (!config.ok) return giveUp(config.error);
  await serve(config.value, process.argv.includes("--dev"));
}

async function serve(config: Config, development: boolean): Promise<void> {
  const log = pino({ level: config.logLevel, base: null });
  const connection = await openDatabase(config, (error) =>
    log.warn({ err: error }, "database connection lost"),
  );
  if (!connection) return;

  let stopping = false;
  let origins: readonly string[] = config.publicUrl === null ? [] : [config.publicUrl];
  const { db } = connection;
  const remix = development ? await developmentBuild() : await productionBuild();
  if (!remix)
    return giveUp("The forum has not been built. Run `npm start`, which builds first, or `npm run build`.");
  const app = await createHttp({
    config,
    db,
    log,
    build: remix.build,
    clientFolder: development ? null : `${here}build/client`,
    ownOrigins: () => origins,
    isStopping: () => stopping,
  });
  const listener = remix.wrap(app);
  const server = await listen(listener, config).catch((error: NodeJS.ErrnoException) => {
    giveUp(listenProblem(error, config));
    return null;
  });
  if (!server) return;

  const port = openPort(server);
  if (config.publicUrl === null) origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const sweeper = setInterval(
    () => void sweep(db, Date.now()).catch((err) => log.error({ err }, "sweep failed")),
    SWEEP_EVERY_MS,
  );
  announce(origins[0] ?? "", connection.adminToken, config);

  const end = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(sweeper);
    await stop(server);
    await db.destroy();
    process.exit(0);
  };
  process.once("SIGTERM", () => void end());
  process.once("SIGINT", () => void end());
}

async function openDatabase(config: Config, onIdleError: (error: Error) => void) {
  try {
    const connection = connect(config.databaseUrl, { poolSize: config.databasePoolSize, onIdleError });
    const article = new URL("app/content/article.md", import.meta.url);
    return { ...connection, ...(await prepareForum(connection, { article, nowMs: Date.now() })) };
  } catch (error) {
    const explained = explainDatabaseError(error, config.databaseUrl);
    if (!explained) throw error;
    giveUp(explained);
    return null;
  }
}

type RemixBuild = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  wrap: (app: Parameters<typeof listen>[0]) => Parameters<typeof listen>[0];
};

async function productionBuild(): Promise<RemixBuild | null> {
  const file = `${here}build/server/index.js`;
  if (!existsSync(file)) return null;
  return { build: (await import(pathToFileURL(file).href)) as ServerBuild, wrap: (app) => app };
}

/** Vite answers for the browser's files, and Remix's build is loaded anew when a file changes. */
async function developmentBuild(): Promise<RemixBuild> {
  const vite = await (await import("vite")).createServer({ server: { middlewareMode: true } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    wrap: (app) => (request, response) => vite.middlewares(request, response, () => app(request, response)),
  };
}

function announce(address: string, adminToken: string | null, config: Config): void {
  const lines = [`Afterword is at ${address}`];
  if (config.publicUrl === null) {
    lines.push("PUBLIC_URL is not set, so its forms work from this machine only.");
  }
  if (adminToken !== null) {
    lines.push("There is no admin yet. Whoever opens this link becomes the admin; it works once:");
    lines.push(`${address}/first-run/${adminToken}`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

function listenProblem(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is in use by another program. Set PORT to a free one.`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this user has. Set PORT above 1023.`;
  return `The address ${host}:${port} cannot be opened (${error.code ?? error.message}).`;
}

function giveUp(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
