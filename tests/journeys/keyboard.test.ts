import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { aMemberWithPassword, PASSWORD } from "./accounts.ts";
import { eventually } from "./eventually.ts";
import { stopOf } from "./hands.ts";
import { hydrated } from "./hydrated.ts";
import { openTab, postArrivedAt } from "./tab.ts";

/** More presses than any page of these journeys has stops. */
const MOST_STOPS = 60;

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test("the keyboard alone signs in, opens a thread and replies, and always sees where it is", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    await aThread(db, await aMember(db, "oatgrass"));
    await aMemberWithPassword(db, "inkandrain");
    const page = await openTab(app, { javaScript });

    await page.goto("/");
    await tabTo(page, "Sign in");
    await page.keyboard.press("Enter");
    await page.waitForURL("/sign-in");
    await tabTo(page, "Your name here");
    await page.keyboard.type("inkandrain");
    await tabTo(page, "Password");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL("/");
    if (javaScript) await hydrated(page);

    await tabTo(page, "Tuesdays at six");
    await page.keyboard.press("Enter");
    await page.waitForURL(/tuesdays-at-six/);
    if (javaScript) await eventually(() => focusIsOn(page, "#main")).toBe(true);
    await tabTo(page, "Your reply");
    await page.keyboard.type("So do I.");
    await tabTo(page, "Reply");
    await page.keyboard.press("Enter");
    await eventually(() => postArrivedAt(page).locator(".prose").textContent()).toContain("So do I.");
    await eventually(() => focusIsOn(page, javaScript ? ".post[data-arrived]" : ".post")).toBe(true);
    await tabTo(page, "Edit what you wrote");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/edit$/);
    if (javaScript) await eventually(() => focusIsOn(page, "#main")).toBe(true);
    await tabTo(page, "Your text");
    await tabTo(page, "Leave it as it was");
  });

  test("the first stop leads past the header", async () => {
    const { db } = await openSqliteDatabase();
    const page = await openTab(await startApp(db), { javaScript });
    await page.goto("/article");
    await page.keyboard.press("Tab");
    expect(await stopOf(page)).toEqual({ name: "Skip to the page", fault: null });
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focusIsIn(page, "main")).toBe(true);
  });
});

/** Presses Tab until the control of this name has the focus. Every stop on the way must be seen to have it. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press("Tab");
    const stop = await stopOf(page);
    expect(stop.fault, stop.name).toBeNull();
    if (stop.name === name) return;
    passed.push(stop.name);
  }
  throw new Error(`Tab did not come to “${name}”. It passed ${passed.join(", ")}.`);
}

const focusIsOn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector);

const focusIsIn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);
