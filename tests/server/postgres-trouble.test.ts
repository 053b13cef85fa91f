import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { startServer } from "#tests/support/server-process.ts";
import { Visitor } from "#tests/support/visitor.ts";
import { aWriter, eventually, expectCalmAnswer, expectGone, GOING, WORDS } from "./forum-in-trouble.ts";
import { relayTo } from "./relay.ts";

const [, postgres] = databases;

async function aForum() {
  const { db, url } = (await postgres?.open()) ?? {};
  if (!db || !url) throw new Error("There is no database to test with.");
  const relay = await relayTo(url);
  const server = await startServer(relay.url);
  const guest = new Visitor(server.address);
  const status = async (path: string) => (await guest.get(path)).status;
  return { db, relay, server, guest, status, ...(await aWriter(db, server)) };
}

/** What PostgreSQL tells everyone who is connected when it is being stopped: 57P01, and the end. */
const sayGoodbye = (db: Db) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid != pg_backend_pid()`.execute(db);

const storedReplies = async (db: Db): Promise<string[]> => {
  const posts = db.selectFrom("post").select("markdown").where("position", ">", 0).orderBy("position");
  return (await posts.execute()).map(({ markdown }) => markdown);
};

test("PostgreSQL that is stopped and started again costs nobody a word, and the forum no restart", async () => {
  const { db, relay, server, guest, status, path, reply } = await aForum();
  await sayGoodbye(db);
  await relay.cut();
  expectCalmAnswer(await reply(WORDS), WORDS);
  expect(await status("/")).toBe(503);
  expect(await status(path)).toBe(503);
  expect(await status("/readyz")).toBe(503);
  expect(await status("/healthz")).toBe(200);
  expect(await status("/guidelines")).toBe(200); // It needs no database, and neither does a guest.
  const typed = { body: WORDS, quote: "", requestKey: "" };
  expectCalmAnswer(await guest.post(path, typed), WORDS);

  await relay.mend();
  await eventually(guest, "/readyz", 200);
  expect((await reply(WORDS)).status).toBe(302);
  expect(await storedReplies(db)).toEqual(["Before the trouble.", WORDS]);
  expect(await server.stop()).toMatchObject({ code: 0, stderr: "" });
});

test("PostgreSQL that goes away in the middle of a post leaves none of it, and gives the text back", async () => {
  const { db, relay, guest, reply } = await aForum();
  const answer = await db.transaction().execute(async (tx) => {
    await sql`select 1 from thread for update`.execute(tx);
    const answering = reply(WORDS);
    await expect.poll(() => waitingForLock(tx)).toBe(1);
    await relay.cut();
    return answering;
  });
  expectCalmAnswer(answer, WORDS);
  await relay.mend();
  await eventually(guest, "/readyz", 200);
  expect(await storedReplies(db)).toEqual(["Before the trouble."]);
  expect((await reply(WORDS)).status).toBe(302);
  expect(await storedReplies(db)).toEqual(["Before the trouble.", WORDS]);
});

test.each(GOING)("PostgreSQL that is away keeps nobody from $how", async (going) => {
  const { relay, writer, path } = await aForum();
  await relay.cut();
  expect((await writer.get(path)).status).toBe(503);
  expectGone(await going.go(writer), going);
});

/** How many of this database's connections wait for a row that somebody else holds. */
async function waitingForLock(db: Db): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting ?? 0;
}
