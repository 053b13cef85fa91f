import type { DatabaseKind } from "./portable.ts";
import { openPostgres } from "./postgres.ts";
import type { Db } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";

/** Where the forum's data is when nothing is configured. */
export const DEFAULT_DATABASE_URL = "sqlite:data/afterword.db";

export type Connection = { db: Db; kind: DatabaseKind };

/** `sqlite:PATH` or `postgres://…`: which database an address means, or null when it is neither. */
export function databaseKind(url: string): DatabaseKind | null {
  if (/^sqlite:./.test(url)) return "sqlite";
  return /^postgres(ql)?:\/\/./.test(url) ? "postgres" : null;
}

export type ConnectOptions = { poolSize?: number; onIdleError?: (error: Error) => void };

/** Connects to either database. Throws for an address that is neither; config.ts has checked it before. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const kind = databaseKind(url);
  if (kind === "sqlite") return { kind, db: openSqlite(url.slice("sqlite:".length)) };
  if (kind === "postgres") {
    return { kind, db: openPostgres(url, options.poolSize ?? 10, options.onIdleError ?? (() => {})) };
  }
  throw new Error(`DATABASE_URL must be sqlite:PATH or postgres://…, not ${url}`);
}
