import SQLite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server-process.ts";
import type { Visitor } from "#tests/support/visitor.ts";
import { movedTo, replyFields, signedInMembers } from "./signed-in.ts";

const REPLIES = 200;
const WRITERS = 40;
/** How many replies have been acknowledged when the power goes: nearly none, half of them, nearly all. */
const MOMENTS = [10, 100, 185];

type Reply = { fields: ReturnType<typeof replyFields>; path: string | null };

/** Dealt out to the writers like cards. */
const repliesOf = (writer: number, replies: readonly (Reply | null)[]): Reply[] =>
  replies.filter((_, number) => number % WRITERS === writer).filter((reply) => reply !== null);

/** Forty people send five replies each, one after the other; whoever is answered writes the answer down. */
async function sendAll(
  path: string,
  writers: readonly Visitor[],
  replies: readonly (Reply | null)[],
  answered: () => void,
) {
  await Promise.all(
    writers.map(async (writer, number) => {
      for (const reply of repliesOf(number, replies)) {
        const answer = await writer.post(path, reply.fields).catch(() => null); // The connection broke.
        if (!answer) return;
        expect(answer.status).toBe(302);
        reply.path = answer.location;
        answered();
      }
    }),
  );
}

const repliesIn = (db: Db, threadId: string) =>
  db
    .selectFrom("post")
    .select(["id", "position", "markdown", "requestKey"])
    .where("threadId", "=", threadId)
    .where("position", ">", 0)
    .orderBy("position")
    .execute();

/** Positions 1, 2, 3 … without a gap, no request key twice, and the thread's own counts agree. */
async function expectWhole(db: Db, threadId: string): Promise<void> {
  const stored = await repliesIn(db, threadId);
  expect(stored.map(({ position }) => position)).toEqual(stored.map((_, index) => index + 1));
  expect(new Set(stored.map(({ requestKey }) => requestKey)).size).toBe(stored.length);
  const thread = await db
    .selectFrom("thread")
    .select(["lastPosition", "replyCount"])
    .where("id", "=", threadId)
    .executeTakeFirst();
  expect(thread).toEqual({ lastPosition: stored.length, replyCount: stored.length });
}

async function expectAcknowledgedOnce(db: Db, threadId: string, replies: readonly Reply[]): Promise<void> {
  const stored = await repliesIn(db, threadId);
  for (const { fields, path } of replies) {
    const found = stored.filter(({ markdown }) => markdown === fields.body);
    if (path === null)
      expect(found.length).toBeLessThanOrEqual(1); // Stored, perhaps, and not yet answered.
    else expect(found.map(({ id }) => `/posts/${id}`)).toEqual([path]);
  }
}

function expectSound(url: string | null): void {
  const file = new SQLite(String(url).slice("sqlite:".length), { readonly: true });
  expect(file.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  expect(file.pragma("foreign_key_check")).toEqual([]);
  file.close();
}

for (const database of databases) {
  describe(`a server on ${database.name} that is killed while ${REPLIES} replies arrive`, () => {
    test("keeps every reply it has acknowledged, once", { timeout: 90_000 }, async () => {
      const { db, url } = await database.open({ file: true });
      let server = await startServer(String(url));
      const handles = Array.from({ length: WRITERS }, (_, number) => `writer-${number}x`);
      let writers = await signedInMembers(db, server.address, handles);
      const starter = await aMember(db, "inkandrain");

      for (const moment of MOMENTS) {
        const title = `After ${moment}`;
        const { threadId } = await aThread(db, starter, { title });
        const path = `/threads/${threadId}/after-${moment}`;
        const replies = Array.from({ length: REPLIES }, (_, number): Reply => {
          return { fields: replyFields(`Reply ${number} to ${title}`), path: null };
        });
        let acknowledged = 0;
        let killed: Promise<unknown> | undefined;
        await sendAll(path, writers, replies, () => {
          acknowledged += 1;
          if (acknowledged === moment) killed = server.kill();
        });
        await killed;
        expect(acknowledged).toBeGreaterThanOrEqual(moment);
        expect(acknowledged).toBeLessThan(REPLIES);

        server = await startServer(String(url));
        writers = writers.map((writer) => movedTo(server.address, writer));
        if (database.kind === "sqlite") expectSound(url);
        await expectWhole(db, threadId);
        await expectAcknowledgedOnce(db, threadId, replies);

        // Whoever got no answer presses the button once more, and some who got one do too.
        const again = replies.map((reply, number) => (reply.path && number % 8 > 0 ? null : reply));
        await sendAll(path, writers, again, () => {});
        await expectWhole(db, threadId);
        await expectAcknowledgedOnce(db, threadId, replies);
        expect(await repliesIn(db, threadId)).toHaveLength(REPLIES);
      }
    });
  });
}
