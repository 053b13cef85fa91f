import type { Page } from "playwright-core";
import { press, unfold } from "./page-state.ts";

export function editPath(): string {
  return "/articles/i-miss-my-therapist/edit";
}

/** What is folded under the member's name in the header. */
export const openOwnMenu = (page: Page) => page.locator("summary", { hasText: "You: " }).click();

/** On a narrow screen only: a wide one has the list beside the text. */
export async function openContents(page: Page): Promise<void> {
  const summary = page.locator(".contents summary");
  if (await summary.isVisible()) await summary.click();
}

export async function preview(page: Page): Promise<void> {
  await press("Preview")(page);
  await page.getByRole("heading", { name: "Preview" }).waitFor();
}

export async function breakFrontMatter(page: Page): Promise<void> {
  await page.getByLabel("The article in Markdown").fill("No dashes at the top.");
  await press("Save and publish")(page);
  await page.getByRole("alert").waitFor();
}

export async function typeALetter(page: Page): Promise<void> {
  await page.getByLabel("Your letter").fill("I kept the hour free until March.");
  await page.getByText("Saved", { exact: true }).first().waitFor();
}

export async function writeFirst(page: Page): Promise<void> {
  await page.getByLabel("Your comment").fill("I kept the hour free until March.");
  await press("Post comment")(page);
  await page.waitForURL("**/join");
}

export async function nameSomebody(page: Page): Promise<void> {
  await page.getByLabel("Your reply").fill("Dr Margaret Hale-Worthington said so. Call me on 07700 900123.");
  await press("Reply")(page);
  await page.getByRole("button", { name: "Write it that way" }).waitFor();
}

export async function tellTooMuch(page: Page): Promise<void> {
  await page.getByLabel("A few words about you").fill("Dr Margaret Hale-Worthington knew me. 07700 900123.");
  await press("Save")(page);
  await page.getByRole("button", { name: "Save it as it is" }).waitFor();
}

export async function giveAddress(page: Page): Promise<void> {
  await page
    .getByLabel(/address/i)
    .fill("somebody.with.a.long.name.in.front@a-rather-long-domain.example.org");
  await press("Send the link")(page);
  await page.getByText("Not confirmed yet").waitFor();
}

/** As if another tab had saved since this one was opened. */
export async function saveTooLate(page: Page): Promise<void> {
  await page.getByLabel("Your text").fill("There was a plant by the window. I walk past on Sundays.");
  await page.locator("[name=fromRevision]").evaluate((field: HTMLInputElement) => {
    field.value = "1";
  });
  await press("Save")(page);
  await page.getByRole("heading", { name: "Saved meanwhile" }).waitFor();
}

export async function selectWords(page: Page): Promise<void> {
  await page.locator(".post .prose p").first().selectText();
  await page.getByRole("button", { name: "Quote this" }).waitFor();
}

export async function typeAt(page: Page): Promise<void> {
  await page.getByLabel("Your reply").pressSequentially("Thank you @");
  await page.getByRole("listbox").waitFor();
  await page.getByLabel("Your reply").press("ArrowDown");
}

export async function signInWrongly(page: Page): Promise<void> {
  await page.getByLabel("Your name here").fill("inkandrain");
  await page.getByLabel("Password").fill("not this one");
  await press("Sign in")(page);
  await page.getByRole("alert").waitFor();
}

export async function removeWithoutReason(page: Page): Promise<void> {
  await unfold("Remove…")(page);
  await press("Remove")(page);
  await page.getByRole("alert").waitFor();
}

/** As a broken extension or proxy would send it. */
export async function sendUnreadable(page: Page): Promise<void> {
  await page.locator("main form").evaluate((form: HTMLFormElement) => {
    form.enctype = "text/plain";
    form.submit();
  });
  await page.locator(".problem-page").waitFor();
}

/** In a hidden field: drawing so long a text would keep the browser busy for minutes. */
export async function sendTooMuch(page: Page): Promise<void> {
  await page.locator("main form").evaluate((form: HTMLFormElement) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "more", value: "x".repeat(4_100_000) });
    form.append(field);
    form.submit();
  });
  await page.locator(".problem-page").waitFor();
}

export async function recoverWrongly(page: Page): Promise<void> {
  await page.getByLabel("Your name here").fill("Wolfeschlegelsteinhausen");
  await page.getByLabel("A recovery code").fill("0000-0000-0000-0000-0000-0000");
  await page.getByLabel("Your new password").fill("a kettle on the windowsill");
  await press("Choose this password")(page);
  await page.getByRole("alert").waitFor();
}

export async function makeCodes(page: Page): Promise<void> {
  await press(/^Make eight/)(page);
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
}

export const typeCode = (code: string) => async (page: Page) => {
  await page.getByRole("textbox").fill(code);
  await press(/^(Go on|Use this app)$/)(page);
  await page.getByRole("alert").waitFor();
};
export async function makeALink(page: Page): Promise<void> {
  await press("Make a link")(page);
  await page.getByText("Here is the link.").waitFor();
}

export async function makeAFeed(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Make a password|Replace it/ }).click();
  await page.getByText("this one time").waitFor();
}
