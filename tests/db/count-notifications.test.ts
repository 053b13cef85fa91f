import { beforeEach, describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { hideWords } from "#app/workflows/choose-hiding.ts";
import { countNotifications, listNotifications } from "#app/workflows/notifications.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import { setFollowing } from "#db/queries/following.ts";
import { setMentions } from "#db/queries/mentions.ts";
import type { Db } from "#db/schema.ts";
import { listeningTo } from "#tests/support/asked.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`the header’s count with words hidden on ${database.name}`, () => {
    let db: Db;
    let author: Member;
    let reader: Member;

    beforeEach(async () => {
      ({ db } = await database.open());
      author = await aMember(db, "inkandrain");
      reader = await aMember(db, "quiet-heron");
      await hideWords(db, reader, { words: "zeppelin", fromVersion: 0 });
    });

    /** A thread that the reader watches, with so many replies, the hidden word in all of them but at `plainAt`. */
    async function aWatchedThread(replies: number, plainAt: number): Promise<string> {
      const { threadId } = await aThread(db, author);
      const posts = Array.from({ length: replies }, (_, at) => ({
        ...newPost({
          threadId,
          authorId: author.id,
          position: at + 1,
          body: at + 1 === plainAt ? "A lamp." : "A zeppelin.",
          quotedPostId: null,
          requestKey: null,
          nowMs: at,
        }),
        id: newId(),
      }));
      await insertRows(db, "post", posts);
      await db
        .updateTable("thread")
        .set({ lastPosition: replies, replyCount: replies })
        .where("id", "=", threadId)
        .execute();
      await setFollowing(db, { accountId: reader.id, threadId, stance: "watching", readPosition: 0 });
      return threadId;
    }

    async function expectAgreement(threads: number): Promise<void> {
      const { news } = await listNotifications(db, reader);
      expect([news.length, await countNotifications(db, reader, null)]).toEqual([threads, threads]);
    }

    /** How many texts a count reads. */
    async function textsRead(): Promise<number> {
      const heard = listeningTo(db);
      await countNotifications(heard.db, reader, null);
      const texts = heard.asked.filter(({ sql }) => sql.includes('"html"'));
      return texts.reduce((sum, { parameters }) => sum + parameters.length, 0);
    }

    test("reads the opening and one reply of a thread, each text once, and again what was edited", async () => {
      const ids: string[] = [];
      for (let n = 0; n < 3; n++) ids.push(await aWatchedThread(40, 1));
      expect(await textsRead()).toBe(6);
      expect(await textsRead()).toBe(0);
      const first = { threadId: ids[0] ?? "", position: 1 };
      await db
        .updateTable("post")
        .set((eb) => ({ html: "<p>A zeppelin.</p>", revision: eb("revision", "+", 1) }))
        .where("threadId", "=", first.threadId)
        .where("position", "=", first.position)
        .execute();
      // The edited one, and the thirty-nine behind it, in which nothing remains.
      expect(await textsRead()).toBe(40);
      await expectAgreement(2);
      expect(await textsRead()).toBe(0);
      await hideWords(db, reader, { words: "airship", fromVersion: 1 });
      expect(await textsRead()).toBe(6);
      await expectAgreement(3);
    });

    test("is that of the list, wherever in a thread something remains", async () => {
      // Nothing, at each end of a stretch that is read at once, and further than anybody looks.
      const places = [0, 1, 2, 8, 9, 32, 33, 100, 101];
      for (const plainAt of places) await aWatchedThread(110, plainAt);
      await expectAgreement(7);
    });

    test("is that of the list under an article, of quotes, mentions and the thread that is open", async () => {
      const own = await aWatchedThread(1, 0);
      const comment = await aReply(db, reader, own);
      await db.updateTable("thread").set({ kind: "article", authorId: null }).where("id", "=", own).execute();
      await aReply(db, author, own);
      await expectAgreement(0);
      await aReply(db, author, own, { quotedPostId: comment.id, body: "A zeppelin." });
      await expectAgreement(0);
      await aReply(db, author, own, { quotedPostId: comment.id });
      await expectAgreement(1);
      const { threadId } = await aThread(db, author);
      const mentions = [await aReply(db, author, threadId, { body: "A zeppelin." })];
      await setMentions(db, mentions[0]?.id ?? "", [reader.id]);
      await expectAgreement(1);
      await setMentions(db, (await aReply(db, author, threadId)).id, [reader.id]);
      await expectAgreement(2);
      expect(await countNotifications(db, reader, threadId)).toBe(1);
    });
  });
}
