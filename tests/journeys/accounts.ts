import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { joinAccount } from "#app/workflows/accounts.ts";
import type { Db } from "#db/schema.ts";
import { codeAt } from "#tests/support/factors.ts";

export const PASSWORD = "rain on the tin roof";

/** A member who can sign in with PASSWORD. */
export async function aMemberWithPassword(db: Db, handle: string): Promise<Member> {
  const joined = await joinAccount(db, { handle, password: PASSWORD, invitation: null, nowMs: Date.now() });
  if (!joined.ok) throw new Error(joined.error.message);
  return joined.value;
}

/** Ends every session on the server, as time would; browsers keep their cookies. */
export async function endAllSessions(db: Db): Promise<void> {
  await db.deleteFrom("session").execute();
}

/** Fills the form for signing in and sends it. */
export async function signInByForm(page: Page, handle: string): Promise<void> {
  await page.getByLabel("Your name here").fill(handle);
  await page.getByLabel("Password").fill(PASSWORD);
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Sign in/ })
    .click();
}

/** Past the recovery codes that are shown after joining. */
export async function goOnPastCodes(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  expect(await page.locator(".recovery-codes code").count()).toBe(8);
  await page.getByRole("link", { name: "Go on" }).click();
}

/** From the page before the desk: sets up an authenticator app, and returns its secret. */
export async function setUpApp(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Set up an authenticator app" }).click();
  return showFirstCode(page);
}

/** Gives the first code of an app that is being set up. */
export async function showFirstCode(page: Page): Promise<string> {
  const secret = ((await page.locator(".app-secret").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("The code that the app shows now").fill(codeAt(Date.now(), secret));
  await page.getByRole("button", { name: "Use this app" }).click();
  return secret;
}
