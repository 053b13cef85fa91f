import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { openTab, postArrivedAt } from "./tab.ts";

const HURTFUL = "You should be over it by now.";
const REASON = "This makes someone smaller for grieving.";

test.each([true, false])(
  "a post is reported, removed with a reason that its author reads, and restored (JavaScript: %s)",
  async (javaScript) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const [starter, author] = [await aMember(db, "inkandrain"), await aMember(db, "oatgrass")];
    const moderator = await aMember(db, "lantern-lit", "moderator");
    const colleague = await aMember(db, "harbourlight", "moderator");
    const { threadId } = await aThread(db, starter);
    const post = await aReply(db, author, threadId, { body: HURTFUL });
    const tab = (as?: typeof author) => openTab(app, { as, javaScript });

    const reporter = await tab(starter);
    await reporter.goto(`/threads/${threadId}`);
    await reporter.getByRole("link", { name: "Report what oatgrass wrote" }).click();
    await reporter.getByLabel("It is cruel or unkind").check();
    await reporter.getByLabel(/Anything a moderator should know/).fill("It hurt to read.");
    await reporter.getByRole("button", { name: "Send the report" }).click();
    await reporter.getByText("Your report has reached the moderators").waitFor();

    const first = await tab(moderator);
    await first.goto("/");
    await first.getByRole("link", { name: /^Desk \(1 open/ }).click();
    await first.getByRole("heading", { name: "What waits for a moderator" }).waitFor();
    await first.getByText("It is cruel or unkind").waitFor();
    await first.locator(".queue a").click();
    await first.waitForURL(/\/moderation\/items\//);
    await first.getByText("It hurt to read.").waitFor();

    const second = await tab(colleague);
    await second.goto(first.url());

    await removeFor(first, REASON);
    await first.getByText("Removed", { exact: true }).waitFor();
    await first.getByText("Nothing is waiting.").waitFor();

    await removeFor(second, "I did not see my colleague.");
    await second.getByText("A colleague has decided about this meanwhile.").waitFor();
    expect(await second.getByLabel("What you wrote").inputValue()).toBe("I did not see my colleague.");
    await second.getByText(REASON).waitFor();
    const acts = await db.selectFrom("moderationAct").select(["act", "reason", "guideline"]).execute();
    expect(acts).toEqual([{ act: "remove", reason: REASON, guideline: 1 }]);

    const writer = await tab(author);
    await writer.goto(`/posts/${post.id}`);
    const own = postArrivedAt(writer);
    await own.getByText("A moderator removed this", { exact: true }).waitFor();
    await own.getByText(REASON).waitFor();
    await own.getByRole("link", { name: "Guideline 1: Be kind" }).waitFor();
    await own.getByText(HURTFUL).waitFor();

    const reader = await tab();
    await reader.goto(`/threads/${threadId}`);
    expect(await reader.locator(".placeholder").textContent()).toContain("A moderator removed this.");
    expect(await reader.content()).not.toContain(HURTFUL);
    expect(await reader.content()).not.toContain(REASON);

    await first.getByText("Restore…").click();
    await first.locator("details[open]").getByLabel("Reason").fill("Its author has explained it.");
    await first.getByRole("button", { name: "Restore" }).click();
    await first.getByText("Published", { exact: true }).waitFor();
    for (const page of [reader, writer, reporter]) {
      await page.goto(`/threads/${threadId}`);
      await page.locator(".post .prose", { hasText: HURTFUL }).waitFor();
      expect(await page.getByText("A moderator removed this").count()).toBe(0);
    }
  },
);

async function removeFor(page: Page, reason: string): Promise<void> {
  await page.getByText("Remove…").click();
  const fold = page.locator("details.act[open]");
  await fold.getByLabel("Guideline").selectOption("1");
  await fold.getByLabel("Reason").fill(reason);
  await fold.getByRole("button", { name: "Remove" }).click();
}
