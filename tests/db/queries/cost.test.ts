import { beforeAll, describe, expect, test } from "vitest";
import { GUEST } from "#app/domain/actor.ts";
import { type Hides, NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { audiencesOpenTo, POSTS_PER_PAGE } from "#app/domain/thread.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { hideNotes } from "#app/workflows/choose-hiding.ts";
import { hidesOf } from "#app/workflows/hides.ts";
import { THREADS_PER_PAGE } from "#app/workflows/list-threads.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import type { Connection } from "#db/connect.ts";
import { newId } from "#db/identifiers.ts";
import { mutePerson } from "#db/queries/hiding.ts";
import { postsByAuthor } from "#db/queries/people.ts";
import { postsOfThread } from "#db/queries/posts.ts";
import { openItems } from "#db/queries/review-queue.ts";
import { latestThreads } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember } from "#tests/support/people.ts";
import { countRows, readingOf } from "./query-plans.ts";

const MANY = 10_000;

/** A forum of ten thousand threads, the first of which has ten thousand replies, every reply of which was reported. */
async function aLargeForum({ db }: Connection) {
  const author = await aMember(db, "inkandrain");
  const ids = Array.from({ length: MANY }, newId);
  const threadId = ids[0] ?? "";
  const base = {
    ...newPost({
      threadId,
      authorId: author.id,
      position: 0,
      body: "One.",
      quotedPostId: null,
      requestKey: null,
      nowMs: 0,
    }),
  };
  const threads = ids.map((id, at) => ({
    ...({
      id,
      kind: "experience",
      title: "One",
      slug: "one",
      audience: "everyone",
      authorId: author.id,
    } as const),
    ...({ ending: at % 10 === 0 ? "money" : "moved", locked: 0, lockReason: null } as const),
    ...{
      lastPosition: at === 0 ? MANY : 0,
      replyCount: at === 0 ? MANY : 0,
      createdAtMs: at,
      lastActivityAtMs: at,
    },
  }));
  const openings = ids.map((id, at) => ({ ...base, id: newId(), threadId: id, createdAtMs: at }));
  const replies = ids.map((_, at) => ({ ...base, id: newId(), position: at + 1, createdAtMs: MANY + at }));
  const items = replies.map(
    ({ id }, at) =>
      ({ id: newId(), postId: id, status: "open", version: 1, openedAtMs: at, closedAtMs: null }) as const,
  );
  await insertRows(db, "thread", threads);
  await insertRows(db, "post", [...openings, ...replies]);
  await insertRows(db, "reviewItem", items);
  return {
    hides: await aReaderWhoHides(db, ids),
    threadId,
    authorId: author.id,
    middle: { atMs: MANY / 2, id: ids[MANY / 2] ?? "" },
  };
}

/** Somebody who has hidden much, though nothing of what is read here. */
async function aReaderWhoHides(db: Db, threadIds: readonly string[]): Promise<Hides> {
  const reader = await aMember(db, "quiet-heron");
  const muted = await aMember(db, "oatgrass");
  await mutePerson(db, reader.id, muted.id, 0);
  const own = { accountId: reader.id, createdAtMs: 0 };
  const some = threadIds.slice(-1_000); // The oldest are the last of the lists.
  await insertRows(
    db,
    "mutedAlias",
    some.map((threadId) => ({ ...own, threadId, alias: "Quiet Heron" })),
  );
  await hideNotes(db, reader, ["death", "suicide"]);
  return hidesOf(db, reader);
}

for (const database of databases) {
  describe(`one page out of ten thousand on ${database.name}`, () => {
    let connection: Connection;
    let forum: Awaited<ReturnType<typeof aLargeForum>>;

    beforeAll(async () => {
      connection = await database.open();
      forum = await aLargeForum(connection);
      await countRows(connection);
    });

    /** Each row of the page may bring a few others along: its opening post, its thread, its account. */
    const expectOnlyThePage = async (rows: number, query: Parameters<typeof readingOf>[1]) => {
      const { plan, detours, rowsRead } = await readingOf(connection, query);
      expect(detours, plan).toEqual([]);
      if (rowsRead !== null) expect(rowsRead, plan).toBeLessThanOrEqual(rows * 4);
    };

    test.each([1, 250, 500])("of a thread, page %i, reads that page", async (page) => {
      const last = page * POSTS_PER_PAGE;
      const range = () => ({ threadId: forum.threadId, first: last - POSTS_PER_PAGE + 1, last });
      expect(await postsOfThread(connection.db, range())).toHaveLength(POSTS_PER_PAGE);
      await expectOnlyThePage(POSTS_PER_PAGE, (db) => postsOfThread(db, range()));
    });

    test.each([
      { ending: null, from: "first" },
      { ending: null, from: "middle" },
      { ending: "money", from: "first" },
      { ending: "money", from: "middle" },
    ] as const)(
      "of the latest threads (ending: $ending), the $from one, reads that page",
      async ({ ending, from }) => {
        const limit = THREADS_PER_PAGE + 1;
        const asked = () => ({
          audiences: audiencesOpenTo(GUEST),
          readerId: null,
          hides: NOTHING_HIDDEN,
          filter: { ...NO_FILTER, ending },
          kind: null,
          before: from === "first" ? null : forum.middle,
          limit,
        });
        expect(await latestThreads(connection.db, asked())).toHaveLength(limit);
        await expectOnlyThePage(limit, (db) => latestThreads(db, asked()));
        await expectOnlyThePage(limit, (db) => latestThreads(db, { ...asked(), readerId: forum.authorId }));
        await expectOnlyThePage(limit, (db) => latestThreads(db, { ...asked(), hides: forum.hides }));
      },
    );

    test("of the desk's queue reads that page", async () => {
      const queue = { notBy: "nobody", audiences: ["everyone", "members"], lane: null, after: null } as const;
      expect(await openItems(connection.db, { limit: 100, ...queue })).toHaveLength(100);
      await expectOnlyThePage(100, (db) => openItems(db, { limit: 100, ...queue }));
    });

    test("of a person's posts reads that page", async () => {
      const { authorId } = forum;
      const asked = {
        authorId,
        statuses: ["published"],
        audiences: ["everyone"],
        hides: NOTHING_HIDDEN,
        before: null,
        limit: 31,
      } as const;
      expect(await postsByAuthor(connection.db, asked)).toHaveLength(31);
      await expectOnlyThePage(31, (db) => postsByAuthor(db, asked));
      // Who is muted is looked up twice for each: for the post, and for the one that opened its thread.
      await expectOnlyThePage(2 * 31, (db) => postsByAuthor(db, { ...asked, hides: forum.hides }));
    });
  });
}
