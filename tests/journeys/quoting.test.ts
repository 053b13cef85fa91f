import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { placeOf } from "./place.ts";
import { openTab, postArrivedAt } from "./tab.ts";

const BODY = "I still look at the **clock** on Tuesdays. By Dr Meadowlark, it was at six.";

async function open(javaScript: boolean) {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const author = await aMember(db, "inkandrain");
  const { threadId } = await aThread(db, author, { body: BODY });
  const anonymous = await aReply(db, await aMember(db, "small-fox"), threadId, { anonymous: true });
  const post = await db.selectFrom("post").select("alias").where("id", "=", anonymous.id).executeTakeFirst();
  const tab = async (as: typeof author) => {
    const page = await openTab(app, { as, javaScript });
    await page.goto(`/threads/${threadId}`);
    if (javaScript) await hydrated(page);
    return page;
  };
  return { db, tab, author, reader: await aMember(db, "oatgrass"), alias: post?.alias ?? "" };
}

/** As a finger or a mouse would. */
const select = (page: Page, within: string, from: number, to: number) =>
  page.locator(within).evaluate(
    (element, [start, end]) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let at = 0;
      for (let node = text.nextNode(); node; node = text.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (start >= at && start <= at + length) range.setStart(node, start - at);
        if (end >= at && end <= at + length) range.setEnd(node, end - at);
        at += length;
      }
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
    },
    [from, to] as const,
  );

const QUOTED = "look at the clock on Tuesdays";

test("selected words are quoted with the keyboard alone, and nothing on the page moves", async () => {
  const { tab, reader } = await open(true);
  const page = await tab(reader);
  const start = "I still ".length;
  const before = await placeOf(page.locator(".post-actions").first());
  await page.locator(".opening .prose").click({ position: { x: 5, y: 5 } });
  await select(page, ".opening .prose", start, start + QUOTED.length);
  const quote = page.getByRole("button", { name: "Quote this" });
  await quote.waitFor();
  expect(await placeOf(page.locator(".post-actions").first())).toEqual(before);
  const isReached = () => quote.evaluate((button) => document.activeElement === button);
  for (let tabs = 0; tabs < 4 && !(await isReached()); tabs++) await page.keyboard.press("Tab"); // Past the byline.
  expect(await isReached()).toBe(true);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\?quote=\w+#reply$/);
  expect(page.url()).not.toContain("clock");
  await eventually(() => page.getByLabel("The words you mean").inputValue()).toBe(QUOTED);
  await page.getByLabel("Your reply").fill("So do I.");
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await eventually(() => postArrivedAt(page).locator(".quote blockquote").textContent()).toBe(QUOTED);
});

test("names are offered at an @, moved through with the keys, and chosen", async () => {
  const { tab, reader, alias } = await open(true);
  const page = await tab(reader);
  const box = page.getByLabel("Your reply");
  const offered = () => page.getByRole("option").allTextContents();
  await box.pressSequentially("Thank you @");
  const expected = [alias, "inkandrain"]
    .toSorted()
    .map((name) => (name === alias ? `${name} anonymous here` : name));
  await eventually(offered).toEqual(expected);
  await box.pressSequentially("ink");
  await eventually(offered).toEqual(["inkandrain"]);
  await box.press("Enter"); // Nothing is chosen yet, so it is the end of a line.
  expect(await box.inputValue()).toBe("Thank you @ink\n");
  await box.press("Backspace");
  await eventually(offered).toEqual(["inkandrain"]);
  await box.press("ArrowDown");
  const active = await box.getAttribute("aria-activedescendant");
  expect(await page.getByRole("option", { selected: true }).getAttribute("id")).toBe(active);
  await box.press("Enter");
  expect(await box.inputValue()).toBe("Thank you @inkandrain ");
  await box.pressSequentially(`and @${alias.slice(0, 3).toLowerCase()}`);
  await page.getByRole("option", { name: alias }).click();
  expect(await box.inputValue()).toBe(`Thank you @inkandrain and @${alias} `);
  await box.pressSequentially("@");
  await page.getByRole("listbox").waitFor();
  await box.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await eventually(() => postArrivedAt(page).locator("a.mention").textContent()).toBe("@inkandrain");
  expect(await postArrivedAt(page).locator("span.mention").textContent()).toBe(`@${alias}`);
});

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test("a part is quoted by copying it, the post is edited, and its earlier version is deleted", async () => {
    const { db, tab, author, reader } = await open(javaScript);
    const page = await tab(reader);
    await page.getByRole("link", { name: "Quote what inkandrain wrote" }).click();
    await page.waitForURL(/quote=\w+#reply$/);
    await page.getByText("Quote only a part of it").click();
    await page.getByLabel("The words you mean").fill("Dr Meadowlark");
    await page.getByLabel("Your reply").fill("@inkandrain, so do I.");
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await eventually(() => postArrivedAt(page).locator(".quote blockquote").textContent()).toBe(
      "Dr Meadowlark",
    );

    const own = await tab(author);
    await own.locator(".opening").getByRole("link", { name: "Edit what you wrote" }).click();
    await own.getByLabel("Your text").fill(BODY.replace("Dr Meadowlark", "Dr M."));
    await own.getByRole("button", { name: "Save", exact: true }).click();
    await own.locator(".opening").getByRole("link", { name: "edited" }).click();
    await own.getByRole("heading", { name: "Earlier versions" }).waitFor();
    expect(await own.locator("del").first().textContent()).toContain("Meadowlark");
    await page.reload();
    expect(await page.content()).not.toContain("Meadowlark");

    await own.getByText("Delete all earlier versions…").click();
    await own.getByRole("button", { name: "Delete all earlier versions" }).click();
    await own.getByText("It is deleted. If somebody reported it").waitFor();
    expect(await own.content()).not.toContain("Meadowlark");
    expect(await db.selectFrom("postRevision").select("revision").execute()).toEqual([]);
  });
});
