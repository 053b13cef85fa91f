import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inviteFirstAdmin } from "#app/workflows/accounts.ts";
import { startApp } from "#tests/support/app.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { goOnPastCodes, PASSWORD, setUpApp } from "./accounts.ts";
import { openTab } from "./tab.ts";

const source = (page: Page) => page.getByLabel("The article in Markdown");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test.each([true, false])(
  "whoever opens the first-run link edits the article, and brings an old version back (JavaScript: %s)",
  async (javaScript) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const page = await openTab(app, { javaScript });
    const token = await inviteFirstAdmin(db, Date.now());

    await page.goto(`/first-run/${token}`);
    await page.getByLabel("A name to be known by here").fill("orchardgate");
    await page.getByLabel("Password").fill(PASSWORD);
    await press(page, "Join");
    await goOnPastCodes(page);
    await page.getByRole("heading", { name: "Before the desk opens" }).waitFor();
    await setUpApp(page);
    await page.getByText("Your app works.").waitFor();
    expect(await db.selectFrom("account").select(["handle", "role"]).execute()).toEqual([
      { handle: "orchardgate", role: "admin" },
    ]);
    expect((await page.request.get(`/first-run/${token}`)).status()).toBe(404);

    await page.goto("/article");
    await page.getByRole("link", { name: "Edit the article" }).click();
    const first = await source(page).inputValue();
    const second = first.replace("Yes.", "Yes. It is.");
    await source(page).fill(second);
    await press(page, "Preview");
    await page.getByRole("heading", { name: "Preview" }).waitFor();
    await page.getByText("Yes. It is.", { exact: true }).waitFor();
    expect(await source(page).inputValue()).toBe(second);

    const broken = second.replace("---\n", "");
    await source(page).fill(broken);
    await press(page, "Save and publish");
    await page.getByText("The file does not start with front matter").waitFor();
    expect(await source(page).inputValue()).toBe(broken);
    expect(await (await page.request.get("/article")).text()).not.toContain("Yes. It is.");

    await source(page).fill(second);
    await press(page, "Save and publish");
    await page.getByText("Yes. It is.", { exact: true }).waitFor();

    await page.getByRole("link", { name: "Its history" }).click();
    await page.getByRole("link", { name: /^Version 2/ }).waitFor();
    await page.getByRole("link", { name: /^Version 1/ }).click();
    await page.getByText("Below is the text of version 1.").waitFor();
    expect(await source(page).inputValue()).toBe(first);
    await press(page, "Save and publish");
    await page.waitForURL("/article");
    await page.getByText("Yes.", { exact: true }).waitFor();
    const revisions = await db.selectFrom("articleRevision").select(["revision", "source"]).execute();
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(revisions[2]?.source).toBe(revisions[0]?.source);
  },
);
