import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { describe, expect, inject, test } from "vitest";
import { type Connection, connect } from "#db/connect.ts";
import { inTransaction, isStorageFailure, isUniqueViolation, rowsPerInsert } from "#db/portable.ts";
import type { Db } from "#db/schema.ts";
import { kyselyOver, openSqlite } from "#db/sqlite.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { A_SESSION } from "#tests/support/people.ts";
import type { FreshDatabase } from "#tests/support/test-database.ts";

const AT_MS = Date.UTC(2026, 0, 6, 18);

const account = (id: string, handle = id) => ({
  id,
  handle,
  handleKey: handle,
  handleSkeleton: handle,
  passwordHash: null,
  role: "member" as const,
  createdAtMs: AT_MS,
});

const anAct = {
  id: "act",
  atMs: AT_MS,
  act: "lock",
  subjectKind: "thread",
  subjectId: "thread",
  reason: "Spam",
} as const;

/** What the work failed with. It is an error of the test when it did not fail. */
async function failureOf(work: Promise<unknown> | (() => unknown)): Promise<unknown> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    return error;
  }
  throw new Error("This was expected to fail.");
}

const writeTo = (db: Db) => db.insertInto("setting").values({ name: "a", value: "b" }).execute();

for (const database of databases) {
  const openWithAct = async () => {
    const fresh = await database.open();
    await fresh.db.insertInto("moderationAct").values(anAct).execute();
    return fresh;
  };

  describe(`the moderators’ record on ${database.name}`, () => {
    test.each<[string, (db: Db) => Promise<unknown>]>([
      ["changed", (db) => db.updateTable("moderationAct").set({ reason: "Other" }).execute()],
      [
        "changed in place",
        (db) =>
          db
            .insertInto("moderationAct")
            .values(anAct)
            .onConflict((c) => c.column("id").doUpdateSet({ reason: "Other" }))
            .execute(),
      ],
      ...(database.kind === "sqlite"
        ? ([
            [
              "replaced",
              (db) =>
                db
                  .replaceInto("moderationAct")
                  .values({ ...anAct, reason: "Other" })
                  .execute(),
            ],
          ] as [string, (db: Db) => Promise<unknown>][])
        : []),
      ["deleted", (db) => db.deleteFrom("moderationAct").where("id", "=", "act").execute()],
      ...(database.kind === "postgres"
        ? ([["emptied", (db) => sql`truncate "moderationAct" cascade`.execute(db)]] as [
            string,
            (db: Db) => Promise<unknown>,
          ][])
        : []),
    ])("cannot be %s", async (_how, tamper) => {
      const { db } = await openWithAct();
      await expect(tamper(db)).rejects.toThrow("the record is append-only");
      expect(await db.selectFrom("moderationAct").select(["id", "reason"]).execute()).toEqual([
        { id: "act", reason: "Spam" },
      ]);
    });
  });

  describe(`a row that ${database.name} refuses`, () => {
    test.each([
      { what: "a second row with a unique value", row: account("b", "ash"), unique: true },
      { what: "a second row with the same key", row: account("a", "robin"), unique: true },
      {
        what: "a row without a value that is needed",
        row: { ...account("b"), role: sql<"member">`null` },
        unique: false,
      },
    ])("$what: unique violation or not", async ({ row, unique }) => {
      const { db } = await database.open();
      await db.insertInto("account").values(account("a", "ash")).execute();
      const failure = await failureOf(db.insertInto("account").values(row).execute());
      expect(isUniqueViolation(failure)).toBe(unique);
      expect(isStorageFailure(failure)).toBe(false);
    });

    test("what points to nothing is refused, and is neither", async () => {
      const { db } = await database.open();
      const failure = await failureOf(
        db
          .insertInto("session")
          .values({ ...A_SESSION, id: "s", accountId: "nobody", expiresAtMs: AT_MS })
          .execute(),
      );
      expect([isUniqueViolation(failure), isStorageFailure(failure)]).toEqual([false, false]);
    });

    test("what is no SQL is a bug, not a storage failure", async () => {
      const { db } = await database.open();
      expect(isStorageFailure(await failureOf(sql`selec 1`.execute(db)))).toBe(false);
    });
  });

  describe(`numbers from ${database.name}`, () => {
    test("are numbers: times, counts and sums", async () => {
      const { db } = await database.open();
      await db.insertInto("account").values(account("a")).execute();
      const row = await db
        .selectFrom("account")
        .select((query) => [
          "createdAtMs",
          query.fn.countAll().as("count"),
          query.fn.max("createdAtMs").as("latest"),
        ])
        .groupBy("createdAtMs")
        .execute();
      expect(row).toEqual([{ createdAtMs: AT_MS, count: 1, latest: AT_MS }]);
    });

    test("as many rows as one insert takes are inserted at once", async () => {
      const { db } = await database.open();
      const rows = Array.from({ length: rowsPerInsert(7) }, (_, number) => account(`account-${number}`));
      await db.insertInto("account").values(rows).execute();
      const { count } = await db
        .selectFrom("account")
        .select((query) => query.fn.countAll().as("count"))
        .executeTakeFirstOrThrow();
      expect(count).toBe(4_285);
    });
  });

  describe(`a transaction on ${database.name}`, () => {
    test("that fails leaves nothing behind, the one inside it included", async () => {
      const { db } = await database.open();
      const work = inTransaction(db, async (tx) => {
        await inTransaction(tx, writeTo);
        throw new Error("after the inner one");
      });
      await expect(work).rejects.toThrow("after the inner one");
      expect(await db.selectFrom("setting").selectAll().execute()).toEqual([]);
    });

    test("gives back what the work gives back, and keeps what it wrote", async () => {
      const { db } = await database.open();
      expect(await inTransaction(db, async (tx) => [tx.isTransaction, (await writeTo(tx)).length])).toEqual([
        true,
        1,
      ]);
      expect(await db.selectFrom("setting").selectAll().execute()).toEqual([{ name: "a", value: "b" }]);
    });
  });
}

