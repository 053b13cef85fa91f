import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

test("pages are whole wherever a character of several bytes falls: nothing is filled in beside it", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const author = await aMember(db, "inkandrain");
  const { threadId } = await aThread(db, author, { body: "“…” ".repeat(900) });
  for (let n = 0; n < 12; n++)
    await aReply(db, author, threadId, { body: `${"x".repeat(n)} ${"文字”é".repeat(700)}` });
  const page = await app.guest().follow(`/threads/${threadId}`);
  expect(page.status).toBe(200);
  expect(page.body.length).toBeGreaterThan(20_000);
  expect(page.body).not.toContain("\0");
});
