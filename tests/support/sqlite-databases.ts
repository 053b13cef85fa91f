import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { inject } from "vitest";
import { migrateToLatest } from "#db/migrate.ts";
import { kyselyOver, openSqlite } from "#db/sqlite.ts";
import { closeAfter } from "./close-after.ts";
import type { FreshDatabase, OpenOptions } from "./test-database.ts";

let migrated: Promise<Buffer> | undefined;

/** Migrating takes 30 ms, copying what was migrated less than one: the copy is SQLite's own, page by page. */
async function migratedOnce(): Promise<Buffer> {
  const template = new SQLite(":memory:");
  const db = kyselyOver(template);
  await migrateToLatest({ db, kind: "sqlite" });
  const bytes = template.serialize();
  await db.destroy();
  return bytes;
}

export async function openSqliteDatabase({ file, unmigrated }: OpenOptions = {}): Promise<FreshDatabase> {
  migrated ??= migratedOnce();
  const content = unmigrated ? null : await migrated;
  return file ? inFile(content) : inMemory(content);
}

function inMemory(content: Buffer | null): FreshDatabase {
  const db = kyselyOver(new SQLite(content ?? ":memory:"));
  closeAfter(() => db.destroy());
  return { kind: "sqlite", db, url: null, reopen: onlyOnce };
}

async function inFile(content: Buffer | null): Promise<FreshDatabase> {
  const path = join(inject("temporaryFolder"), `${randomBytes(6).toString("hex")}.db`);
  if (content) await writeFile(path, content);
  const reopen = () => {
    const db = openSqlite(path);
    closeAfter(() => db.destroy());
    return { kind: "sqlite" as const, db };
  };
  return { ...reopen(), url: `sqlite:${path}`, reopen };
}

function onlyOnce(): never {
  throw new Error("SQLite in memory has one connection: open it with { file: true }.");
}
