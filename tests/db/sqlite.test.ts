import { existsSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { describe, expect, inject, test, vi } from "vitest";
import { kyselyOver, openSqlite } from "#db/sqlite.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { inTwoThreads } from "./database-thread.ts";

const [sqlite] = databases.filter(({ kind }) => kind === "sqlite");
const openFile = async () => {
  const fresh = await sqlite?.open({ file: true });
  if (!fresh?.url) throw new Error("SQLite is not among the databases.");
  return { ...fresh, url: fresh.url };
};

async function pragma(db: Awaited<ReturnType<typeof openFile>>["db"], name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
  return Object.values(rows[0] ?? {})[0];
}

describe("opening a SQLite file", () => {
  test("makes the folders it lies in", async () => {
    const path = join(inject("temporaryFolder"), "new", "and-deeper", "afterword.db");
    const db = openSqlite(path);
    closeAfter(() => db.destroy());
    await sql`select 1`.execute(db);
    expect(existsSync(path)).toBe(true);
  });

  test.each([
    ["journal_mode", "wal"],
    ["synchronous", 1],
    ["foreign_keys", 1],
    ["busy_timeout", 5_000],
  ])("sets %s to %s, the second time too", async (name, value) => {
    const { db, reopen } = await openFile();
    expect(await pragma(db, name)).toBe(value);
    expect(await pragma(reopen().db, name)).toBe(value);
  });
});

describe("a transaction on SQLite", () => {
  test("that reads and then writes waits for another server’s, and none is lost or refused", async () => {
    const { db, url } = await openFile();
    await db.insertInto("setting").values({ name: "count", value: "0" }).execute();
    await inTwoThreads("countUp", url);
    expect(await db.selectFrom("setting").select("value").execute()).toEqual([{ value: "200" }]);
  });

  test("holds the write lock from its first statement on", async () => {
    const { db, reopen } = await openFile();
    const other = reopen().db;
    await sql`pragma busy_timeout = 0`.execute(other);
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom("setting").selectAll().execute();
      const write = other.insertInto("setting").values({ name: "a", value: "b" }).execute();
      await expect(write).rejects.toMatchObject({ code: "SQLITE_BUSY" });
    });
  });
});

describe("a strict table", () => {
  test("is what every table of ours is", async () => {
    const { db } = await openFile();
    const { rows } = await sql<{ name: string; strict: number }>`
      select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%' and name not like 'kysely%'`.execute(
      db,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((table) => !table.strict)).toEqual([]);
  });

  test("refuses words where a number belongs", async () => {
    const { db } = await openFile();
    const insert = sql`insert into "rateLimit" values ('key', 'many', 1)`.execute(db);
    await expect(insert).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_DATATYPE" });
  });
});

describe("the statement cache", () => {
  const withCountedPrepares = () => {
    const database = new SQLite(":memory:");
    const prepare = vi.spyOn(database, "prepare");
    const db = kyselyOver(database);
    closeAfter(() => db.destroy());
    const preparesDuring = async (numbers: Iterable<number>) => {
      prepare.mockClear();
      for (const number of numbers) await sql`select ${sql.lit(number)} as n`.execute(db);
      return prepare.mock.calls.length;
    };
    return preparesDuring;
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

  test("prepares the same query once", async () => {
    const preparesDuring = withCountedPrepares();
    expect(await preparesDuring([1, 1, 2, 1, 2])).toBe(2);
  });

  test("keeps 500 and forgets those that were not used for longest", async () => {
    const preparesDuring = withCountedPrepares();
    expect(await preparesDuring(upTo(500))).toBe(500);
    expect(await preparesDuring(upTo(500))).toBe(0);
    expect(await preparesDuring([0, 500, 0])).toBe(1); // 0 was just used, so 1 made room for 500.
    expect(await preparesDuring([1])).toBe(1);
  });

  test("does not keep long lists of ids", async () => {
    const database = new SQLite(":memory:");
    const prepare = vi.spyOn(database, "prepare");
    const db = kyselyOver(database);
    closeAfter(() => db.destroy());
    const ask = async (count: number) => {
      prepare.mockClear();
      const { rows } = await sql`select 1 as n where 7 in (${sql.join(upTo(count))})`.execute(db);
      expect(rows).toEqual([{ n: 1 }]);
      return prepare.mock.calls.length;
    };
    expect([await ask(1_000), await ask(1_000)]).toEqual([1, 0]);
    expect([await ask(5_000), await ask(5_000)]).toEqual([1, 1]);
  });

  test("does not grow with the number of different queries", async () => {
    const preparesDuring = withCountedPrepares();
    await preparesDuring(upTo(2_000));
    expect(await preparesDuring(upTo(1_500))).toBe(1_500);
  });
});
