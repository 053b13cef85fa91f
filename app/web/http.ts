import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import type { Logger } from "pino";
import { withoutEscapes } from "#app/domain/paths.ts";
import { LEAST_FILLING_MS } from "#app/domain/robot-signs.ts";
import { newId } from "#db/identifiers.ts";
import { isAnswering } from "#db/queries/settings.ts";
import type { Db } from "#db/schema.ts";
import { calmAction, calmLoader } from "./calm-answers.ts";
import type { Config } from "./config.ts";
import type { AppContext } from "./context.ts";
import { closedPage } from "./left-cookie.ts";
import { type LiveLimits, liveReplies } from "./live-replies.ts";
import { createLimits } from "./rate-limit.ts";
import { FORM_MAX_BYTES } from "./read-form.ts";
import { robotsHeader } from "./robots.ts";
import { isSafeMethod, isSameOrigin } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { createSessions, type Sessions } from "./session.ts";
import { createDayKeys } from "./visitor-key.ts";

export type HttpOptions = {
  config: Config;
  db: Db;
  log: Logger;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** The folder of built files for browsers; null in development, where Vite serves them. */
  clientFolder: string | null;
  /** Origins that are this forum: PUBLIC_URL, or the local addresses of the open port. Asked at each request. */
  ownOrigins: () => readonly string[];
  /** How often and how many; see live-replies.ts. */
  live?: Partial<LiveLimits>;
  /** Whether the server is on its way out; /readyz says so, for whatever sends visitors here. */
  isStopping: () => boolean;
  /** The clock that pages and forms go by, in epoch milliseconds; the machine's when nobody says. */
  nowMs?: () => number;
  /** Sooner than this a form was not filled in by a person; as in domain/robot-signs.ts when nobody says. */
  leastFillingMs?: number;
};

