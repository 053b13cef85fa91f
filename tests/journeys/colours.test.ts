import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab } from "./tab.ts";

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const choose = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const chosen = (page: Page) => page.locator('.theme-choice [aria-pressed="true"]').textContent();

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test.each(["guest", "member"])("a %s chooses the colours, and they stay", async (who) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const as = who === "member" ? await aMember(db, "inkandrain") : undefined;
    const page = await openTab(app, { as, javaScript, colorScheme: "dark" });
    await page.goto("/guidelines");
    if (as && javaScript) await hydrated(page);
    const dark = await paper(page);
    expect(await chosen(page)).toBe("As on this device");
    await page.emulateMedia({ colorScheme: "light" });
    const light = await paper(page);
    expect(light).not.toBe(dark);

    await choose(page, "Dark");
    await eventually(() => chosen(page)).toBe("Dark");
    expect(new URL(page.url()).pathname).toBe("/guidelines");
    await eventually(() => paper(page)).toBe(dark);
    await page.goto("/");
    await eventually(() => paper(page)).toBe(dark);

    await page.emulateMedia({ colorScheme: "dark" });
    await choose(page, "Light");
    await eventually(() => chosen(page)).toBe("Light");
    await eventually(() => paper(page)).toBe(light);
    await choose(page, "As on this device");
    await eventually(() => chosen(page)).toBe("As on this device");
    await eventually(() => paper(page)).toBe(dark);
    expect((await page.context().cookies()).filter(({ name }) => name === "theme")).toEqual([]);
  });
});
