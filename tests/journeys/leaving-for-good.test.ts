import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { looseControls, sidewaysScroll, violations } from "./page-checks.ts";
import { openTab } from "./tab.ts";

/** What the checks ask of a page they ask by script. */
async function isFine(page: Page, javaScript: boolean): Promise<void> {
  if (!javaScript) return;
  expect([
    ...(await violations(page)),
    ...(await sidewaysScroll(page)),
    ...(await looseControls(page)),
  ]).toEqual([]);
}

async function leave(page: Page, posts: string, when: string): Promise<void> {
  await page.goto("/settings");
  await page.getByRole("link", { name: "Leaving for good" }).click();
  await page.getByLabel(posts).check();
  await page.getByLabel(when).check();
  await page.getByRole("button", { name: "Erase my account" }).click();
}

test.each([true, false])(
  "somebody gives their account up, stays after all, and then goes at once; JavaScript: %s",
  async (javaScript) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const person = await aMember(db, "inkandrain");
    const friend = await aMember(db, "quiet-heron");
    const { threadId } = await aThread(db, friend);
    await aReply(db, person, threadId, { body: "These words stay." });
    await aReply(db, person, threadId, { body: "These words go." });
    const page = await openTab(app, { as: person, javaScript });

    await leave(page, "Erase them", "In seven days");
    await page.getByRole("heading", { name: "A receipt, for later" }).waitFor();
    await isFine(page, javaScript);
    await page.getByRole("link", { name: "Stay after all" }).click();
    await page.getByRole("heading", { name: "You are leaving" }).waitFor();
    await isFine(page, javaScript);
    await page.getByRole("button", { name: "Stay after all" }).click();
    await page.getByText("You stay. Nothing was erased.").waitFor();

    const single = page.getByRole("listitem").filter({ hasText: "These words go." });
    await single.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Remember these choices" }).click();
    await page.getByText("Your choice about these posts is kept.").waitFor();
    await leave(page, "Keep them here", "Now, and for good");
    await page.getByRole("heading", { name: "It is done" }).waitFor();
    await page.getByText("1 post stays").waitFor();
    await isFine(page, javaScript);
    expect(await page.content()).not.toContain("inkandrain");

    await page.goto(`/threads/${threadId}`);
    await page.getByText("These words stay.").waitFor();
    await page.getByText("former member", { exact: true }).first().waitFor();
    await page.getByText("This post is gone.").waitFor();
    expect(await page.content()).not.toMatch(/inkandrain|These words go/);
    await page.getByRole("link", { name: "Sign in" }).first().waitFor();
  },
);
