import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

/** React writes short texts into its buffers and long ones beside them: these are short, and of three bytes a character. */
test("pages are whole wherever a character of several bytes falls: nothing is filled in beside it", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const author = await aMember(db, "inkandrain");
  const { threadId } = await aThread(db, author);
  for (let n = 0; n < 20; n++)
    await aReply(db, author, threadId, { body: `${"x".repeat(n % 3)}${"文".repeat(180)}` });
  const page = await app.guest().follow(`/threads/${threadId}`);
  expect(page.body.match(/文{180}/g)).toHaveLength(20);
  expect(page.body).not.toContain("\0");
});
