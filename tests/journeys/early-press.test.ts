import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { hydrated } from "./hydrated.ts";
import { openTab } from "./tab.ts";

test("a press that comes as React begins to take the page over is no fault, and the page is taken over", async () => {
  const { db } = await openSqliteDatabase();
  const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
  const page = await openTab(await startApp(db), { as: await aMember(db, "oatgrass") });
  await pressAsReactBegins(page);
  await page.goto(`/threads/${threadId}/tuesdays-at-six`);
  await hydrated(page);
  expect(await page.evaluate(() => document.documentElement.dataset.presses)).toBe("1");
  await page.getByRole("button", { name: "I hear you", exact: true }).click();
  await page.getByRole("button", { name: "I hear you", pressed: true }).waitFor();
});

/**
 * Presses the page's heading between the moment in which React knows of the page and its first work on it: where a press
 * arrives that was made while the scripts were being read. React puts its work off by a message to itself.
 */
async function pressAsReactBegins(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
      MessagePort.prototype.postMessage = postMessage;
      queueMicrotask(() => {
        document.querySelector("h1")?.click();
        document.documentElement.dataset.presses = "1";
      });
      Reflect.apply(postMessage, this, message);
    };
  });
}
