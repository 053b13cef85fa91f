import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

for (const database of databases) {
  test(`a member replies on ${database.name} and lands on the reply`, async () => {
    const { db } = await database.open();
    const app = await startApp(db);
    const author = await aMember(db, "inkandrain");
    const thread = await aThread(db, author);
    await aReply(db, author, thread.threadId);
    const visitor = await app.signedIn(author);
    const page = await visitor.follow(`/threads/${thread.threadId}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain("So do I.");
  });
}
