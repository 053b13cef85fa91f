import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { NO_REF } from "#app/domain/draft-ref.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { saveDraft } from "#app/workflows/save-draft.ts";
import { mutePerson } from "#db/queries/hiding.ts";
import { startApp } from "#tests/support/app.ts";
import { PHONE } from "#tests/support/browser.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { indexAll } from "#tests/support/searching.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab, postArrivedAt } from "./tab.ts";

/** A reader with a letter and a draft, among what others wrote, of whom they have muted one. */
async function aLibrary() {
  const { db } = await openSqliteDatabase();
  const reader = await aMember(db, "quiet-heron");
  const author = await aMember(db, "oatgrass");
  const muted = await aMember(db, "robin-by-day");
  const money = { ending: "money" } as const;
  const { threadId } = await aThread(db, author, { title: "Tuesdays at six", nowMs: 1_000 });
  await aReply(db, muted, threadId, { body: "Buy another clock.", nowMs: 2_000 });
  const room = await aThread(db, author, {
    ...money,
    title: "The waiting room",
    body: "No clock.",
    nowMs: 3_000,
  });
  const said = await aReply(db, author, room.threadId, { body: "I bought a clock of my own.", nowMs: 4_000 });
  await aThread(db, author, { ...money, title: "A cheaper room", body: "I wait in it.", nowMs: 5_000 });
  await aThread(db, muted, { ...money, title: "Rooms and clocks", body: "A waiting room.", nowMs: 6_000 });
  const letter = { kind: "letter", audience: "only-me", title: "Dear M." } as const;
  await aThread(db, reader, { ...letter, body: "Your clock was slow.", nowMs: 7_000 });
  await changeGesture(db, { actor: reader, postId: said.id, kind: "helped", act: "give", nowMs: 8_000 });
  await mutePerson(db, reader.id, muted.id, 9_000);
  const draft = { path: `/threads/${threadId}`, fields: [["body", "My clock has stopped."]] } as const;
  const whose = {
    owner: { kind: "member", key: reader.id },
    ref: NO_REF,
    sent: false,
    mayAdd: true,
  } as const;
  await saveDraft(db, { ...draft, ...whose, nowMs: Date.now() });
  await indexAll(db);
  return { db, reader };
}

const titlesIn = (page: Page, heading: string) =>
  page
    .locator("section", { has: page.getByRole("heading", { name: heading, level: 2 }) })
    .getByRole("heading", { level: 3 })
    .allTextContents();

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  const ready = (page: Page) => (javaScript ? hydrated(page) : Promise.resolve());

  test("a member searches by word and by filter, finds what is theirs apart, and reads on from a hit", async () => {
    const { db, reader } = await aLibrary();
    const app = await startApp(db);
    const page = await openTab(app, { as: reader, javaScript, viewport: PHONE });
    await page.goto("/");
    await ready(page);
    await page.getByRole("link", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("clocks");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=clocks/);
    await page.getByRole("heading", { name: "Newest first" }).waitFor();
    expect(await titlesIn(page, "Yours")).toEqual(["Dear M."]);
    expect(await titlesIn(page, "Your drafts")).toEqual(["A reply in “Tuesdays at six”"]);
    const all = ["The waiting room", "The waiting room", "Tuesdays at six"];
    expect(await titlesIn(page, "Newest first")).toEqual(all);
    expect(await page.locator("mark").allTextContents()).toEqual(Array(5).fill("clock"));

    await page.getByText("Narrow the search").click();
    await page.getByLabel("How it ended").selectOption({ label: "Money or insurance" });
    await page.getByLabel("It helped somebody").check();
    await page.getByRole("button", { name: "Show what fits" }).click();
    await page.waitForURL(/ending=money.*helped=yes/);
    await eventually(() => titlesIn(page, "Newest first")).toEqual(["The waiting room"]);
    expect(await page.getByLabel("It helped somebody").isChecked()).toBe(true);

    await page.getByRole("main").getByRole("link", { name: "The waiting room" }).click();
    await eventually(() => postArrivedAt(page).textContent()).toContain("I bought a clock of my own.");
    const related = page.locator("section", { hasText: "A cheaper room" }).last();
    await related.getByRole("link", { name: "A cheaper room" }).waitFor();
    expect(await page.getByText("Rooms and clocks").count()).toBe(0);

    await page.goBack();
    await page.getByRole("link", { name: "Leave out: Money or insurance" }).click();
    await page.waitForURL(/^(?!.*ending).*helped=yes/);
    await eventually(() => titlesIn(page, "Newest first")).toEqual(["The waiting room"]);
    await page.getByRole("link", { name: "Search everything again" }).click();
    await page.getByRole("link", { name: "A reply in “Tuesdays at six”" }).click();
    await page.getByText("Buy another clock.").waitFor({ state: "attached" });
    expect(await page.getByLabel("Your reply").inputValue()).toBe("My clock has stopped.");
  });
});

test("whoever searches too often is told so, and the words stay in the box", async () => {
  const { db, reader } = await aLibrary();
  const app = await startApp(db, { config: { rateLimitScale: 0.005 } }); // Once.
  const page = await openTab(app, { as: reader, viewport: PHONE, expected: /429/ });
  await page.goto("/search");
  await hydrated(page);
  for (const words of ["clock", "waiting room"]) {
    await page.getByRole("searchbox").fill(words);
    await page.keyboard.press("Enter");
    await page.waitForURL(`/search?q=${words.replace(" ", "+")}*`);
  }
  await page.getByRole("alert").getByText("a lot in a short time").waitFor();
  expect(await page.getByRole("searchbox").inputValue()).toBe("waiting room");
});
