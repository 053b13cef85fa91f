import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { PHONE } from "#tests/support/browser.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab } from "./tab.ts";

const shows = (page: Page, text: string) => page.getByText(text, { exact: true }).isVisible();

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  const ready = (page: Page) => (javaScript ? hydrated(page) : Promise.resolve());

  test("somebody is muted, shown once more and let go of; a thread and a word are hidden", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const robin = await aMember(db, "robin-by-day");
    const thread = await aThread(db, await aMember(db, "oatgrass"), { title: "Tuesdays at six" });
    await aReply(db, robin, thread.threadId, { body: "You should be over it." });
    await aReply(db, robin, thread.threadId, { body: "The clinic has moved.", anonymous: true });
    const page = await openTab(app, { as: await aMember(db, "quiet-heron"), javaScript, viewport: PHONE });

    await page.goto(`/threads/${thread.threadId}/tuesdays-at-six`);
    await ready(page);
    await page.getByText("More what robin-by-day wrote").click();
    await page.getByRole("button", { name: "Mute robin-by-day" }).click();
    await page.getByText("whom you muted").waitFor();
    await eventually(() => shows(page, "You should be over it.")).toBe(false);
    expect(await shows(page, "The clinic has moved.")).toBe(true);
    await page.getByText("whom you muted").click();
    await page.getByText("You should be over it.").waitFor();

    await page.locator("summary", { hasText: "You: " }).click();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("main").getByRole("link", { name: "What you hide" }).click();
    await page.getByLabel("Hide posts and threads with these words").fill("CLINIC");
    await page.getByRole("button", { name: "Save the list" }).click();
    await page.getByText("Saved.").waitFor();
    await page.getByRole("button", { name: "Unmute robin-by-day" }).click();
    await page.getByText("Nobody. You can mute somebody").waitFor();

    await page.goto(`/threads/${thread.threadId}/tuesdays-at-six`);
    await ready(page);
    expect(await shows(page, "You should be over it.")).toBe(true);
    expect(await shows(page, "The clinic has moved.")).toBe(false);
    await page.getByRole("button", { name: "Hide this thread" }).click();
    await page.getByText("You hid this thread.").waitFor();
    await page.getByRole("link", { name: "Threads" }).first().click();
    await page.getByText("Nothing here that you have not hidden").waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Show it again" }).click();
    await page.getByRole("button", { name: "Hide this thread" }).waitFor();
  });
});

test("a guest hides a content note for the visit", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  await aThread(db, await aMember(db, "oatgrass"), { title: "Tuesdays at six", contentNotes: ["death"] });
  const page = await openTab(app, { javaScript: false, viewport: PHONE });
  await page.goto("/");
  await page.getByText("Tuesdays at six").waitFor();
  await page.getByRole("link", { name: "What you hide" }).click();
  await page.getByLabel("Death").check();
  await page.getByRole("button", { name: "Save the notes" }).click();
  await page.getByText("Saved.").waitFor();
  await page.goto("/");
  await page.getByText("Nothing here that you have not hidden").waitFor();
});
