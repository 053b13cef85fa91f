import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { pressTwice } from "./press-twice.ts";
import { openTab, postArrivedAt } from "./tab.ts";

/** A press that comes before React took the page over is the browser's own; both must do, and this one is for React. */
const ready = (page: Page, javaScript: boolean) => (javaScript ? hydrated(page) : Promise.resolve());

const postWith = (page: Page, text: string): Locator => page.locator(".post").filter({ hasText: text });

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test("a thread is started, answered, quoted, edited, withdrawn and put back", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const author = await openTab(app, { as: await aMember(db, "inkandrain"), javaScript });

    await author.goto("/");
    await ready(author, javaScript);
    await author.getByRole("link", { name: "Share your experience" }).first().click();
    await author.getByLabel("Title").fill("Tuesdays at six");
    await author.getByLabel("What happened, and how is it now?").fill("I still look at the **clock**.");
    await author.getByLabel(/How did it end/).selectOption({ label: "Therapist left" });
    await pressTwice(author, author.getByRole("button", { name: "Post", exact: true }));
    await eventually(() => author.url()).toMatch(/\/threads\/\w+\/tuesdays-at-six#post-/);
    await author.getByRole("heading", { name: "Tuesdays at six" }).waitFor();
    await author.getByRole("link", { name: "Therapist left" }).waitFor();
    await author.locator("strong", { hasText: "clock" }).waitFor();
    expect(await db.selectFrom("thread").select("id").where("kind", "<>", "article").execute()).toHaveLength(
      1,
    );

    const other = await openTab(app, { as: await aMember(db, "oatgrass"), javaScript });
    await other.goto(author.url());
    await ready(other, javaScript);
    await other.getByLabel("Your reply").fill("So do I, on Mondays.");
    await pressTwice(other, other.getByRole("button", { name: "Reply", exact: true }));
    await eventually(() => postArrivedAt(other).textContent()).toContain("So do I, on Mondays.");
    await eventually(() => other.getByLabel("Your reply").inputValue()).toBe("");
    expect(await db.selectFrom("post").select("id").where("position", ">", 0).execute()).toHaveLength(1);

    await author.reload();
    await ready(author, javaScript);
    await author.getByRole("link", { name: "Quote what oatgrass wrote" }).click();
    await author.waitForURL(/quote=\w+#reply$/);
    expect(await author.locator("#reply .quote").textContent()).toContain("So do I, on Mondays.");
    await author.getByLabel("Your reply").fill("Mondays must be long.");
    await author.getByRole("button", { name: "Reply", exact: true }).click();
    await eventually(() => postArrivedAt(author).textContent()).toContain("Mondays must be long.");
    expect(await postArrivedAt(author).locator(".quote").textContent()).toContain("oatgrass wrote");

    await postWith(author, "Mondays must be long.")
      .getByRole("link", { name: "Edit what you wrote" })
      .click();
    await author.getByLabel("Your text").fill("Mondays must be very long.");
    await author.getByRole("button", { name: "Save" }).click();
    await eventually(() => postArrivedAt(author).textContent()).toContain("very long");
    expect(await postArrivedAt(author).textContent()).toContain("edited just now");

    const mine = postArrivedAt(author);
    await mine.getByText("Withdraw what you wrote").click();
    await mine.getByRole("button", { name: "Withdraw it" }).click();
    await author.getByText("You withdrew this").waitFor();
    await other.reload();
    await other.getByText("Its author withdrew this.").waitFor();
    expect(await other.content()).not.toContain("very long");

    await author.getByRole("button", { name: "Put it back" }).click();
    await author.getByText("You withdrew this").waitFor({ state: "detached" });
    await other.reload();
    await postWith(other, "Mondays must be very long.").waitFor();
  });

  test("a thread of 45 replies is read by pages, and a post's own address leads to its page", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const member = await aMember(db, "inkandrain");
    const { threadId } = await aThread(db, member);
    const replies = [];
    for (let n = 1; n <= 45; n++) replies.push(await aReply(db, member, threadId, { body: `Reply ${n}.` }));
    const page = await openTab(app, { as: member, javaScript });
    const shown = async () =>
      (await page.locator(".post .prose").allTextContents()).map((text) => text.trim());
    const numbered = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => `Reply ${from + index}.`);

    await page.goto(`/threads/${threadId}`);
    await ready(page, javaScript);
    expect(await shown()).toEqual(["I still look at the clock.", ...numbered(1, 20)]);
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/\?page=2#replies$/);
    await eventually(shown).toEqual(numbered(21, 40));
    await page.getByRole("link", { name: "Next page" }).click();
    await eventually(shown).toEqual(numbered(41, 45));
    expect(await page.getByRole("link", { name: "Next page" }).count()).toBe(0);
    await page.getByRole("link", { name: "Previous page" }).click();
    await eventually(shown).toEqual(numbered(21, 40));

    const own = postWith(page, "Reply 33.");
    await own.locator("time").first().click();
    await page.waitForURL(/\?page=2#post-/);
    await eventually(() => postArrivedAt(page).locator(".prose").textContent()).toContain("Reply 33.");
    await page.goto(`/posts/${replies[43]?.id}`);
    expect(page.url()).toMatch(/\?page=3#post-/);
    expect(await postArrivedAt(page).locator(".prose").textContent()).toContain("Reply 44.");
  });
});
