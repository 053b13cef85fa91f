import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { goOnPastCodes, PASSWORD } from "./accounts.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab, postArrivedAt } from "./tab.ts";

const PHONE = { width: 360, height: 740 };

describe.each([true, false])("on a phone, with JavaScript: %s", (javaScript) => {
  const ready = (page: Page) => (javaScript ? hydrated(page) : Promise.resolve());
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole("main").getByRole("button", { name }).click();

  test("somebody hides their name, says what they need, is found and answered, and narrows who reads", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const author = await openTab(app, { as: await aMember(db, "inkandrain"), javaScript, viewport: PHONE });
    await author.goto("/threads/new");
    await ready(author);
    await author.getByLabel("Title").fill("By phone");
    await author.getByLabel("What happened, and how is it now?").fill("The line was bad.");
    await author.getByLabel("How did it end?").selectOption({ label: "Money or insurance" });
    await author.getByLabel("How long ago?").selectOption({ label: "Longer" });
    await author.getByLabel("What do you hope for?").selectOption({ label: "Just listen" });
    await author.locator("summary", { hasText: "Content note" }).click();
    await author.getByLabel("Death").check();
    await author.getByLabel("Post anonymously").check();
    await press(author, "Post");
    await eventually(() => author.url()).toMatch(/\/by-phone#post-/);
    const alias = await postArrivedAt(author).locator("header strong").textContent();
    expect(alias).toMatch(/^[A-Z]\w+ [A-Z]\w+$/);
    const path = new URL(author.url()).pathname;

    const guest = await openTab(app, { viewport: PHONE });
    await guest.goto("/endings/money");
    await guest.getByText("Narrow the list").click();
    await guest.getByLabel("How long ago").selectOption({ label: "Longer" });
    await guest.getByLabel("Hoping for").selectOption({ label: "Just listen" });
    await press(guest, "Show");
    await guest.waitForURL("/endings/money?since=longer&hope=just-listen");
    await guest.getByText("Content note: Death").waitFor();
    expect(await guest.content()).not.toContain("The line was bad.");
    await guest.getByRole("link", { name: "By phone" }).click();
    await guest.getByText(`${alias} hopes you’ll just listen, without advice.`).waitFor();
    expect(await guest.getByText("The line was bad.").isVisible()).toBe(false);
    await guest.getByText("Content note: Death").click();
    expect(await guest.getByText("The line was bad.").isVisible()).toBe(true);
    expect(await guest.content()).not.toContain("inkandrain");

    const other = await openTab(app, { as: await aMember(db, "oatgrass"), javaScript, viewport: PHONE });
    await other.goto(path);
    await ready(other);
    await other.getByLabel("Your reply").fill("I am reading.");
    await press(other, "Reply");
    await eventually(() => postArrivedAt(other).textContent()).toContain("I am reading.");

    await author.goto(path);
    await ready(author);
    expect(await author.getByLabel(`Post as ${alias}, anonymously`).isChecked()).toBe(true);
    await author.getByLabel("Your reply").fill("Thank you.");
    await press(author, "Reply");
    await eventually(() => postArrivedAt(author).locator("header strong").textContent()).toBe(alias);
    await other.reload();
    await other.getByText("started this thread").waitFor();
    expect(await other.content()).not.toContain("inkandrain");

    await author.goto(path);
    await ready(author);
    await author.getByRole("link", { name: /^Edit/ }).first().click();
    await author.getByText("search engines and archives may keep a copy").waitFor();
    await author.getByLabel("Members", { exact: true }).check();
    await press(author, "Save");
    await author.getByText("Members only").waitFor();
    expect((await guest.goto(path))?.status()).toBe(404);
    await other.reload();
    await other.getByText("Members only").waitFor();
  });

  test("a guest writes a letter to nobody, joins to keep it, and shares it without replies", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const page = await openTab(app, { javaScript, viewport: PHONE });
    await page.goto("/article#letter");
    await page.getByRole("link", { name: "a quiet page for it here" }).click();
    expect(await page.getByLabel("Only me").isChecked()).toBe(true);
    await page.getByLabel("Title").fill("Dear M.");
    await page.getByLabel("Your letter").fill("You never saw the garden.");
    await press(page, "Keep the letter");
    await eventually(() => page.url()).toMatch(/\/join$/);
    const name = await page.getByLabel("A name to be known by here").inputValue();
    await page.getByLabel("Password").fill(PASSWORD);
    await press(page, /^Join/);
    await goOnPastCodes(page);
    await page.getByText("Only you can read this").waitFor();
    await page.getByText("would rather have no replies").first().waitFor();
    const path = new URL(page.url()).pathname;

    const guest = await openTab(app, { viewport: PHONE });
    expect((await guest.goto(path))?.status()).toBe(404);
    await guest.goto("/letters");
    expect(await guest.content()).not.toContain("Dear M.");

    await ready(page);
    await page.getByRole("link", { name: /^Edit/ }).click();
    await page.getByLabel("Everyone").check();
    await press(page, "Save");
    await eventually(() => page.url()).toContain("#post-");
    await guest.goto("/letters");
    await guest.getByRole("link", { name: "Dear M." }).click();
    await guest.getByText("You never saw the garden.").waitFor();
    await guest.getByText(`${name} would rather have no replies`).waitFor();
    expect(await guest.getByLabel("Your reply").count()).toBe(0);
  });
});
