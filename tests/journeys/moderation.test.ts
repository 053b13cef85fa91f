import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { startApp } from "#tests/support/app.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { type Hands, WAYS } from "./hands.ts";
import { aModeratedForum } from "./moderated-forum.ts";
import { openTab, postArrivedAt } from "./tab.ts";

const HURTFUL = "You should be over it by now.";
const REASON = "This makes someone smaller for grieving.";

test.each(WAYS)(
  "a report is taken, two moderators meet over it, it is decided, told, appealed, and reversed by another (%s)",
  async (_, { javaScript, hands }) => {
    const { db, app, starter, author, moderator, colleague, threadId, tab } =
      await aModeratedForum(javaScript);
    const post = await aReply(db, author, threadId, { body: HURTFUL });

    const reporter = await tab(starter);
    await reporter.goto(`/threads/${threadId}`);
    await hands.press(reporter.getByRole("link", { name: "Report what oatgrass wrote" }));
    await hands.check(reporter.getByLabel("It is cruel or unkind"));
    await hands.fill(reporter.getByLabel(/Anything a moderator should know/), "It hurt to read.");
    await hands.press(reporter.getByRole("button", { name: "Send the report" }));
    await reporter.getByText("Your report has reached the moderators").waitFor();
    await hands.look(reporter);

    const first = await tab(moderator);
    await first.goto("/");
    await hands.press(first.getByRole("link", { name: /^Desk \(1 open/ }));
    await first.getByRole("heading", { name: "What waits for a moderator" }).waitFor();
    await first.getByText("It is cruel or unkind").waitFor();
    await hands.look(first);
    await hands.press(first.locator(".queue a"));
    await first.waitForURL(/\/moderation\/items\//);
    await first.getByText("It hurt to read.").waitFor();
    expect(await first.locator(".desk-text").first().getAttribute("open")).toBeNull();
    await hands.press(first.getByRole("button", { name: "Take it", exact: true }));
    await first.getByText("You have this").waitFor();
    await hands.look(first);

    const second = await tab(colleague);
    await second.goto(first.url());
    await second.getByText("lantern-lit has this before them").waitFor();
    await removeFor(second, hands, "I did not see my colleague.");
    await second.getByText("A colleague has this before them. Nothing was done.").waitFor();
    await hands.look(second);

    await removeFor(first, hands, "The wrong button.");
    await first.getByText("It is out of sight, and nobody is told").waitFor();
    await hands.look(first);
    await hands.press(first.getByRole("button", { name: "Take it back" }));
    await hands.press(first.getByRole("button", { name: "Take it", exact: true }));
    await first.getByText("You have this").waitFor();
    await removeFor(first, hands, REASON);
    await first.getByText("It is out of sight").waitFor();

    await removeFor(second, hands, "I did not see my colleague.");
    await second.getByText("A colleague has decided about this meanwhile.").waitFor();
    expect(await second.getByLabel("What you wrote").inputValue()).toBe("I did not see my colleague.");

    const writer = await tab(author);
    await writer.goto(`/posts/${post.id}`);
    await postArrivedAt(writer).getByText("A moderator is looking at this just now").waitFor();
    app.wait(UNDO_DECISION_MS);
    await reporter.goto("/notifications");
    await reporter.getByText("something was done about it").waitFor();
    await hands.look(reporter);
    expect(await reporter.locator("main h3", { hasText: "What became of your report" }).count()).toBe(1);

    await writer.goto("/notifications");
    await hands.press(writer.getByRole("link", { name: "Your post was removed" }));
    await writer.getByText(REASON).waitFor();
    await writer.getByRole("link", { name: "Guideline 1: Be kind" }).waitFor();
    await writer.getByText("No software was involved").waitFor();
    await hands.look(writer);
    expect(await writer.content()).not.toContain("lantern-lit");
    await hands.fill(writer.getByLabel("What should be looked at again?"), "I meant it as comfort.");
    await hands.press(writer.getByRole("button", { name: "Appeal" }));
    await writer.getByText("Your appeal is open.").waitFor();
    await hands.look(writer);

    const reader = await tab();
    await reader.goto(`/threads/${threadId}`);
    expect(await reader.locator(".placeholder").textContent()).toContain("A moderator removed this.");
    expect(await reader.content()).not.toContain(HURTFUL);
    expect(await reader.content()).not.toContain(REASON);

    await first.goto("/moderation/appeals");
    await hands.press(first.locator(".queue a"));
    await first.getByText("You made this decision, so a colleague decides").waitFor();
    await second.goto(first.url());
    await second.getByText("I meant it as comfort.").waitFor();
    await hands.look(second);
    await second.getByText(REASON).first().waitFor();
    await hands.fill(second.getByLabel("Answer or ask"), "What did you mean by “over it”?");
    await hands.press(second.getByRole("button", { name: "Send" }));
    await second.getByText("What did you mean").waitFor();
    await writer.reload();
    await hands.fill(writer.getByLabel("Add something"), "That it gets lighter.");
    await hands.press(writer.getByRole("button", { name: "Send" }));
    await writer.getByText("That it gets lighter.").waitFor();
    await second.reload();
    await hands.check(second.getByLabel("Take it back"));
    await hands.fill(second.getByLabel("Reasons"), "Its author has explained it.");
    await hands.press(second.getByRole("button", { name: "Decide" }));
    await second.locator(".meta", { hasText: "Decided" }).waitFor();
    await hands.look(second);

    await writer.reload();
    await writer.getByText("It was looked at again, and taken back.").waitFor();
    await hands.look(writer);
    await writer.getByText(REASON).waitFor(); // The first statement is not erased.
    expect(await writer.content()).not.toContain("harbourlight");
    for (const page of [reader, writer, reporter]) {
      await page.goto(`/threads/${threadId}`);
      await page.locator(".post .prose", { hasText: HURTFUL }).waitFor();
      expect(await page.getByText("A moderator removed this").count()).toBe(0);
    }
    const acts = await db.selectFrom("moderationAct").select("act").orderBy("atMs").execute();
    expect(acts.map(({ act }) => act)).toEqual([
      "claim",
      "remove",
      "undo",
      "claim",
      "remove",
      "appeal-reverse",
    ]);
  },
);

test.each(WAYS)(
  "a newcomer’s link waits for a moderator, who lets it through (%s)",
  async (_, { javaScript, hands }) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
    const newcomer = await aMember(db, "oatgrass");
    const moderator = await aMember(db, "lantern-lit", "moderator");

    const writer = await openTab(app, { as: newcomer, javaScript });
    await writer.goto(`/threads/${threadId}`);
    await hands.fill(
      writer.getByLabel("Reply"),
      "This helped me: https://poems.example/tuesdays and I read it often.",
    );
    await hands.press(writer.getByRole("button", { name: "Reply", exact: true }));
    await postArrivedAt(writer).getByText("Waiting for a moderator").waitFor();
    await hands.look(writer);

    const reader = await openTab(app, { javaScript });
    await reader.goto(`/threads/${threadId}`);
    expect(await reader.content()).not.toContain("poems.example");

    const desk = await openTab(app, { as: moderator, javaScript });
    await desk.goto("/moderation?lane=held");
    await hands.press(desk.locator(".queue a"));
    await hands.press(desk.getByText(/^Read it/));
    expect(await desk.locator(".desk-text mark").first().textContent()).toContain("https://poems.example");
    await hands.look(desk);
    await hands.press(desk.getByRole("button", { name: "Approve" }));
    await desk.getByText("Closed", { exact: true }).waitFor();
    await hands.look(desk);

    await reader.reload();
    await reader.locator(".post .prose", { hasText: "This helped me" }).waitFor();
    app.wait(UNDO_DECISION_MS);
    await writer.goto("/notifications");
    await writer.getByText("Your post is shown now").waitFor();
    await hands.look(writer);
  },
);

async function removeFor(page: Page, hands: Hands, reason: string): Promise<void> {
  const fold = page.locator("details.act", { has: page.locator('input[name="act"][value="remove"]') });
  if ((await fold.getAttribute("open")) === null) await hands.press(fold.locator("summary").first());
  await hands.choose(fold.getByLabel("Guideline"), "1");
  await hands.fill(fold.getByLabel("Reason"), reason);
  await hands.press(fold.getByRole("button", { name: "Remove" }));
}
