import { describe, expect, test } from "vitest";
import { type Actor, GUEST, type Member } from "#app/domain/actor.ts";
import { NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { renderMarkdown } from "#app/render/markdown.ts";
import { EXCERPT_CHARS } from "#app/workflows/render-post.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { latestThreads } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "../support/databases.ts";
import { aReply, aThread, counts, importText, jsonLines, member, NOW_MS } from "./transfer-lines.ts";

async function authorOf(db: Db, handle: string): Promise<Member> {
  const account = await accountByHandleKey(db, handle);
  if (!account) throw new Error(`Nobody is called ${handle}`);
  return { kind: "member", id: account.id, handle: account.handle, role: account.role };
}

const listedFor = (db: Db, reader: Actor) =>
  latestThreads(db, {
    audiences: audiencesOpenTo(reader),
    readerId: reader.kind === "member" ? reader.id : null,
    hides: NOTHING_HIDDEN,
    filter: NO_FILTER,
    kind: null,
    before: null,
    limit: 50,
  });

for (const database of databases) {
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
}
