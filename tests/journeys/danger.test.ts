import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { SECOND_LOOK_MS } from "#app/domain/playbook.ts";
import { startApp } from "#tests/support/app.ts";
import { withApp } from "#tests/support/factors.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { type Hands, WAYS } from "./hands.ts";
import { openTab } from "./tab.ts";

const FAREWELL =
  "I have written the letters and given the cat away. By Sunday I will be gone. Thank you all.";

test.each(WAYS)(
  "somebody in danger is shown help, comes first, and two moderators go through the steps (%s)",
  async (_, { javaScript, hands }) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
    const author = await aMember(db, "oatgrass");
    const moderator = await aMember(db, "lantern-lit", "moderator");
    const colleague = await aMember(db, "harbourlight", "moderator");
    await withApp(db, colleague);

    const writer = await openTab(app, { as: author, javaScript });
    await writer.goto(`/threads/${threadId}`);
    await hands.fill(writer.getByLabel("Reply"), FAREWELL);
    if (javaScript) await writer.locator("[data-draft-care]").waitFor(); // Before it is posted.
    await hands.press(writer.getByRole("button", { name: "Reply", exact: true }));
    await writer.getByRole("heading", { name: "Please let somebody be with you now" }).waitFor();
    await hands.look(writer);
    await hands.choose(writer.getByLabel("Country"), "IE");
    await hands.press(writer.getByRole("button", { name: "Show" }));
    await writer.getByRole("link", { name: "112" }).first().waitFor();
    await hands.press(writer.getByRole("link", { name: "See what you wrote" }));
    await writer.locator(".post .prose", { hasText: "given the cat away" }).waitFor(); // Care hides nothing.

    const first = await openTab(app, { as: moderator, javaScript });
    await first.goto("/moderation");
    await first.locator(".queue .lane.now").waitFor();
    await hands.look(first);
    await hands.press(first.locator(".queue a").first());
    await first.getByRole("heading", { name: "Someone may be in danger" }).waitFor();
    await hands.look(first);
    await hands.press(first.getByRole("button", { name: "Leave it as it is" }));
    await first.getByText("Please finish the steps above first").waitFor();

    await step(first, hands, "Answer", (fold) => hands.check(fold.getByLabel("Yes")));
    await first.getByText("Another moderator should look by").waitFor();
    await step(first, hands, "Send a care message", (fold) =>
      hands.fill(fold.getByLabel("Your message"), "[Something]"),
    );
    await first.getByRole("alert").getByText("There is still a gap in the message").first().waitFor();
    await step(first, hands, "Send a care message", (fold) =>
      hands.fill(
        fold.getByLabel("Your message"),
        "We have read about the cat. Are you thinking of ending your life?",
      ),
    );
    await isDone(first, "Send a care message");

    app.wait(SECOND_LOOK_MS);
    const second = await openTab(app, { as: colleague, javaScript });
    await second.goto("/");
    await hands.press(
      second.getByRole("link", { name: "Somebody in danger waits for a second pair of eyes" }),
    );
    await step(second, hands, "I have looked too", (fold) =>
      hands.fill(fold.getByLabel("What you think"), "I agree."),
    );
    await isDone(second, "A second pair of eyes");
    await hands.look(second);
    await second.goto("/");
    expect(await second.getByText("waits for a second pair of eyes").count()).toBe(0);

    await writer.goto("/notifications");
    await writer.getByText("We have read about the cat.").waitFor();
    await hands.look(writer);
    expect(await writer.content()).not.toMatch(/lantern-lit|harbourlight/);
    await writer.goto(`/threads/${threadId}`);
    const own = writer.locator(".post", { hasText: "given the cat away" });
    await hands.press(own.getByText("Withdraw what you wrote"));
    await hands.press(own.getByRole("button", { name: "Withdraw it" }));
    await writer.getByText("You withdrew this").waitFor();

    await second.goto("/moderation");
    await second.locator(".queue .lane.now").waitFor(); // It stays when its author withdraws it, with what it said.
    await hands.press(second.locator(".queue a").first());
    await hands.press(second.getByText(/^What it said/));
    await second.getByText("given the cat away").first().waitFor();
    await step(second, hands, "Hand over", (fold) =>
      hands.fill(
        fold.getByLabel("What whoever comes next should know"),
        "They answered. Look again tonight.",
      ),
    );
    await isDone(second, "Hand over, and look after yourself");
    await hands.press(second.getByRole("button", { name: "Answered kindly" }));
    await second.getByText("Closed", { exact: true }).waitFor();
    await hands.look(second);
    const acts = await db.selectFrom("moderationAct").select("act").orderBy("atMs").execute();
    expect(acts.map(({ act }) => act)).toEqual(["assess", "care", "second-look", "hand-over", "answered"]);
  },
  120_000,
);

async function step(
  page: Page,
  hands: Hands,
  name: string,
  fill: (fold: ReturnType<Page["locator"]>) => Promise<void>,
): Promise<void> {
  const fold = page.locator("details.act", { has: page.locator("summary", { hasText: `${name}…` }) });
  if ((await fold.getAttribute("open")) === null) await hands.press(fold.locator("summary").first());
  await fill(fold);
  await hands.press(fold.getByRole("button", { name }).last());
}

const isDone = (page: Page, title: string): Promise<void> =>
  page.locator(".playbook li p").getByText(`${title} · done`, { exact: true }).waitFor();
