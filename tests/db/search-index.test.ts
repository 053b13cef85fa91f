import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { GUEST, type Member } from "#app/domain/actor.ts";
import { editPost, undoWithdrawal, withdrawPost } from "#app/workflows/change-own-post.ts";
import { indexPending } from "#app/workflows/index-posts.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { anOlderThread, olderForum } from "#tests/support/older-forum.ts";
import { aMember, aRemoval, aReply, aThread, SKIPPED } from "#tests/support/people.ts";
import { foundIds, indexAll } from "#tests/support/searching.ts";

/** Everything that the index's tables hold, as one text: whatever a word left behind is in it. */
async function rawIndex(db: Db, kind: "sqlite" | "postgres"): Promise<string> {
  const tables =
    kind === "sqlite"
      ? ["searchEntry", "searchWord_data", "searchWord_idx", "searchWord_docsize"]
      : ["searchEntry"];
  const texts = [];
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    for (const row of rows)
      texts.push(
        ...Object.values(row).map((value) =>
          value instanceof Buffer ? value.toString("latin1") : String(value),
        ),
      );
  }
  return texts.join("\n");
}

const edit = (db: Db, actor: Member, postId: string, body: string, title: string | null, fromRevision = 1) =>
  editPost(db, {
    actor,
    postId,
    body,
    heading: title === null ? null : { ...SKIPPED, title },
    contentNotes: [],
    fromRevision,
    nowMs: Date.now(),
  });

for (const database of databases) {
  describe(`the search index on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      return { db, author, reader, raw: () => rawIndex(db, database.kind) };
    }

    test("has nothing left of a word that was edited away, in a text or a title, before anybody indexes anew", async () => {
      const { db, author, raw } = await open();
      const thread = await aThread(db, author, {
        title: "Zebrawoman leaves",
        body: "Her name is Doctor Okapiface.",
      });
      const others = await aThread(db, author, { title: "Zebras", body: "Nothing of that." });
      await indexAll(db);
      expect(await raw()).toMatch(/woman/);
      expect(await raw()).toMatch(/okapifac/);
      expect((await edit(db, author, thread.id, "Her name is hers.", "She leaves")).ok).toBe(true);
      expect(await raw()).not.toMatch(/woman|okapif|kapifac/);
      await indexAll(db);
      expect(await raw()).not.toMatch(/woman|okapif|kapifac/);
      expect(await foundIds(db, GUEST, "zebrawoman")).toEqual([]);
      expect(await foundIds(db, GUEST, "hers")).toEqual([thread.id]);
      expect(await foundIds(db, GUEST, "zebra")).toEqual([others.id]);
    });

    test("has nothing of a post that is taken back or taken down, and has it again when it is put back", async () => {
      const { db, author, reader, raw } = await open();
      const thread = await aThread(db, author, { body: "Okapiface." });
      const reply = await aReply(db, reader, thread.threadId, { body: "Tapirface." });
      await indexAll(db);
      await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });
      expect(await raw()).not.toMatch(/okapif/);
      await indexAll(db); // Its replies go with it.
      expect(await raw()).not.toMatch(/tapirf/);
      await undoWithdrawal(db, { actor: author, postId: thread.id, nowMs: Date.now() });
      expect(await foundIds(db, GUEST, "okapiface")).toEqual([thread.id]);
      expect(await foundIds(db, GUEST, "tapirface")).toEqual([reply.id]);
      await aRemoval(db, reply.id);
      expect(await raw()).not.toMatch(/tapirf/);
    });

    test.each([
      ["the ending", { ending: "money" }, "ending=money"],
      ["the time since", { timeSince: "longer" }, "since=longer"],
      ["the hope", { hope: "just-listen" }, "hope=just-listen"],
      ["the kind", { kind: "question" }, "kind=question"],
    ] as const)("follows %s of a thread, for all its posts", async (_what, change, query) => {
      const { db, author, reader } = await open();
      const thread = await aThread(db, author, { ...SKIPPED });
      await aReply(db, reader, thread.threadId, { body: "My clock, too." });
      await indexAll(db);
      expect(await foundIds(db, GUEST, "clock", query)).toEqual([]);
      await db.updateTable("thread").set(change).execute();
      expect(await foundIds(db, GUEST, "clock", query)).toHaveLength(2);
    });

    test("follows an audience in both directions, and forgets a post that is deleted", async () => {
      const { db, author, raw } = await open();
      const thread = await aThread(db, author);
      for (const [audience, found] of [
        ["only-me", 0],
        ["everyone", 1],
        ["members", 0],
        ["everyone", 1],
      ] as const) {
        await db.updateTable("thread").set({ audience }).execute();
        expect([audience, await foundIds(db, GUEST, "clock")]).toEqual([audience, found ? [thread.id] : []]);
      }
      await indexAll(db);
      await db.deleteFrom("post").execute();
      expect(await raw()).not.toMatch(/clock/);
      await indexAll(db);
    });

    test("is filled after an upgrade, the latest posts first, a batch at a time", async () => {
      const connection = await database.open({ unmigrated: true });
      const { db } = connection;
      await anOlderThread(await olderForum(connection, "0005-search"), { posts: 31, body: "A clock." });
      await migrateToLatest(connection);
      expect(await indexPending(db, 10)).toBe(10);
      const indexed = await db
        .selectFrom("searchEntry")
        .innerJoin("post", "post.id", "searchEntry.postId")
        .select("position")
        .execute();
      expect(indexed.map(({ position }) => position).sort((a, b) => a - b)).toEqual([
        21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
      ]);
      await indexAll(db);
      expect(await db.selectFrom("searchPending").selectAll().execute()).toEqual([]);
      expect(await db.selectFrom("searchEntry").select("id").execute()).toHaveLength(31);
    });

    test("ends as the posts are, whoever indexes while they are written and edited", async () => {
      const { db, reopen } = await database.open({ file: true });
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author, { body: "Version 1" });
      const other = database.kind === "postgres" ? reopen().db : db;
      const edits = async () => {
        for (let n = 1; n <= 10; n++) await edit(db, author, thread.id, `Version ${n + 1}`, null, n);
      };
      const replies = async () => {
        for (let n = 1; n <= 10; n++) await aReply(other, author, thread.threadId, { body: "A clock." });
      };
      const indexing = async (connection: Db) => {
        for (let n = 0; n < 15; n++) await indexPending(connection, 3);
      };
      await Promise.all([edits(), replies(), indexing(db), indexing(other)]);
      await indexAll(db);
      expect(await foundIds(db, GUEST, "version 11")).toEqual([thread.id]);
      for (let n = 1; n <= 10; n++) expect(await foundIds(db, GUEST, `"version ${n}"`)).toEqual([]);
      expect(await foundIds(db, GUEST, "clock")).toHaveLength(10);
    });
  });
}
