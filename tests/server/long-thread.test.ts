import { describe, expect, test } from "vitest";
import { POSTS_PER_PAGE } from "#app/domain/thread.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server-process.ts";
import { Visitor } from "#tests/support/visitor.ts";

const LONG = 10_000;
const SHORT = 20;
const ROUNDS = 15;
/** Rows that are read are the same in number; the rest is the machine's mood. */
const NO_MORE_THAN_TIMES = 3;

/** A thread with this many replies that all say the same, and its path. */
async function threadWith(db: Db, replies: number, handle: string): Promise<string> {
  const author = await aMember(db, handle);
  const { threadId } = await aThread(db, author, { title: "Counting" });
  const reply = { threadId, authorId: author.id, body: "Still here.", quotedPostId: null, requestKey: null };
  const row = newPost({ ...reply, position: 1, nowMs: Date.now() });
  const rows = Array.from({ length: replies }, (_, index) => ({ ...row, id: newId(), position: index + 1 }));
  await insertRows(db, "post", rows);
  await db
    .updateTable("thread")
    .set({ lastPosition: replies, replyCount: replies })
    .where("id", "=", threadId)
    .execute();
  return `/threads/${threadId}/counting`;
}

async function msOf(visitor: Visitor, path: string): Promise<number> {
  const startedMs = performance.now();
  const answer = await visitor.get(path);
  const ms = performance.now() - startedMs;
  expect(answer.status).toBe(200);
  expect(answer.body).toContain("Still here.");
  return ms;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

for (const database of databases) {
  describe(`a thread with ${LONG} replies on ${database.name}`, () => {
    test(`opens at its first, middle and last page as fast as one with ${SHORT}`, async () => {
      const { db, url } = await database.open({ file: true });
      const short = await threadWith(db, SHORT, "few-words");
      const long = await threadWith(db, LONG, "many-words");
      const pages = [1, LONG / POSTS_PER_PAGE / 2, LONG / POSTS_PER_PAGE];
      const paths = [short, ...pages.map((page) => `${long}?page=${page}`)];
      const visitor = new Visitor((await startServer(String(url))).address);

      const times = new Map<string, number[]>(paths.map((path) => [path, []]));
      for (let round = 0; round <= ROUNDS; round++)
        for (const path of paths) {
          const ms = await msOf(visitor, path);
          if (round > 0) times.get(path)?.push(ms); // The first round warms up.
        }
      const [usual = 0, ...others] = paths.map((path) => median(times.get(path) ?? []));
      for (const ms of others) expect(ms / usual).toBeLessThan(NO_MORE_THAN_TIMES);
    });
  });
}
