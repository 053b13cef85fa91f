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

export const at = (path: string) => () => path;
export const lively =
  (name: keyof Forums["lively"]["paths"]) =>
  ({ lively }: Forums) =>
    lively.paths[name];

export const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();
/** Sends a form that will be refused, and waits for what it says. */
export const pressInVain = (name: string) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole("alert").waitFor();
};
export const unfold = (text: string) => (page: Page) => page.getByText(text).first().click();
