import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Each check looks at a page as it stands and returns what is wrong with it, one line each. */

/** By WCAG 2.2 AA and what axe counts as best practice. */
export const violations = (page: Page): Promise<string[]> =>
  reported(page, (axe) => axe.withTags([...WCAG, "best-practice"]));

/** The same without the colours, which do not change with the width and take longest to look at. */
export const violationsBesideColours = (page: Page): Promise<string[]> =>
  reported(page, (axe) => axe.withTags([...WCAG, "best-practice"]).disableRules(COLOURS));

/** Only what another set of colours can change. */
export const colourViolations = (page: Page): Promise<string[]> =>
  reported(page, (axe) => axe.withRules(COLOURS));

const COLOURS = ["color-contrast", "link-in-text-block"];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Legacy mode, since the other opens a tab for each page; it only matters to pages with frames, and we have none. */
async function reported(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  await page.evaluate(() => scrollTo(0, 0)); // The bar that stays at the top would cut a link under it in half.
  const { violations: found } = await narrow(
    new AxeBuilder({ page }).options({ resultTypes: ["violations"] }),
  )
    .setLegacyMode()
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** A page that is wider than the window makes its reader scroll every line. */
export const sidewaysScroll = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !element.closest(".scroll, pre"),
    );
    return [`scrolls sideways: ${wide.map((element) => element.outerHTML.slice(0, 100)).join(" | ")}`];
  });

/**
 * Controls below 24 × 24 CSS pixels (WCAG 2.5.8), where a finger presses the one beside it. Links within a sentence are
 * as high as their line, and the criterion leaves them be; so are buttons that only the keyboard reaches.
 */
export const looseControls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isInSentence = (element: Element): boolean =>
      element.matches("a") && getComputedStyle(element).display === "inline";
    const isShown = (element: Element): boolean =>
      element.checkVisibility() && getComputedStyle(element).clipPath === "none";
    return [...document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])")]
      .filter((element) => isShown(element) && !isInSentence(element))
      .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < 24)
      .map(({ element, box }) => `${box.width} × ${box.height}: ${element.outerHTML.slice(0, 120)}`);
  });
