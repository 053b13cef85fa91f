import { startApp } from "#tests/support/app.ts";
import { withApp } from "#tests/support/factors.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { openTab } from "./tab.ts";

/** A forum with a thread by one member, another member, and two moderators. `tab` opens a browser as one of them, or as a guest. */
export async function aModeratedForum(javaScript: boolean) {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const [starter, author] = [await aMember(db, "inkandrain"), await aMember(db, "oatgrass")];
  const moderator = await aMember(db, "lantern-lit", "moderator");
  const colleague = await aMember(db, "harbourlight", "moderator");
  await withApp(db, colleague);
  const { threadId } = await aThread(db, starter);
  const tab = (as?: typeof author) => openTab(app, { as, javaScript });
  return { db, app, starter, author, moderator, colleague, threadId, tab };
}
