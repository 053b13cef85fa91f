import { describe, expect, test } from "vitest";
import type { Actor, Member } from "#app/domain/actor.ts";
import { GESTURE_SLUGS } from "#app/domain/gesture.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { type ChangeGesture, changeGesture } from "#app/workflows/give-gesture.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";
import { aWaysArticle } from "#tests/support/ways-article.ts";

const NOW_MS = Date.UTC(2026, 2, 12);
const NAMES = ["quiet-heron", "small-fox", "oatgrass"] as const;

for (const database of databases) {
  describe(`gestures on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      await aWaysArticle(db);
      const author = await aMember(db, "inkandrain");
      const readers: Member[] = [];
      for (const name of NAMES) readers.push(await aMember(db, name));
      const { id, threadId } = await aThread(db, author);
      const press = (actor: Actor, change: Partial<ChangeGesture> = {}) =>
        changeGesture(db, {
          ...{ actor, postId: id, kind: "hear-you", act: "give", nowMs: NOW_MS },
          ...change,
        });
      const [first, second, third] = readers as [Member, Member, Member];
      return { db, author, first, second, third, id, threadId, press };
    }

    const stored = (db: Db) =>
      db
        .selectFrom("gesture")
        .select(["accountId", "kind", "way"])
        .orderBy("kind")
        .orderBy("accountId")
        .execute();
    const gathered = (db: Db) => db.selectFrom("helpedPost").selectAll().execute();
    const openingOf = async (db: Db, viewer: Actor, threadId: string) => {
      const seen = await viewThread(db, { viewer, threadId, page: 1, quotedPostId: null, nowMs: NOW_MS });
      return seen.ok && seen.value.opening?.kind === "full" ? seen.value.opening : null;
    };

    test("given twice is given once, taken back twice is taken back, and every kind stands by itself", async () => {
      const { db, first, press } = await open();
      for (const kind of GESTURE_SLUGS) for (let times = 0; times < 2; times++) await press(first, { kind });
      expect((await stored(db)).map(({ kind }) => kind)).toEqual([...GESTURE_SLUGS].sort());
      for (let times = 0; times < 2; times++)
        expect((await press(first, { kind: "same-here", act: "take-back" })).ok).toBe(true);
      expect((await stored(db)).map(({ kind }) => kind)).toEqual(["hear-you", "helped", "thank-you"]);
    });

    test("the same press ten times at once is one gesture", async () => {
      const { db, first, press } = await open();
      const presses = await Promise.all(Array.from({ length: 10 }, () => press(first, { kind: "helped" })));
      expect(presses.every(({ ok }) => ok)).toBe(true);
      expect(await stored(db)).toHaveLength(1);
      expect(await gathered(db)).toHaveLength(1);
    });

    test("presses of everybody at once, both ways, leave the list of what helped as the gestures are", async () => {
      const { db, first, second, third, id, press } = await open();
      for (let round = 0; round < 5; round++) {
        await Promise.all(
          [first, second, third].flatMap((actor, at) => [
            press(actor, { kind: "helped", act: (round + at) % 2 === 0 ? "give" : "take-back" }),
            press(actor, { kind: "helped", act: (round + at) % 3 === 0 ? "take-back" : "give", way: "talk" }),
          ]),
        );
        const helped = (await stored(db)).filter(({ kind }) => kind === "helped");
        const way = helped.some((gesture) => gesture.way === "talk") ? "talk" : "";
        expect((await gathered(db)).map((row) => [row.postId, row.way])).toEqual(
          helped.length > 0 ? [[id, way]] : [],
        );
      }
    });

    test("only the author learns how many, and nobody else's page changes by a byte", async () => {
      const { db, author, first, second, third, threadId, press } = await open();
      await press(first);
      const before = JSON.stringify(await openingOf(db, first, threadId));
      const guestsBefore = JSON.stringify(await openingOf(db, { kind: "guest" }, threadId));
      for (const actor of [second, third]) for (const kind of GESTURE_SLUGS) await press(actor, { kind });
      expect(JSON.stringify(await openingOf(db, first, threadId))).toBe(before);
      expect(JSON.stringify(await openingOf(db, { kind: "guest" }, threadId))).toBe(guestsBefore);
      expect((await openingOf(db, author, threadId))?.gestures).toEqual({
        may: "read",
        words: [
          "3 people hear you",
          "It is the same for 2 people",
          "2 people thank you",
          "This helped 2 people",
        ],
      });
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      expect((await openingOf(db, moderator, threadId))?.gestures).toEqual({
        may: "give",
        given: [],
        helped: null,
      });
    });

    test("a gesture gives nothing new to read and moves nothing in the lists", async () => {
      const { db, first, press } = await open();
      const rows = () =>
        db.selectFrom("thread").select(["lastActivityAtMs", "replyCount", "lastPosition"]).execute();
      const before = await rows();
      await press(first, { kind: "helped" });
      expect(await rows()).toEqual(before);
      expect(await db.selectFrom("post").select(["revision", "editedAtMs"]).execute()).toEqual([
        { revision: 1, editedAtMs: null },
      ]);
    });

    test("which way it was can be said, changed, taken back, and never made up", async () => {
      const { db, first, id, threadId, press } = await open();
      const wayNow = async () => [(await stored(db))[0]?.way, (await gathered(db))[0]?.way];
      await press(first, { kind: "helped" });
      expect(await wayNow()).toEqual([null, ""]);
      await press(first, { kind: "helped", way: "talk" });
      expect(await wayNow()).toEqual(["talk", "talk"]);
      await press(first, { kind: "helped" });
      expect(await wayNow()).toEqual(["talk", "talk"]);
      expect((await openingOf(db, first, threadId))?.gestures).toMatchObject({ helped: { way: "talk" } });
      await press(first, { kind: "helped", way: "letter" });
      expect(await wayNow()).toEqual(["letter", "letter"]);
      await press(first, { kind: "helped", way: "no-such-way" });
      expect(await wayNow()).toEqual([null, ""]);
      await press(first, { kind: "helped", way: "talk" });
      await press(first, { kind: "helped", way: null });
      expect(await wayNow()).toEqual([null, ""]);
      await press(first, { kind: "hear-you", way: "talk" });
      expect((await stored(db)).find(({ kind }) => kind === "hear-you")?.way).toBeNull();
      await press(first, { kind: "helped", act: "take-back" });
      expect(await gathered(db)).toEqual([]);
      expect(await db.selectFrom("gesture").select("postId").where("postId", "=", id).execute()).toHaveLength(
        1,
      );
    });

    test("a post stands under one way, the one that was said first, so that two do not tell of two people", async () => {
      const { db, first, second, press } = await open();
      await press(first, { kind: "helped", way: "talk" });
      await press(second, { kind: "helped", way: "letter", nowMs: NOW_MS + 1 });
      expect((await gathered(db)).map(({ way }) => way)).toEqual(["talk"]);
      await press(first, { kind: "helped", act: "take-back" });
      expect((await gathered(db)).map(({ way }) => way)).toEqual(["letter"]);
    });

    test("a withdrawn or removed post shows none, to anybody, and takes none", async () => {
      const { db, author, first, second, threadId, press } = await open();
      const reply = await aReply(db, author, threadId);
      await press(first);
      await press(first, { postId: reply.id });
      await withdrawPost(db, { actor: author, postId: reply.id, nowMs: NOW_MS });
      await aRemoval(db, (await openingOf(db, author, threadId))?.id ?? "");
      const seen = await viewThread(db, {
        viewer: author,
        threadId,
        page: 1,
        quotedPostId: null,
        nowMs: NOW_MS,
      });
      const views = seen.ok ? [seen.value.opening, ...seen.value.posts] : [];
      expect(views.map((view) => view?.kind === "full" && view.gestures)).toEqual([null, null]);
      for (const postId of [reply.id, undefined])
        expect(await press(second, postId ? { postId } : {})).toMatchObject({
          ok: false,
          error: { reason: "post-gone" },
        });
    });

    test("the author, a guest and whoever may not open it give none", async () => {
      const { db, author, first, press } = await open();
      const letter = await aThread(db, author, { audience: "only-me" });
      expect(await press(author)).toMatchObject({ ok: false, error: { reason: "own-post" } });
      expect(await press({ kind: "guest" })).toMatchObject({ ok: false, error: { reason: "sign-in-first" } });
      expect(await press(first, { postId: letter.id })).toMatchObject({
        ok: false,
        error: { reason: "not-found" },
      });
      expect(await press(first, { postId: "nothing" })).toMatchObject({
        ok: false,
        error: { reason: "not-found" },
      });
      expect(await stored(db)).toEqual([]);
    });
  });
}
