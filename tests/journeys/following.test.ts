import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab } from "./tab.ts";

async function aConversation() {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db, { live: { everyMs: 50 } });
  const reader = await aMember(db, "quiet-heron");
  const author = await aMember(db, "inkandrain");
  const { threadId } = await aThread(db, author, { body: "A long text.\n\n".repeat(60) });
  return { db, app, reader, author, threadId };
}

describe("a member who follows a thread", () => {
  test("sees that replies have come, and has them on the page when they like; nothing moves by itself", async () => {
    const { db, app, reader, author, threadId } = await aConversation();
    await aReply(db, author, threadId, { body: "The first." });
    const page = await openTab(app, { as: reader });
    await page.goto(`/threads/${threadId}`);
    await hydrated(page);
    await page.evaluate(() => window.scrollTo(0, 300));
    await page.getByLabel("Your reply").evaluate((box: HTMLTextAreaElement) => {
      box.value = "Half a sentence";
    });
    const height = () => page.evaluate(() => [window.scrollY, document.documentElement.scrollHeight]);
    const before = await height();
    const [second, third] = [
      await aReply(db, author, threadId, { body: "The second." }),
      await aReply(db, author, threadId, { body: "The third." }),
    ];
    const button = page.getByRole("status").getByRole("button", { name: "2 new replies" });
    await button.waitFor();
    expect(await height()).toEqual(before);
    await button.evaluate((element: HTMLButtonElement) => element.click()); // Playwright itself would scroll.
    await page.locator(`#post-${third.id}`).waitFor();
    await button.waitFor({ state: "detached" });
    expect((await height())[0]).toBe(before[0]);
    expect(await page.getByLabel("Your reply").inputValue()).toBe("Half a sentence");
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe(`post-${second.id}`);
    await aReply(db, author, threadId, { body: "The fourth." });
    await page.getByRole("button", { name: "1 new reply" }).waitFor();
  });

  test("on a full page is led to the next one", async () => {
    const { db, app, reader, author, threadId } = await aConversation();
    for (let n = 0; n < 20; n++) await aReply(db, author, threadId, { body: `Reply ${n}.` });
    const page = await openTab(app, { as: reader });
    await page.goto(`/threads/${threadId}`);
    await hydrated(page);
    await aReply(db, author, threadId, { body: "On page two." });
    await page.getByRole("link", { name: "1 new reply" }).click();
    await page.waitForURL(/\?page=2#replies$/);
    await page.getByText("On page two.").waitFor();
  });

  test.each([true, false])(
    "is told, led to what is new, and says that it is enough (JavaScript: %s)",
    async (javaScript) => {
      const { db, app, reader, author, threadId } = await aConversation();
      const page = await openTab(app, { as: reader, javaScript });
      await page.goto(`/threads/${threadId}`);
      if (javaScript) await hydrated(page);
      await page.getByRole("button", { name: "Watch this thread" }).click();
      await page.getByText("You are told of new replies here.").waitFor();
      await page.goto("/help-now");
      const reply = await aReply(db, author, threadId, { body: "Something new." });
      await page.reload();
      if (javaScript) await hydrated(page);
      await page.getByRole("link", { name: /^Notifications \(1/ }).click();
      await page.getByRole("link", { name: "1 new reply in “Tuesdays at six”" }).click();
      await page.waitForURL(new RegExp(`#post-${reply.id}$`));
      await page.getByText("Since you were here").waitFor();
      await page.getByRole("link", { name: "Notifications", exact: true }).waitFor();
      await page.getByRole("button", { name: "Stop watching" }).click();
      await page.getByRole("button", { name: "Watch this thread" }).waitFor();
      await aReply(db, author, threadId);
      await page.goto("/notifications");
      await page.getByText("Nothing new.").waitFor();
    },
  );
});
