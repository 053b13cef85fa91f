import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { can } from "#app/domain/permissions.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { AUDIENCES } from "#app/domain/thread.ts";
import { countNotifications, listNotifications, markAsRead } from "#app/workflows/notifications.ts";
import { insertRows } from "#db/bulk.ts";
import type { Connection } from "#db/connect.ts";
import { newId } from "#db/identifiers.ts";
import { markRead, setFollowing } from "#db/queries/following.ts";
import {
  hideThread,
  muteAlias,
  mutePerson,
  setHiddenNotes,
  setHiddenWords,
  unhideThread,
  unmutePerson,
} from "#db/queries/hiding.ts";
import { setMentions } from "#db/queries/mentions.ts";
import { getThread, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { combinations } from "#tests/support/combinations.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

const watch = (db: Db, reader: Member, threadId: string, readPosition = 0) =>
  setFollowing(db, { accountId: reader.id, threadId, stance: "watching", readPosition });

/** What the header counts and what the page lists, which have to agree. */
async function told(db: Db, reader: Member): Promise<string[]> {
  const { news } = await listNotifications(db, reader);
  expect(await countNotifications(db, reader, null)).toBe(news.length);
  return news.map(({ threadId }) => threadId);
}

for (const database of databases) {
  describe(`what is new on ${database.name}`, () => {
    /** Who watches a thread that a stranger started and another stranger answered, unless they are its author. */
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const replier = await aMember(db, "oatgrass");
      const readers = {
        member: await aMember(db, "quiet-heron"),
        author,
        moderator: await aMember(db, "wren-in-reeds", "moderator"),
        admin: await aMember(db, "linden", "admin"),
      };
      const { threadId, id } = await aThread(db, author);
      const reply = await aReply(db, replier, threadId);
      for (const reader of Object.values(readers)) await watch(db, reader, threadId);
      return { db, readers, replier, threadId, openingId: id, replyId: reply.id };
    }

    test("is told to nobody who may not open the thread, whatever its audience and its opening post have become", async () => {
      const { db, readers, threadId, openingId } = await open();
      const differing: unknown[] = [];
      for (const { audience, status } of combinations({ audience: AUDIENCES, status: POST_STATUSES })) {
        await db.updateTable("thread").set({ audience }).where("id", "=", threadId).execute();
        await db.updateTable("post").set({ status }).where("id", "=", openingId).execute();
        const thread = await getThread(db, threadId);
        for (const [name, reader] of Object.entries(readers)) {
          const allowed = thread !== undefined && can(reader, "read-thread", threadFacts(thread)).allowed;
          const isTold = (await told(db, reader)).length === 1;
          if (isTold !== allowed) differing.push({ name, audience, status, isTold, allowed });
        }
      }
      expect(differing).toEqual([]);
    });

    test.each(POST_STATUSES)("of a %s reply is told only while it is published", async (status) => {
      const { db, readers, replyId } = await open();
      await db.updateTable("post").set({ status }).where("id", "=", replyId).execute();
      for (const reader of Object.values(readers))
        expect(await told(db, reader)).toHaveLength(status === "published" ? 1 : 0);
    });

    test("is what others wrote, under their own name or an alias, and never one's own", async () => {
      const { db, readers, replier, threadId } = await open();
      expect(await told(db, replier)).toEqual([]);
      await aReply(db, replier, threadId, { anonymous: true });
      expect(await told(db, replier)).toEqual([]);
      const [entry] = (await listNotifications(db, readers.member)).news;
      expect(entry?.count).toBe(2);
      expect(entry?.names).toMatchObject([
        { name: "oatgrass", anonymous: false },
        { name: expect.stringMatching(/^[A-Z]\w+ [A-Z]\w+/), anonymous: true },
      ]);
      expect(JSON.stringify(entry)).not.toContain(replier.id);
    });

    test("names three at most, and others only where there are more", async () => {
      const { db, readers, replier, threadId } = await open();
      const names = async () => (await listNotifications(db, readers.member)).news[0];
      await aReply(db, replier, threadId);
      expect(await names()).toMatchObject({ count: 2, names: [{ name: "oatgrass" }], others: false });
      for (const name of ["loosestrife", "fernley"]) await aReply(db, await aMember(db, name), threadId);
      expect(await names()).toMatchObject({ names: { length: 3 }, others: false });
      await aReply(db, await aMember(db, "orchardgate"), threadId);
      expect(await names()).toMatchObject({ names: { length: 3 }, others: true });
    });

    test("reaches the author of an anonymous thread without their handle anywhere in it", async () => {
      const { db, readers, replier } = await open();
      const { threadId, id } = await aThread(db, readers.member, { anonymous: true, title: "Hidden" });
      await aReply(db, replier, threadId, { quotedPostId: id });
      const entry = (await listNotifications(db, readers.member)).news.find(
        (news) => news.threadId === threadId,
      );
      expect(entry).toMatchObject({ where: "“Hidden”", count: 1, quotes: 1 });
      expect(JSON.stringify(entry)).not.toContain("quiet-heron");
    });

    test("is grouped by thread, latest first, and more than a hundred are not counted", async () => {
      const { db, readers, replier, threadId } = await open();
      const nowMs = Date.now() + 1_000;
      const second = await aThread(db, readers.author, { title: "Second" });
      await watch(db, readers.member, second.threadId);
      const later = await aReply(db, replier, second.threadId, { nowMs });
      await db.updateTable("thread").set({ lastPosition: 500 }).where("id", "=", second.threadId).execute();
      const { news } = await listNotifications(db, readers.member);
      expect(news.map(({ threadId: id, count, more }) => [id, count, more])).toEqual([
        [second.threadId, 1, true],
        [threadId, 1, false],
      ]);
      expect(news[0]?.path).toBe(`/threads/${second.threadId}/second#post-${later.id}`);
      expect(await countNotifications(db, readers.member, second.threadId)).toBe(1);
    });

    test("under an article is what quotes the reader", async () => {
      const { db, readers, replier, threadId } = await open();
      await db
        .updateTable("thread")
        .set({ kind: "article", authorId: null })
        .where("id", "=", threadId)
        .execute();
      expect(await told(db, readers.member)).toEqual([]);
      const comment = await aReply(db, readers.member, threadId);
      await aReply(db, replier, threadId);
      expect(await told(db, readers.member)).toEqual([]);
      await aReply(db, replier, threadId, { quotedPostId: comment.id });
      expect(await told(db, readers.member)).toEqual([threadId]);
    });

    test("is nothing by a muted name, which is not their alias, nor by a muted alias, nor behind a hidden note", async () => {
      const { db, readers, replier, threadId } = await open();
      const { member } = readers;
      await aReply(db, replier, threadId, { anonymous: true });
      await aReply(db, readers.admin, threadId, { contentNotes: ["death"] });
      const counts = async () => (await listNotifications(db, member)).news.map(({ count }) => count);
      expect(await counts()).toEqual([3]);
      await mutePerson(db, member.id, replier.id, 1);
      expect(await counts()).toEqual([2]);
      await setHiddenNotes(db, member.id, '["death","eating"]');
      expect(await counts()).toEqual([1]);
      const { alias } = await db
        .selectFrom("threadAlias")
        .select("alias")
        .where("threadId", "=", threadId)
        .executeTakeFirstOrThrow();
      await muteAlias(db, member.id, { threadId, alias }, 1);
      expect(await told(db, member)).toEqual([]);
      expect(await told(db, readers.moderator)).toEqual([threadId]);
    });

    test("is nothing in a hidden thread, in one that somebody muted opened, nor with a hidden word", async () => {
      const { db, readers, threadId } = await open();
      const { member, author } = readers;
      await hideThread(db, member.id, threadId, 1);
      expect(await told(db, member)).toEqual([]);
      await unhideThread(db, member.id, threadId);
      await mutePerson(db, member.id, author.id, 1);
      expect(await told(db, member)).toEqual([]);
      await unmutePerson(db, member.id, author.id);
      expect(await told(db, member)).toEqual([threadId]);
      await setHiddenWords(db, member.id, { words: "tuesdays", fromVersion: 0 });
      expect(await told(db, member)).toEqual([]);
      await setHiddenWords(db, member.id, { words: "so do", fromVersion: 1 });
      expect(await told(db, member)).toEqual([]);
      await setHiddenWords(db, member.id, { words: "something else", fromVersion: 2 });
      expect(await told(db, member)).toEqual([threadId]);
    });

    test("is what mentions the reader, in a thread they do not watch too, and not in one they have left", async () => {
      const { db, readers, replier, threadId } = await open();
      const { member } = readers;
      await setFollowing(db, { accountId: member.id, threadId, stance: "left", readPosition: 1 });
      await aReply(db, replier, threadId);
      const other = await aThread(db, readers.author, { title: "Elsewhere" });
      for (let n = 0; n < 3; n++) await aReply(db, replier, other.threadId);
      const mentioning = await aReply(db, replier, other.threadId);
      const inLeft = await aReply(db, replier, threadId);
      for (const { id } of [mentioning, inLeft]) await setMentions(db, id, [member.id]);
      expect(await told(db, member)).toEqual([other.threadId]);
      const [entry] = (await listNotifications(db, member)).news;
      expect(entry).toMatchObject({ count: 1, mentions: 1, more: false, position: 4 });
      expect(entry?.path).toContain(`#post-${mentioning.id}`);
      await db.updateTable("thread").set({ audience: "only-me" }).where("id", "=", other.threadId).execute();
      expect(await told(db, member)).toEqual([]);
      await db.updateTable("thread").set({ audience: "members" }).where("id", "=", other.threadId).execute();
      await markAsRead(db, member, [{ threadId: other.threadId, position: 4 }]);
      expect(await told(db, member)).toEqual([]);
      await watch(db, member, other.threadId);
      await setMentions(db, (await aReply(db, replier, other.threadId)).id, [member.id]);
      await aReply(db, replier, other.threadId);
      expect((await listNotifications(db, member)).news).toMatchObject([{ count: 2, mentions: 1 }]);
    });

    test("is fifty threads at most on the page, and the header counts no further", async () => {
      const { db, readers, threadId } = await open();
      const thread = await db
        .selectFrom("thread")
        .selectAll()
        .where("id", "=", threadId)
        .executeTakeFirstOrThrow();
      const posts = await db.selectFrom("post").selectAll().where("threadId", "=", threadId).execute();
      const ids = Array.from({ length: 55 }, newId);
      const { id: accountId } = readers.member;
      const copies = ids.flatMap((copy) =>
        posts.map((post) => ({ ...post, id: newId(), threadId: copy, requestKey: null })),
      );
      await insertRows(
        db,
        "thread",
        ids.map((id) => ({ ...thread, id })),
      );
      await insertRows(db, "post", copies);
      await insertRows(
        db,
        "following",
        ids.map((copy) => ({ accountId, threadId: copy, stance: "watching" as const, readPosition: 0 })),
      );
      const { news, more } = await listNotifications(db, readers.member);
      expect([news.length, more, await countNotifications(db, readers.member, null)]).toEqual([50, true, 51]);
    });
  });

  describe(`a place in a thread on ${database.name}`, () => {
    async function open() {
      const { db }: Connection = await database.open();
      const reader = await aMember(db, "quiet-heron");
      const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
      const place = async () =>
        (
          await db
            .selectFrom("following")
            .select(["stance", "readPosition"])
            .where("accountId", "=", reader.id)
            .execute()
        )[0];
      return { db, reader, threadId, place };
    }

    test("never goes back, in whatever order two tabs say so", async () => {
      const { db, reader, threadId, place } = await open();
      const say = (position: number) => markRead(db, reader.id, [{ threadId, position }]);
      await Promise.all([say(40), say(20), say(60), say(3)]);
      expect(await place()).toEqual({ stance: "reading", readPosition: 60 });
      await watch(db, reader, threadId, 10);
      expect(await place()).toEqual({ stance: "watching", readPosition: 60 });
      await say(61);
      expect(await place()).toEqual({ stance: "watching", readPosition: 61 });
    });
  });
}
