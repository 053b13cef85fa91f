import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { SECOND_LOOK_MS } from "#app/domain/playbook.ts";
import { startApp } from "#tests/support/app.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { violations } from "./page-checks.ts";
import { openTab } from "./tab.ts";

const FAREWELL =
  "I have written the letters and given the cat away. By Sunday I will be gone. Thank you all.";

test.each([true, false])(
  "somebody in danger is shown help, comes first, and two moderators go through the steps (JavaScript: %s)",
  async (javaScript) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
    const author = await aMember(db, "oatgrass");
    const moderator = await aMember(db, "lantern-lit", "moderator");
    const colleague = await aMember(db, "harbourlight", "moderator");

    const writer = await openTab(app, { as: author, javaScript });
    await writer.goto(`/threads/${threadId}`);
    await writer.getByLabel("Reply").fill(FAREWELL);
    if (javaScript) await writer.locator("[data-draft-care]").waitFor(); // Before it is posted.
    await writer.getByRole("button", { name: "Reply", exact: true }).click();
    await writer.getByRole("heading", { name: "Please let somebody be with you now" }).waitFor();
    if (javaScript) expect(await violations(writer)).toEqual([]);
    await writer.getByLabel("Country").selectOption("IE");
    await writer.getByRole("button", { name: "Show" }).click();
    await writer.getByRole("link", { name: "112" }).first().waitFor();
    await writer.getByRole("link", { name: "See what you wrote" }).click();
    await writer.locator(".post .prose", { hasText: "given the cat away" }).waitFor(); // Care hides nothing.

    const first = await openTab(app, { as: moderator, javaScript });
    await first.goto("/moderation");
    await first.locator(".queue .lane.now").waitFor();
    await first.locator(".queue a").first().click();
    await first.getByRole("heading", { name: "Someone may be in danger" }).waitFor();
    if (javaScript) expect(await violations(first)).toEqual([]);
    await first.getByRole("button", { name: "Leave it as it is" }).click();
    await first.getByText("Please finish the steps above first").waitFor();

    await step(first, "Answer", async (fold) => fold.getByLabel("Yes").check());
    await first.getByText("Another moderator should look by").waitFor();
    await step(first, "Send a care message", async (fold) =>
      fold.getByLabel("Your message").fill("[Something]"),
    );
    await first.getByRole("alert").getByText("There is still a gap in the message").first().waitFor();
    await step(first, "Send a care message", async (fold) =>
      fold
        .getByLabel("Your message")
        .fill("We have read about the cat. Are you thinking of ending your life?"),
    );
    await isDone(first, "Send a care message");

    app.wait(SECOND_LOOK_MS);
    const second = await openTab(app, { as: colleague, javaScript });
    await second.goto("/");
    await second.getByRole("link", { name: "Somebody in danger waits for a second pair of eyes" }).click();
    await step(second, "I have looked too", async (fold) =>
      fold.getByLabel("What you think").fill("I agree."),
    );
    await isDone(second, "A second pair of eyes");
    await second.goto("/");
    expect(await second.getByText("waits for a second pair of eyes").count()).toBe(0);

    await writer.goto("/notifications");
    await writer.getByText("We have read about the cat.").waitFor();
    expect(await writer.content()).not.toMatch(/lantern-lit|harbourlight/);
    await writer.goto(`/threads/${threadId}`);
    const own = writer.locator(".post", { hasText: "given the cat away" });
    await own.getByText("Withdraw what you wrote").click();
    await own.getByRole("button", { name: "Withdraw it" }).click();
    await writer.getByText("You withdrew this").waitFor();

    await second.goto("/moderation");
    await second.locator(".queue .lane.now").waitFor(); // It stays when its author withdraws it, with what it said.
    await second.locator(".queue a").first().click();
    await second.getByText(/^What it said/).click();
    await second.getByText("given the cat away").first().waitFor();
    await step(second, "Hand over", async (fold) =>
      fold.getByLabel("What whoever comes next should know").fill("They answered. Look again tonight."),
    );
    await isDone(second, "Hand over, and look after yourself");
    await second.getByRole("button", { name: "Answered kindly" }).click();
    await second.getByText("Closed", { exact: true }).waitFor();
    const acts = await db.selectFrom("moderationAct").select("act").orderBy("atMs").execute();
    expect(acts.map(({ act }) => act)).toEqual(["assess", "care", "second-look", "hand-over", "answered"]);
  },
  120_000,
);

async function step(
  page: Page,
  name: string,
  fill: (fold: ReturnType<Page["locator"]>) => Promise<void>,
): Promise<void> {
  const fold = page.locator("details.act", { has: page.locator("summary", { hasText: `${name}…` }) });
  if ((await fold.getAttribute("open")) === null) await fold.locator("summary").first().click();
  await fill(fold);
  await fold.getByRole("button", { name }).last().click();
}

const isDone = (page: Page, title: string): Promise<void> =>
  page.locator(".playbook li p").getByText(`${title} · done`, { exact: true }).waitFor();
