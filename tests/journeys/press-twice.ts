import type { Locator, Page } from "playwright-core";

/**
 * Presses a button that sends a form, and once more before there is an answer. On a slow line: the first form arrives
 * and is worked on, its answer does not come back, and the browser drops it for the second. Look for where that leads
 * with `eventually`: `waitForURL` fails on the one that was dropped.
 */
export async function pressTwice(page: Page, button: Locator): Promise<void> {
  const arrived = Promise.withResolvers<void>();
  await page.route(
    "**/*",
    (route) => route.fetch({ maxRedirects: 0 }).then(() => arrived.resolve(), arrived.reject),
    { times: 1 },
  );
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const pressIt = () => page.mouse.click(x + width / 2, y + height / 2); // Unlike a locator, it waits for nothing.
  await pressIt();
  await arrived.promise;
  await pressIt();
}
