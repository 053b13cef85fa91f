import { describe, expect, test } from "vitest";
import { NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import { setFollowing } from "#db/queries/following.ts";
import { countThreadsWithNews } from "#db/queries/news.ts";
import { selectionsOf } from "#db/queries/quotes.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { countRows, readingOf } from "./query-plans.ts";

const MANY = 10_000;
const OWN = 20;

for (const database of databases) {
  describe(`what is new under a long article on ${database.name}`, () => {
    /** Of ten thousand comments the first twenty are the reader's, and every third quotes another by somebody else. */
    async function open() {
      const connection = await database.open();
      const { db } = connection;
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const { threadId } = await aThread(db, author);
      const asArticle = { kind: "article", authorId: null, lastPosition: MANY, replyCount: MANY } as const;
      await db.updateTable("thread").set(asArticle).where("id", "=", threadId).execute();
      const ids = Array.from({ length: MANY }, newId);
      const comments = ids.map((id, at) => ({
        ...newPost({
          threadId,
          authorId: at < OWN ? reader.id : author.id,
          position: at + 1,
          body: "One.",
          quotedPostId: at > 2 * OWN && at % 3 === 0 ? (ids[at - OWN] ?? null) : null,
          requestKey: null,
          nowMs: at,
        }),
        id,
      }));
      await insertRows(db, "post", comments);
      await setFollowing(db, { accountId: reader.id, threadId, stance: "watching", readPosition: OWN });
      await countRows(connection);
      const asked = { hides: NOTHING_HIDDEN, except: null, most: 51 };
      const last = { id: ids.at(-1) ?? "", first: ids[0] ?? "" };
      return { connection, db, reader, asked, last };
    }

    test("is found from the reader’s own comments, not by reading all that came later", async () => {
      const { connection, db, reader, asked, last } = await open();
      const reading = () => readingOf(connection, (given) => countThreadsWithNews(given, reader, asked));
      const expectFewRows = async () => {
        const { plan, rowsRead } = await reading();
        if (rowsRead === null) expect(plan).toMatch(/news USING INDEX postQuoted/);
        else expect(rowsRead, plan).toBeLessThanOrEqual(OWN * 10);
      };
      expect(await countThreadsWithNews(db, reader, asked)).toBe(0);
      await expectFewRows();
      await db.updateTable("post").set({ quotedPostId: last.first }).where("id", "=", last.id).execute();
      expect(await countThreadsWithNews(db, reader, asked)).toBe(1);
      await expectFewRows();
    });

    test("quotes of a part are found by the same index", async () => {
      const { connection, db, last } = await open();
      const quote = { quotedPostId: last.first, quotedText: "One." };
      await db.updateTable("post").set(quote).where("id", "=", last.id).execute();
      expect(await selectionsOf(db, last.first)).toEqual([{ id: last.id, quotedText: "One." }]);
      const { plan, rowsRead } = await readingOf(connection, (given) => selectionsOf(given, last.first));
      if (rowsRead === null) expect(plan).toMatch(/post USING INDEX postQuoted/);
      else expect(rowsRead, plan).toBeLessThanOrEqual(10);
    });
  });
}
