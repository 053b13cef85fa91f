import { randomBytes } from "node:crypto";
import pg from "pg";
import { connect } from "#db/connect.ts";
import { closeAfter, closeWithFile } from "./close-after.ts";
import { addressOf } from "./services.ts";
import type { FreshDatabase, OpenOptions } from "./test-database.ts";

/** Databases of this file that no test uses just now. */
const free: string[] = [];

/**
 * A copy of the run's template. Copying writes a thousand files, which takes 50 ms on an idle machine and 500 on a
 * busy one, so a copy is cleared and lent again within the file. An unmigrated one is used once.
 */
export async function openPostgresDatabase({ unmigrated }: OpenOptions = {}): Promise<FreshDatabase> {
  const { pathname } = new URL(await addressOf("postgres"));
  const name = unmigrated ? await create("template0") : (free.pop() ?? (await create(pathname.slice(1))));
  const url = await urlOf(name);
  if (!unmigrated) closeAfter(() => clear(name));
  const reopen = () => {
    const connection = connect(url);
    closeAfter(() => connection.db.destroy());
    return connection;
  };
  return { ...reopen(), url, reopen };
}

async function create(template: string): Promise<string> {
  const name = `afterword_test_${randomBytes(6).toString("hex")}`;
  const server = await adminOnce();
  await server.query(`create database ${name} template ${template} strategy file_copy`);
  closeWithFile(() => server.query(`drop database ${name} with (force)`));
  return name;
}

/** As replica, neither foreign keys nor the triggers that keep the moderators' record stand in the way. */
async function clear(name: string): Promise<void> {
  const client = new pg.Client(await urlOf(name));
  await client.connect();
  const { rows } = await client.query<{ tables: string }>(
    `select string_agg(format('delete from %I', tablename), ';') as tables
       from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  await client.query(`set session_replication_role = replica; ${rows[0]?.tables}`);
  await client.end();
  free.push(name);
}

async function urlOf(database: string): Promise<string> {
  return Object.assign(new URL(await addressOf("postgres")), { pathname: `/${database}` }).href;
}

let admin: Promise<pg.Pool> | undefined;

/** The connection that creates and drops; registered first, so it closes last. */
function adminOnce(): Promise<pg.Pool> {
  admin ??= urlOf("postgres").then((connectionString) => {
    const pool = new pg.Pool({ connectionString, max: 2 });
    closeWithFile(() => pool.end());
    return pool;
  });
  return admin;
}
