import { expect, test } from "vitest";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { aReply, aReport } from "#tests/support/people.ts";
import { hydrated } from "./hydrated.ts";
import { aModeratedForum } from "./moderated-forum.ts";

const STORY = "Ours ended by letter, and I still have the envelope.";

test.each([true, false])(
  "a reply gets a thread of its own, its author appeals, and it stands where it stood (JavaScript: %s)",
  async (javaScript) => {
    const { db, app, starter, author, moderator, colleague, threadId, tab } =
      await aModeratedForum(javaScript);
    const reply = await aReply(db, author, threadId, { body: STORY });
    await aReport(db, starter, reply.id, { reason: "other", details: "" });

    const desk = await tab(moderator);
    await desk.goto("/moderation");
    await desk.locator(".queue a").click();
    await desk.waitForURL(/\/moderation\/items\//);
    if (javaScript) await hydrated(desk);
    const form = desk.locator("details.act", { has: desk.locator('input[name="act"][value="move"]') });
    await form.locator("summary").first().click();
    await form.getByLabel("Title of the thread").fill("Ended by letter");
    await form.locator('select[name="kind"]').selectOption("experience");
    await form.getByLabel("Reason").fill("It deserves its own answers.");
    await form.getByRole("button", { name: "Give it its own thread" }).click();
    await desk.getByText("Moved to a thread of its own").first().waitFor();

    const reader = await tab();
    await reader.goto(`/posts/${reply.id}`);
    await reader.getByRole("heading", { name: "Ended by letter", level: 1 }).waitFor();
    await reader.locator(".post .prose", { hasText: STORY }).waitFor();
    await reader.goto(`/threads/${threadId}`);
    expect(await reader.content()).not.toContain(STORY);

    app.wait(UNDO_DECISION_MS);
    const writer = await tab(author);
    await writer.goto("/notifications");
    await writer.locator("main h3 a").first().click();
    await writer.getByText("It deserves its own answers.").waitFor();
    await writer.getByLabel("What should be looked at again?").fill("I wrote it for her thread.");
    await writer.getByRole("button", { name: "Appeal" }).click();
    await writer.getByText("Your appeal is open.").waitFor();

    const second = await tab(colleague);
    await second.goto("/moderation/appeals");
    await second.locator(".queue a").click();
    await second.getByText("I wrote it for her thread.").waitFor();
    await second.getByText("the post is a reply again where it stood").waitFor();
    await second.getByLabel("Take it back").check();
    await second.getByLabel("Reasons").fill("It answers her.");
    await second.getByRole("button", { name: "Decide" }).click();
    await second.locator(".meta", { hasText: "Decided" }).waitFor();

    await writer.reload();
    await writer.getByText("It was looked at again, and taken back.").waitFor();
    await reader.goto(`/threads/${threadId}`);
    await reader.locator(".post .prose", { hasText: STORY }).waitFor();
    await reader.goto(`/posts/${reply.id}`);
    await reader.waitForURL(`**/threads/${threadId}/**`);
  },
);
