import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { DESKTOP, PHONE, withBrowser } from "#tests/support/browser.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { listenTo } from "./complaints.ts";
import {
  colourViolations,
  looseControls,
  sidewaysScroll,
  violations,
  violationsBesideColours,
} from "./page-checks.ts";
import type { PageState } from "./page-state.ts";
import { PAGE_STATES } from "./page-states.ts";
import { aBrokenForum, aLivelyForum, anEmptyForum } from "./sample-forums.ts";
import { abreast, visitAs, type Walk, walkTo } from "./walk.ts";

/** Pages looked at at once: the browser draws them in processes of their own. */
const ABREAST = 3;

/** The narrowest phone, and what a window of 1280 × 1024 is to a reader who enlarges to 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 700 };
const ENLARGED = { width: 320, height: 256 };

let walk: Walk;

beforeAll(async () => {
  const [empty, broken, lively] = await Promise.all([served(), served(), served()]);
  const forums = {
    empty: await anEmptyForum(empty.db),
    broken: await aBrokenForum(broken.db),
    lively: await aLivelyForum(lively.db),
  };
  walk = { browser: await withBrowser(), forums, served: { empty, broken, lively } };
});

async function served() {
  const { db } = await openSqliteDatabase();
  return startApp(db, { pinArticle: false });
}

const STATES_BY_PERSON = Object.entries(Object.groupBy(PAGE_STATES, (state) => state.as));

test.each(STATES_BY_PERSON)("every page is sound for: %s", { timeout: 400_000 }, async (_person, states) => {
  const found: string[] = [];
  await abreast(states ?? [], ABREAST, async (state) => {
    found.push(...(await lookAt(state)).map((problem) => `${state.name}: ${problem}`));
  });
  expect(found.sort()).toEqual([]);
});

/** Everything that is wrong with a page, one line each. */
async function lookAt(state: PageState): Promise<string[]> {
  const context = await visitAs(walk, state, { viewport: PHONE });
  const complaints = await listenTo(context, [walk.served[state.forum].address]);
  const page = await walkTo(context, state, walk.forums);
  const problems = [
    ...named("phone", await violations(page)),
    ...named("phone", await looseControls(page)),
    ...named("320 px", await at(page, NARROW, sidewaysScroll)),
    ...named("400 %", await at(page, ENLARGED, sidewaysScroll)),
    ...named("desktop", await at(page, DESKTOP, violationsBesideColours)),
    ...named("desktop", await sidewaysScroll(page)),
    ...named("dark", await inDark(page, colourViolations)),
    ...(state.as === "guest" ? await scripts(page) : []),
    ...complaints.filter((line) => !(state.name === "problem-500" && line.includes("status of 500"))),
  ];
  await context.close();
  return problems;
}

const named = (look: string, problems: readonly string[]): string[] =>
  problems.map((problem) => `${look}: ${problem}`);

async function at(page: Page, viewport: { width: number; height: number }, check: Check): Promise<string[]> {
  await page.setViewportSize(viewport);
  return check(page);
}

async function inDark(page: Page, check: Check): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  return check(page);
}

type Check = (page: Page) => Promise<string[]>;

/** A guest's page is complete without a script: one is for leaving, and where there is a form to write in, one keeps what is typed. */
async function scripts(page: Page): Promise<string[]> {
  const leaves = ':not([src^="/assets/leave-"])';
  const writes = (await page.locator("form[data-draft]").count()) > 0;
  const keeps = writes ? ':not([src^="/assets/keep-drafts-"])' : "";
  const asks = (await page.locator("[data-passkey]").count()) > 0;
  const opens = asks ? ':not([src^="/assets/use-passkeys-"])' : "";
  const found = await page
    .locator(`script${leaves}${keeps}${opens}, link[rel=modulepreload], [onclick], [onload]`)
    .count();
  return found === 0 ? [] : [`${found} scripts for a guest`];
}
