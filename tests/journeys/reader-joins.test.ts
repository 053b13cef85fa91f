import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { goOnPastCodes, PASSWORD } from "./accounts.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { pressTwice } from "./press-twice.ts";
import { openTab, postArrivedAt } from "./tab.ts";

const WORDS = "I kept the hour free until March.\n\nThen I noticed that I had not.";

async function toTheArticle(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "I Miss My Therapist: Is It Normal?" }).click();
  await page.waitForURL("/article");
}

async function writeAndPost(page: Page, text: string, { presses = 1 } = {}): Promise<void> {
  await page.getByLabel("Your comment").fill(text);
  await press(page, "Post comment", presses);
  await eventually(() => page.url()).toMatch(/\/join$/);
}

async function join(page: Page, { presses = 1 } = {}): Promise<string> {
  const name = page.getByLabel("A name to be known by here");
  const suggested = await name.inputValue();
  expect(suggested).not.toBe("");
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Join and post", presses);
  return suggested;
}

for (const database of databases) {
  describe.each([true, false])(`a reader on ${database.name}, JavaScript: %s`, (javaScript) => {
    test("reads, comments as a guest, joins, and lands on that very comment", async () => {
      const { db } = await database.open();
      const page = await openTab(await startApp(db), { javaScript });
      const comments = () => db.selectFrom("post").select(["id", "markdown", "status"]).execute();

      await toTheArticle(page);
      await page.getByText("On this page").first().click();
      await page.getByRole("link", { name: "What missing them can feel like" }).first().click();
      await eventually(() => page.url()).toMatch(/#what-it-feels-like$/);
      expect(await isInView(page.locator("#what-it-feels-like"))).toBe(true);

      await writeAndPost(page, WORDS, { presses: 2 });
      await page.getByText("words are safe").waitFor();
      expect(await comments()).toEqual([]);

      const name = await join(page, { presses: 2 });
      await goOnPastCodes(page);
      await eventually(() => page.url()).toMatch(/\/article#post-/);
      const posted = postArrivedAt(page);
      await posted.getByText("I kept the hour free until March.").waitFor();
      await posted.getByRole("link", { name, exact: true }).waitFor();
      await eventually(() => isInView(posted)).toBe(true);
      expect(await comments()).toEqual([{ id: expect.any(String), markdown: WORDS, status: "published" }]);
      expect(await db.selectFrom("account").select("handle").execute()).toEqual([{ handle: name }]);

      if (javaScript) await hydrated(page);
      await page.goBack();
      if (javaScript) await hydrated(page);
      await page.goForward();
      await page.goto("/article");
      expect(await page.getByText("I kept the hour free until March.").count()).toBe(1);
      expect(await page.getByLabel("Your comment").inputValue()).toBe("");
      expect(await comments()).toHaveLength(1);
    });
  });
}

test.each([true, false])(
  "a guest who goes back from joining finds the text, and what is sent again is one post (JavaScript: %s)",
  async (javaScript) => {
    const { db } = await openSqliteDatabase();
    const page = await openTab(await startApp(db), { javaScript });
    await toTheArticle(page);
    await writeAndPost(page, WORDS);
    await page.goBack();
    expect(await page.getByLabel("Your comment").inputValue()).toBe(WORDS);
    await writeAndPost(page, `${WORDS} And then it was spring.`);
    await join(page);
    await goOnPastCodes(page);
    await eventually(() => page.url()).toMatch(/\/article#post-/);
    const posts = await db.selectFrom("post").select("markdown").execute();
    expect(posts).toEqual([{ markdown: `${WORDS} And then it was spring.` }]);
  },
);

function press(page: Page, name: string, presses: number): Promise<void> {
  const button = page.getByRole("button", { name });
  return presses === 1 ? button.click() : pressTwice(page, button);
}

const isInView = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
