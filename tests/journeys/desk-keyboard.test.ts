import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aReport, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { openTab } from "./tab.ts";

test("a moderator works through the queue by keyboard alone, and can switch the keys off", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const [author, reader] = [await aMember(db, "inkandrain"), await aMember(db, "oatgrass")];
  const moderator = await aMember(db, "lantern-lit", "moderator");
  const { threadId } = await aThread(db, author);
  const posts = [];
  for (const body of ["The first of two.", "The second of two."])
    posts.push(await aReply(db, author, threadId, { body }));
  for (const [at, post] of posts.entries())
    await aReport(db, reader, post.id, { reason: "spam", nowMs: Date.now() - 60_000 + at });

  const desk = await openTab(app, { as: moderator, javaScript: true });
  await desk.goto("/moderation");
  await desk.locator("[data-desk-queue]").waitFor();
  const focused = () => desk.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
  await desk.waitForFunction(() => document.querySelector("[data-desk-queue]"));
  await eventually(async () => {
    await desk.keyboard.press("k");
    return focused();
  }).toMatch(/^\/moderation\/items\//);
  const first = await focused();
  await desk.keyboard.press("j");
  const second = await focused();
  expect(second).not.toBe(first);
  await desk.keyboard.press("k");
  expect(await focused()).toBe(first);
  await desk.keyboard.press("Enter");
  await desk.waitForURL(`**${first}`);

  // The page listens once its script runs; taking what one has already is no mistake. A press that comes before the
  // answer to the last one cuts that off, so each is given time.
  await eventually(async () => {
    await desk.keyboard.press("t");
    return desk
      .getByText("You have this")
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      );
  }).toBe(true);
  expect(await desk.locator(".desk-text[open]").count()).toBe(0);
  await desk.keyboard.press("x");
  await desk.getByText("The first of two.").first().waitFor();
  await desk.keyboard.press("x");
  await eventually(() => desk.locator(".desk-text[open]").count()).toBe(0);
  await desk.keyboard.press("a");
  expect(await desk.evaluate(() => document.activeElement?.textContent)).toBe("Answered kindly");
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Enter"); // Leave it as it is.
  await desk.getByText("Closed", { exact: true }).waitFor();
  await desk.keyboard.press("u");
  await desk.waitForURL("**/moderation");
  await desk.getByText("Nobody has it").waitFor();

  // A letter that is typed is a letter.
  await desk.goto("/moderation/shift");
  await desk.getByLabel("What whoever comes next should know").fill("");
  await desk.keyboard.type("just take it");
  expect(await desk.getByLabel("What whoever comes next should know").inputValue()).toBe("just take it");

  await desk.getByRole("button", { name: "Switch the keys off" }).click();
  await desk.goto("/moderation");
  await desk.locator("[data-desk-queue]").waitFor();
  await desk.waitForTimeout(500);
  await desk.keyboard.press("j");
  expect(await focused()).not.toMatch(/items/);
});
