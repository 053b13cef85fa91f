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

/** Answers until one is what is wished for. Rejects when none is within some seconds. */
export async function eventually(visitor: Visitor, path: string, status: number): Promise<void> {
  await expect.poll(async () => (await visitor.get(path)).status, { timeout: 15_000 }).toBe(status);
}
