import type { Page } from "playwright-core";
import type { aBrokenForum, aLivelyForum, anEmptyForum, SamplePeople } from "./sample-forums.ts";

export type Forums = {
  empty: Awaited<ReturnType<typeof anEmptyForum>>;
  broken: Awaited<ReturnType<typeof aBrokenForum>>;
  lively: Awaited<ReturnType<typeof aLivelyForum>>;
};
export type ForumName = keyof Forums;
export type Person = "guest" | keyof SamplePeople;

/** A page as somebody finds it: where, as whom, and what they did there. None of them changes what the next one sees. */
export type PageState = {
  name: string;
  forum: ForumName;
  as: Person;
  path: (forums: Forums) => string;
  act?: (page: Page) => Promise<void>;
};

const at = (path: string) => () => path;
const lively =
  (name: keyof Forums["lively"]["paths"]) =>
  ({ lively }: Forums) =>
    lively.paths[name];

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();
/** Sends a form that will be refused, and waits for what it says. */
const pressInVain = (name: string) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole("alert").waitFor();
};
const unfold = (text: string) => (page: Page) => page.getByText(text).first().click();

export const PAGE_STATES: readonly PageState[] = [
  { name: "home-empty", forum: "empty", as: "guest", path: at("/") },
  { name: "home-one", forum: "broken", as: "guest", path: at("/") },
  { name: "home-many", forum: "lively", as: "guest", path: at("/") },
  { name: "home-many-more-endings", forum: "lively", as: "guest", path: at("/"), act: unfold("More…") },
  { name: "home-member", forum: "lively", as: "member", path: at("/") },
  { name: "ending-empty", forum: "empty", as: "guest", path: at("/endings/harmed") },
  { name: "ending", forum: "lively", as: "guest", path: at("/endings/therapist-died") },
  { name: "article-no-comments", forum: "empty", as: "guest", path: at("/article") },
  { name: "article-guest", forum: "lively", as: "guest", path: at("/article") },
  { name: "article-contents-open", forum: "lively", as: "guest", path: at("/article"), act: openContents },
  { name: "article-member", forum: "lively", as: "member", path: at("/article") },
  { name: "article-admin", forum: "lively", as: "admin", path: at("/article") },
  { name: "article-about", forum: "lively", as: "guest", path: at("/article?section=talk#reply") },
  { name: "article-edit", forum: "lively", as: "admin", path: at(editPath()) },
  { name: "article-preview", forum: "lively", as: "admin", path: at(editPath()), act: preview },
  { name: "article-refused", forum: "lively", as: "admin", path: at(editPath()), act: breakFrontMatter },
  {
    name: "article-history",
    forum: "lively",
    as: "admin",
    path: at("/articles/i-miss-my-therapist/history"),
  },
  { name: "section-posts", forum: "lively", as: "guest", path: at("/article/sections/self-care") },
  { name: "section-posts-none", forum: "empty", as: "guest", path: at("/article/sections/self-care") },
  { name: "section-posts-whole", forum: "lively", as: "member", path: at("/article/sections") },
  { name: "what-helped", forum: "lively", as: "guest", path: at("/what-helped") },
  { name: "what-helped-none", forum: "empty", as: "member", path: at("/what-helped") },
  { name: "what-helped-way", forum: "lively", as: "guest", path: at("/what-helped?way=self-care") },
  { name: "thread-gestures", forum: "lively", as: "member", path: lively("gestures") },
  {
    name: "thread-gestures-way",
    forum: "lively",
    as: "member",
    path: lively("gestures"),
    act: unfold("You can skip this"),
  },
  { name: "thread-gestures-own", forum: "lively", as: "author", path: lively("gestures") },
  { name: "compose-about", forum: "lively", as: "member", path: at("/threads/new?section=letter") },
  { name: "thread-demo", forum: "lively", as: "guest", path: lively("demoThread") },
  { name: "thread-guest", forum: "lively", as: "guest", path: lively("thread") },
  { name: "thread-member", forum: "lively", as: "member", path: lively("thread") },
  { name: "thread-moderator", forum: "lively", as: "moderator", path: lively("thread") },
  { name: "thread-long-page-2", forum: "lively", as: "guest", path: lively("long") },
  { name: "thread-broad", forum: "lively", as: "member", path: lively("broad") },
  { name: "thread-closed", forum: "lively", as: "member", path: lively("closed") },
  {
    name: "thread-closing",
    forum: "lively",
    as: "moderator",
    path: lively("thread"),
    act: unfold("Close the thread…"),
  },
  { name: "thread-quoting", forum: "lively", as: "member", path: lively("quoting") },
  {
    name: "thread-quoting-part",
    forum: "lively",
    as: "member",
    path: lively("quoting"),
    act: unfold("Quote only a part"),
  },
  { name: "thread-selecting", forum: "lively", as: "member", path: lively("thread"), act: selectWords },
  { name: "thread-mentioning", forum: "lively", as: "member", path: lively("thread"), act: typeAt },
  {
    name: "thread-reply-empty",
    forum: "lively",
    as: "member",
    path: lively("thread"),
    act: pressInVain("Reply"),
  },
  {
    name: "thread-withdrawing",
    forum: "lively",
    as: "author",
    path: lively("thread"),
    act: unfold("Withdraw what"),
  },
  { name: "thread-hidden-name-guest", forum: "lively", as: "guest", path: lively("hidden") },
  { name: "thread-hidden-name-author", forum: "lively", as: "author", path: lively("hidden") },
  {
    name: "thread-content-note-open",
    forum: "lively",
    as: "member",
    path: lively("hidden"),
    act: unfold("Content note: Death"),
  },
  { name: "thread-members-only", forum: "lively", as: "member", path: lively("membersThread") },
  { name: "letter", forum: "lively", as: "guest", path: lively("letter") },
  { name: "letters", forum: "lively", as: "author", path: at("/letters") },
  { name: "letters-empty", forum: "empty", as: "guest", path: at("/letters") },
  { name: "letter-new", forum: "lively", as: "guest", path: at("/letters/new") },
  {
    name: "home-filtered",
    forum: "lively",
    as: "member",
    path: at("/endings/ending-soon?since=not-yet&hope=practical-information"),
  },
  { name: "home-filtered-none", forum: "lively", as: "guest", path: at("/?hope=celebrate&since=longer") },
  { name: "edit-hidden-name", forum: "lively", as: "author", path: lively("editHidden") },
  { name: "desk-item-hidden-name", forum: "lively", as: "moderator", path: lively("hiddenItem") },
  {
    name: "desk-item-unmasking",
    forum: "lively",
    as: "moderator",
    path: lively("hiddenItem"),
    act: unfold("See the account behind"),
  },
  { name: "own-withdrawn", forum: "lively", as: "author", path: lively("withdrawn") },
  { name: "removed-for-author", forum: "lively", as: "author", path: lively("removed") },
  { name: "removed-for-others", forum: "lively", as: "member", path: lively("removed") },
  { name: "removed-for-moderator", forum: "lively", as: "moderator", path: lively("removed") },
  { name: "compose-guest", forum: "lively", as: "guest", path: at("/threads/new") },
  {
    name: "compose-errors",
    forum: "lively",
    as: "member",
    path: at("/threads/new"),
    act: pressInVain("Post"),
  },
  {
    name: "compose-errors-guest",
    forum: "lively",
    as: "guest",
    path: at("/threads/new"),
    act: pressInVain("Post"),
  },
  { name: "edit", forum: "lively", as: "author", path: lively("edit") },
  { name: "drafts", forum: "lively", as: "author", path: at("/drafts") },
  { name: "drafts-empty", forum: "lively", as: "guest", path: at("/drafts") },
  { name: "draft-closed", forum: "lively", as: "author", path: lively("draftOfClosed") },
  {
    name: "draft-in-two-versions",
    forum: "lively",
    as: "author",
    path: lively("long"),
    act: unfold("Draft saved"),
  },
  { name: "compose-saved", forum: "lively", as: "guest", path: at("/letters/new"), act: typeALetter },
  { name: "edit-conflict", forum: "lively", as: "author", path: lively("editOfEdited"), act: saveTooLate },
  { name: "history", forum: "lively", as: "author", path: lively("history") },
  {
    name: "history-deleting",
    forum: "lively",
    as: "author",
    path: lively("history"),
    act: unfold("Delete all earlier versions…"),
  },
  { name: "history-moderator", forum: "lively", as: "moderator", path: lively("history") },
  { name: "join", forum: "lively", as: "guest", path: at("/join") },
  { name: "join-errors", forum: "lively", as: "guest", path: at("/join"), act: pressInVain("Join") },
  { name: "join-words-waiting", forum: "lively", as: "guest", path: at("/article"), act: writeFirst },
  { name: "sign-in", forum: "lively", as: "guest", path: at("/sign-in?next=/article") },
  { name: "sign-in-refused", forum: "lively", as: "guest", path: at("/sign-in"), act: signInWrongly },
  { name: "report", forum: "lively", as: "member", path: lively("report") },
  {
    name: "report-errors",
    forum: "lively",
    as: "member",
    path: lively("report"),
    act: pressInVain("Send the report"),
  },
  {
    name: "report-sent",
    forum: "lively",
    as: "member",
    path: (forums) => `${lively("report")(forums)}?sent=first`,
  },
  { name: "desk-empty", forum: "empty", as: "moderator", path: at("/moderation") },
  { name: "desk-queue", forum: "lively", as: "moderator", path: at("/moderation") },
  { name: "desk-item", forum: "lively", as: "moderator", path: lively("item") },
  {
    name: "desk-item-removing",
    forum: "lively",
    as: "moderator",
    path: lively("item"),
    act: unfold("Remove…"),
  },
  {
    name: "desk-item-errors",
    forum: "lively",
    as: "moderator",
    path: lively("item"),
    act: removeWithoutReason,
  },
  { name: "desk-item-decided", forum: "lively", as: "moderator", path: lively("decidedItem") },
  { name: "desk-history", forum: "lively", as: "moderator", path: at("/moderation/people/inkandrain") },
  { name: "person", forum: "lively", as: "guest", path: at("/people/inkandrain") },
  { name: "person-quiet", forum: "lively", as: "moderator", path: at("/people/orchardgate") },
  { name: "person-muted", forum: "lively", as: "admin", path: lively("mutedPerson") },
  { name: "thread-folded", forum: "lively", as: "admin", path: lively("folded") },
  {
    name: "thread-unfolded",
    forum: "lively",
    as: "admin",
    path: lively("folded"),
    act: unfold("whom you muted"),
  },
  { name: "thread-hidden", forum: "lively", as: "admin", path: lively("hiddenThread") },
  { name: "thread-muting", forum: "lively", as: "member", path: lively("thread"), act: unfold("More what") },
  { name: "settings", forum: "lively", as: "member", path: at("/settings") },
  { name: "settings-hiding", forum: "lively", as: "admin", path: at("/settings/hiding") },
  { name: "settings-hiding-empty", forum: "lively", as: "member", path: at("/settings/hiding?saved=words") },
  { name: "settings-hiding-guest", forum: "lively", as: "guest", path: at("/settings/hiding?saved=notes") },
  { name: "settings-profile", forum: "lively", as: "member", path: at("/settings/profile") },
  { name: "help-now", forum: "lively", as: "guest", path: at("/help-now") },
  { name: "help-now-country", forum: "lively", as: "guest", path: at("/help-now?country=GB") },
  { name: "guidelines", forum: "lively", as: "guest", path: at("/guidelines") },
  { name: "privacy", forum: "lively", as: "guest", path: at("/privacy") },
  { name: "about", forum: "lively", as: "guest", path: at("/about") },
  { name: "first-run", forum: "empty", as: "guest", path: ({ empty }) => empty.paths.firstRun },
  { name: "first-run-member", forum: "empty", as: "member", path: ({ empty }) => empty.paths.firstRun },
  { name: "problem-400", forum: "lively", as: "guest", path: at("/threads/new"), act: sendUnreadable },
  { name: "problem-403", forum: "lively", as: "member", path: lively("edit") },
  { name: "problem-404", forum: "lively", as: "guest", path: at("/nothing/here") },
  { name: "problem-404-member", forum: "lively", as: "member", path: at("/moderation") },
  { name: "problem-413", forum: "lively", as: "guest", path: at("/threads/new"), act: sendTooMuch },
  { name: "problem-500", forum: "broken", as: "guest", path: at("/article") },
];

