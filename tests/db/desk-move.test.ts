import { describe, expect, test } from "vitest";
import { GUEST } from "#app/domain/actor.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { decideAppeal, openAppeal } from "#app/workflows/appeals.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { getAppeal } from "#db/queries/appeals.ts";
import { getPost } from "#db/queries/posts.ts";
import { getItem } from "#db/queries/reviews.ts";
import { databases } from "#tests/support/databases.ts";
import {
  actsAbout,
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
      const itemId = await anItem(db, moderator, held.id);
      worked(await decide(db, moderator, itemId, "move", { move }));
      expect((await getPost(db, held.id))?.status).toBe("held");
      const item = await getItem(db, itemId);
      expect([item?.status, item?.closedAtMs]).toEqual(["open", null]);
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

  describe(`an appeal against a thread of one's own, on ${database.name}`, () => {
    /** A reply that was moved, and its author's appeal before a colleague. */
    async function appealed(text = "It was Dr Ashby.") {
      const desk = await open();
      const { db, author, moderator, threadId } = desk;
      const reply = await aReply(db, author, threadId, { body: text, nowMs: NOW_MS });
      const stood = await getPost(db, reply.id);
      const itemId = await anItem(db, moderator, reply.id);
      const { actId } = worked(await decide(db, moderator, itemId, "move", { move }));
      const nowMs = NOW_MS + MINUTE_MS;
      const { appealId } = worked(await openAppeal(db, { actor: author, actId, body: "Why?", nowMs }));
      const ownId = (await getPost(db, reply.id))?.threadId ?? "";
      const takeBack = async () => {
        const { version = 0 } = (await getAppeal(db, appealId)) ?? {};
        const given = {
          decision: "reverse",
          reason: "We were wrong.",
          guideline: null,
          endsAtMs: null,
        } as const;
        return worked(
          await decideAppeal(db, { actor: desk.colleague, appealId, version, ...given, nowMs: nowMs + 1 }),
        );
      };
      return { ...desk, reply, stood, ownId, takeBack };
    }

    test("puts it back where it stood, with its names, and its thread is gone", async () => {
      const { db, author, reader, reply, stood, ownId, threadId, takeBack } = await appealed(
        "I think so, too, @quiet-heron.",
      );
      const { replyCount } = await db
        .selectFrom("thread")
        .select("replyCount")
        .where("id", "=", threadId)
        .executeTakeFirstOrThrow();
      await takeBack();
      expect(await getPost(db, reply.id)).toMatchObject({
        ...{ threadId, position: stood?.position, title: stood?.title, status: "published" },
        ...{ markdown: stood?.markdown, html: stood?.html, alias: null, authorId: author.id, revision: 3 },
      });
      expect(await db.selectFrom("thread").select("replyCount").where("id", "=", threadId).execute()).toEqual(
        [{ replyCount: replyCount + 1 }],
      );
      expect(await db.selectFrom("thread").select("id").where("id", "=", ownId).execute()).toEqual([]);
      const shown = await viewThread(db, { ...asked, viewer: GUEST, threadId });
      expect(JSON.stringify(shown)).toContain("I think so, too");
      const list = await listThreads(db, { viewer: GUEST, filter: NO_FILTER, before: null });
      expect(JSON.stringify(list)).not.toContain(move.title);
      const late = {
        actor: reader,
        threadId: ownId,
        body: "Mine, too.",
        quotedPostId: null,
        requestKey: null,
      };
      expect(wordFor(await submitPost(db, { ...late, nowMs: NOW_MS, ...PLAIN }))).toBe("not-found");

      expect(await actsAbout(db, reply.id)).toEqual(["open-item", "move", "appeal-reverse"]);
      const letters = db.selectFrom("letter").select("kind").where("accountId", "=", author.id);
      expect(await letters.where("kind", "=", "decision").execute()).toHaveLength(2);
    });

    test.each(["answered", "narrowed"] as const)(
      "leaves it there when it was %s since, and says so",
      async (how) => {
        const { db, reader, reply, ownId, author, takeBack } = await appealed();
        if (how === "answered") {
          const answer = await aReply(db, reader, ownId, { nowMs: NOW_MS + 1 });
          worked(await withdrawPost(db, { actor: reader, postId: answer.id, nowMs: NOW_MS + 2 }));
        } else await db.updateTable("thread").set({ audience: "members" }).where("id", "=", ownId).execute();
        await takeBack();
        expect(await getPost(db, reply.id)).toMatchObject({
          threadId: ownId,
          position: 0,
          title: move.title,
        });
        const letters = db.selectFrom("letter").select("kind").where("accountId", "=", author.id);
        expect(await letters.where("kind", "=", "decision").execute()).toHaveLength(2);
      },
    );
  });
}
