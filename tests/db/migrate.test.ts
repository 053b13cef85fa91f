import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { MIGRATIONS, migrateToLatest, NewerDatabaseError } from "#db/migrate.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { anOlderThread, olderForum } from "#tests/support/older-forum.ts";
import { inTwoThreads } from "./database-thread.ts";

type Migrations = typeof MIGRATIONS;
const ALL = Object.keys(MIGRATIONS);

/** Our tables with their columns, without Kysely's own and those in which SQLite keeps its full-text index. */
async function tablesOf(db: Db): Promise<Record<string, string[]>> {
  const tables = (await db.introspection.getTables()).filter(({ name }) => !/^searchWord(_|$)/.test(name));
  return Object.fromEntries(
    tables.map((table) => [
      table.name,
      table.columns.map((column) => `${column.name}${column.isNullable ? "?" : ""}`).sort(),
    ]),
  );
}

/** Its first statement succeeds, its second cannot. */
const broken: Migrations = {
  ...MIGRATIONS,
  "9999-broken": () => ({
    async up(db: Kysely<unknown>) {
      await db.schema.createTable("halfDone").addColumn("id", "text").execute();
      await sql`insert into "noSuchTable" values (1)`.execute(db);
    },
  }),
};

const longer: Migrations = {
  ...MIGRATIONS,
  "9999-more": () => ({
    up: (db: Kysely<unknown>) => db.schema.createTable("more").addColumn("id", "text").execute(),
  }),
};

for (const database of databases) {
  describe(`migrating ${database.name}`, () => {
    test("an empty database makes every table", async () => {
      const connection = await database.open({ unmigrated: true });
      expect(await migrateToLatest(connection)).toEqual(ALL);
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
      expect(await migrateToLatest(connection, longer)).toEqual(["9999-more"]);
      expect(Object.keys(await tablesOf(connection.db))).toContain("more");
      expect(await connection.db.selectFrom("setting").selectAll().execute()).toEqual([
        { name: "kept", value: "yes" },
      ]);
    });

    test("the database of the first release keeps its posts, and they stand under their authors' names", async () => {
      const connection = await database.open({ unmigrated: true });
      const [, second = ""] = ALL;
      await anOlderThread(await olderForum(connection, second), { posts: 1, body: "Kept." });
      expect(await migrateToLatest(connection)).toEqual(ALL.slice(1));
      const kept = await connection.db
        .selectFrom("post")
        .select(["markdown", "alias", "contentNotes"])
        .execute();
      expect(kept).toEqual([{ markdown: "Kept.", alias: null, contentNotes: "[]" }]);
    });

    test("that fails in its second statement leaves an empty database empty", async () => {
      const connection = await database.open({ unmigrated: true });
      await expect(migrateToLatest(connection, broken)).rejects.toThrow(/noSuchTable/);
      expect(await tablesOf(connection.db)).toEqual({});
      expect(await migrateToLatest(connection)).toEqual(ALL);
    });

    test("that fails in its second statement leaves a used database as it was", async () => {
      const connection = await database.open({ unmigrated: true });
      await migrateToLatest(connection);
      const before = await tablesOf(connection.db);
      await expect(migrateToLatest(connection, broken)).rejects.toThrow(/noSuchTable/);
      expect(await tablesOf(connection.db)).toEqual(before);
      expect(await migrateToLatest(connection, longer)).toEqual(["9999-more"]);
    });

    test("a database of a newer version is refused and left alone", async () => {
      const connection = await database.open({ unmigrated: true });
      await migrateToLatest(connection, longer);
      const before = await tablesOf(connection.db);
      const refusal = await migrateToLatest(connection).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(NewerDatabaseError);
      expect(String(refusal)).toContain("9999-more");
      expect(await tablesOf(connection.db)).toEqual(before);
    });

    test("by two servers that start at once happens once", { repeats: 2 }, async () => {
      const { url, db } = await database.open({ unmigrated: true, file: true });
      const ran = await inTwoThreads("migrate", String(url));
      expect(ran.flat()).toEqual(ALL);
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
  "appeal",
  "appealMessage",
  "article",
  "articleRevision",
  "authenticatorApp",
  "cannedReason",
  "ceremony",
  "dayKey",
  "deskChoice",
  "draft",
  "email",
  "exportJob",
  "exportPart",
  "feedToken",
  "following",
  "gesture",
  "helpCountry",
  "helpedPost",
  "hiddenThread",
  "hidingChoice",
  "invitation",
  "joinInvitation",
  "leaving",
  "leavingException",
  "letter",
  "mailLink",
  "mention",
  "moderationAct",
  "mutedAlias",
  "mutedPerson",
  "newcomer",
  "outbox",
  "passkey",
  "post",
  "postRevision",
  "profile",
  "quietHours",
  "rateLimit",
  "receipt",
  "recoveryCode",
  "relatedThread",
  "report",
  "restingName",
  "reviewItem",
  "reviewTopic",
  "ruleSet",
  "sanction",
  "screening",
  "searchEntry",
  "searchPending",
  "sectionPost",
  "session",
  "setting",
  "staffNote",
  "thread",
  "threadAlias",
];