function editPath(): string {
  return "/articles/i-miss-my-therapist/edit";
}

/** On a narrow screen only: a wide one has the list beside the text. */
async function openContents(page: Page): Promise<void> {
  const summary = page.locator(".contents summary");
  if (await summary.isVisible()) await summary.click();
}

async function preview(page: Page): Promise<void> {
  await press("Preview")(page);
  await page.getByRole("heading", { name: "Preview" }).waitFor();
}

async function breakFrontMatter(page: Page): Promise<void> {
  await page.getByLabel("The article in Markdown").fill("No dashes at the top.");
  await press("Save and publish")(page);
  await page.getByRole("alert").waitFor();
}

async function typeALetter(page: Page): Promise<void> {
  await page.getByLabel("Your letter").fill("I kept the hour free until March.");
  await page.getByText("Saved", { exact: true }).first().waitFor();
}

async function writeFirst(page: Page): Promise<void> {
  await page.getByLabel("Your comment").fill("I kept the hour free until March.");
  await press("Post comment")(page);
  await page.waitForURL("**/join");
}

/** As if another tab had saved since this one was opened. */
async function saveTooLate(page: Page): Promise<void> {
  await page.getByLabel("Your text").fill("There was a plant by the window. I walk past on Sundays.");
  await page.locator("[name=fromRevision]").evaluate((field: HTMLInputElement) => {
    field.value = "1";
  });
  await press("Save")(page);
  await page.getByRole("heading", { name: "Saved meanwhile" }).waitFor();
}

