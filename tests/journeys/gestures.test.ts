import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aThread, PASSWORD } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { goOnPastCodes } from "./accounts.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { pressTwice } from "./press-twice.ts";
import { openTab } from "./tab.ts";

const ready = (page: Page, javaScript: boolean) => (javaScript ? hydrated(page) : Promise.resolve());
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const isPressed = (page: Page, name: string) => () => button(page, name).first().getAttribute("aria-pressed");
const openedAt = (page: Page) => () => page.evaluate(() => performance.timeOrigin);

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test("a reader finds kind gestures, says what helped, and the author is told how many", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const author = await aMember(db, "inkandrain");
    const body = Array.from({ length: 30 }, (_, n) => `Line ${n} of a long evening.`).join("\n\n");
    const { threadId } = await aThread(db, author, { body });
    const page = await openTab(app, { as: await aMember(db, "oatgrass"), javaScript });
    await page.goto(`/threads/${threadId}/tuesdays-at-six`);
    await ready(page, javaScript);

    await button(page, "I hear you").scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await button(page, "I hear you").click();
    await eventually(isPressed(page, "I hear you")).toBe("true");
    if (javaScript) expect(await page.evaluate(() => scrollY)).toBe(before);
    else expect(page.url()).toContain("#post-");

    await button(page, "I hear you").click();
    await eventually(isPressed(page, "I hear you")).toBe("false");
    const documentBefore = await openedAt(page)();
    await pressTwice(page, button(page, "This helped me"));
    // The answer to the second press is a navigation, and would break off ours.
    if (!javaScript) await eventually(openedAt(page)).not.toBe(documentBefore);
    await page.waitForTimeout(1_000); // Of two presses the other may still be on its way.
    await page.goto(`/threads/${threadId}/tuesdays-at-six`);
    await ready(page, javaScript);
    if ((await isPressed(page, "This helped me")()) === "false") await button(page, "This helped me").click();

    await page.getByText("Which way of coping was it?").click();
    await page.getByLabel("Take care of yourself").check();
    await button(page, "Save").click();
    await page.getByText("It helped with: Take care of yourself").waitFor();
    await page.getByText("It helped with: Take care of yourself").click();
    await page.getByRole("link", { name: "What helped others" }).click();
    await page.getByRole("heading", { name: "Take care of yourself", level: 1 }).waitFor();
    await page.getByRole("link", { name: "“Tuesdays at six”" }).waitFor();

    const own = await openTab(app, { as: author, javaScript });
    await own.goto(`/threads/${threadId}/tuesdays-at-six`);
    await own.getByText("This helped one person").waitFor();
    expect(await own.getByText("hears you").count()).toBe(0);
    expect(await button(own, "I hear you").count()).toBe(0);
  });

  test("a section of the article is written about by somebody who joins afterwards, and leads to what they wrote", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const page = await openTab(app, { javaScript });

    await page.goto("/article#self-care");
    await page.getByRole("link", { name: /^Write about this.*Take care of yourself$/ }).click();
    await page.waitForURL("**/article?section=self-care#reply");
    expect(await page.getByLabel("About “Take care of yourself”").isChecked()).toBe(true);
    await page.getByLabel("Your comment").fill("Toast at the usual time.");
    await button(page, "Post comment").click();
    await page.waitForURL("**/join");
    await page.getByLabel("A name to be known by here").fill("smallfox");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: /^Join/ }).click();
    await goOnPastCodes(page);
    await page.getByText("Toast at the usual time.").first().waitFor();

    await page.getByRole("link", { name: "“Take care of yourself”" }).click();
    await page.getByRole("link", { name: /^One post about this.*Take care of yourself$/ }).click();
    await page.getByRole("heading", { name: "About “Take care of yourself”" }).waitFor();
    expect(await page.locator(".record li").count()).toBe(1);
    await page.getByRole("link", { name: "Start a thread about it" }).click();
    await page.waitForURL("**/threads/new?section=self-care");
    await ready(page, javaScript);
    await page.getByLabel("About “Take care of yourself”").uncheck();
    expect(await page.getByLabel("About “Take care of yourself”").isChecked()).toBe(false);
  });
});
