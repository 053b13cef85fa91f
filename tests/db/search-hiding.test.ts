import { describe, expect, test } from "vitest";
import { GUEST } from "#app/domain/actor.ts";
import { viewRelated } from "#app/workflows/view-related.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { hideThread, muteAlias, mutePerson, setHiddenNotes, setHiddenWords } from "#db/queries/hiding.ts";
import { setProfile } from "#db/queries/profiles.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { foundIds, indexAll, searched } from "#tests/support/searching.ts";

for (const database of databases) {
  describe(`searching with things hidden on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const other = await aMember(db, "morning-lark");
      const kept = await aThread(db, other, { title: "Kept", nowMs: 1_000 });
      const hidden = await aThread(db, author, {
        title: "Hidden",
        body: "A clock, a zebra.",
        contentNotes: ["death"],
        nowMs: 2_000,
      });
      return { db, author, reader, kept, hidden };
    }
    type Forum = Awaited<ReturnType<typeof open>>;

    test.each<[string, (forum: Forum) => Promise<unknown>]>([
      ["a muted person", ({ db, reader, author }) => mutePerson(db, reader.id, author.id, 1)],
      ["a hidden thread", ({ db, reader, hidden }) => hideThread(db, reader.id, hidden.threadId, 1)],
      ["a hidden note", ({ db, reader }) => setHiddenNotes(db, reader.id, '["death"]')],
      [
        "a hidden word",
        ({ db, reader }) => setHiddenWords(db, reader.id, { words: "zebra", fromVersion: 0 }),
      ],
    ])(
      "brings nothing back of %s, for that reader alone, nor as a thread like another",
      async (_what, hide) => {
        const forum = await open();
        const { db, author, reader, kept, hidden } = forum;
        await hide(forum);
        expect(await foundIds(db, reader, "clock")).toEqual([kept.id]);
        for (const viewer of [GUEST, author])
          expect(await foundIds(db, viewer, "clock")).toEqual([hidden.id, kept.id]);
        await indexAll(db);
        const thread = await viewThread(db, {
          viewer: reader,
          threadId: kept.threadId,
          page: 1,
          quotedPostId: null,
          nowMs: 1,
        });
        expect(thread.ok && (await viewRelated(db, { viewer: reader, thread: thread.value }))).toBe(null);
        expect(thread.ok && (await viewRelated(db, { viewer: GUEST, thread: thread.value }))).toMatchObject({
          threads: [{ title: "Hidden" }],
        });
      },
    );

    test("a mute of an alias hides that alias and not the person behind it; a mute of the person not the alias", async () => {
      const { db, author, reader, kept, hidden } = await open();
      const secret = await aReply(db, author, kept.threadId, {
        body: "My clock.",
        anonymous: true,
        nowMs: 3_000,
      });
      await mutePerson(db, reader.id, author.id, 1);
      expect(await foundIds(db, reader, "clock")).toEqual([secret.id, kept.id]);
      await db.deleteFrom("mutedPerson").execute();
      const { alias } = await db
        .selectFrom("post")
        .select("alias")
        .where("id", "=", secret.id)
        .executeTakeFirstOrThrow();
      await muteAlias(db, reader.id, { threadId: kept.threadId, alias: alias ?? "" }, 1);
      expect(await foundIds(db, reader, "clock")).toEqual([hidden.id, kept.id]);
    });

    test("goes on behind a page that is all hidden", async () => {
      const { db, author, reader, kept } = await open();
      for (let n = 0; n < 700; n++)
        await aReply(db, author, kept.threadId, { body: "A clock, a zebra.", nowMs: 10_000 + n * 1_000 });
      await setHiddenWords(db, reader.id, { words: "zebra", fromVersion: 0 });
      await indexAll(db);
      const first = await searched(db, reader, "q=clock");
      expect(first.results?.hits).toEqual([]);
      const next = await searched(db, reader, first.results?.olderPath?.split("?")[1] ?? "");
      expect(next.results?.hits.map(({ id }) => id)).toEqual([kept.id]);
      expect(next.results?.olderPath).toBe(null);
    }, 20_000);

    test("by the name of somebody who wants no page finds nothing, except for themselves", async () => {
      const { db, author, reader, hidden } = await open();
      await setProfile(db, author.id, { about: "", isOff: true });
      for (const viewer of [GUEST, reader])
        expect(await foundIds(db, viewer, "clock", "author=inkandrain")).toEqual([]);
      expect(await foundIds(db, author, "clock", "author=inkandrain")).toEqual([hidden.id]);
      expect(await foundIds(db, GUEST, "zebra")).toEqual([hidden.id]);
    });
  });
}
