import { getElementById, textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { expect } from "vitest";
import type { Db } from "#db/schema.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import type { ServerProcess } from "#tests/support/server-process.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";
import { replyFields, signedInMembers } from "./signed-in.ts";

/** What somebody wrote that must never be lost. */
export const WORDS = "It ended on a Tuesday.\n\nI still <wait> for “six o’clock” & the chair.";

/** A member at a thread of a running forum, whose first reply has been stored. */
export async function aWriter(db: Db, server: ServerProcess) {
  const [writer] = await signedInMembers(db, server.address, ["fern-and-moss"]);
  if (!writer) throw new Error("There is no writer.");
  const { threadId } = await aThread(db, await aMember(db, "inkandrain"), { title: "Tuesdays" });
  const path = `/threads/${threadId}/tuesdays`;
  const reply = (body: string) => writer.post(path, replyFields(body));
  expect((await reply("Before the trouble.")).status).toBe(302);
  return { writer, path, reply };
}

/** The calm page: 503, a title without alarm, and every character that was typed, to copy. */
export function expectCalmAnswer(answer: Answer, words: string): void {
  expect(answer.status).toBe(503);
  const page = parseDocument(answer.body);
  expect(answer.body).toContain("The forum is resting for a moment");
  const kept = getElementById("kept-text", page.children);
  expect(kept && textContent(kept).replace(/^\n/, "")).toBe(words);
}

/** How somebody goes, where it leads, and what the answer takes from the browser. */
export type Going = {
  how: string;
  go: (visitor: Visitor) => Promise<Answer>;
  to: string;
  clears: string;
  left: RegExp;
};

const STORED = '"cache", "storage"';

export const GOING: readonly Going[] = [
  {
    how: "leaving quickly",
    go: (visitor) => visitor.send("/leave", { headers: { "Sec-Fetch-Site": "same-origin" } }),
    ...{ to: "https://www.wikipedia.org/", clears: STORED, left: /^left=1; .*Max-Age=600/ },
  },
  {
    how: "opening the page again",
    go: (visitor) => visitor.post("/leave"),
    ...{ to: "/", clears: STORED, left: /^left=.*Max-Age=0/ },
  },
  {
    how: "signing out",
    go: (visitor) => visitor.post("/sign-out"),
    to: "/",
    clears: '"cache"',
    left: /^hide=/,
  },
];

/** Gone, as the browser has it: on the way, without a session, a draft or a page. */
export function expectGone({ status, headers, location }: Answer, { to, clears, left }: Going): void {
  expect([status, location, headers.get("Clear-Site-Data")]).toEqual([302, to, clears]);
  const cookies = headers.getSetCookie();
  for (const cookie of [/^session=; .*Max-Age=0/, /^draft=; .*Max-Age=0/, left])
    expect(cookies).toContainEqual(expect.stringMatching(cookie));
}

/** Answers until one is what is wished for. Rejects when none is within some seconds. */
export async function eventually(visitor: Visitor, path: string, status: number): Promise<void> {
  await expect.poll(async () => (await visitor.get(path)).status, { timeout: 15_000 }).toBe(status);
}
