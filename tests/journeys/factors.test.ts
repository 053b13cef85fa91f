import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { codeAt } from "#tests/support/factors.ts";
import { aMember } from "#tests/support/people.ts";
import { aMemberWithPassword, goOnPastCodes, setUpApp, showFirstCode, signInByForm } from "./accounts.ts";
import { eventually } from "./eventually.ts";
import { hydrated } from "./hydrated.ts";
import { openTab, signIn } from "./tab.ts";

/** A code that the app shows next counts as well, so that no test waits for the next half minute. */
const NEXT_MS = 30_000;

/** Gives the browser a device that holds passkeys and knows its person. */
async function withDevice(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const onLocalhost = (app: TestApp): TestApp => ({
  ...app,
  address: app.address.replace("127.0.0.1", "localhost"), // A passkey belongs to a name, never to a number.
});

async function signOut(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "You: " }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
}

for (const database of databases) {
  describe(`a second factor on ${database.name}`, () => {
    test("a name and a passkey are enough to join and to come back, and for a second passkey", async () => {
      const app = onLocalhost(await startApp((await database.open()).db));
      const page = await openTab(app);
      await withDevice(page.context(), page);
      await page.goto("/join?next=/guidelines");
      await page.getByLabel("A name to be known by here").fill("quiet-heron");
      await page.getByRole("button", { name: "Use a passkey instead" }).click();
      await goOnPastCodes(page);
      await eventually(() => page.url()).toMatch(/\/guidelines$/);
      await hydrated(page);
      await signOut(page);

      await page.goto("/sign-in?next=/about");
      await page.getByRole("button", { name: "Use a passkey instead" }).click();
      await page.getByRole("heading", { name: "About" }).waitFor();
      await hydrated(page);

      await page.goto("/settings/security");
      await hydrated(page);
      expect(await page.getByRole("button", { name: /^Remove/ }).count()).toBe(1);
      await page.getByRole("link", { name: "Add a passkey" }).click();
      await page.getByLabel("What to call it").fill("the same phone");
      await page.getByRole("button", { name: "Make the passkey" }).click();
      await page.getByText("has a passkey of yours").waitFor();
      await page.goto("/settings/security");
      await page.getByRole("button", { name: /^Remove/ }).click();
      await page.getByText("the only way in that you have").waitFor();
    });

    test.each([true, false])("a password and a code, JavaScript: %s", async (javaScript) => {
      const app = await startApp((await database.open()).db);
      await aMemberWithPassword(app.db, "quiet-heron");
      const page = await openTab(app, { javaScript });
      await page.goto("/sign-in?next=/settings/authenticator");
      expect(await page.getByRole("button", { name: /passkey/ }).isVisible()).toBe(javaScript);
      await signInByForm(page, "quiet-heron");
      await page.getByRole("heading", { name: "Set up an app" }).waitFor();
      const secret = await showFirstCode(page);
      await page.getByText("Your app works.").waitFor();
      await page.context().clearCookies();

      await page.goto("/sign-in?next=/about");
      await signInByForm(page, "quiet-heron");
      await page.getByRole("heading", { name: "One more step" }).waitFor();
      await page.getByLabel("Code").fill("000000");
      await page.getByRole("button", { name: "Go on" }).click();
      await page.getByRole("alert").waitFor();
      await page.getByLabel("Code").fill(codeAt(Date.now() + NEXT_MS, secret));
      await page.getByRole("button", { name: "Go on" }).click();
      await eventually(() => page.url()).toMatch(/\/about$/);
    });

    test.each(["passkey", "app"])("a moderator sets up one (%s), and the desk opens", async (kind) => {
      const app = onLocalhost(await startApp((await database.open()).db));
      const moderator = await aMember(app.db, "wren-in-reeds", "moderator");
      const page = await openTab(app);
      await signIn(page.context(), app, moderator, false);
      await withDevice(page.context(), page);
      await page.goto("/");
      await page.getByRole("link", { name: "Desk" }).click();
      await page.getByRole("heading", { name: "Before the desk opens" }).waitFor();
      if (kind === "passkey") {
        await page.getByRole("link", { name: "Add a passkey" }).click();
        await page.getByRole("button", { name: "Make the passkey" }).click();
      } else {
        await setUpApp(page);
      }
      await page.getByRole("heading", { name: "What waits for a moderator" }).waitFor();

      if (kind === "app") return;
      await page.context().clearCookies();
      await signIn(page.context(), app, moderator, false);
      await page.goto("/moderation/shift");
      await page.getByRole("button", { name: "Use a passkey" }).click();
      await eventually(() => page.url()).toMatch(/\/moderation\/shift$/);
    });
  });
}
