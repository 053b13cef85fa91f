import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { aNeutralSite } from "./neutral-site.ts";
import { openVisit } from "./tab.ts";

async function aVisit({ javaScript = true, as = "member" as "member" | "guest" } = {}) {
  const { db } = await openSqliteDatabase();
  const elsewhere = await aNeutralSite();
  const app = await startApp(db, { config: { exitUrl: elsewhere } });
  const member = await aMember(db, "inkandrain");
  const { id } = await aThread(db, member);
  const alsoReaches = [new URL(elsewhere).origin];
  const visit = await openVisit(app, { ...(as === "member" ? { as: member } : {}), javaScript, alsoReaches });
  const page = await visit.newPage();
  await page.goto("/article");
  await page.goto(`/posts/${id}`);
  if (javaScript && as === "member") await hydrated(page);
  return { app, db, visit, page, elsewhere };
}

const shift = (page: Page) => page.keyboard.press("Shift");
const leaveLink = (page: Page) => page.locator(".site-leave");

/** Nothing of the forum, whichever page Back leads to; and the way in again. */
async function isClosed(page: Page, app: TestApp) {
  for (const _step of [1, 2]) {
    await page.goBack();
    await page.getByText("This page is closed").waitFor();
    expect(await page.title()).toBe("Closed");
    expect(await page.content()).not.toMatch(/afterword|therap|inkandrain/i);
    expect(page.url()).toContain(app.address);
  }
  await opensAgain(page);
}

async function opensAgain(page: Page) {
  await page.getByText("This page is closed").waitFor();
  await page.getByRole("button", { name: "Open again" }).click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
}

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test("“Leave this page” ends the session, goes to the neutral site, and Back shows nothing", async () => {
    const { app, db, visit, page, elsewhere } = await aVisit({ javaScript });
    await page.locator("summary", { hasText: "You: inkandrain" }).waitFor();
    await page.goto("/guidelines");
    if (javaScript) await hydrated(page);
    await leaveLink(page).click();
    await page.waitForURL(elsewhere);
    expect(await db.selectFrom("session").select("id").execute()).toEqual([]);
    expect((await visit.cookies(app.address)).map(({ name }) => name)).toEqual(["left"]);
    await isClosed(page, app);
  });

  test("the second thing that Tab reaches is the way out", async () => {
    const { page, elsewhere } = await aVisit({ javaScript, as: "guest" });
    await page.goto("/guidelines");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Leave this page");
    await page.keyboard.press("Enter");
    await page.waitForURL(elsewhere);
  });

  test("a tab that says “Notes” says so on every page, until its own titles are wanted again", async () => {
    const { page } = await aVisit({ javaScript });
    await page.goto("/leaving-quickly");
    if (javaScript) await hydrated(page);
    await page.getByRole("button", { name: "“Notes”" }).click();
    await eventually(() => page.title()).toBe("Notes");
    await page.getByRole("link", { name: "Article", exact: true }).click();
    await page.waitForURL("**/article");
    expect(await page.title()).toBe("Notes");
    expect(await page.locator("link[rel=icon]").getAttribute("href")).toBe("/plain.svg");
    await page.goto("/nothing/here");
    expect(await page.title()).toBe("Notes");
    await page.goto("/leaving-quickly");
    await page.getByRole("button", { name: "The page’s title" }).click();
    await eventually(() => page.title()).toBe("Leaving quickly · Afterword");
  });
});

describe.each(["guest", "member"] as const)("a %s presses Shift", (as) => {
  test("three times, is told how often still, and is away", async () => {
    const { app, page, elsewhere } = await aVisit({ as });
    const said = () => page.locator(".leave-said").textContent();
    const pressed = () => page.locator(".leave-count [data-pressed]").count();
    await shift(page);
    expect([await said(), await pressed()]).toEqual(["Press Shift 2 more times to leave this page.", 1]);
    await shift(page);
    expect([await said(), await pressed()]).toEqual(["Press Shift once more to leave this page.", 2]);
    await shift(page);
    await page.waitForURL(elsewhere);
    await page.goBack(); // The page before it: this one's place in the history went to the other site.
    await page.getByText("This page is closed").waitFor();
    expect(new URL(page.url()).pathname).toBe("/article");
    expect(page.url()).toContain(app.address);
  });

  test("while writing capitals, and stays", async () => {
    const { page } = await aVisit({ as });
    for (const key of ["A", "B", "C"]) await page.keyboard.press(`Shift+${key}`);
    await shift(page);
    await shift(page);
    await page.keyboard.press("x");
    expect(await page.locator(".leave-said").textContent()).toBe("Not leaving.");
    expect(await page.locator(".leave-count").isVisible()).toBe(false);
  });
});

test("the page is covered before anybody answers, and stays covered when it comes out of the browser's memory", async () => {
  const { page, visit, app, elsewhere } = await aVisit();
  const shown = await page.evaluate(() => {
    document.querySelector<HTMLElement>(".site-leave")?.click();
    const visible = (name: string) =>
      getComputedStyle(document.querySelector(name) ?? document.body).visibility;
    return [
      document.title,
      visible("main"),
      visible(".site-header"),
      document.querySelector(".leave-said")?.textContent,
    ];
  });
  expect(shown).toEqual(["…", "hidden", "hidden", "Leaving."]);
  await page.waitForURL(elsewhere);

  await visit.clearCookies();
  await page.goto("/article");
  await visit.addCookies([{ name: "left", value: "1", url: app.address }]);
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await page.getByText("This page is closed").waitFor();
});

test("a way out that is cut off is remembered: pages are closed, and whoever opens again is signed out", async () => {
  const { db, page, elsewhere } = await aVisit();
  await page.route("**/leave", (route) => route.abort());
  await leaveLink(page).click();
  await eventually(() => page.title()).not.toContain("Afterword");
  await page.unroute("**/leave");
  await page.goto(elsewhere);
  expect(await db.selectFrom("session").select("id").execute()).toHaveLength(1);
  await page.goto("/article");
  await opensAgain(page);
  expect(await db.selectFrom("session").select("id").execute()).toEqual([]);
});

test("a browser that keeps nothing for the forum leaves as well", async () => {
  const { visit, page, elsewhere } = await aVisit();
  await visit.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
  });
  await page.goto("/article");
  await leaveLink(page).click();
  await page.waitForURL(elsewhere);
});

test("other tabs of the forum leave as well", async () => {
  const { page, visit, elsewhere } = await aVisit();
  const other = await visit.newPage();
  await other.goto("/guidelines");
  await hydrated(other);
  await leaveLink(page).click();
  await other.waitForURL(elsewhere);
  await page.waitForURL(elsewhere);
});
