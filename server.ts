import { existsSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { keepMailing } from "#app/notify/keep-mailing.ts";
import { type Config, readConfig, tellLibraries } from "#app/web/config.ts";
import { createHttp, type HttpOptions } from "#app/web/http.ts";
import { keepExporting } from "#app/web/keep-exporting.ts";
import { keepIndexed } from "#app/web/keep-indexed.ts";
import { listen, listenProblem, openPort, stop } from "#app/web/serve.ts";
import { clearAway } from "#app/workflows/clear-away.ts";
import { prepareForum } from "#app/workflows/start-up.ts";
import { refuseOldNode } from "#bin/node-version.ts";
import { connect } from "#db/connect.ts";
import { explainDatabaseError } from "#db/explain.ts";
import type { Db } from "#db/schema.ts";

const CLEAR_EVERY_MS = 10 * 60 * 1000;
const here = fileURLToPath(new URL(".", import.meta.url));

await main();

async function main(): Promise<unknown> {
  const oldNode = refuseOldNode();
  if (oldNode) return giveUp(oldNode);
  const config = readConfig();
  if (!config.ok) return giveUp(config.error);
  const development = process.argv.includes("--dev");
  tellLibraries(development);
  return serve(config.value, development);
}

async function serve(config: Config, development: boolean): Promise<unknown> {
  const log = pino({ level: config.logLevel, base: null });
  const remix = development ? await developmentBuild() : await productionBuild();
  if (!remix)
    return giveUp("The forum has not been built. Run `npm start`, which builds first, or `npm run build`.");

  // The port comes before the database: a second start beside a running forum must not replace its first-run link.
  let answer: RequestListener = notReadyYet;
  const listening = listen((request, response) => answer(request, response), config);
  const server = await listening.catch((error: NodeJS.ErrnoException) =>
    giveUp(listenProblem(error, config)),
  );
  if (!server) return;
  const port = openPort(server);
  const origins = config.publicUrl
    ? [config.publicUrl]
    : [`http://localhost:${port}`, `http://127.0.0.1:${port}`];

  let stopping = false;
  const forum = await openForum({
    config,
    log,
    build: remix.build,
    clientFolder: development ? null : `${here}build/client`,
    ownOrigins: () => origins,
    isStopping: () => stopping,
  });
  if (!forum) return stop(server);
  const { db, app, adminToken } = forum;
  answer = remix.wrap(app);
  const clear = () =>
    void clearAway(db, { keep: config.keep, nowMs: Date.now() }).catch((err) =>
      log.error({ err }, "clearing away failed"),
    );
  const clearing = setInterval(clear, CLEAR_EVERY_MS);
  const stopIndexing = keepIndexed(db, log);
  const stopExporting = keepExporting(db, log);
  const stopMailing = keepMailing(db, { log, mail: config.mail, origin: origins[0] ?? "" });
  announce(origins[0] ?? "", adminToken, config);

  const end = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(clearing);
    await stop(server);
    await stopIndexing();
    await stopExporting();
    await stopMailing();
    await db.destroy();
    process.exit(0);
  };
  // Not `once`: npm passes a Ctrl-C on to a server that the terminal has told already, and the second would kill it.
  process.on("SIGTERM", () => void end());
  process.on("SIGINT", () => void end());
}

/** Until the database is ready. The connection closes, so that a form's body is not waited for. */
function notReadyYet(_request: IncomingMessage, response: ServerResponse): void {
  const never = { "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'" };
  const type = { "Content-Type": "text/plain; charset=utf-8" };
  response.writeHead(503, { ...type, ...never, "Retry-After": "2", Connection: "close" });
  response.end("The forum is starting. Please try again in a moment.\n");
}

/** The database brought up to date and the app over it; null when it cannot be used, which has been said then. */
async function openForum(options: Omit<HttpOptions, "db">) {
  const { config, log } = options;
  let db: Db | undefined;
  try {
    const onIdleError = (error: Error) => log.warn({ err: error }, "database connection lost");
    const connection = connect(config.databaseUrl, { poolSize: config.databasePoolSize, onIdleError });
    db = connection.db;
    const article = new URL("app/content/article.md", import.meta.url);
    const { adminToken } = await prepareForum(connection, { article, nowMs: Date.now() });
    return { db, adminToken, app: await createHttp({ ...options, db }) };
  } catch (error) {
    await db?.destroy();
    const explained = explainDatabaseError(error, config.databaseUrl);
    if (!explained) throw error;
    return giveUp(explained);
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

function giveUp(line: string): null {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
  return null;
}
