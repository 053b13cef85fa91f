import { describe, expect, test } from "vitest";
import { type Actor, GUEST, type Member } from "#app/domain/actor.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { renderMarkdown } from "#app/render/markdown.ts";
import { joinAccount } from "#app/workflows/accounts.ts";
import { importArticle } from "#app/workflows/articles.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { exportThreads } from "#app/workflows/export-threads.ts";
import { type ImportOptions, importThreads } from "#app/workflows/import-threads.ts";
import { seedThreads } from "#app/workflows/seed-threads.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { EXCERPT_CHARS, submitPost } from "#app/workflows/submit-post.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { threadsIn } from "#bin/thread-lines.ts";
import { insertRows } from "#db/bulk.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { latestThreads } from "#db/queries/threads.ts";
import type { Database, Db } from "#db/schema.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { databases } from "../support/databases.ts";

const NOW_MS = Date.UTC(2026, 5, 1);
const PASSWORD = "a few words in a row";

async function* bytesOf(content: string) {
  yield Buffer.from(content);
}
const importText = (db: Db, content: string, options?: ImportOptions) =>
  importThreads(db, threadsIn(bytesOf(content), NOW_MS), options);

const exportText = async (db: Db): Promise<string> =>
  (await Array.fromAsync(exportThreads(db))).map((line) => line.text).join("");

const jsonLines = (...threads: object[]): string =>
  threads.map((thread) => `${JSON.stringify(thread)}\n`).join("");

const aThread = (change: object = {}) => ({
  author: "quiet-fern",
  title: "A title",
  kind: "experience",
  ending: null,
  audience: "everyone",
  body: "Some *words*.",
  createdAt: "2026-01-01T10:00:00.000Z",
  replies: [] as object[],
  ...change,
});
const aReply = (author: string, body: string, createdAt = "2026-01-02T10:00:00.000Z") => ({
  author,
  body,
  createdAt,
});

const count = async (db: Db, table: keyof Database): Promise<number> =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

const counts = async (db: Db) => ({
  accounts: await count(db, "account"),
  threads: await count(db, "thread"),
  posts: await count(db, "post"),
});

async function member(db: Db, handle: string): Promise<Member> {
  const joined = await joinAccount(db, { handle, password: PASSWORD, invitation: null, nowMs: NOW_MS });
  if (!joined.ok) throw new Error(joined.error.message);
  return joined.value;
}

async function authorOf(db: Db, handle: string): Promise<Member> {
  const account = await accountByHandleKey(db, handle);
  if (!account) throw new Error(`Nobody is called ${handle}`);
  return { kind: "member", id: account.id, handle: account.handle, role: account.role };
}

