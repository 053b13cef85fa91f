import type { BrowserContext, Page } from "playwright-core";

declare global {
  interface Window {
    __canary: (word?: string) => Promise<void>;
  }
}

/** What scripts said that should not run: empty as long as none did. */
export type Canary = string[];

/** Puts a canary into every page and frame of this visitor: whatever script runs finds `__canary`, `alert` and their like. */
export async function withCanary(context: BrowserContext): Promise<Canary> {
  const heard: Canary = [];
  await context.exposeBinding("__canary", (_source, word = "__canary") => void heard.push(String(word)));
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print"] as const)
      Object.defineProperty(window, name, { value: () => void window.__canary(name) });
  });
  context.on("page", (page) => page.on("dialog", (dialog) => void dialog.dismiss()));
  return heard;
}

/** A page without any policy, on a site of its own; whatever it asks others for is counted as said. */
export async function barePage(
  context: BrowserContext,
  heard: Canary,
): Promise<(body: string) => Promise<Page>> {
  let shown = "";
  await context.route("**/*", (route) => {
    if (route.request().url() === ADDRESS)
      return route.fulfill({ contentType: "text/html; charset=utf-8", body: shown });
    heard.push(`a request to ${route.request().url()}`);
    return route.abort();
  });
  let page = await context.newPage();
  return async (body) => {
    shown = `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><main>${body}</main>`;
    // The one before may still be on its way to somewhere else.
    await page.goto(ADDRESS).catch(async () => {
      await page.close();
      page = await context.newPage();
      await page.goto(ADDRESS);
    });
    await page.evaluate(namesTaken).catch(() => {});
    await poke(page, "main *").catch(() => {}); // It went somewhere else, and that was counted.
    return page;
  };
}

/** Names that scripts read and that an element with such an `id` or `name` would answer to. */
async function namesTaken(): Promise<void> {
  const taken = ["__remixContext", "__remixRouteModules"].filter((name) => name in window);
  const kept = typeof document.cookie === "string" && typeof document.querySelector === "function";
  if (taken.length > 0 || !kept || !(document.body instanceof HTMLBodyElement))
    await window.__canary("a name is taken");
}

const ADDRESS = "http://bare.example/";

/**
 * Does with each of these elements what a finger, a mouse or a keyboard could. Links to where links may lead are not
 * followed; every other is counted.
 */
export async function poke(page: Page, which: string): Promise<void> {
  await page.evaluate(async (selector) => {
    const stay = (event: Event) => {
      const link = (event.target as Element).closest?.("a");
      if (link && ["http:", "https:", "mailto:"].includes(link.protocol)) event.preventDefault();
    };
    document.addEventListener("click", stay, true);
    for (const link of document.querySelectorAll<HTMLAnchorElement>("main a[href], main area[href]"))
      if (!["http:", "https:", "mailto:"].includes(link.protocol))
        await window.__canary(`a link to ${link.href}`);
    const events = [
      "pointerover",
      "pointerenter",
      "mouseover",
      "mouseenter",
      "mousemove",
      "mousedown",
      "mouseup",
    ];
    const others = ["touchstart", "keydown", "keyup", "input", "change", "toggle", "animationstart", "wheel"];
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      for (const type of events)
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      for (const type of others) element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
      element.focus?.();
      element.click?.();
      if (element instanceof HTMLDetailsElement) element.open = !element.open;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
    document.removeEventListener("click", stay, true);
  }, which);
}