/** The forum as an Express app: what every request passes through before Remix answers it. */
export async function createHttp(options: HttpOptions): Promise<Express> {
  const { config, db, log, build, clientFolder } = options;
  const sessions = createSessions(db, {
    secure: config.publicUrl?.startsWith("https:") ?? false,
    secondFactor: config.secondFactor,
    ...(options.nowMs ? { nowMs: options.nowMs } : {}),
  });
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple"); // Names with brackets in them mean nothing here.
  app.set("trust proxy", config.trustedProxies === 0 ? false : config.trustedProxies);

  app.use(identify(log));
  app.use(securityHeaders(config));
  app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/readyz", readiness(options));
  app.use(robotsHeader);
  app.get("/following/:id/events", liveReplies({ ...options, sessions }));
  app.use(compression());
  if (clientFolder !== null) {
    app.use(
      "/assets",
      express.static(`${clientFolder}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
    );
    app.use(express.static(clientFolder, { maxAge: "1h" }));
  }
  app.use(closedPage);
  app.use(refuseEarly(options));
  app.all(
    "*",
    createRequestHandler({ build: calmly(build), getLoadContext: contextMaker(options, sessions) }),
  );
  app.use(lastResort);
  return app;
}

/** Gives the request its id and, when it is answered, its line in the log: no body, address, cookie or query. */
function identify(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now();
    const requestId = newId();
    response.locals.requestId = requestId;
    response.locals.log = log.child({ requestId });
    const { method } = request; // A refused one is shown its page as a GET.
    const path = loggedPath(request.path);
    response.on("finish", () => {
      const ms = Math.round(performance.now() - startedMs);
      response.locals.log.info({ method, path, status: response.statusCode, ms }, "answered");
    });
    next();
  };
}

/**
 * The path without what a log is not for: links that are secrets, names of people, words of titles. However its letters
 * are written: the router reads `/%70eople` as `/people`, and `/People` too.
 */
function loggedPath(path: string): string {
  return withoutEscapes(path)
    .replace(/^\/(first-run|gone|mail|people|moderation\/people)\/.+/is, "/$1/…")
    .replace(/^\/(threads\/[^/]+)\/.+/is, "/$1/…");
}

function readiness({ db, isStopping }: HttpOptions): RequestHandler {
  return async (_request, response) => {
    const ready = !isStopping() && (await isAnswering(db).catch(() => false));
    response
      .status(ready ? 200 : 503)
      .type("text")
      .send(ready ? "ready\n" : "not ready\n");
  };
}

/** What is refused before anything reads it. The page is Remix's, so that it looks like the others. */
function refuseEarly({ config, ownOrigins }: HttpOptions): RequestHandler {
  return (request, response, next) => {
    dropForwarded(request, config.trustedProxies > 0);
    if (!["GET", "HEAD", "POST"].includes(request.method)) {
      response.status(405).set("Allow", "GET, HEAD, POST").end();
      return;
    }
    if (!isReadable(request.path) || namesTwoHosts(request)) return showProblem(request, response, next, 400);
    if (isManifest(request)) return showProblem(request, response, next, 404);
    if (isSafeMethod(request.method)) return next();
    const headers = { site: request.get("Sec-Fetch-Site"), origin: request.get("Origin") };
    if (!isSameOrigin(headers, ownOrigins())) return showProblem(request, response, next, 403);
    if (isPacked(request.get("Content-Encoding"))) return showProblem(request, response, next, 415);
    delete request.headers.origin; // Remix would compare it once more, and answer 500 to the `null` of strict browsers.
    if (Number(request.get("Content-Length") ?? 0) > FORM_MAX_BYTES)
      return showProblem(request, response, next, 413);
    next();
  };
}

/** Far longer than any address here. Routes are found in a time that grows with the square of the slashes. */
const PATH_MAX_CHARS = 2_000;

/**
 * Whether Remix would tell which routes match which paths, as it reads the address. Pages here have all routes with them,
 * and one question of seven kilobytes would keep the server for seconds (CVE-2026-55685, not mended in Remix 2).
 */
const isManifest = ({ originalUrl }: Request): boolean =>
  URL.parse(`http://localhost${originalUrl}`)?.pathname === "/__manifest";

/** Whether the path is no longer than it can be, and UTF-8 behind its percent signs, without control characters: PostgreSQL refuses to look for a NUL. */
function isReadable(path: string): boolean {
  if (path.length > PATH_MAX_CHARS) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** No form comes compressed, so nothing here unpacks a body: a few bytes could stand for a full memory. */
const isPacked = (encoding: string | undefined): boolean => !/^(?:identity)?$/i.test(encoding ?? "");

/** To be refused, by RFC 9112, 3.2: a proxy in front may have taken the other one. */
const namesTwoHosts = ({ rawHeaders }: Request): boolean =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length > 1;

/**
 * Of what proxies write, only the addresses are ever used, and those only behind trusted ones. Remix would read the host
 * from the others, and a proxy that does not know them passes on what a visitor made up.
 */
function dropForwarded(request: Request, trusted: boolean): void {
  for (const name of Object.keys(request.headers)) {
    if (trusted && name === "x-forwarded-for") continue;
    if (name === "forwarded" || name.startsWith("x-forwarded-")) delete request.headers[name];
  }
}

/** Hands the request to the route that shows problems, without its body. */
function showProblem(request: Request, response: Response, next: () => void, status: number): void {
  response.locals.problem = status;
  response.set("Connection", "close");
  request.resume();
  request.method = "GET";
  request.url = request.originalUrl = "/-/problem";
  next();
}

function contextMaker(options: HttpOptions, sessions: Sessions) {
  const { config, db, ownOrigins, nowMs = Date.now, leastFillingMs = LEAST_FILLING_MS } = options;
  const limits = createLimits(db, config.rateLimitScale, nowMs);
  const dayKeys = createDayKeys(db, nowMs);
  return (request: Request, response: Response): AppContext => ({
    db,
    config,
    sessions,
    limits,
    log: response.locals.log,
    requestId: response.locals.requestId,
    nonce: response.locals.nonce,
    visitorKey: () => dayKeys.visitorKey(request.ip ?? ""),
    sign: dayKeys.sign,
    leastFillingMs,
    method: request.method,
    form: null,
    origins: ownOrigins(),
    nowMs,
    problem: response.locals.problem ?? null,
  });
}

/** The routes with calm answers, now or each time that development asks for them. */
const calmly = (build: HttpOptions["build"]): HttpOptions["build"] =>
  typeof build === "function" ? async () => withCalmAnswers(await build()) : withCalmAnswers(build);

/** Every loader and action answers a database that is away with the calm page, and an action gives back what was typed. */
function withCalmAnswers(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const calm = {
      ...(loader ? { loader: calmLoader(loader) } : {}),
      ...(action ? { action: calmAction(action) } : {}),
    };
    return [id, { ...route, module: { ...route.module, ...calm } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** Errors that never reached Remix: a Host or an address that cannot be parsed is the visitor's, the rest is ours. */
const lastResort: ErrorRequestHandler = (error, _request, response, _next) => {
  const status =
    error instanceof URIError || error?.code === "ERR_INVALID_URL" ? 400 : (error?.status ?? 500);
  if (status >= 500) response.locals.log?.error({ err: error }, "unanswered");
  if (response.headersSent) return void response.end();
  response.status(status).type("text").send(`Sorry, that did not work. (${response.locals.requestId})\n`);
};
