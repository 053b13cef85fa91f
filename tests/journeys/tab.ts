import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import type { TestApp } from "#tests/support/app.ts";
import { newContext, type PageOptions } from "#tests/support/browser.ts";
import { type Complaints, listenTo } from "./complaints.ts";
import { WAIT_MS } from "./eventually.ts";

export type TabOptions = Omit<PageOptions, "baseURL"> & {
  /** Who is signed in; a guest when nobody is named. */
  as?: Member;
  /** Complaints that this visit is expected to give. */
  expected?: RegExp;
  /** Origins beside the forum's own that this visit may reach. */
  alsoReaches?: readonly string[];
};

/**
 * One person's first tab. Whatever their pages complain about while the test runs (errors on the console, breaches of
 * the content security policy, requests to another origin), and any fault that the server logs, fails it.
 */
export async function openTab(app: TestApp, options: TabOptions = {}): Promise<Page> {
  const context = await openVisit(app, options);
  return context.newPage();
}

/** The same without a tab yet: `context.newPage()` opens as many as are needed. */
export async function openVisit(
  app: TestApp,
  { as, expected, alsoReaches = [], ...options }: TabOptions = {},
): Promise<BrowserContext> {
  const context = await newContext({ ...options, baseURL: app.address });
  context.setDefaultTimeout(WAIT_MS);
  if (as) await signIn(context, app, as);
  const complaints: Complaints = await listenTo(context, [app.address, ...alsoReaches]);
  onTestFinished(() => {
    const faults = app.logged.filter((line) => line.startsWith('{"level":50'));
    expect([...complaints, ...faults].filter((line) => !expected?.test(line))).toEqual([]);
  });
  return context;
}

/** Gives the browser a session of its own, without the form and its hashing. */
export async function signIn(
  context: BrowserContext,
  app: TestApp,
  member: Member,
  shown?: boolean,
): Promise<void> {
  const visitor = await app.signedIn(member, shown);
  const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: app.address }));
  await context.addCookies(cookies);
}

/** The post that the address led to, as it is marked: by the browser, or by Arrival after a navigation by script. */
export const postArrivedAt = (page: Page): Locator =>
  page.locator(":root:not([data-navigated]) .post:target, .post[data-arrived]");
