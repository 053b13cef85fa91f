import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { migrateToLatest, NewerDatabaseError } from "#db/migrate.ts";
import { migration as foundation } from "#db/migrations/0001-foundation.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { inTwoThreads } from "./database-thread.ts";

type Migrations = NonNullable<Parameters<typeof migrateToLatest>[1]>;

/** Our tables with their columns, without Kysely's own. */
async function tablesOf(db: Db): Promise<Record<string, string[]>> {
  const tables = await db.introspection.getTables();
  return Object.fromEntries(
    tables.map((table) => [
      table.name,
      table.columns.map((column) => `${column.name}${column.isNullable ? "?" : ""}`).sort(),
    ]),
  );
}

/** Its first statement succeeds, its second cannot. */
const broken: Migrations = {
  "0001-foundation": foundation,
  "0002-broken": () => ({
    async up(db: Kysely<unknown>) {
      await db.schema.createTable("halfDone").addColumn("id", "text").execute();
      await sql`insert into "noSuchTable" values (1)`.execute(db);
    },
  }),
};

const longer: Migrations = {
  "0001-foundation": foundation,
  "0002-more": () => ({
    up: (db: Kysely<unknown>) => db.schema.createTable("more").addColumn("id", "text").execute(),
  }),
};

for (const database of databases) {
  describe(`migrating ${database.name}`, () => {
    test("an empty database makes every table", async () => {
      const connection = await database.open({ unmigrated: true });
      expect(await migrateToLatest(connection)).toEqual(["0001-foundation"]);
      expect(Object.keys(await tablesOf(connection.db)).sort()).toEqual(TABLES);
    });

    test("a second time does nothing", async () => {
      const connection = await database.open();
      const before = await tablesOf(connection.db);
      expect(await migrateToLatest(connection)).toEqual([]);
      expect(await tablesOf(connection.db)).toEqual(before);
    });

    test("an older database adds what is new and keeps what people wrote", async () => {
      const connection = await database.open({ unmigrated: true });
      await migrateToLatest(connection);
      await connection.db.insertInto("setting").values({ name: "kept", value: "yes" }).execute();
      expect(await migrateToLatest(connection, longer)).toEqual(["0002-more"]);
      expect(Object.keys(await tablesOf(connection.db))).toContain("more");
      expect(await connection.db.selectFrom("setting").selectAll().execute()).toEqual([
        { name: "kept", value: "yes" },
      ]);
    });

    test("that fails in its second statement leaves an empty database empty", async () => {
      const connection = await database.open({ unmigrated: true });
      await expect(migrateToLatest(connection, broken)).rejects.toThrow(/noSuchTable/);
      expect(await tablesOf(connection.db)).toEqual({});
      expect(await migrateToLatest(connection)).toEqual(["0001-foundation"]);
    });

    test("that fails in its second statement leaves a used database as it was", async () => {
      const connection = await database.open({ unmigrated: true });
      await migrateToLatest(connection);
      const before = await tablesOf(connection.db);
      await expect(migrateToLatest(connection, broken)).rejects.toThrow(/noSuchTable/);
      expect(await tablesOf(connection.db)).toEqual(before);
      expect(await migrateToLatest(connection, longer)).toEqual(["0002-more"]);
    });

    test("a database of a newer version is refused and left alone", async () => {
      const connection = await database.open({ unmigrated: true });
      await migrateToLatest(connection, longer);
      const before = await tablesOf(connection.db);
      const refusal = await migrateToLatest(connection).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(NewerDatabaseError);
      expect(String(refusal)).toContain("0002-more");
      expect(await tablesOf(connection.db)).toEqual(before);
    });

    test("by two servers that start at once happens once", { repeats: 2 }, async () => {
      const { url, db } = await database.open({ unmigrated: true, file: true });
      const ran = await inTwoThreads("migrate", String(url));
      expect(ran.flat()).toEqual(["0001-foundation"]);
      expect(Object.keys(await tablesOf(db)).sort()).toEqual(TABLES);
    });
  });
}

test("both databases have the same tables and columns, and the same ones may be empty", async () => {
  const [first, second] = await Promise.all(
    databases.map(async (database) => tablesOf((await database.open()).db)),
  );
  expect(first).toEqual(second);
});

/** In alphabetical order. */
const TABLES = [
  "account",
  "article",
  "articleRevision",
  "draft",
  "invitation",
  "moderationAct",
  "post",
  "postRevision",
  "rateLimit",
  "report",
  "reviewItem",
  "session",
  "setting",
  "thread",
];
