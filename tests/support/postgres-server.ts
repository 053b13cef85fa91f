import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connect } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { postgresFor } from "./postgres-program.ts";
import type { Service } from "./service.ts";

/** Nothing here outlives the run, so nothing waits for a disk. Autovacuum would hold the template while it is copied. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "200",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "", // The default folder is writable by root alone on some machines.
};

/**
 * PostgreSQL with one migrated database to copy: the one from TEST_POSTGRES_URL (its user must be allowed to create
 * databases), or a server of our own in `folder`. The address names the template; databases.ts copies it.
 */
export async function startPostgres(folder: string): Promise<Service> {
  const given = process.env.TEST_POSTGRES_URL;
  const server = given ? { url: given, stop: async () => {} } : await startOwnServer(folder);
  const template = `afterword_template_${randomBytes(6).toString("hex")}`;
  try {
    await runSql(server.url, `create database ${template}`);
    await migrate(databaseUrl(server.url, template));
    return {
      url: databaseUrl(server.url, template),
      async stop() {
        if (given) await runSql(server.url, `drop database ${template} with (force)`);
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The address of another database on the same server. */
function databaseUrl(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function migrate(url: string): Promise<void> {
  const template = connect(url, { poolSize: 2 });
  try {
    await migrateToLatest(template);
  } finally {
    await template.db.destroy();
  }
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function startOwnServer(folder: string): Promise<Service> {
  const port = await freePort();
  const log: string[] = [];
  const EmbeddedPostgres = await postgresFor(folder);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    port,
    createPostgresUser: userInfo().uid === 0, // PostgreSQL refuses to run as root.
    persistent: false,
    initdbFlags: ["--no-sync", "--encoding=UTF8"],
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: (line) => log.push(line),
    onError: (problem) => log.push(String(problem)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`${error ?? "the server ended at once"}\n${log.join("").slice(-2_000)}`);
  }
  return { url: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
