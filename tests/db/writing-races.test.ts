import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import type { Hope } from "#app/domain/need.ts";
import type { Audience } from "#app/domain/thread.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { inTransaction } from "#db/portable.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

const nowMs = Date.UTC(2026, 2, 12);

/** Long enough for another connection to run into what a transaction holds, in milliseconds. */
const MEANWHILE_MS = 150;

/** Does `first` in a transaction that stays open while `second` begins on another connection, and returns what `second` came to. */
async function whileOpen<T>(
  db: Db,
  first: (tx: Db) => Promise<{ ok: boolean }>,
  second: () => Promise<T>,
): Promise<T> {
  let begun: Promise<T> | undefined;
  await inTransaction(db, async (tx) => {
    expect((await first(tx)).ok).toBe(true);
    begun = second();
    await setTimeout(MEANWHILE_MS);
  });
  return begun as Promise<T>;
}

for (const database of databases) {
  async function open() {
    const { db } = await database.open();
    const author = await aMember(db, "inkandrain");
    const reader = await aMember(db, "quiet-heron");
    const moderator = await aMember(db, "wren-in-reeds", "moderator");
    const thread = await aThread(db, author);
    return { db, author, reader, moderator, thread };
  }

  const changeHeading = (
    tx: Db,
    author: Member,
    postId: string,
    change: { hope?: Hope; audience?: Audience },
  ) => {
    const heading = {
      title: "Tuesdays at six",
      ending: null,
      timeSince: null,
      hope: null,
      audience: "everyone",
    } as const;
    const text = { body: "I still look at the clock.", contentNotes: [], fromRevision: 1 };
    return editPost(tx, { actor: author, postId, ...text, heading: { ...heading, ...change }, nowMs });
  };

  type Forum = Awaited<ReturnType<typeof open>>;
  const ACTS: Record<string, { act: (tx: Db, forum: Forum) => Promise<{ ok: boolean }>; reason: string }> = {
    "is locked": {
      act: (tx, { moderator, thread }) =>
        lockThread(tx, {
          actor: moderator,
          threadId: thread.threadId,
          lock: true,
          guideline: 1,
          endsAtMs: null,
          reason: "Enough.",
          nowMs,
        }),
      reason: "locked",
    },
    "is turned to no replies": {
      act: (tx, { author, thread }) => changeHeading(tx, author, thread.id, { hope: "no-replies" }),
      reason: "no-replies",
    },
    "becomes its author's alone": {
      act: (tx, { author, thread }) => changeHeading(tx, author, thread.id, { audience: "only-me" }),
      reason: "not-found",
    },
    "loses its opening post": {
      act: (tx, { author, thread }) => withdrawPost(tx, { actor: author, postId: thread.id, nowMs }),
      reason: "opening-gone",
    },
  };

  describe(`on ${database.name}, while a thread`, () => {
    test.each(Object.keys(ACTS))("%s, a reply that begins is refused, and leaves no trace", async (name) => {
      const forum = await open();
      const { db, reader, thread } = forum;
      const { act, reason } = ACTS[name] ?? { act: () => Promise.reject(), reason: "" };
      const reply = { actor: reader, threadId: thread.threadId, body: "So do I.", quotedPostId: null };
      const more = { contentNotes: [], anonymous: false, requestKey: null, nowMs };
      const refused = await whileOpen(
        db,
        (tx) => act(tx, forum),
        () => submitPost(db, { ...reply, ...more }),
      );
      expect(refused).toMatchObject({ ok: false, error: { reason } });
      const left = await db.selectFrom("thread").select(["lastPosition", "replyCount"]).execute();
      expect(left).toEqual([{ lastPosition: 0, replyCount: 0 }]);
    });
  });

  describe(`on ${database.name}, at the same moment`, () => {
    const quotes = (db: Db) =>
      db.selectFrom("post").select("quotedText").where("quotedPostId", "is not", null).execute();
    const gone = { body: "Something else.", contentNotes: [], heading: null, fromRevision: 1, nowMs };

    const forEveryone = (db: Db, author: Member, postId: string) =>
      changeHeading(db, author, postId, { audience: "everyone" });
    const onlyMembers = async () => {
      const forum = await open();
      const thread = await aThread(forum.db, forum.author, { audience: "members", title: "Tuesdays at six" });
      const reply = { actor: forum.reader, threadId: thread.threadId, body: "So do I.", quotedPostId: null };
      const more = {
        contentNotes: [],
        anonymous: false,
        requestKey: null,
        writtenFor: "members",
        nowMs,
      } as const;
      return { ...forum, thread, reply: (db: Db) => submitPost(db, { ...reply, ...more }) };
    };

    test("a reply for members, and its thread opened to everyone: the reply is first, and the thread stays", async () => {
      const { db, author, thread, reply } = await onlyMembers();
      const opened = await whileOpen(db, reply, () => forEveryone(db, author, thread.id));
      expect(opened).toMatchObject({ ok: false, error: { reason: "answered-for-fewer" } });
    });

    test("a thread opened to everyone, and a reply for members: its writer is asked", async () => {
      const { db, author, thread, reply } = await onlyMembers();
      const sent = await whileOpen(
        db,
        (tx) => forEveryone(tx, author, thread.id),
        () => reply(db),
      );
      expect(sent).toMatchObject({ ok: false, error: { kind: "stale" } });
    });

    test("an edit that takes words away, and a quote of them: the quote is of the whole", async () => {
      const { db, author, reader, thread } = await open();
      const { id } = await aReply(db, author, thread.threadId, { body: "It is at six." });
      await whileOpen(
        db,
        (tx) => editPost(tx, { ...gone, actor: author, postId: id }),
        () => aReply(db, reader, thread.threadId, { quotedPostId: id, quotedText: "at six" }),
      );
      expect(await quotes(db)).toEqual([{ quotedText: null }]);
    });

    test("a quote, and an edit that takes its words away: the words go with the edit", async () => {
      const { db, author, reader, thread } = await open();
      const { id } = await aReply(db, author, thread.threadId, { body: "It is at six." });
      const quote = {
        actor: reader,
        threadId: thread.threadId,
        body: "Yes.",
        quotedPostId: id,
        quotedText: "at six",
      };
      const more = { contentNotes: [], anonymous: false, requestKey: null, nowMs };
      const edited = await whileOpen(
        db,
        (tx) => submitPost(tx, { ...quote, ...more }),
        () => editPost(db, { ...gone, actor: author, postId: id }),
      );
      expect(edited.ok).toBe(true);
      expect(await quotes(db)).toEqual([{ quotedText: null }]);
    });

    test("edits of an opening post, replies and quotes of it: nobody waits for ever", async () => {
      const { db, author, reader, thread } = await open();
      const edits = [1, 2, 3].map((n) =>
        editPost(db, { ...gone, actor: author, postId: thread.id, body: `Version ${n} of the clock.` }),
      );
      const replies = Array.from({ length: 6 }, () =>
        aReply(db, reader, thread.threadId, { quotedPostId: thread.id, quotedText: "the clock" }),
      );
      const results = await Promise.all(edits);
      await Promise.all(replies);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await quotes(db)).toHaveLength(6);
    });
  });
}
