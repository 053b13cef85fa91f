import { describe, expect, test } from "vitest";
import { countNewLetters, listLetters, readLetters } from "#app/workflows/letters.ts";
import { reportPost } from "#app/workflows/report-post.ts";
import { undoDecision } from "#app/workflows/undo-decision.ts";
import { databases } from "#tests/support/databases.ts";
import {
  actsAbout,
  aDesk,
  anItem,
  aScreening,
  decide,
  itemsOf,
  MINUTE_MS,
  NOW_MS,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { aReply, aReport } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`a decision that is taken back on ${database.name}`, () => {
    /** The reply is reported; a held one waits beside it. */
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const { db, author, reader, reply, threadId } = desk;
      await aReport(db, reader, reply.id, { nowMs: NOW_MS });
      const held = await aReply(db, author, threadId, { screened: aScreening("hold"), nowMs: NOW_MS });
      const [[onReply], [onHeld]] = [await itemsOf(db, reply.id), await itemsOf(db, held.id)];
      return { ...desk, held, onReply: onReply?.id ?? "", onHeld: onHeld?.id ?? "" };
    }

    test("within the minute: post, item and reports stand as they stood, and nobody is told", async () => {
      const { db, author, reader, moderator, reply, onReply } = await open();
      const [before, item] = [await standOf(db, reply.id), (await itemsOf(db, reply.id))[0]];
      worked(await decide(db, moderator, onReply, "remove"));
      expect(await standOf(db, reply.id)).toMatchObject({
        status: "removed",
        replyCount: before.replyCount - 1,
      });
      const nowMs = NOW_MS + MINUTE_MS - 1;
      worked(await undoDecision(db, { actor: moderator, itemId: onReply, nowMs }));

      expect(await standOf(db, reply.id)).toEqual(before);
      expect(await itemsOf(db, reply.id)).toEqual([{ ...item, version: (item?.version ?? 0) + 2 }]);
      expect(await db.selectFrom("report").select("outcome").execute()).toEqual([{ outcome: null }]);
      expect(await db.selectFrom("letter").select("id").execute()).toEqual([]);
      expect(await actsAbout(db, reply.id)).toEqual(["remove", "undo"]);
      for (const person of [author, reader]) expect(await listLetters(db, person, NOW_MS * 2)).toEqual([]);
    });

    test("a refused reply waits again, where it waited, in the lane of what waits", async () => {
      const { db, moderator, held, onHeld } = await open();
      const [before, item] = [await standOf(db, held.id), (await itemsOf(db, held.id))[0]];
      worked(await decide(db, moderator, onHeld, "decline"));
      worked(await undoDecision(db, { actor: moderator, itemId: onHeld, nowMs: NOW_MS + 1 }));
      expect(await standOf(db, held.id)).toEqual(before);
      expect(await itemsOf(db, held.id)).toMatchObject([
        { status: "open", lane: item?.lane, closedAtMs: null },
      ]);
    });

    test.each([
      { when: "after the minute", afterMs: MINUTE_MS, by: "moderator" },
      { when: "long after", afterMs: 60 * MINUTE_MS, by: "moderator" },
      { when: "by a colleague", afterMs: 1, by: "colleague" },
    ] as const)("$when is refused, and everything stays decided", async ({ afterMs, by }) => {
      const desk = await open();
      const { db, moderator, reply, onReply } = desk;
      worked(await decide(db, moderator, onReply, "remove"));
      const undone = await undoDecision(db, { actor: desk[by], itemId: onReply, nowMs: NOW_MS + afterMs });
      expect(wordFor(undone)).toBe("stale");
      expect((await standOf(db, reply.id)).status).toBe("removed");
      expect(await db.selectFrom("report").select("outcome").execute()).toEqual([{ outcome: "acted" }]);
      expect(await actsAbout(db, reply.id)).toEqual(["remove"]);
    });

    test("twice is refused, and so is taking back what takes nothing away", async () => {
      const { db, moderator, held, onReply, onHeld } = await open();
      const undo = (itemId: string, nowMs: number) => undoDecision(db, { actor: moderator, itemId, nowMs });
      worked(await decide(db, moderator, onReply, "remove"));
      worked(await undo(onReply, NOW_MS + 1));
      expect(wordFor(await undo(onReply, NOW_MS + 2))).toBe("stale");
      worked(await decide(db, moderator, onHeld, "approve"));
      expect(wordFor(await undo(onHeld, NOW_MS + 1))).toBe("stale");
      expect((await standOf(db, held.id)).status).toBe("published");
    });

    test("once somebody has reported the post anew is refused: there is a newer item", async () => {
      const { db, reader, colleague, moderator, reply, onReply } = await open();
      worked(await decide(db, moderator, onReply, "remove"));
      worked(await decide(db, colleague, onReply, "restore", { nowMs: NOW_MS + 1 }));
      const again = { actor: reader, postId: reply.id, reason: "spam", details: "" } as const;
      worked(await reportPost(db, { ...again, nowMs: NOW_MS + 2 }));
      const undone = await undoDecision(db, { actor: moderator, itemId: onReply, nowMs: NOW_MS + 3 });
      expect(wordFor(undone)).toBe("stale");
      expect((await standOf(db, reply.id)).status).toBe("published");
    });

    test("on an item that was closed before leaves it closed, and tells nobody a second time", async () => {
      const { db, reader, moderator, reply, onReply } = await open();
      worked(await decide(db, moderator, onReply, "dismiss"));
      const later = NOW_MS + 10 * MINUTE_MS;
      worked(await decide(db, moderator, onReply, "remove", { nowMs: later }));
      worked(await undoDecision(db, { actor: moderator, itemId: onReply, nowMs: later + 1 }));
      expect((await standOf(db, reply.id)).status).toBe("published");
      expect(await itemsOf(db, reply.id)).toMatchObject([{ status: "closed", closedAtMs: NOW_MS }]);
      const told = await listLetters(db, reader, later + MINUTE_MS);
      expect(told.map(({ outcome }) => outcome?.outcome)).toEqual(["left"]);
    });
  });

  describe(`letters on ${database.name}`, () => {
    test("are told a minute after the decision, once, to the author and to who reported", async () => {
      const { db, author, reader, moderator, colleague, reply } = await aDesk((await database.open()).db);
      await aReport(db, reader, reply.id, { reason: "identity", nowMs: NOW_MS });
      const itemId = await anItem(db, moderator, reply.id);
      const { actId } = worked(await decide(db, moderator, itemId, "remove"));
      const told = NOW_MS + MINUTE_MS;
      for (const person of [author, reader]) {
        expect(await listLetters(db, person, told - 1)).toEqual([]);
        expect(await countNewLetters(db, person, told - 1)).toBe(0);
        expect(await countNewLetters(db, person, told)).toBe(1);
      }
      expect(await listLetters(db, author, told)).toMatchObject([
        {
          kind: "decision",
          act: "remove",
          outcome: null,
          path: `/decisions/${actId}`,
          unread: true,
          atMs: told,
        },
      ]);
      expect(await listLetters(db, reader, told)).toMatchObject([
        { kind: "outcome", act: null, outcome: { outcome: "acted", reason: "identity" }, path: null },
      ]);
      for (const person of [moderator, colleague]) expect(await listLetters(db, person, told)).toEqual([]);

      // A page that was made before a letter came does not mark it as read.
      await readLetters(db, author, { shownAtMs: told - 1, nowMs: told + 1 });
      expect(await countNewLetters(db, author, told + 1)).toBe(1);
      await readLetters(db, author, { shownAtMs: told, nowMs: told + 1 });
      expect(await countNewLetters(db, author, told + 1)).toBe(0);

      worked(await decide(db, colleague, itemId, "restore", { nowMs: told + MINUTE_MS }));
      const later = told + 10 * MINUTE_MS;
      expect((await listLetters(db, author, later)).map(({ act }) => act)).toEqual(["restore", "remove"]);
      expect(await listLetters(db, reader, later)).toHaveLength(1);
    });

    test("about a reply that waited lead to the reply", async () => {
      const { db, author, moderator, threadId } = await aDesk((await database.open()).db);
      const held = await aReply(db, author, threadId, { screened: aScreening("hold"), nowMs: NOW_MS });
      const [item] = await itemsOf(db, held.id);
      worked(await decide(db, moderator, item?.id ?? "", "approve"));
      expect(await listLetters(db, author, NOW_MS + MINUTE_MS)).toMatchObject([
        { act: "approve", path: `/posts/${held.id}` },
      ]);
    });

    test("say nothing to an author whose post is left as it is, and to nobody who reported twice twice", async () => {
      const { db, author, reader, moderator, reply } = await aDesk((await database.open()).db);
      await aReport(db, reader, reply.id, { nowMs: NOW_MS });
      await aReport(db, reader, reply.id, { reason: "danger", nowMs: NOW_MS });
      worked(await decide(db, moderator, await anItem(db, moderator, reply.id), "dismiss"));
      const told = NOW_MS + MINUTE_MS;
      expect([await listLetters(db, author, told), (await listLetters(db, reader, told)).length]).toEqual([
        [],
        1,
      ]);
    });
  });
}
