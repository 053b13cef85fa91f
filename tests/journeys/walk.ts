import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Db } from "#db/schema.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { hydrated } from "./hydrated.ts";
import type { ForumName, Forums, PageState, Person } from "./page-state.ts";

/** Where each forum is served, and its database, to sign people in with. */
export type Served = Record<ForumName, { address: string; db: Db }>;

export type Walk = { browser: Browser; forums: Forums; served: Served };
/** Whose sessions have shown no second factor, though they are moderators or have one. */
const SHOWN: Partial<Record<Person, boolean>> = { resting: false, owing: false, keyed: true };

export type Look = { colorScheme?: "light" | "dark"; viewport: { width: number; height: number } };

/** A browser of this person in this forum, signed in unless they are a guest. */
export async function visitAs(
  { browser, forums, served }: Walk,
  { as, forum }: { as: Person; forum: ForumName },
  look: Look,
): Promise<BrowserContext> {
  const { address, db } = served[forum];
  const context = await browser.newContext({
    ...look,
    baseURL: address,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  if (as !== "guest") {
    const member = forums[forum].people[as];
    await giveSession(context, { setCookie: await sessionFor(db, member, SHOWN[as]), address });
  }
  return context;
}

async function giveSession(
  context: BrowserContext,
  { setCookie, address }: { setCookie: string; address: string },
): Promise<void> {
  const [name = "", value = ""] = (setCookie.split(";")[0] ?? "").split("=");
  await context.addCookies([{ name, value, url: address }]);
}

/** Opens the page and does what brings it into its state. */
export async function walkTo(context: BrowserContext, state: PageState, forums: Forums): Promise<Page> {
  const page = await context.newPage();
  await page.goto(state.path(forums));
  if (state.as !== "guest") await hydrated(page);
  await state.act?.(page);
  return page;
}

/** Does `work` for every item, `width` at a time. */
export async function abreast<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const line = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: width }, line));
}
