import { describe, expect, test } from "vitest";
import { type Actor, GUEST } from "#app/domain/actor.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { listUnanswered, RECENT_MS } from "#app/workflows/list-unanswered.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import { LOOKED_AT } from "#db/queries/unanswered.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";

const NOW_MS = 1_000 * RECENT_MS;
const asked = { older: false, after: null, nowMs: NOW_MS };
const titles = async (db: Db, viewer: Actor, more: Partial<Parameters<typeof listUnanswered>[1]> = {}) =>
  (await listUnanswered(db, { ...asked, viewer, ...more })).threads.map(({ title }) => title);

for (const database of databases) {
  describe(`threads that wait for an answer on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const other = await aMember(db, "oatgrass");
      const reader = await aMember(db, "quiet-heron");
      const start = (title: string, thread: Parameters<typeof aThread>[2] = {}) =>
        aThread(db, author, { title, nowMs: NOW_MS, ...thread });
      return { db, author, other, reader, start };
    }

    test("begin with whoever has waited longest; after a month they wait on a page of their own", async () => {
      const { db, start } = await open();
      await start("Today");
      await start("Yesterday", { nowMs: NOW_MS - RECENT_MS / 30 });
      await start("A month ago", { nowMs: NOW_MS - RECENT_MS - 1 });
      await start("A year ago", { nowMs: NOW_MS - 12 * RECENT_MS });
      expect(await titles(db, GUEST)).toEqual(["Yesterday", "Today"]);
      expect(await titles(db, GUEST, { older: true })).toEqual(["A month ago", "A year ago"]);
    });

    test("are those that the viewer may open, their own apart", async () => {
      const { db, author, reader, start } = await open();
      await start("For everyone");
      await start("For members", { audience: "members" });
      await start("For nobody else", { audience: "only-me" });
      expect(await titles(db, GUEST)).toEqual(["For everyone"]);
      expect((await titles(db, reader)).sort()).toEqual(["For everyone", "For members"]);
      expect(await titles(db, author)).toEqual([]);
    });

    test("are none that want no answer: letters, closed ones, those without replies, those that are gone", async () => {
      const { db, author, start } = await open();
      await start("A letter", { kind: "letter" });
      await start("No replies", { hope: "no-replies" });
      const locked = await start("Locked");
      await db.updateTable("thread").set({ locked: 1 }).where("id", "=", locked.threadId).execute();
      await withdrawPost(db, { actor: author, postId: (await start("Withdrawn")).id, nowMs: NOW_MS });
      await aRemoval(db, (await start("Removed")).id);
      await start("Waiting", { hope: "just-listen" });
      expect(await titles(db, GUEST)).toEqual(["Waiting"]);
    });

    test("wait on when their answer is withdrawn or removed, and when only their author wrote more", async () => {
      const { db, author, other, start } = await open();
      const { threadId } = await start("Waiting");
      await aReply(db, author, threadId);
      expect(await titles(db, GUEST)).toEqual(["Waiting"]);
      const reply = await aReply(db, other, threadId);
      expect(await titles(db, GUEST)).toEqual([]);
      await withdrawPost(db, { actor: other, postId: reply.id, nowMs: Date.now() });
      expect(await titles(db, GUEST)).toEqual(["Waiting"]);
      await aRemoval(db, (await aReply(db, other, threadId)).id);
      expect(await titles(db, GUEST)).toEqual(["Waiting"]);
    });

    /** A list must not tell that a name and an alias are one person, so they count as two. */
    test.each([
      { opening: "named", reply: "named", waits: true },
      { opening: "anonymous", reply: "anonymous", waits: true },
      { opening: "named", reply: "anonymous", waits: false },
      { opening: "anonymous", reply: "named", waits: false },
    ])(
      "opened $opening and answered $reply by the same person: waiting $waits",
      async ({ opening, reply, waits }) => {
        const { db, author, other, start } = await open();
        const { threadId } = await start("Waiting", { anonymous: opening === "anonymous" });
        await aReply(db, author, threadId, { anonymous: reply === "anonymous" });
        expect(await titles(db, GUEST)).toEqual(waits ? ["Waiting"] : []);
        const shown = { anonymous: reply === "anonymous" };
        const answered = await start("Answered", { anonymous: opening === "anonymous" });
        await aReply(db, other, answered.threadId, shown);
        expect(await titles(db, GUEST)).not.toContain("Answered");
      },
    );

    test("are read on page by page, past any number that have been answered", async () => {
      const { db, start } = await open();
      const { threadId } = await start("Waiting");
      const thread = await db
        .selectFrom("thread")
        .selectAll()
        .where("id", "=", threadId)
        .executeTakeFirstOrThrow();
      const post = await db
        .selectFrom("post")
        .selectAll()
        .where("threadId", "=", threadId)
        .executeTakeFirstOrThrow();
      const ids = Array.from({ length: LOOKED_AT + 30 }, newId);
      const startedAtMs = (at: number) => NOW_MS - RECENT_MS + 1 + at;
      await insertRows(
        db,
        "thread",
        ids.map((id, at) => ({ ...thread, id, title: `Thread ${at}`, createdAtMs: startedAtMs(at) })),
      );
      const posts = ids.map((id) => ({ ...post, id: newId(), threadId: id, requestKey: null }));
      // All but the last thirty have been answered.
      const replies = posts
        .slice(0, LOOKED_AT)
        .map((row) => ({ ...row, id: newId(), position: 1, alias: "Calm Owl" }));
      await insertRows(db, "post", [...posts, ...replies]);

      const seen: string[] = [];
      let after: string | null = null;
      let pages = 0;
      do {
        const page = await listUnanswered(db, { ...asked, viewer: GUEST, after });
        seen.push(...page.threads.map(({ title }) => title));
        after = page.furtherPath && new URL(page.furtherPath, "http://x").searchParams.get("after");
        pages++;
      } while (after !== null && pages < 10);
      expect(seen).toEqual([...ids.map((_, at) => `Thread ${at}`).slice(LOOKED_AT), "Waiting"]);
      expect(pages).toBe(3);
    });
  });
}
