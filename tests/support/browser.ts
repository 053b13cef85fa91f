import { setTimeout } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import { addressOf } from "./services.ts";

export type PageOptions = {
  baseURL: string;
  /** True when nothing is said. */
  javaScript?: boolean;
  colorScheme?: "light" | "dark";
  /** CSS pixels; a small phone when nothing is said. */
  viewport?: { width: number; height: number };
};

/** For looking for journeys that are right only when the forum is quick: `SLOWER_MS=500 vitest run tests/journeys`. */
const SLOWER_MS = Number(process.env.SLOWER_MS ?? 0);

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

let connected: Promise<Browser> | undefined;

/** The run's browser, connected once for each test file and disconnected after it. */
export function withBrowser(): Promise<Browser> {
  connected ??= addressOf("browser").then((endpoint) => chromium.connect(endpoint));
  return connected;
}

afterAll(async () => {
  await connected?.then(
    (browser) => browser.close(),
    () => {},
  ); // That it did not start, the test has said.
});

/** A visitor with cookies of their own. Call it inside a test: the visitor leaves when the test ends. */
export async function newContext(options: PageOptions): Promise<BrowserContext> {
  const browser = await withBrowser();
  const context = await browser.newContext({
    baseURL: options.baseURL,
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.colorScheme ?? "light",
    viewport: options.viewport ?? PHONE,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  onTestFinished(() => context.close());
  if (SLOWER_MS > 0) await slowDown(context);
  return context;
}

/** Every page, and what a script asks for, arrives so much later: what does not wait for it, shows. */
async function slowDown(context: BrowserContext): Promise<void> {
  await context.route(/^http/, async (route) => {
    if (/^(?:document|fetch|xhr)$/.test(route.request().resourceType())) await setTimeout(SLOWER_MS);
    await route.continue().catch(() => {}); // The page has gone on meanwhile.
  });
}

/** The first page of a new visitor. `page.context()` opens more of them for the same person. */
export async function newPage(options: PageOptions): Promise<Page> {
  return (await newContext(options)).newPage();
}
