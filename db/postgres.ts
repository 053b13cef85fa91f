import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database, Db } from "./schema.ts";

const INT8_OID = 20;

/** pg gives bigint as text; ours are epoch milliseconds and counts, which a number holds exactly until the year 287396. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === INT8_OID
      ? Number
      : pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

/** A pool of at most `poolSize` connections. Nothing is connected before the first query. */
export function openPostgres(url: string, poolSize: number, onIdleError: (error: Error) => void): Db {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types, connectionTimeoutMillis: 5_000 });
  pool.on("error", onIdleError); // A connection that breaks while idle is replaced; without a listener it would end the process.
  // The pool listens to idle connections only: one that breaks while a transaction has it would end the process too.
  pool.on("connect", (client) => client.on("error", onIdleError));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
