import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { openTab } from "./tab.ts";

const SAYS = "Pictures and files cannot be added here";

/** As a browser does it: the event comes to the text area with what was copied. Whether the page declined it. */
const bring = (page: Page, how: "paste" | "drop", { text }: { text: string }) =>
  page.getByLabel("Your comment").evaluate(
    (area, { how, text }) => {
      const brought = new DataTransfer();
      brought.items.add(new File(["x"], "sofa.png", { type: "image/png" }));
      if (text) brought.setData("text/plain", text);
      const init = { bubbles: true, cancelable: true };
      const event =
        how === "paste"
          ? new ClipboardEvent("paste", { ...init, clipboardData: brought })
          : new DragEvent("drop", { ...init, dataTransfer: brought });
      return !area.dispatchEvent(event);
    },
    { how, text },
  );

test.each(["paste", "drop"] as const)(
  "a picture somebody comes with by %s is declined in words",
  async (how) => {
    const { db } = await openSqliteDatabase();
    const page = await openTab(await startApp(db), { javaScript: true });
    await page.goto("/article");
    await page.locator("html[data-drafts-kept]").waitFor();
    expect(await page.getByText(SAYS).isVisible()).toBe(false);
    expect(await bring(page, how, { text: "words from a page" })).toBe(false);
    expect(await page.getByText(SAYS).isVisible()).toBe(false);
    expect(await bring(page, how, { text: "" })).toBe(true);
    expect(await page.getByText(SAYS).isVisible()).toBe(true);
  },
);
