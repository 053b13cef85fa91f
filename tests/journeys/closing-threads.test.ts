import { expect, test } from "vitest";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { aModeratedForum } from "./moderated-forum.ts";

test.each([true, false])(
  "a thread is closed for some days, its author is told and appeals, and a colleague opens it again (JavaScript: %s)",
  async (javaScript) => {
    const { app, starter, moderator, colleague, threadId, tab } = await aModeratedForum(javaScript);
    const first = await tab(moderator);
    await first.goto(`/threads/${threadId}`);
    await first.getByRole("link", { name: "Close the thread…" }).click();
    await first.getByLabel("Guideline").selectOption("2");
    await first.getByLabel("It opens again").selectOption("7");
    await first.getByRole("button", { name: "Close the thread" }).click();
    await first.getByText("Please write why.").first().waitFor();
    expect(await first.getByLabel("Guideline").inputValue()).toBe("2");
    await first.getByLabel("Reason").fill("It goes in circles.");
    await first.getByRole("button", { name: "Close the thread" }).click();
    await first.waitForURL(/\/threads\//);
    await first.getByText("It opens again by itself").waitFor();

    app.wait(UNDO_DECISION_MS);
    const writer = await tab(starter);
    await writer.goto("/notifications");
    await writer.getByRole("link", { name: "Your thread was closed to replies" }).click();
    await writer.getByText("It goes in circles.").waitFor();
    await writer.getByLabel("What should be looked at again?").fill("It helps us.");
    await writer.getByRole("button", { name: "Appeal" }).click();
    await writer.getByText("Your appeal is open.").waitFor();

    const second = await tab(colleague);
    await second.goto("/moderation");
    await second.getByRole("link", { name: "An appeal is assigned to you" }).click();
    await second.getByLabel("Take it back").check();
    await second.getByLabel("Reasons").fill("It does help.");
    await second.getByRole("button", { name: "Decide" }).click();
    await second.locator(".meta", { hasText: "Decided" }).waitFor();
    await writer.goto(`/threads/${threadId}`);
    await writer.getByLabel("Your reply").waitFor();
    expect(await writer.content()).not.toContain("It goes in circles.");
  },
);
