import type { Page } from "playwright-core";

/** Waits until React has taken the page over. Before that a press of a button is the browser's own, as without scripts. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.getElementById("main") ?? {}).some((key) => key.startsWith("__react")),
  );
}
