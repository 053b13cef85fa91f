import { randomBytes } from "node:crypto";
import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, inject, test } from "vitest";
import { joinAccount } from "#app/workflows/accounts.ts";
import { databases } from "../support/databases.ts";
import { runAfterword } from "./run-afterword.ts";

/** A command that needs a database, and one that writes to it. */
const COMMAND = ["role", "ash-tree", "moderator"];

const refused = (line: string) => ({ code: 1, stdout: Buffer.alloc(0), stderr: `${line}\n` });
const temporaryPath = (name: string): string =>
  join(inject("temporaryFolder"), `${randomBytes(6).toString("hex")}-${name}`);

async function sqliteFile() {
  const sqlite = databases.find(({ kind }) => kind === "sqlite");
  const { db, url } = (await sqlite?.open({ file: true })) ?? {};
  if (!db || !url) throw new Error("There is no SQLite to test with.");
  return { db, url, path: url.slice("sqlite:".length) };
}

describe("migrate", () => {
  for (const database of databases) {
    test(`names what ran, and then has nothing to do, on ${database.name}`, async () => {
      const { url } = await database.open({ file: true, unmigrated: true });
      const run = async () => (await runAfterword(["migrate"], { databaseUrl: url ?? "" })).stdout.toString();
      expect(await run()).toMatch(/^Migrated: 0001-foundation\n/);
      expect(await run()).toBe("The database is up to date.\n");
    });

    test(`refuses a database of a newer version on ${database.name}`, async () => {
      const { db, url } = await database.open({ file: true, unmigrated: true });
      await runAfterword(["migrate"], { databaseUrl: url ?? "" });
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2026')`.execute(db);
      for (const words of [["migrate"], COMMAND]) {
        expect(await runAfterword(words, { databaseUrl: url ?? "" })).toEqual(
          refused(
            "The database was made by a newer Afterword (it has 9999-later). Start that version instead.",
          ),
        );
      }
    });
  }
});

describe("a database that cannot be used is named in one line", () => {
  test("locked by another program", async () => {
    const { db, url } = await sqliteFile();
    const line = `The database ${url} is locked by another program. Stop that program, or try again (SQLITE_BUSY).`;
    await db.transaction().execute(async () => {
      expect(await runAfterword(COMMAND, { databaseUrl: url })).toEqual(refused(line));
    });
  });

  test("read-only", async () => {
    const { db, url, path } = await sqliteFile();
    await joinAccount(db, {
      handle: "ash-tree",
      password: "a few words in a row",
      invitation: null,
      nowMs: 1,
    });
    await db.destroy();
    await markAsReadOnly(path);
    expect(await runAfterword(COMMAND, { databaseUrl: url })).toEqual(
      refused(
        `The database ${url} cannot be written to. Check who owns the file and its folder (SQLITE_READONLY).`,
      ),
    );
  });

  test("not a database, a folder, and below a file", async () => {
    const path = temporaryPath("letter.txt");
    await writeFile(path, "Dear you,\n".repeat(500));
    expect(await runAfterword(COMMAND, { databaseUrl: `sqlite:${path}` })).toEqual(
      refused(
        `The database sqlite:${path} is not a database that can be read. Restore it from a backup (SQLITE_NOTADB).`,
      ),
    );
    expect(await runAfterword(COMMAND, { databaseUrl: "sqlite:/tmp" })).toEqual(
      refused(
        "The database sqlite:/tmp cannot be opened. Check that its folder exists and may be written to (SQLITE_CANTOPEN).",
      ),
    );
    expect(await runAfterword(COMMAND, { databaseUrl: `sqlite:${path}/below/forum.db` })).toEqual(
      refused(
        `The database sqlite:${path}/below/forum.db cannot be created there. Check who owns the folder (ENOTDIR).`,
      ),
    );
  });

  test("PostgreSQL that does not answer, and never the password", async () => {
    expect(await runAfterword(COMMAND, { databaseUrl: "postgres://ash:secret@127.0.0.1:9/forum" })).toEqual(
      refused(
        "The database postgres://127.0.0.1:9/forum does not answer. Check that PostgreSQL runs at that address (ECONNREFUSED).",
      ),
    );
  });

  test("PostgreSQL without the database", async () => {
    const postgres = databases.find(({ kind }) => kind === "postgres");
    const { url } = (await postgres?.open()) ?? {};
    const missing = Object.assign(new URL(url ?? ""), { pathname: "/no_such_forum" });
    expect(await runAfterword(COMMAND, { databaseUrl: missing.href })).toEqual(
      refused(
        `The database ${missing.protocol}//${missing.host}/no_such_forum does not exist. Create it first (3D000).`,
      ),
    );
  });

  test.each([
    [
      "mysql://localhost/forum",
      "The setting DATABASE_URL is not usable: must be empty, sqlite:PATH or postgres://….",
    ],
    ["postgres://host:port/forum", "The setting DATABASE_URL is not usable: is not a complete address."],
  ])("%s is no setting", async (databaseUrl, line) => {
    expect(await runAfterword(COMMAND, { databaseUrl })).toEqual(refused(line));
  });
});

/**
 * File permissions do not stop root, under which tests may run. A file whose header asks for a newer way of writing
 * than 2 must be treated as read-only by every SQLite (sqlite.org/fileformat.html, section 1.3.3).
 */
async function markAsReadOnly(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.write(Buffer.from([3]), 0, 1, 18);
  await file.close();
}
