import { describe, expect, test } from "vitest";
import { GUEST } from "#app/domain/actor.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { getPost } from "#db/queries/posts.ts";
import { databases } from "#tests/support/databases.ts";
import {
  aDesk,
  anItem,
  aScreening,
  decide,
  MINUTE_MS,
  NOW_MS,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { aReply, aThread, PLAIN } from "#tests/support/people.ts";

for (const database of databases) {
  const open = async () => aDesk((await database.open()).db);
  const move = { title: "When she moved away", kind: "experience" } as const;
  const asked = { page: 1, quotedPostId: null, nowMs: NOW_MS + MINUTE_MS };

  describe(`a reply that gets a thread of its own, on ${database.name}`, () => {
    test("opens it, is gone from where it stood, and its author watches it", async () => {
      const { db, author, reader, moderator, threadId, reply } = await open();
      const { replyCount } = await standOf(db, reply.id);
      worked(await decide(db, moderator, await anItem(db, moderator, reply.id), "move", { move }));

      const post = await getPost(db, reply.id);
      expect(post).toMatchObject({
        ...{ position: 0, title: move.title, slug: "when-she-moved-away", kind: "experience" },
        ...{ status: "published", revision: 2, audience: "everyone", authorId: author.id },
        ...{ threadAuthorId: author.id, markdown: "It was Dr Ashby." },
      });
      const before = await db.selectFrom("thread").selectAll().where("id", "=", threadId).executeTakeFirst();
      expect(before?.replyCount).toBe(replyCount - 1);
      const old = await viewThread(db, { ...asked, viewer: GUEST, threadId });
      expect(JSON.stringify(old)).not.toContain("Ashby");
      const own = await viewThread(db, { ...asked, viewer: GUEST, threadId: post?.threadId ?? "" });
      expect(JSON.stringify(own)).toContain("Ashby");
      const list = await listThreads(db, { viewer: GUEST, filter: NO_FILTER, before: null });
      expect(JSON.stringify(list)).toContain(move.title);
      expect(
        await db
          .selectFrom("following")
          .select("accountId")
          .where("threadId", "=", post?.threadId ?? "")
          .execute(),
      ).toEqual([{ accountId: author.id }]);

      const answer = {
        actor: reader,
        threadId: post?.threadId ?? "",
        body: "Mine, too.",
        quotedPostId: reply.id,
      };
      const answered = await submitPost(db, { ...answer, requestKey: null, nowMs: NOW_MS + 1, ...PLAIN });
      expect(worked(answered).position).toBe(1);
    });

    test("leaves no quote behind, quotes nobody, and keeps no alias of the other thread as a name", async () => {
      const { db, author, reader, moderator, threadId, thread } = await open();
      const masked = await aReply(db, reader, threadId, { anonymous: true, body: "Masked.", nowMs: NOW_MS });
      const alias = (await getPost(db, masked.id))?.alias ?? "";
      const body = `I agree with @${alias}, and it went like this.`;
      const story = await aReply(db, author, threadId, { quotedPostId: thread.id, body, nowMs: NOW_MS });
      expect((await getPost(db, story.id))?.html).toContain('class="mention"');
      const quoting = await aReply(db, reader, threadId, { quotedPostId: story.id, nowMs: NOW_MS });
      worked(await decide(db, moderator, await anItem(db, moderator, story.id), "move", { move }));

      expect(await getPost(db, story.id)).toMatchObject({ quotedPostId: null, position: 0 });
      expect(await getPost(db, quoting.id)).toMatchObject({ quotedPostId: null, quotedText: null });
      expect((await getPost(db, story.id))?.html).not.toMatch(/class="mention|<a /);
      const mentioned = db.selectFrom("mention").select("accountId").where("postId", "=", story.id);
      expect(await mentioned.execute()).toEqual([]);
    });

    test("waits there, too, when it waited", async () => {
      const { db, author, moderator, threadId } = await open();
      const held = await aReply(db, author, threadId, { screened: aScreening("hold"), nowMs: NOW_MS });
      const { replyCount } = await standOf(db, held.id);
      worked(await decide(db, moderator, await anItem(db, moderator, held.id), "move", { move }));
      expect((await getPost(db, held.id))?.status).toBe("held");
      const old = await db
        .selectFrom("thread")
        .select("replyCount")
        .where("id", "=", threadId)
        .executeTakeFirst();
      expect(old?.replyCount).toBe(replyCount);
      const list = await listThreads(db, { viewer: GUEST, filter: NO_FILTER, before: null });
      expect(JSON.stringify(list)).not.toContain(move.title);
    });

    test.each([
      { what: "stands without a name", anonymous: true, audience: "everyone" },
      { what: "opens a thread already", anonymous: false, audience: "everyone" },
    ] as const)("is refused for what $what", async ({ what, anonymous, audience }) => {
      const { db, author, moderator, threadId } = await open();
      const post =
        what === "opens a thread already"
          ? await aThread(db, author, { audience, nowMs: NOW_MS })
          : await aReply(db, author, threadId, { anonymous, nowMs: NOW_MS });
      const itemId = await anItem(db, moderator, post.id);
      expect(wordFor(await decide(db, moderator, itemId, "move", { move }))).toBe("not-now");
      expect((await getPost(db, post.id))?.threadId).toBe(post.threadId);
    });
  });
}
