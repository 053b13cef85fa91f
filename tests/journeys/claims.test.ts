import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { anItem } from "#tests/support/desk.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab } from "./tab.ts";

test("an item is given back by whoever leaves its page, by a link or for good, and no other is", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const author = await aMember(db, "inkandrain");
  const moderator = await aMember(db, "lantern-lit", "moderator");
  const { threadId, id } = await aThread(db, author);
  const reply = await aReply(db, author, threadId);
  const [first, other] = [await anItem(db, moderator, id), await anItem(db, moderator, reply.id)];
  const held = async () =>
    (await db.selectFrom("reviewItem").select("id").where("claimedBy", "=", moderator.id).execute()).map(
      (item) => item.id,
    );
  const takes = async (tab: Awaited<ReturnType<typeof openTab>>, itemId: string) => {
    await tab.goto(`/moderation/items/${itemId}`);
    await tab.getByRole("button", { name: "Take it" }).click();
    await tab.getByText("You have this").waitFor();
    await hydrated(tab); // Without scripts it ends by itself.
    expect(await held()).toEqual([itemId]);
  };

  const desk = await openTab(app, { as: moderator });
  await takes(desk, first);
  await desk.getByRole("link", { name: "Back to the queue" }).click();
  await eventually(held).toEqual([]);

  await takes(desk, first);
  const second = await openTab(app, { as: moderator });
  await takes(second, other); // What the first tab had is given back by this.
  await desk.getByRole("link", { name: "Back to the queue" }).click();
  await desk.getByRole("heading", { name: "What waits for a moderator" }).waitFor();
  await desk.goto("/threads"); // Whatever the old tab had to say has been said by now.
  expect(await held()).toEqual([other]);
  await second.goto("/threads");
  await eventually(held).toEqual([]);
}, 60_000);
