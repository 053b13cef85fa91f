import { describe, expect, test } from "vitest";
import { importArticle } from "#app/workflows/articles.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { seedThreads } from "#app/workflows/seed-threads.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { insertRows } from "#db/bulk.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { PLAIN, SKIPPED, aReply as startedReply, aThread as startedThread } from "#tests/support/people.ts";
import { databases } from "../support/databases.ts";
import {
  aReply,
  aThread,
  count,
  exportText,
  importText,
  jsonLines,
  member,
  NOW_MS,
} from "./transfer-lines.ts";

for (const database of databases) {
  describe(`an export on ${database.name}`, () => {
    test("comes out the same, byte for byte, after an import into an empty forum", async () => {
      const [first, second, third] = [await database.open(), await database.open(), await database.open()];
      await seedThreads(first.db, { threads: 12, replies: 90 });
      const special = jsonLines(
        // Three of one moment, and their order must not hang on the random ids.
        ...["One", "Two", "Three"].map((title) =>
          aThread({ title, replies: [aReply("mossy-oak", "Same"), aReply("reed-9", "Same")] }),
        ),
        aThread({
          title: "A letter",
          kind: "letter",
          audience: "only-me",
          body: "Dear you,\u2028a line\n\n“quoted” \\ 👩‍👩‍👧 ﷺ",
        }),
        aThread({ title: "Among members", audience: "members", kind: "letter", ending: "therapist-died" }),
        aThread({
          author: undefined,
          alias: "Quiet Heron",
          timeSince: "longer",
          hope: "no-replies",
          contentNotes: ["death", "eating"],
          replies: [{ ...aReply("x", "Mine too"), author: undefined, alias: "Early Wren 12" }],
        }),
        aThread({
          author: "Ünïcode-日本",
          title: "</script>",
          body: "<b>x</b>",
          createdAt: "1999-12-31T23:59:59.999Z",
        }),
      );
      expect(await importText(first.db, special)).toMatchObject({
        ok: true,
        value: { threads: 7, replies: 7, members: 4 },
      });

      const written = await exportText(first.db);
      expect(written.match(/\n/g)).toHaveLength(19);
      expect(await importText(second.db, written)).toMatchObject({
        ok: true,
        value: { threads: 19, replies: 97 },
      });
      expect(await exportText(second.db)).toBe(written);
      expect(await importText(third.db, await exportText(second.db))).toMatchObject({ ok: true });
      expect(await exportText(third.db)).toBe(written);
    });

    test("says of an anonymous post its alias, and nothing that leads to who wrote it", async () => {
      const { db } = await database.open();
      const [ash, wren] = [await member(db, "ash-tree"), await member(db, "wren-song")];
      const thread = await startedThread(db, ash, { title: "Hidden", anonymous: true, nowMs: NOW_MS });
      await startedReply(db, wren, thread.threadId, { anonymous: true, nowMs: NOW_MS + 1 });
      await startedReply(db, ash, thread.threadId, { anonymous: true, nowMs: NOW_MS + 2 });
      await startedReply(db, wren, thread.threadId, { nowMs: NOW_MS + 3 });
      const line = JSON.parse(await exportText(db));
      const writers = [line, ...line.replies].map(({ author, alias }) => author ?? alias);
      expect(writers).toEqual([
        expect.stringMatching(/^\w+ \w+$/),
        expect.stringMatching(/^\w+ \w+$/),
        writers[0],
        "wren-song",
      ]);
      expect(writers[1]).not.toBe(writers[0]);
      expect(JSON.stringify(line)).not.toContain("ash-tree");
    });

    test("is the same in small pieces as in one", async () => {
      const [whole, pieces] = [await database.open(), await database.open()];
      await seedThreads(whole.db, { threads: 11, replies: 40 });
      const written = await exportText(whole.db);
      await importText(pieces.db, written, { postsPerBatch: 3 });
      for (const sizes of [
        { threadsPerPage: 2, repliesPerRead: 1_000 },
        { threadsPerPage: 11, repliesPerRead: 1 },
        { threadsPerPage: 5, repliesPerRead: 6 },
      ]) {
        expect(await exportText(pieces.db, sizes)).toBe(written);
      }
    });

    test("has what members wrote and what stands, and nothing that was taken back or that operators wrote", async () => {
      const { db } = await database.open();
      const [ash, wren] = [await member(db, "ash-tree"), await member(db, "wren-song")];
      await importArticle(db, { source: "---\ntitle: T\nslug: t\ndescription: D\n---\nText", nowMs: NOW_MS });
      const start = async (title: string, at: number) => {
        const input = {
          actor: ash,
          kind: "question",
          title,
          ...SKIPPED,
          ...PLAIN,
          body: title,
          requestKey: title,
          nowMs: NOW_MS + at,
        } as const;
        const started = await startThread(db, input);
        if (!started.ok) throw new Error("not started");
        return started.value;
      };
      const reply = async (threadId: string, body: string, at: number) => {
        const input = {
          actor: wren,
          threadId,
          body,
          quotedPostId: null,
          ...PLAIN,
          requestKey: body,
          nowMs: NOW_MS + at,
        };
        const posted = await submitPost(db, input);
        if (!posted.ok) throw new Error("not posted");
        return posted.value;
      };
      const kept = await start("Kept", 1);
      const gone = await start("Gone", 2);
      const taken = await reply(kept.threadId, "Taken back", 3);
      await reply(kept.threadId, "From a clock set back", -5_000);
      await reply(gone.threadId, "Stays without its thread", 5);
      await withdrawPost(db, { actor: wren, postId: taken.id, nowMs: NOW_MS + 6 });
      await withdrawPost(db, { actor: ash, postId: gone.id, nowMs: NOW_MS + 6 });

      const createdAt = "2026-06-01T00:00:00.001Z";
      const replies = [aReply("wren-song", "From a clock set back", createdAt)];
      const only = {
        author: "ash-tree",
        title: "Kept",
        kind: "question",
        ending: null,
        timeSince: null,
        hope: null,
        audience: "everyone",
        contentNotes: [],
        body: "Kept",
      };
      expect(await exportText(db)).toBe(jsonLines({ ...only, createdAt, replies }));
    });

    test("sees one moment, and nobody waits for it to write", async () => {
      const fresh = await database.open({ file: true });
      const other = fresh.reopen();
      const read = await inSnapshot(fresh, async (snapshot) => {
        const before = await exportText(snapshot);
        await importText(other.db, jsonLines(aThread()));
        return [before, await exportText(snapshot)];
      });
      expect(read).toEqual(["", ""]);
      expect(await exportText(fresh.db)).toBe(jsonLines(aThread()));
    });
  });

  describe(`sample threads on ${database.name}`, () => {
    test("are the same for the same numbers, and spread unevenly", async () => {
      const [first, second, other] = [await database.open(), await database.open(), await database.open()];
      const done = await seedThreads(first.db, { threads: 15, replies: 120 });
      expect(done).toMatchObject({ ok: true, value: { threads: 15, replies: 120 } });
      await seedThreads(second.db, { threads: 15, replies: 120 });
      await seedThreads(other.db, { threads: 15, replies: 121 });
      const written = await exportText(first.db);
      expect(await exportText(second.db)).toBe(written);
      expect(await exportText(other.db)).not.toBe(written);

      const threads = await first.db
        .selectFrom("thread")
        .select("replyCount")
        .orderBy("replyCount", "desc")
        .execute();
      expect(threads.reduce((sum, { replyCount }) => sum + replyCount, 0)).toBe(120);
      expect(threads[0]?.replyCount).toBeGreaterThan(3 * (threads[7]?.replyCount ?? 0));
    });

    test("never speak in the name of somebody who can sign in", async () => {
      const [first, second] = [await database.open(), await database.open()];
      await seedThreads(first.db, { threads: 1, replies: 0 });
      const { handle } = await first.db.selectFrom("account").select("handle").executeTakeFirstOrThrow();
      await member(second.db, handle);
      const refused = await seedThreads(second.db, { threads: 1, replies: 0 });
      expect(refused).toMatchObject({ ok: false, error: { line: 1, field: "author" } });
      expect(await count(second.db, "thread")).toBe(0);
    });
  });

  test(`many rows are inserted, each once, on ${database.name}`, async () => {
    const { db } = await database.open();
    for (const rows of [0, 1, 7, 17_003]) {
      const settings = Array.from({ length: rows }, (_, n) => ({ name: `${rows}-${n}`, value: String(n) }));
      await insertRows(db, "setting", settings);
      const found = await db
        .selectFrom("setting")
        .select("value")
        .where("name", "like", `${rows}-%`)
        .execute();
      expect(found.map(({ value }) => Number(value)).toSorted((a, b) => a - b)).toEqual(
        settings.map((_, n) => n),
      );
    }
  });
}
