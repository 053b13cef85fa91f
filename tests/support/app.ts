import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import type { Member } from "#app/domain/actor.ts";
import { type Config, readConfig } from "#app/web/config.ts";
import { createHttp, type HttpOptions } from "#app/web/http.ts";
import { listen, openPort, stop } from "#app/web/serve.ts";
import { ensurePinnedArticle } from "#app/workflows/articles.ts";
import type { Db } from "#db/schema.ts";
import { closeAfter } from "./close-after.ts";
import { sessionFor } from "./factors.ts";
import { FOR_TESTS } from "./settings-for-tests.ts";
import { Visitor } from "./visitor.ts";

const ARTICLE = new URL("../../app/content/article.md", import.meta.url);

export type TestApp = {
  /** `http://127.0.0.1:PORT`, without a slash. */
  address: string;
  db: Db;
  server: Server;
  /** What was logged, one JSON line each. */
  logged: string[];
  /** Somebody with no cookies yet. */
  guest: () => Visitor;
  /** Somebody signed in as this member; see `sessionFor`. */
  signedIn: (member: Member, shown?: boolean) => Promise<Visitor>;
  /** Lets the forum's clock go on by so many milliseconds. */
  wait: (ms: number) => void;
};

export type TestAppOptions = {
  config?: Partial<Config>;
  pinArticle?: boolean;
  live?: HttpOptions["live"];
  /** Tests fill in forms faster than anybody; those about that say otherwise. */
  leastFillingMs?: number;
};

/** The whole forum over this database on a free loopback port, as it is built. It stops when the test ends, or the file for one of `beforeAll`. */
export async function startApp(
  db: Db,
  { config = {}, pinArticle = true, live = {}, leastFillingMs = 0 }: TestAppOptions = {},
): Promise<TestApp> {
  const defaults = readConfig(FOR_TESTS, "none");
  if (!defaults.ok) throw new Error(defaults.error);
  if (pinArticle) await ensurePinnedArticle(db, ARTICLE, Date.now());
  const logged: string[] = [];
  let address = "";
  let aheadMs = 0;
  const http = await createHttp({
    config: { ...defaults.value, ...config },
    db,
    log: pino({ level: "debug", base: null }, { write: (line: string) => void logged.push(line) }),
    build: (await import("../../build/server/index.js" as string)) as ServerBuild,
    clientFolder: new URL("../../build/client", import.meta.url).pathname,
    ownOrigins: () => [address, address.replace("127.0.0.1", "localhost")],
    live,
    leastFillingMs,
    isStopping: () => false,
    nowMs: () => Date.now() + aheadMs,
  });
  const server = await listen(http, { host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${openPort(server)}`;
  closeAfter(() => stop(server));

  return {
    address,
    db,
    server,
    logged,
    guest: () => new Visitor(address),
    async signedIn(member, shown) {
      const visitor = new Visitor(address);
      visitor.takeCookie(await sessionFor(db, member, shown));
      return visitor;
    },
    wait(ms) {
      aheadMs += ms;
    },
  };
}
