import { describe, expect, test } from "vitest";
import { GUEST } from "#app/domain/actor.ts";
import { WHOLE_QUEUE } from "#app/domain/desk-filter.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { viewHistory } from "#app/workflows/view-history.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { viewQueue } from "#app/workflows/view-queue.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { getPost } from "#db/queries/posts.ts";
import { databases } from "#tests/support/databases.ts";
import {
  aDesk,
  anItem,
  aScreening,
  decide,
  itemsOf,
  MINUTE_MS,
  NOW_MS,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { aReply, aThread } from "#tests/support/people.ts";

for (const database of databases) {
  const open = async () => aDesk((await database.open()).db);

  describe(`words taken out on ${database.name}`, () => {
    const redact = { words: "Dr Ashby", instead: "my therapist" };

    test("are gone from text, title, address and quotes, and stay among the earlier versions", async () => {
      const { db, author, reader, moderator } = await open();
      const title = "Why Dr Ashby left";
      const body = "Dr Ashby left in May. I miss Dr Ashby.";
      const { id, threadId } = await aThread(db, author, { title, body, nowMs: NOW_MS });
      const answer = { quotedPostId: id, nowMs: NOW_MS };
      const quoting = await aReply(db, reader, threadId, { ...answer, quotedText: "Dr Ashby left" });
      const harmless = await aReply(db, reader, threadId, { ...answer, quotedText: "left in May" });
      worked(await decide(db, moderator, await anItem(db, moderator, id), "redact", { redact }));

      expect(await getPost(db, id)).toMatchObject({
        ...{ title: "Why my therapist left", slug: "why-my-therapist-left", revision: 2 },
        ...{ markdown: "my therapist left in May. I miss my therapist.", status: "published" },
      });
      expect((await getPost(db, quoting.id))?.quotedText).toBeNull();
      expect((await getPost(db, harmless.id))?.quotedText).toBe("left in May");
      const asked = { threadId, page: 1, quotedPostId: null, nowMs: NOW_MS + MINUTE_MS };
      for (const viewer of [GUEST, reader])
        expect(JSON.stringify(await viewThread(db, { ...asked, viewer }))).not.toMatch(/ashby/i);
      const list = await listThreads(db, { viewer: GUEST, filter: NO_FILTER, before: null });
      expect(JSON.stringify(list)).not.toMatch(/ashby/i);
      for (const viewer of [author, moderator])
        expect(JSON.stringify(await viewHistory(db, { viewer, postId: id, before: null }))).toContain(body);
      expect(
        JSON.stringify(await viewHistory(db, { viewer: reader, postId: id, before: null })),
      ).not.toContain("Ashby");
    });

    test.each([
      { what: "do not stand in it", words: "Dr Miller", instead: "" },
      { what: "are all there is", words: "It was Dr Ashby.", instead: "" },
    ])("that $what: nothing is done", async ({ words, instead }) => {
      const { db, moderator, reply } = await open();
      const itemId = await anItem(db, moderator, reply.id);
      const decided = await decide(db, moderator, itemId, "redact", { redact: { words, instead } });
      expect(wordFor(decided)).toBe("stale");
      expect(await itemsOf(db, reply.id)).toMatchObject([{ status: "open", version: 1 }]);
      expect(await getPost(db, reply.id)).toMatchObject({ markdown: "It was Dr Ashby.", revision: 1 });
      expect(await db.selectFrom("letter").select("id").execute()).toEqual([]);
    });

    test("of a text that its author edits meanwhile are not taken out of the new one", async () => {
      const { db, author, moderator, reply } = await open();
      const itemId = await anItem(db, moderator, reply.id);
      const edit = { actor: author, postId: reply.id, contentNotes: [], heading: null, fromRevision: 1 };
      worked(await editPost(db, { ...edit, body: "It was Dr Ashby, in May.", nowMs: NOW_MS }));
      const decided = await decide(db, moderator, itemId, "redact", { redact, postRevision: 1 });
      expect(wordFor(decided)).toBe("stale");
      expect((await getPost(db, reply.id))?.markdown).toBe("It was Dr Ashby, in May.");
    });
  });

  describe(`what screening noticed, on ${database.name}`, () => {
    test("in one version and the next stays, each with its text, in one item", async () => {
      const { db, author, moderator, threadId } = await open();
      const screened = aScreening("flag", "thoughts");
      const post = await aReply(db, author, threadId, { body: "The first words.", screened, nowMs: NOW_MS });
      const edit = { actor: author, postId: post.id, contentNotes: [], heading: null, fromRevision: 1 };
      const waiting = { body: "Other words.", screened: aScreening("hold"), nowMs: NOW_MS + 1 };
      worked(await editPost(db, { ...edit, ...waiting }));

      const [item, ...more] = await itemsOf(db, post.id);
      expect([more, item?.danger, item?.version]).toEqual([[], "thoughts", 2]); // What is feared is not edited away.
      const view = await viewItem(db, moderator, { itemId: item?.id ?? "", nowMs: NOW_MS + 2 });
      const texts = view?.screenings.map(({ revision, body }) => [
        revision,
        body.map(({ text }) => text).join(""),
      ]);
      expect(texts).toEqual([
        [2, "Other words."],
        [1, "The first words."],
      ]);
      expect(await standOf(db, post.id)).toMatchObject({ status: "held" });
    });

    test("of danger stays in the queue with its text when the post is withdrawn", async () => {
      const { db, author, moderator, threadId } = await open();
      const screened = aScreening("flag", "now");
      const post = await aReply(db, author, threadId, {
        body: "Farewell, all of you.",
        screened,
        nowMs: NOW_MS,
      });
      worked(await withdrawPost(db, { actor: author, postId: post.id, nowMs: NOW_MS + 1 }));
      const queue = await viewQueue(db, moderator, { filter: WHOLE_QUEUE, from: null, nowMs: NOW_MS + 2 });
      expect(queue.lines).toMatchObject([{ lane: "now" }]);
      const itemId = queue.lines[0]?.id ?? "";
      const view = await viewItem(db, moderator, { itemId, nowMs: NOW_MS + 2 });
      expect(view).toMatchObject({ open: true, post: { status: "withdrawn", html: null, markdown: null } });
      expect(view?.screenings[0]?.body.map(({ text }) => text).join("")).toBe("Farewell, all of you.");
      expect(view?.playbook?.missing).toEqual(["assess", "care", "second", "after"]);
      expect(wordFor(await decide(db, moderator, itemId, "dismiss"))).toBe("playbook-open");
    });

    test("of a reply that waits: its author withdraws it, and it waits for nobody in that lane", async () => {
      const { db, author, threadId } = await open();
      const post = await aReply(db, author, threadId, { screened: aScreening("hold"), nowMs: NOW_MS });
      worked(await withdrawPost(db, { actor: author, postId: post.id, nowMs: NOW_MS + 1 }));
      expect(await itemsOf(db, post.id)).toMatchObject([{ status: "open", lane: 5 }]);
    });

    test("holds a reply, which neither counts nor brings its thread up, and nobody else sees it", async () => {
      const { db, author, reader, moderator, threadId } = await open();
      await aThread(db, reader, { title: "Newer", nowMs: NOW_MS + MINUTE_MS });
      const titles = async () => {
        const { threads } = await listThreads(db, { viewer: reader, filter: NO_FILTER, before: null });
        return threads.map(({ title, replyCount }) => `${title} ${replyCount}`);
      };
      expect(await titles()).toEqual(["Newer 0", "Tuesdays at six 1"]);
      const held = await aReply(db, author, threadId, {
        ...{ body: "Only for a moderator.", screened: aScreening("hold"), nowMs: NOW_MS + 2 * MINUTE_MS },
      });
      expect(await titles()).toEqual(["Newer 0", "Tuesdays at six 1"]);
      const asked = { threadId, page: 1, quotedPostId: null, nowMs: NOW_MS + 3 * MINUTE_MS };
      for (const viewer of [GUEST, reader])
        expect(JSON.stringify(await viewThread(db, { ...asked, viewer }))).not.toContain(
          "Only for a moderator",
        );
      for (const viewer of [author, moderator])
        expect(JSON.stringify(await viewThread(db, { ...asked, viewer }))).toContain("Only for a moderator");

      const [item] = await itemsOf(db, held.id);
      worked(await decide(db, moderator, item?.id ?? "", "approve", { nowMs: NOW_MS + 3 * MINUTE_MS }));
      expect(await titles()).toEqual(["Tuesdays at six 2", "Newer 0"]);
      expect(JSON.stringify(await viewThread(db, { ...asked, viewer: reader }))).toContain(
        "Only for a moderator",
      );
    });
  });
}
