import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, inject, test } from "vitest";
import { inviteFirstAdmin, isInvitationOpen } from "#app/workflows/accounts.ts";
import { type Connection, connect } from "#db/connect.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { startServer } from "#tests/support/server-process.ts";

/** Where there is no file yet; and PostgreSQL without a table. */
async function emptyDatabase(database: (typeof databases)[number]): Promise<string> {
  if (database.kind === "sqlite")
    return `sqlite:${join(inject("temporaryFolder"), randomBytes(6).toString("hex"), "new.db")}`;
  return String((await database.open({ unmigrated: true })).url);
}

function openAgain(url: string): Connection["db"] {
  const { db } = connect(url);
  closeAfter(() => db.destroy());
  return db;
}

const openTokens = async (db: Connection["db"], tokens: readonly (string | null)[]) => {
  const open = await Promise.all(tokens.map((token) => isInvitationOpen(db, token ?? "")));
  return open.filter(Boolean).length;
};

for (const database of databases) {
  describe(`two servers that start at once on an empty ${database.name}`, () => {
    test("both serve the one article, and one of their links makes the admin", async () => {
      const url = await emptyDatabase(database);
      const servers = await Promise.all([startServer(url), startServer(url)]);
      for (const { address } of servers) {
        expect((await fetch(`${address}/readyz`)).status).toBe(200);
        expect((await fetch(`${address}/article`)).status).toBe(200);
      }

      const db = openAgain(url);
      const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
      expect(rows.map(({ name }) => name)).toEqual([...new Set(rows.map(({ name }) => name))]);
      expect(await db.selectFrom("article").select(["pinned", "revision"]).execute()).toEqual([
        { pinned: 1, revision: 1 },
      ]);
      expect(await db.selectFrom("articleRevision").select("revision").execute()).toEqual([{ revision: 1 }]);
      expect(await db.selectFrom("thread").select("kind").execute()).toEqual([{ kind: "article" }]);

      const tokens = servers.map(({ adminToken }) => adminToken);
      expect(tokens).toEqual([expect.any(String), expect.any(String)]);
      expect(await openTokens(db, tokens)).toBe(1);
    });

    test("the newest link is the one that works", async () => {
      const url = await emptyDatabase(database);
      const first = await startServer(url);
      const second = await startServer(url);
      expect((await fetch(`${second.address}/first-run/${first.adminToken}`)).status).not.toBe(200);
      expect((await fetch(`${first.address}/first-run/${second.adminToken}`)).status).toBe(200);
    });
  });

  test(`of ten links made at the same moment on ${database.name} one stays open`, async () => {
    const { db } = await database.open();
    const tokens = await Promise.all([...Array(10)].map(() => inviteFirstAdmin(db, Date.now())));
    expect(await openTokens(db, tokens)).toBe(1);
  });
}
