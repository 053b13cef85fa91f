import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { JOINING_WAYS } from "#app/domain/joining.ts";
import { startApp } from "#tests/support/app.ts";
import { PHONE } from "#tests/support/browser.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { looseControls, sidewaysScroll, violations } from "./page-checks.ts";
import { openTab } from "./tab.ts";

/** What Tab comes by on this page, by name or text. */
async function tabbedThrough(page: Page, presses: number): Promise<string[]> {
  const stops: string[] = [];
  for (let n = 0; n < presses; n++) {
    await page.keyboard.press("Tab");
    const stop = () =>
      document.activeElement?.getAttribute("name") ?? document.activeElement?.textContent ?? "";
    stops.push(await page.evaluate(stop));
  }
  return stops;
}

test.each(JOINING_WAYS)("the page for joining is sound where joining is %s", async (joining) => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db, { config: { joining } });
  const page = await openTab(app, { viewport: PHONE });
  await page.goto("/join");
  expect([
    ...(await violations(page)),
    ...(await sidewaysScroll(page)),
    ...(await looseControls(page)),
  ]).toEqual([]);
});

test.each([true, false])(
  "whoever is quick is asked once more and comes in (scripts: %s)",
  async (javaScript) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db, { leastFillingMs: 60_000 });
    const page = await openTab(app, { viewport: PHONE, javaScript });
    await page.goto("/join");
    expect(await page.getByRole("textbox").count()).toBe(1); // The name is a combobox; the hidden field is neither.
    await page.getByLabel("A name to be known by here").fill("quiet-heron");
    const stops = await tabbedThrough(page, 6);
    expect([stops.includes("password"), stops.includes("website")]).toEqual([true, false]);
    await page.getByLabel("Password").fill("a lamp in the hall");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("press Join once more").waitFor();
    expect(await page.getByLabel("A name to be known by here").inputValue()).toBe("quiet-heron");
    await page.getByLabel("Password").fill("a lamp in the hall");
    await page.getByRole("button", { name: "Join" }).click();
    await page.waitForURL(/\/welcome/);
  },
);
