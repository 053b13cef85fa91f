import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { violations } from "./page-checks.ts";

/** How somebody works through a page: with a mouse, or by keyboard alone. */
export type Hands = {
  /** A link, a button, or the line that a fold opens by. */
  press: (on: Locator) => Promise<void>;
  fill: (field: Locator, text: string) => Promise<void>;
  check: (box: Locator) => Promise<void>;
  /** `value`: as the form sends it. */
  choose: (list: Locator, value: string) => Promise<void>;
  /** What stands in the way on this page of somebody who does not see it; looked for in one of the ways. */
  look: (page: Page) => Promise<void>;
};

const MOUSE: Hands = {
  press: (on) => on.click(),
  fill: (field, text) => field.fill(text),
  check: (box) => box.check(),
  choose: async (list, value) => {
    await list.selectOption(value);
  },
  look: async () => {},
};

const KEYBOARD: Hands = {
  async press(on) {
    await tabTo(on);
    await on.page().keyboard.press("Enter");
  },
  async fill(field, text) {
    await tabTo(field);
    await field.page().keyboard.press("ControlOrMeta+A");
    await field.page().keyboard.type(text);
  },
  async check(box) {
    await tabTo(box);
    await downUntil(box, (element) => element === document.activeElement);
    await box.page().keyboard.press("Space");
    expect(await box.isChecked()).toBe(true);
  },
  async choose(list, value) {
    await tabTo(list);
    await downUntil(list, (element, wanted) => (element as HTMLSelectElement).value === wanted, value);
  },
  async look(page) {
    expect(await violations(page)).toEqual([]);
  },
};

/** Every way to go through a journey. The keyboard's is the one in which each page is looked at by axe. */
export const WAYS: [name: string, way: { javaScript: boolean; hands: Hands }][] = [
  ["with scripts", { javaScript: true, hands: MOUSE }],
  ["without scripts", { javaScript: false, hands: MOUSE }],
  ["by keyboard alone", { javaScript: true, hands: KEYBOARD }],
];

/** More presses than any page of the journeys has stops. */
const MOST_STOPS = 150;

/** Presses Tab until this control, or its group of choices, has the focus. Every stop on the way must be seen to have it. */
async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  await control.waitFor();
  const passed: string[] = [];
  while (!(await control.evaluate(hasFocus))) {
    if (passed.length === MOST_STOPS) throw new Error(`Tab came to all but this: ${passed.join(", ")}.`);
    await page.keyboard.press("Tab");
    const { name, fault } = await stopOf(page);
    expect(fault, name).toBeNull();
    passed.push(name);
  }
}

/** Of a group of choices Tab reaches one, and the arrows the others. */
function hasFocus(control: HTMLElement | SVGElement): boolean {
  const active = document.activeElement;
  if (active === control) return true;
  const isChoice = (one: Element | null): one is HTMLInputElement =>
    one instanceof HTMLInputElement && one.type === "radio";
  return (
    isChoice(control) && isChoice(active) && active.name === control.name && active.form === control.form
  );
}

async function downUntil(
  control: Locator,
  isThere: (element: HTMLElement | SVGElement, value: string) => boolean,
  value = "",
): Promise<void> {
  for (let presses = 0; !(await control.evaluate(isThere, value)); presses++) {
    if (presses === MOST_STOPS) throw new Error(`The arrows did not come to ${value}.`);
    await control.page().keyboard.press("ArrowDown");
  }
}

/** What has the focus, in the words that one would look for it by, and what is wrong with how it shows. */
export type Stop = { name: string; fault: string | null };

export function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const label = (element as HTMLInputElement).labels?.[0];
    const name = (label ?? element).textContent?.replace(/\s+/g, " ").trim() ?? "";
    if (element === document.body) return { name: "the page itself", fault: null };

    const { outlineStyle, outlineWidth } = getComputedStyle(element.closest("label") ?? element);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2)
      return { name, fault: "has no outline" };
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 40)];
    const onTop = document.elementFromPoint(x, y);
    const isCovered = !onTop || !(element.contains(onTop) || onTop.contains(element));
    return { name, fault: isCovered ? `is covered by ${onTop?.outerHTML.slice(0, 80)}` : null };
  });
}
