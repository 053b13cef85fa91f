import { describe, expect, test } from "vitest";
import { type Actor, GUEST, type Member } from "#app/domain/actor.ts";
import { OTHER_WAY } from "#app/domain/gesture.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { viewHelpedIn } from "#app/workflows/view-what-helped.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { mutePerson } from "#db/queries/hiding.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { anOlderThread, olderForum } from "#tests/support/older-forum.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";
import { foundIds, indexAll, searched } from "#tests/support/searching.ts";
import { aWaysArticle } from "#tests/support/ways-article.ts";

const HELPED = "helped=yes";

for (const database of databases) {
  describe(`searching what helped on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      await aWaysArticle(db);
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const other = await aMember(db, "small-fox");
      const says = (actor: Member, postId: string, act: "give" | "take-back" = "give") =>
        changeGesture(db, { actor, postId, kind: "helped", act, nowMs: Date.now() });
      return { db, author, reader, other, says };
    }

    test("finds a post from when it first helped somebody until it helped nobody any more", async () => {
      const { db, author, reader, other, says } = await open();
      const { id } = await aThread(db, author);
      await aThread(db, author, { title: "Not this one" });
      const found = () => foundIds(db, GUEST, "clock", HELPED);
      await indexAll(db);
      expect(await found()).toEqual([]);
      await says(reader, id);
      await says(other, id);
      expect(await found()).toEqual([id]);
      expect(await foundIds(db, GUEST, "", HELPED)).toEqual([id]);
      expect(await foundIds(db, GUEST, "clock", "helped=nonsense")).toHaveLength(2);
      await says(reader, id, "take-back");
      expect(await found()).toEqual([id]);
      await says(other, id, "take-back");
      expect(await found()).toEqual([]);
    });

    test("tells neither who it helped nor how many, whoever asks", async () => {
      const pages = [];
      for (const helpedWhom of [["reader"], ["other"], ["reader", "other"]] as const) {
        const { db, author, ...forum } = await open();
        const { id, threadId } = await aThread(db, author, { nowMs: 1_000 });
        for (const name of helpedWhom) await forum.says(forum[name], id);
        const viewers: Actor[] = [GUEST, author, forum.reader, forum.other];
        const seen = [];
        for (const viewer of viewers) seen.push(await searched(db, viewer, `q=clock&${HELPED}`));
        pages.push(JSON.stringify(seen).replaceAll(id, "POST").replaceAll(threadId, "THREAD"));
      }
      expect(pages[0]).toContain("POST");
      expect(new Set(pages).size).toBe(1);
    });

    test("finds what the page of what helped shows, for every reader", async () => {
      const { db, author, reader, other, says } = await open();
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const shared = await aThread(db, author);
      const reply = await aReply(db, reader, shared.threadId, { body: "A clock." });
      const members = await aThread(db, author, { audience: "members" });
      const mine = await aThread(db, author, { audience: "members" });
      const gone = await aThread(db, author);
      const under = await aReply(db, reader, gone.threadId, { body: "A clock under it." });
      const removed = await aReply(db, author, shared.threadId, { body: "A clock, too." });
      for (const { id } of [shared, reply, members, mine, gone, under, removed]) await says(other, id);
      await db.updateTable("thread").set({ audience: "only-me" }).where("id", "=", mine.threadId).execute();
      await withdrawPost(db, { actor: author, postId: gone.id, nowMs: Date.now() });
      await aRemoval(db, removed.id);
      await mutePerson(db, other.id, reader.id, 1);
      await indexAll(db);
      const expected = {
        guest: [shared, reply],
        author: [shared, reply, members, mine],
        other: [shared, members],
      };
      for (const [name, viewer] of Object.entries({ guest: GUEST, author, reader, other, moderator })) {
        const page = await searched(db, viewer, HELPED);
        const found = [page.results, page.yours].flatMap((part) => part?.hits.map(({ id }) => id) ?? []);
        expect([name, found.sort()]).toEqual([name, await idsOfWhatHelped(db, viewer)]);
        const ids = expected[name as keyof typeof expected]?.map(({ id }) => id).sort();
        if (ids) expect([name, found]).toEqual([name, ids]);
      }
    });

    test("does not find what helps nobody any more, though the index has not heard of it yet", async () => {
      const { db, author, reader, says } = await open();
      const { id } = await aThread(db, author);
      await says(reader, id);
      await indexAll(db);
      await says(reader, id, "take-back");
      await db.deleteFrom("searchPending").execute();
      expect(await foundIds(db, GUEST, "clock", HELPED)).toEqual([]);
    });

    test("finds what had helped before searches could ask for it", async () => {
      const connection = await database.open({ unmigrated: true });
      const { db } = connection;
      const old = await olderForum(connection, "0010");
      await anOlderThread(old, { posts: 1, body: "A clock." });
      await old.insertInto("helpedPost").values({ postId: "p0", way: "", postedAtMs: 1 }).execute();
      await db.deleteFrom("searchPending").execute(); // It has long been in the index.
      await migrateToLatest(connection);
      expect(await foundIds(db, GUEST, "clock", HELPED)).toEqual(["p0"]);
    });
  });
}

async function idsOfWhatHelped(db: Db, viewer: Actor): Promise<string[]> {
  const ids: string[] = [];
  for (const way of ["talk", "letter", OTHER_WAY]) {
    const view = await viewHelpedIn(db, { viewer, way, before: null });
    ids.push(...(view?.list.posts.map(({ id }) => id) ?? []));
  }
  return ids.sort();
}
