import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Config } from "#app/web/config.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { newContext } from "#tests/support/browser.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server-process.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { aNeutralSite } from "./neutral-site.ts";
import { placeOf } from "./place.ts";
import { openTab, openVisit } from "./tab.ts";

const shown = (page: Page) => page.locator("[data-draft-shown]").textContent();
const heard = (page: Page) => page.locator("[data-draft-said]").textContent();
const reply = (page: Page) => page.getByLabel("Your reply");
const words = (page: Page) => reply(page).inputValue();

async function typeAndSave(page: Page, text: string): Promise<void> {
  await reply(page).pressSequentially(text);
  await eventually(() => shown(page)).toBe("Saved");
}

const draftTexts = async (db: Db) =>
  (await db.selectFrom("draft").select("fields").where("postedPath", "is", null).execute())
    .map(({ fields }) => new Map(JSON.parse(fields) as [string, string][]).get("body"))
    .sort();

async function aForum(config: Partial<Config> = {}) {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db, { config });
  const author = await aMember(db, "inkandrain");
  const { threadId } = await aThread(db, author);
  return {
    db,
    app,
    author,
    member: await aMember(db, "windowseat"),
    path: `/threads/${threadId}/tuesdays-at-six`,
  };
}

describe("what somebody types", () => {
  test("survives a killed server, a guest's and a member's", { timeout: 90_000 }, async () => {
    const { db, url } = await openSqliteDatabase({ file: true });
    let server = await startServer(String(url));
    const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
    const [guest, member] = await Promise.all([
      newContext({ baseURL: server.address }),
      newContext({ baseURL: server.address }),
    ]);
    const cookie = await sessionFor(db, await aMember(db, "windowseat"));
    const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
    await member.addCookies([{ name, value, url: server.address }]);
    const pages = [await guest.newPage(), await member.newPage()];
    for (const page of pages) {
      await page.goto(`/threads/${threadId}`);
      if (page.context() === member) await hydrated(page);
      await typeAndSave(page, "I still leave at half past five.");
    }
    await server.kill();
    for (const page of pages) {
      await reply(page).pressSequentially(" And I walk there.");
      await eventually(() => shown(page)).toBe("Not saved yet; trying again");
      expect(await heard(page)).toBe("Not saved yet; trying again");
    }

    server = await startServer(String(url), { settings: { PORT: new URL(server.address).port } });
    for (const page of pages) {
      const other = await page.context().newPage();
      await other.goto(`/threads/${threadId}`);
      expect(await words(other)).toMatch(/^I still leave at half past five\./);
      await expect.poll(() => shown(page), { timeout: 30_000 }).toBe("Saved");
      await other.goto(`/threads/${threadId}`);
      expect(await words(other)).toBe("I still leave at half past five. And I walk there.");
      expect(
        await page.evaluate(() => Object.values(localStorage).concat(Object.values(sessionStorage)).join()),
      ).not.toContain("half past");
      await other.goto("/drafts");
      await other.getByText("A reply in “Tuesdays at six”").waitFor();
    }
  });

  test.each(["guest", "member"])("in two tabs of a %s stands twice, and they choose", async (who) => {
    const { db, app, member, path } = await aForum();
    const visit = await openVisit(app, who === "member" ? { as: member } : {});
    const [first, second] = [await visit.newPage(), await visit.newPage()];
    for (const page of [first, second]) {
      await page.goto(path);
      if (who === "member") await hydrated(page);
    }
    await typeAndSave(first, "From the first tab.");
    await reply(second).pressSequentially("From the second tab.");
    await eventually(() => shown(second)).toBe("Saved. There is another draft of this.");
    expect(await draftTexts(db)).toEqual(["From the first tab.", "From the second tab."]);

    await second.getByRole("link", { name: "See both and choose" }).click();
    await second.getByText("written something else here").waitFor();
    expect(await words(second)).toBe("From the second tab.");
    await second.getByText("Draft saved").first().click();
    await second.getByText("From the first tab.").waitFor();
    await second.getByRole("link", { name: "Go on with this one" }).click();
    await eventually(() => words(second)).toBe("From the first tab.");
    await second.getByText("Draft saved").first().click();
    await second.getByRole("button", { name: "Delete this draft" }).click();
    await eventually(() => draftTexts(db)).toEqual(["From the first tab."]);
  });

  test("is saved when the field is left, said once, emptied by posting, and the next reply is a new draft", async () => {
    const { db, app, member, path } = await aForum();
    const page = await openTab(app, { as: member });
    await page.goto(path);
    await hydrated(page);
    const before = await placeOf(page.getByRole("button", { name: "Reply", exact: true }));
    await reply(page).fill("One.");
    await reply(page).blur();
    await eventually(() => shown(page)).toBe("Saved");
    expect(await heard(page)).toBe("Saved");
    const after = await placeOf(page.getByRole("button", { name: "Reply", exact: true }));
    expect(after).toEqual(before);
    await reply(page).pressSequentially(" And two.");
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await page.waitForURL(/#post-/);
    await eventually(() => words(page)).toBe("");
    expect(await draftTexts(db)).toEqual([]);
    await typeAndSave(page, "Three.");
    expect(await draftTexts(db)).toEqual(["Three."]);
  });

  test("comes with a page that another script has drawn", async () => {
    const { db, app, member } = await aForum();
    const page = await openTab(app, { as: member });
    await page.goto("/guidelines");
    await hydrated(page);
    await page.getByRole("link", { name: "Threads", exact: true }).click();
    await page.getByRole("link", { name: "Tuesdays at six" }).click();
    await typeAndSave(page, "Found by its links.");
    expect(await draftTexts(db)).toEqual(["Found by its links."]);
  });

  test.each(["guest", "member"])(
    "is kept when the script comes after the last word, for a %s",
    async (who) => {
      const { db, app, member, path } = await aForum();
      const page = await openTab(app, who === "member" ? { as: member } : {});
      const words = Promise.withResolvers<void>();
      await page.route("**/keep-drafts-*.js", async (route) => {
        await words.promise;
        await route.continue();
      });
      await page.goto(path, { waitUntil: "commit" });
      await reply(page).fill("Sooner than the script.");
      words.resolve();
      await eventually(() => shown(page)).toBe("Saved");
      expect(await draftTexts(db)).toEqual(["Sooner than the script."]);
    },
  );

  test("goes with “Leave this page”, and nothing brings it back", async () => {
    const elsewhere = await aNeutralSite();
    const { db, app, path } = await aForum({ exitUrl: elsewhere });
    const visit = await openVisit(app, { alsoReaches: [new URL(elsewhere).origin] });
    const page = await visit.newPage();
    await page.goto(path);
    await typeAndSave(page, "Nobody must read");
    await reply(page).pressSequentially(" this");
    await page.locator(".site-leave").click();
    await page.waitForURL(elsewhere);
    await page.waitForTimeout(500); // As long as a save on the way out would need.
    expect(await draftTexts(db)).toEqual([]);
    expect((await visit.cookies(app.address)).map(({ name }) => name)).toEqual(["left"]);
  });

  test.each(["guest", "member"])("is kept by a button where there are no scripts, for a %s", async (who) => {
    const { app, member, path } = await aForum();
    const page = await openTab(app, { javaScript: false, ...(who === "member" ? { as: member } : {}) });
    await page.goto(path);
    await reply(page).fill("Without a script.");
    await page.getByRole("button", { name: "Keep as a draft" }).click();
    await page.getByText("Draft saved just now").waitFor();
    expect(await words(page)).toBe("Without a script.");
    await page.goto("/drafts");
    await page.getByRole("link", { name: "Go on writing" }).click();
    expect(await words(page)).toBe("Without a script.");
    await page.goto("/drafts");
    await page.getByRole("button", { name: "Delete this draft" }).click();
    await page.getByText("Nothing is waiting here").waitFor();
  });
});