async function selectWords(page: Page): Promise<void> {
  await page.locator(".post .prose p").first().selectText();
  await page.getByRole("button", { name: "Quote this" }).waitFor();
}

async function typeAt(page: Page): Promise<void> {
  await page.getByLabel("Your reply").pressSequentially("Thank you @");
  await page.getByRole("listbox").waitFor();
  await page.getByLabel("Your reply").press("ArrowDown");
}

async function signInWrongly(page: Page): Promise<void> {
  await page.getByLabel("Your name here").fill("inkandrain");
  await page.getByLabel("Password").fill("not this one");
  await press("Sign in")(page);
  await page.getByRole("alert").waitFor();
}

async function removeWithoutReason(page: Page): Promise<void> {
  await unfold("Remove…")(page);
  await press("Remove")(page);
  await page.getByRole("alert").waitFor();
}

/** As a broken extension or proxy would send it. */
async function sendUnreadable(page: Page): Promise<void> {
  await page.locator("main form").evaluate((form: HTMLFormElement) => {
    form.enctype = "text/plain";
    form.submit();
  });
  await page.locator(".problem-page").waitFor();
}

/** In a hidden field: drawing so long a text would keep the browser busy for minutes. */
async function sendTooMuch(page: Page): Promise<void> {
  await page.locator("main form").evaluate((form: HTMLFormElement) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "more", value: "x".repeat(4_100_000) });
    form.append(field);
    form.submit();
  });
  await page.locator(".problem-page").waitFor();
}
