import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { hydrated } from "./hydrated.ts";
import { openTab } from "./tab.ts";

test("a press or a list of names that does not arrive leaves the page, and what is being typed on it", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
  const page = await openTab(app, {
    as: await aMember(db, "oatgrass"),
    expected: /ERR_FAILED|Failed to load/,
  });
  await page.goto(`/threads/${threadId}/tuesdays-at-six`);
  await hydrated(page);
  await page.route(/\.data|\/thread-names\//, (route) => route.abort());

  const box = page.getByLabel("Your reply");
  await box.pressSequentially("To @ink");
  await page.getByRole("button", { name: "I hear you", exact: true }).click();
  await page.getByText("That did not arrive.").waitFor();
  expect(await box.inputValue()).toBe("To @ink");
  expect(await page.getByRole("button", { name: "I hear you" }).getAttribute("aria-pressed")).toBe("false");

  await page.unroute(/\.data|\/thread-names\//);
  await page.getByRole("button", { name: "I hear you", exact: true }).click();
  await page.getByText("That did not arrive.").waitFor({ state: "detached" });
  await box.pressSequentially("a");
  await page.getByRole("option", { name: "inkandrain" }).click();
  expect(await box.inputValue()).toBe("To @inkandrain ");
});
