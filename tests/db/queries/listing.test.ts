import { describe, expect, test } from "vitest";
import { GUEST, type Member } from "#app/domain/actor.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { viewPerson } from "#app/workflows/people.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`lists on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      return { db, author, reader, moderator };
    }

    const titles = async (db: Parameters<typeof listThreads>[0], viewer: Member | typeof GUEST) =>
      (await listThreads(db, { viewer, filter: NO_FILTER, before: null })).threads.map(({ title }) => title);

    test.each([
      ["everyone", { guest: true, reader: true, author: true, moderator: true }],
      ["members", { guest: false, reader: true, author: true, moderator: true }],
      ["only-me", { guest: false, reader: false, author: true, moderator: false }],
    ] as const)("a thread for %s stands in the lists of those it is for", async (audience, seen) => {
      const { db, author, reader, moderator } = await open();
      const { threadId } = await aThread(db, author);
      await db.updateTable("thread").set({ audience }).where("id", "=", threadId).execute();
      const viewers = { guest: GUEST, reader, author, moderator };
      for (const [name, viewer] of Object.entries(viewers)) {
        const expected = seen[name as keyof typeof seen];
        expect([name, await titles(db, viewer)]).toEqual([name, expected ? ["Tuesdays at six"] : []]);
        const person = await viewPerson(db, { viewer, handle: "inkandrain", before: null });
        // A person's page is the same for all whom it is for, so that nobody takes their own for what others see.
        // To a stranger with nothing to read there, the page does not exist: it would tell that the name is taken.
        const readable = expected && audience !== "only-me" ? 1 : 0;
        const isTold = readable > 0 || name === "author" || name === "moderator";
        expect([name, person?.list.posts.length]).toEqual([name, isTold ? readable : undefined]);
      }
    });

    test("a reply brings its thread to the top, an edit and a withdrawal do not", async () => {
      const { db, author, reader } = await open();
      const first = await aThread(db, author, { title: "First", nowMs: 1 });
      await aThread(db, author, { title: "Second", nowMs: 2 });
      expect(await titles(db, GUEST)).toEqual(["Second", "First"]);
      const reply = await aReply(db, reader, first.threadId, { nowMs: 3 });
      await withdrawPost(db, { actor: reader, postId: reply.id, nowMs: 4 });
      expect(await titles(db, GUEST)).toEqual(["First", "Second"]);
    });

    test.each(["withdrawn", "removed"])(
      "a thread whose opening is %s leaves the lists, for its author too",
      async (how) => {
        const { db, author } = await open();
        const thread = await aThread(db, author);
        if (how === "removed") await aRemoval(db, thread.id);
        else await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });
        expect([await titles(db, GUEST), await titles(db, author)]).toEqual([[], []]);
      },
    );

    test.each(["nonsense", "1.x", "99999999999999999.abcdefghij0123456789", "' or 1=1 --"])(
      "a place in the list that is none, %j, is its beginning",
      async (before) => {
        const { db, author } = await open();
        await aThread(db, author);
        expect((await listThreads(db, { viewer: GUEST, filter: NO_FILTER, before })).threads).toHaveLength(1);
      },
    );
  });
}
