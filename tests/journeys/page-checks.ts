import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";

/** Each check looks at a page as it stands and returns what is wrong with it, one line each. */

/** By WCAG 2.2 AA and what axe counts as best practice. */
export const violations = (page: Page): Promise<string[]> => reported(page, { runOnly: ALL });

/** The same without the colours, which do not change with the width and take longest to look at. */
export const violationsBesideColours = (page: Page): Promise<string[]> =>
  reported(page, {
    runOnly: ALL,
    rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])),
  });

/** Only what another set of colours can change. */
export const colourViolations = (page: Page): Promise<string[]> =>
  reported(page, { runOnly: { type: "rule", values: COLOURS } });

const COLOURS = ["color-contrast", "link-in-text-block"];
const ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

declare global {
  interface Window {
    /** There once `AXE` has been read. */
    axe: typeof axe;
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Puts axe into a page once, however often it looks: half a megabyte of script takes longer to read than a page to check. */
async function reported(page: Page, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    scrollTo(0, 0); // The bar that stays at the top would cut a link under it in half.
    const { violations: found } = await window.axe.run(document, { ...options, resultTypes: ["violations"] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }, options);
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