const listedFor = (db: Db, reader: Actor) =>
  latestThreads(db, {
    audiences: audiencesOpenTo(reader),
    readerId: reader.kind === "member" ? reader.id : null,
    ending: null,
    before: null,
    limit: 50,
  });

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
          author: "Ünïcode-日本",
          title: "</script>",
          body: "<b>x</b>",
          createdAt: "1999-12-31T23:59:59.999Z",
        }),
      );
      expect(await importText(first.db, special)).toMatchObject({
        ok: true,
        value: { threads: 6, replies: 6, members: 4 },
      });

      const written = await exportText(first.db);
      expect(written.match(/\n/g)).toHaveLength(18);
      expect(await importText(second.db, written)).toMatchObject({
        ok: true,
        value: { threads: 18, replies: 96 },
      });
      expect(await exportText(second.db)).toBe(written);
      expect(await importText(third.db, await exportText(second.db))).toMatchObject({ ok: true });
      expect(await exportText(third.db)).toBe(written);
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
          ending: null,
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
        audience: "everyone",
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

  describe(`an import on ${database.name}`, () => {
    test("stores what posting would have stored", async () => {
      const { db } = await database.open();
      const body = "Some *words* and [a link](https://example.org).";
      await importText(
        db,
        jsonLines(
          aThread({
            title: "Über alles, später",
            body,
            ending: "moved",
            replies: [
              aReply("mossy-oak", "second"),
              aReply("Mossy-Oak", "third, of the same moment"),
              aReply("quiet-fern", "first", "2026-01-01T11:00:00.000Z"),
            ],
          }),
        ),
      );
      const thread = await db.selectFrom("thread").selectAll().executeTakeFirstOrThrow();
      expect(thread).toMatchObject({
        slug: "uber-alles-spater",
        replyCount: 3,
        lastPosition: 3,
        ending: "moved",
        locked: 0,
      });
      expect([thread.createdAtMs, thread.lastActivityAtMs]).toEqual([
        Date.UTC(2026, 0, 1, 10),
        Date.UTC(2026, 0, 2, 10),
      ]);

      const posts = await db.selectFrom("post").selectAll().orderBy("position").execute();
      const second = "2026-01-02T10:00:00.000Z";
      expect(
        posts.map((post) => [post.position, post.markdown, new Date(post.createdAtMs).toISOString()]),
      ).toEqual([
        [0, body, "2026-01-01T10:00:00.000Z"],
        [1, "first", "2026-01-01T11:00:00.000Z"],
        [2, "second", second],
        [3, "third, of the same moment", second],
      ]);
      expect(posts[0]).toMatchObject({
        html: renderMarkdown(body),
        excerpt: "Some words and a link.",
        status: "published",
        revision: 1,
      });
      expect(posts.every((post) => post.excerpt.length <= EXCERPT_CHARS)).toBe(true);

      const accounts = await db.selectFrom("account").selectAll().orderBy("handle").execute();
      expect(accounts.map(({ handle, passwordHash, role }) => [handle, passwordHash, role])).toEqual([
        ["mossy-oak", null, "member"],
        ["quiet-fern", null, "member"],
      ]);
    });

    test("gives posts to the member who has the name already, whatever its capitals", async () => {
      const { db } = await database.open();
      const ash = await member(db, "Ash-Tree");
      expect(await importText(db, jsonLines(aThread({ author: "ash-tree" })))).toMatchObject({
        value: { members: 0 },
      });
      expect((await db.selectFrom("post").select("authorId").executeTakeFirstOrThrow()).authorId).toBe(
        ash.id,
      );
    });

    test("stops at a bad line after thousands of posts and leaves everything as it was", async () => {
      const { db } = await database.open();
      await importText(db, jsonLines(aThread()));
      const before = await counts(db);
      const stored: number[] = [];
      const many = aThread({
        replies: Array.from({ length: 2_100 }, (_, n) => aReply(`new-name-${n % 9}`, "Hi")),
      });
      const result = await importText(db, jsonLines(many, aThread({ kind: "song" })), {
        onStored: (n) => stored.push(n),
      });
      expect(result).toMatchObject({ ok: false, error: { line: 2, field: "kind" } });
      expect(stored).toEqual([2_101]);
      expect(await counts(db)).toEqual(before);
    });

    test.each([
      ["a member's name", "quiet-fern", [aThread({ author: "quiet.fern" })], 1, "author"],
      [
        "a name in the same file",
        "somebody-else",
        [aThread(), aThread({ author: "quietfern" })],
        2,
        "author",
      ],
      [
        "a reply's",
        "quiet-fern",
        [aThread({ author: "oak-1", replies: [aReply("reed-9", "x"), aReply("quiet_fern", "x")] })],
        1,
        "reply 2, author",
      ],
    ])("refuses a name that only looks like %s", async (_name, existing, threads, line, field) => {
      const { db } = await database.open();
      await member(db, existing);
      const before = await counts(db);
      const result = await importText(db, jsonLines(...threads));
      expect(result).toMatchObject({
        ok: false,
        error: { line, field, message: expect.stringContaining("looks too much like") },
      });
      expect(await counts(db)).toEqual(before);
    });

    test("keeps a letter for its author alone", async () => {
      const { db } = await database.open();
      await importText(db, jsonLines(aThread({ kind: "letter", audience: undefined, title: "Dear you" })));
      const author = await authorOf(db, "quiet-fern");
      const stranger = await member(db, "ash-tree");
      expect(await listedFor(db, GUEST)).toEqual([]);
      expect(await listedFor(db, stranger)).toEqual([]);
      const [listed] = await listedFor(db, author);
      expect(listed?.title).toBe("Dear you");
      const threadId = listed?.id ?? "";
      for (const viewer of [GUEST, stranger, { ...stranger, role: "moderator" } as const]) {
        expect(
          (await viewThread(db, { viewer, threadId, page: 1, quotedPostId: null, nowMs: NOW_MS })).ok,
        ).toBe(false);
      }
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
