import type { Locator } from "playwright-core";

/** Where something stands on the page, in pixels from its beginning: the same however far the page is scrolled. */
export const placeOf = (thing: Locator): Promise<{ x: number; y: number }> =>
  thing.evaluate((element) => {
    const { x, y } = element.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY };
  });
