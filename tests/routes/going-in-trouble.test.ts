import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { connect } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/schema.ts";
import { expectGone, GOING } from "#tests/server/forum-in-trouble.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { draftRows } from "#tests/support/drafts.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { aMember } from "#tests/support/people.ts";
import type { FreshDatabase } from "#tests/support/test-database.ts";

/** The same database, over a connection that may only read. */
async function readOnly({ kind, url, reopen }: FreshDatabase): Promise<Db> {
  if (kind === "sqlite") {
    const { db } = reopen();
    await sql`pragma query_only = 1`.execute(db);
    return db;
  }
  const address = new URL(url ?? "");
  address.searchParams.set("options", "-c default_transaction_read_only=on");
  const { db } = connect(address.href);
  closeAfter(() => db.destroy());
  return db;
}

const failuresOf = ({ logged }: TestApp): string[] =>
  logged.map((line) => JSON.parse(line)).flatMap(({ level, msg }) => (level >= 50 ? [msg] : []));

for (const database of databases) {
  describe(`on ${database.name}`, () => {
    test.each(GOING)("a database that takes no writes keeps nobody from $how", async (going) => {
      const fresh = await database.open({ file: true });
      const app = await startApp(await readOnly(fresh), { pinArticle: false });
      const visitor = app.guest();
      visitor.takeCookie(await sessionFor(fresh.db, await aMember(fresh.db, "inkandrain")));
      visitor.cookies.set("draft", "d".repeat(43));
      const session = visitor.cookies.get("session") ?? "";
      expectGone(await going.go(visitor), going);
      expect(visitor.cookies.has("session")).toBe(false);
      expect(failuresOf(app)).toEqual(Array(2).fill("forgetting a browser failed"));
      expect(app.logged.join("")).not.toContain(session);
    });

    test.each(GOING)("nor does one without its sessions, and drafts go all the same: $how", async (going) => {
      const fresh = await database.open({ unmigrated: true });
      await migrateToLatest(fresh);
      const { db } = fresh;
      const app = await startApp(db);
      const visitor = app.guest();
      await visitor.post("/article", { body: "Written before signing in." });
      visitor.takeCookie(await sessionFor(db, await aMember(db, "inkandrain")));
      await db.schema.alterTable("session").renameTo("lost").execute();
      expect((await visitor.get("/settings")).status).toBe(500);
      expectGone(await going.go(visitor), going);
      expect(failuresOf(app)).toContain("forgetting a browser failed");
      expect(await draftRows(db)).toEqual([]);
    });
  });
}
