import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { aMemberWithPassword, endAllSessions, goOnPastCodes, signInByForm } from "./accounts.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab, postArrivedAt } from "./tab.ts";

const LONG = Array.from({ length: 40 }, (_, n) => `Paragraph ${n + 1}: what I would say on a Tuesday.`).join(
  "\n\n",
);

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test("a long reply survives a session that ended meanwhile, and is posted once at sign-in", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const member = await aMemberWithPassword(db, "inkandrain");
    const { threadId } = await aThread(db, await aMember(db, "oatgrass"));
    const page = await openTab(app, { as: member, javaScript });
    await page.goto(`/threads/${threadId}`);
    if (javaScript) await hydrated(page);
    await page.getByLabel("Your reply").fill(LONG);
    await endAllSessions(db);
    await page.getByRole("button", { name: "Reply", exact: true }).click();

    await page.waitForURL(/\/sign-in/);
    await page.getByText("words are safe").waitFor();
    await signInByForm(page, "inkandrain");
    await page.waitForURL(/#post-/);
    await postArrivedAt(page).getByText("Paragraph 40").waitFor();
    const posts = await db.selectFrom("post").select("markdown").where("position", "=", 1).execute();
    expect(posts).toEqual([{ markdown: LONG }]);
  });

  test("an edit survives a session that ended meanwhile, and is there to save after sign-in", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const member = await aMemberWithPassword(db, "inkandrain");
    const { id } = await aThread(db, member);
    const page = await openTab(app, { as: member, javaScript });
    await page.goto(`/posts/${id}/edit`);
    if (javaScript) await hydrated(page);
    await page.getByLabel("Your text").fill(LONG);
    await endAllSessions(db);
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/\/sign-in/);
    await signInByForm(page, "inkandrain");
    await page.waitForURL(/\/edit$/);
    expect(await page.getByLabel("Your text").inputValue()).toBe(LONG);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Paragraph 40").waitFor();
  });

  test("a form with a mistake keeps every word and says what is wrong above it and beside the field", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const page = await openTab(app, { as: await aMember(db, "inkandrain"), javaScript });
    await page.goto("/threads/new");
    if (javaScript) await hydrated(page);
    await page.getByLabel("A question").check();
    await page.getByLabel("What happened, and how is it now?").fill(LONG);
    await page.getByLabel(/How did it end/).selectOption({ label: "Therapist left" });
    await page.getByRole("button", { name: "Post", exact: true }).click();

    const summary = page.getByRole("alert");
    await summary.getByRole("link", { name: "Please give it a title." }).waitFor();
    expect(await page.getByLabel("What happened, and how is it now?").inputValue()).toBe(LONG);
    expect(await page.getByLabel("A question").isChecked()).toBe(true);
    expect(await page.getByLabel(/How did it end/).inputValue()).toBe("therapist-left");
    expect(await page.getByLabel("Title").getAttribute("aria-invalid")).toBe("true");
    const focused = () => summary.evaluate((element) => element === document.activeElement);
    if (javaScript) await eventually(focused).toBe(true);
    await summary.getByRole("link").first().click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("title");
    await page.getByLabel("Title").fill("Tuesdays at six");
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await page.waitForURL(/\/threads\/\w+\/tuesdays-at-six/);
  });

  test("a guest's mistakes at joining keep the name, and the words wait", async () => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    await aMember(db, "inkandrain");
    const page = await openTab(app, { javaScript });
    await page.goto("/threads/new");
    await page.getByLabel("Title").fill("Tuesdays at six");
    await page.getByLabel("What happened, and how is it now?").fill(LONG);
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await page.waitForURL("/join");
    await page.getByLabel("A name to be known by here").fill("InkAndRain");
    await page.getByLabel("Password").fill("password");
    await page.getByRole("button", { name: "Join and post" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("A name to be known by here").inputValue()).toBe("InkAndRain");
    await page.getByLabel("Password").fill("rain on the tin roof");
    await page.getByRole("button", { name: "Join and post" }).click();
    await page.getByRole("alert").getByText("Somebody here already has this name").waitFor();
    await page.getByLabel("A name to be known by here").fill("windowseat");
    await page.getByLabel("Password").fill("rain on the tin roof");
    await page.getByRole("button", { name: "Join and post" }).click();
    await goOnPastCodes(page);
    await page.waitForURL(/\/threads\/\w+\/tuesdays-at-six#post-/);
    await page.getByText("Paragraph 40").waitFor();
  });
});
