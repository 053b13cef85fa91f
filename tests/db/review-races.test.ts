import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { decideItem } from "#app/workflows/decide-item.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";
import { openItemForPost, reportPost } from "#app/workflows/report-post.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread, PLAIN } from "#tests/support/people.ts";

const NOW_MS = Date.UTC(2026, 2, 12);

for (const database of databases) {
  describe(`at the same moment on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const other = await aMember(db, "small-fox");
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const thread = await aThread(db, author);
      const post = await aReply(db, author, thread.threadId);
      return { db, author, reader, other, moderator, thread, post };
    }

    const report = (db: Db, actor: Member, postId: string, reason: "spam" | "danger" = "spam") =>
      reportPost(db, { actor, postId, reason, details: "", nowMs: NOW_MS });

    const openItems = (db: Db) =>
      db.selectFrom("reviewItem").select(["id", "version", "status"]).where("status", "=", "open").execute();

    const decide = (db: Db, actor: Member, itemId: string, version: number, act: "dismiss" | "remove") =>
      decideItem(db, {
        actor,
        itemId,
        act,
        guideline: 1,
        reason: "It hurts.",
        version,
        postRevision: 1,
        nowMs: NOW_MS,
      });

    test("a report that arrives while a moderator has the item open is not closed unread", async () => {
      const { db, reader, other, moderator, post } = await open();
      await report(db, reader, post.id);
      const [item] = await openItems(db);
      await report(db, other, post.id, "danger");
      const decided = await decide(db, moderator, item?.id ?? "", item?.version ?? 0, "dismiss");
      expect(decided).toMatchObject({ ok: false, error: { kind: "stale" } });
      expect(await openItems(db)).toHaveLength(1);
    });

    test("many reports at the same moment make one item", async () => {
      const { db, thread } = await open();
      const names = ["lamplight", "old-orchard", "harbour-bell", "paper-kite", "slow-river"];
      const people = await Promise.all(names.map((name) => aMember(db, name)));
      const input = { postId: thread.id, reason: "spam", details: "", nowMs: Date.now() } as const;
      const sent = await Promise.all(people.map((actor) => reportPost(db, { ...input, actor })));
      expect(sent).toEqual(Array(5).fill({ ok: true, value: { first: true } }));
      expect(await openItems(db)).toHaveLength(1);
    });

    test("reports and decisions leave every report in an open item, or judged", async () => {
      const { db, reader, other, moderator, post } = await open();
      await report(db, reader, post.id);
      const [item] = await openItems(db);
      const [decided, reported] = await Promise.all([
        decide(db, moderator, item?.id ?? "", 1, "dismiss"),
        report(db, other, post.id, "danger"),
      ]);
      expect(reported.ok).toBe(true);
      // Either the moderator was told of the second report, or it came after and opened an item of its own.
      const stillOpen = await openItems(db);
      expect(stillOpen).toHaveLength(1);
      expect(stillOpen[0]?.id === item?.id).toBe(!decided.ok);
    });

    test("a removal and a withdrawal: what the record says is how the post stands", async () => {
      const { db, author, reader, moderator, post } = await open();
      await report(db, reader, post.id);
      const [item] = await openItems(db);
      await Promise.all([
        decide(db, moderator, item?.id ?? "", 1, "remove"),
        withdrawPost(db, { actor: author, postId: post.id, nowMs: NOW_MS }),
      ]);
      const { status } = await db
        .selectFrom("post")
        .select("status")
        .where("id", "=", post.id)
        .executeTakeFirstOrThrow();
      const acts = await db
        .selectFrom("moderationAct")
        .select("toState")
        .where("act", "=", "remove")
        .execute();
      expect([status, acts]).toEqual(["removed", [{ toState: "removed" }]]);
    });

    test("closing a thread and replies to it: none gets in after it was closed", async () => {
      const { db, reader, moderator, thread } = await open();
      const reply = () =>
        submitPost(db, {
          actor: reader,
          threadId: thread.threadId,
          body: "Me too.",
          quotedPostId: null,
          ...PLAIN,
          requestKey: null,
          nowMs: NOW_MS,
        });
      const lock = {
        actor: moderator,
        threadId: thread.threadId,
        lock: true,
        guideline: 1,
        endsAtMs: null,
        reason: "Enough.",
        nowMs: NOW_MS,
      };
      const [, ...replies] = await Promise.all([lockThread(db, lock), reply(), reply(), reply()]);
      const { locked, lastPosition } = await db
        .selectFrom("thread")
        .select(["locked", "lastPosition"])
        .where("id", "=", thread.threadId)
        .executeTakeFirstOrThrow();
      expect([locked, lastPosition]).toEqual([1, 1 + replies.filter((one) => one.ok).length]);
      expect(await reply()).toMatchObject({ ok: false, error: { reason: "locked" } });
    });
  });

  describe(`what only its author reads, on ${database.name}`, () => {
    test("cannot be closed or put on the desk by a moderator", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const { id, threadId } = await aThread(db, author);
      await db.updateTable("thread").set({ audience: "only-me" }).where("id", "=", threadId).execute();

      const lock = {
        actor: moderator,
        threadId,
        lock: true,
        guideline: 1,
        endsAtMs: null,
        reason: "No.",
        nowMs: NOW_MS,
      };
      expect(await lockThread(db, lock)).toMatchObject({ ok: false, error: { reason: "not-found" } });
      expect(await openItemForPost(db, { actor: moderator, postId: id, nowMs: NOW_MS })).toMatchObject({
        ok: false,
        error: { reason: "not-found" },
      });
    });
  });

  test(`a withdrawn text does not go into the record with the act of looking, on ${database.name}`, async () => {
    const { db } = await database.open();
    const author = await aMember(db, "inkandrain");
    const moderator = await aMember(db, "wren-in-reeds", "moderator");
    const { threadId } = await aThread(db, author);
    const reply = await aReply(db, author, threadId, { body: "Something private." });
    await withdrawPost(db, { actor: author, postId: reply.id, nowMs: NOW_MS });
    await openItemForPost(db, { actor: moderator, postId: reply.id, nowMs: NOW_MS });
    const acts = await db.selectFrom("moderationAct").select(["act", "snapshot"]).execute();
    expect(acts).toEqual([{ act: "open-item", snapshot: null }]);
  });
}