describe("a storage failure", () => {
  const open = (kind: Connection["kind"]): Promise<FreshDatabase> => {
    const database = databases.find((one) => one.kind === kind);
    if (!database) throw new Error(`${kind} is not among the databases.`);
    return database.open({ file: true });
  };
  const inFolder = (name: string) => join(inject("temporaryFolder"), name);

  test("is a SQLite file that another process keeps locked", async () => {
    const { db, reopen } = await open("sqlite");
    await sql`pragma busy_timeout = 0`.execute(db);
    const failure = await reopen()
      .db.transaction()
      .execute(() => failureOf(writeTo(db)));
    expect(failure).toMatchObject({ code: "SQLITE_BUSY" });
    expect(isStorageFailure(failure)).toBe(true);
  });

  test("is a SQLite file that may only be read", async () => {
    const { url } = await open("sqlite");
    const db = kyselyOver(new SQLite(String(url).slice("sqlite:".length), { readonly: true }));
    closeAfter(() => db.destroy());
    const failure = await failureOf(writeTo(db));
    expect(failure).toMatchObject({ code: "SQLITE_READONLY" });
    expect(isStorageFailure(failure)).toBe(true);
  });

  test("is a full disk", async () => {
    const { db } = await open("sqlite");
    await sql`pragma max_page_count = 1`.execute(db); // SQLite takes the present size where that is more.
    const long = { name: "long", value: "x".repeat(1_000_000) };
    const failure = await failureOf(db.insertInto("setting").values(long).execute());
    expect(failure).toMatchObject({ code: "SQLITE_FULL" });
    expect(isStorageFailure(failure)).toBe(true);
  });

  test("is a folder where the file should be", async () => {
    mkdirSync(inFolder("folder.db"));
    expect(isStorageFailure(await failureOf(() => openSqlite(inFolder("folder.db"))))).toBe(true);
  });

  test("is a file that is no database", async () => {
    writeFileSync(inFolder("letter.db"), "Dear reader, ".repeat(100));
    expect(isStorageFailure(await failureOf(() => openSqlite(inFolder("letter.db"))))).toBe(true);
  });

  test.each(["127.0.0.1", "localhost"])("is a PostgreSQL at %s that does not answer", async (host) => {
    const { db } = connect(`postgres://postgres:password@${host}:1/afterword`);
    closeAfter(() => db.destroy());
    const failure = await failureOf(writeTo(db));
    expect(failure).toMatchObject({ code: "ECONNREFUSED" });
    expect(isStorageFailure(failure)).toBe(true);
  });

  test("is a PostgreSQL that is being stopped", async () => {
    const { db, reopen } = await open("postgres");
    const failure = await failureOf(
      db.connection().execute(async (one) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one);
        const sleep = sql`select pg_sleep(20)`.execute(one);
        sleep.catch(() => {});
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(reopen().db);
        await sleep;
      }),
    );
    expect(failure).toMatchObject({ code: "57P01" });
    expect(isStorageFailure(failure)).toBe(true);
  });

  test("is a PostgreSQL that may only be read", async () => {
    const { db } = await open("postgres");
    const failure = await failureOf(
      db.transaction().execute(async (tx) => {
        await sql`set transaction read only`.execute(tx);
        await writeTo(tx);
      }),
    );
    expect(failure).toMatchObject({ code: "25006" });
    expect(isStorageFailure(failure)).toBe(true);
  });

  test.each([null, undefined, "a string", new Error("something else"), { code: "42601" }])(
    "is not %s",
    (thrown) => {
      expect(isStorageFailure(thrown)).toBe(false);
      expect(isUniqueViolation(thrown)).toBe(false);
    },
  );
});

describe("a PostgreSQL that went away", () => {
  test.each([
    { error: new Error("Connection terminated unexpectedly"), storage: true },
    { error: new Error("Connection terminated due to connection timeout"), storage: true },
    { error: new Error("timeout exceeded when trying to connect"), storage: true },
    { error: Object.assign(new Error("getaddrinfo ENOTFOUND db"), { code: "ENOTFOUND" }), storage: true },
    { error: Object.assign(new Error("admin shutdown"), { code: "57P01" }), storage: true },
    { error: Object.assign(new Error("odd"), { code: "40" }), storage: false },
    { error: new Error("Cannot read properties of undefined"), storage: false },
    { error: "Connection terminated", storage: false },
  ])("$error: storage failure is $storage", ({ error, storage }) => {
    expect(isStorageFailure(error)).toBe(storage);
  });
});
