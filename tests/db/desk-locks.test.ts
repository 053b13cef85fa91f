import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { decideAppeal, openAppeal } from "#app/workflows/appeals.ts";
import { evidencePack } from "#app/workflows/evidence-pack.ts";
import { listLetters } from "#app/workflows/letters.ts";
import { lockThread, openThreadsAgain, viewLock } from "#app/workflows/lock-thread.ts";
import { viewAppeal, viewDecision } from "#app/workflows/view-decision.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { getThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { actsAbout, aDesk, lock, MINUTE_MS, NOW_MS, wordFor, worked } from "#tests/support/desk.ts";
import { aMember, aThread } from "#tests/support/people.ts";

const TOLD_MS = NOW_MS + MINUTE_MS;

for (const database of databases) {
  describe(`a closed thread on ${database.name}`, () => {
    const open = async () => aDesk((await database.open()).db);
    const stateOf = async (db: Db, threadId: string) => {
      const {
        locked = null,
        lockReason = null,
        lockedUntilMs = null,
      } = (await getThread(db, threadId)) ?? {};
      return [locked, lockReason, lockedUntilMs];
    };
    const OPEN = [0, null, null];
    const lettersOf = async (db: Db, member: Member, nowMs: number) =>
      (await listLetters(db, member, nowMs)).map(({ act }) => act);
    const lockActs = (db: Db) =>
      db
        .selectFrom("moderationAct")
        .select(["id", "act", "actorId", "guideline", "untilMs", "ofActId", "automated", "reason"])
        .where("subjectKind", "=", "thread")
        .orderBy("atMs")
        .orderBy("id")
        .execute();

    test("is told to whoever began it after the minute, with guideline, reason, end, and a way to appeal", async () => {
      const { db, author, reader, moderator, threadId } = await open();
      const endsAtMs = NOW_MS + 7 * DAY_MS;
      worked(await lock(db, moderator, threadId, { endsAtMs }));
      expect(await stateOf(db, threadId)).toEqual([1, "It went in circles.", endsAtMs]);
      const [act] = await lockActs(db);
      expect(act).toMatchObject({ act: "lock", guideline: 2, untilMs: endsAtMs, actorId: moderator.id });
      expect(await lettersOf(db, author, TOLD_MS - 1)).toEqual([]);
      expect(await lettersOf(db, author, TOLD_MS)).toEqual(["lock"]);
      const asked = { actId: act?.id ?? "", nowMs: TOLD_MS };
      expect(await viewDecision(db, author, { ...asked, nowMs: TOLD_MS - 1 })).toBeNull();
      const view = await viewDecision(db, author, asked);
      expect(view).toMatchObject({
        ...{ act: "lock", reason: "It went in circles.", untilMs: endsAtMs, path: `/threads/${threadId}` },
        ...{ guideline: { number: 2 }, html: null, softwareNoticed: false, appeal: null },
      });
      expect(view?.appealUntilMs).toBeGreaterThan(TOLD_MS);
      expect(await viewDecision(db, reader, asked)).toBeNull();
      const page = worked(
        await viewThread(db, { viewer: reader, threadId, page: 1, quotedPostId: null, nowMs: TOLD_MS }),
      );
      expect(page).toMatchObject({ locked: true, lockedUntilMs: endsAtMs, canLock: false });
    });

    test("that is opened within the minute was told to nobody; later, its author is told", async () => {
      const { db, author, moderator, threadId } = await open();
      worked(await lock(db, moderator, threadId));
      worked(await lock(db, moderator, threadId, { lock: false, nowMs: TOLD_MS - 1 }));
      expect(await lettersOf(db, author, TOLD_MS + DAY_MS)).toEqual([]);
      worked(await lock(db, moderator, threadId, { nowMs: TOLD_MS }));
      worked(await lock(db, moderator, threadId, { lock: false, nowMs: TOLD_MS + MINUTE_MS + 1 }));
      expect(await lettersOf(db, author, TOLD_MS + MINUTE_MS + 1)).toEqual(["unlock", "lock"]);
      const acts = await lockActs(db);
      expect(acts.map(({ act }) => act)).toEqual(["lock", "unlock", "lock", "unlock"]);
      expect(acts.map(({ ofActId }) => ofActId)).toEqual([null, acts[0]?.id, null, acts[2]?.id]);
      expect(await stateOf(db, threadId)).toEqual(OPEN);
    });

    test("is closed once by several at the same moment", async () => {
      const { db, moderator, colleague, author, threadId } = await open();
      const connected = Array.from({ length: 8 }, () => db.selectFrom("thread").select("id").execute());
      await Promise.all(connected); // Nobody has to wait for a connection.
      const closing = [moderator, colleague, moderator, colleague].map((actor) => lock(db, actor, threadId));
      expect((await Promise.all(closing)).map(wordFor).sort()).toEqual(["done", "done", "stale", "stale"]);
      expect(await actsAbout(db, threadId)).toEqual(["lock"]);
      expect(await lettersOf(db, author, TOLD_MS)).toEqual(["lock"]);
    });

    /** What a page before the moderator has of it, and what they press there once something else was done. */
    const pageOf = async (db: Db, viewer: Member, threadId: string) =>
      worked(await viewLock(db, viewer, threadId));

    test("is not closed or opened from a page that somebody else has left behind", async () => {
      const { db, author, moderator, colleague, threadId } = await open();
      const { seen } = await pageOf(db, colleague, threadId);
      worked(await lock(db, moderator, threadId, { seen, endsAtMs: NOW_MS + DAY_MS }));
      expect(wordFor(await lock(db, moderator, threadId, { seen }))).toBe("done"); // Pressed twice.
      const mine = { seen, reason: "My own words.", nowMs: NOW_MS + 1 };
      expect(wordFor(await lock(db, colleague, threadId, mine))).toBe("stale");
      expect(await stateOf(db, threadId)).toEqual([1, "It went in circles.", NOW_MS + DAY_MS]);

      const closed = await pageOf(db, colleague, threadId);
      worked(await lock(db, moderator, threadId, { lock: false, nowMs: NOW_MS + 2 }));
      const opening = { lock: false, seen: closed.seen };
      expect(wordFor(await lock(db, colleague, threadId, { ...opening, nowMs: NOW_MS + 3 }))).toBe("stale");
      worked(await lock(db, moderator, threadId, { reason: "Made anew.", nowMs: NOW_MS + 4 }));
      expect(wordFor(await lock(db, colleague, threadId, { ...opening, nowMs: NOW_MS + 5 }))).toBe("stale");
      expect(await stateOf(db, threadId)).toEqual([1, "Made anew.", null]);
      expect(await actsAbout(db, threadId)).toEqual(["lock", "unlock", "lock"]);
      expect(await lettersOf(db, author, TOLD_MS + DAY_MS)).toEqual(["lock"]);

      const now = await pageOf(db, colleague, threadId);
      const fresh = { lock: false, seen: now.seen, nowMs: TOLD_MS + DAY_MS };
      expect(wordFor(await lock(db, colleague, threadId, fresh))).toBe("done");
      expect(wordFor(await lock(db, colleague, threadId, fresh))).toBe("done");
    });

    test("that opened at its end since is not told to have been opened by whoever comes late", async () => {
      const { db, moderator, threadId } = await open();
      const endsAtMs = NOW_MS + DAY_MS;
      worked(await lock(db, moderator, threadId, { endsAtMs }));
      const { seen } = await pageOf(db, moderator, threadId);
      await openThreadsAgain(db, endsAtMs);
      const late = { lock: false, seen, nowMs: endsAtMs + 1 };
      expect(wordFor(await lock(db, moderator, threadId, late))).toBe("stale");
      expect(await actsAbout(db, threadId)).toEqual(["lock", "unlock"]);
    });

    test("is no moderator's to close or open who began it, whoever closed it", async () => {
      const { db, moderator, colleague } = await open();
      const { threadId } = await aThread(db, moderator, { nowMs: NOW_MS });
      expect(wordFor(await lock(db, moderator, threadId))).toBe("lock-own");
      worked(await lock(db, colleague, threadId));
      expect(wordFor(await lock(db, moderator, threadId, { lock: false }))).toBe("lock-own");
      expect(await actsAbout(db, threadId)).toEqual(["lock"]);
    });

    test.each([
      { days: 0, word: "end-past" },
      { days: 366, word: "end-far" },
      { days: 365, word: "done" },
    ])("cannot end on day $days: $word", async ({ days, word }) => {
      const { db, moderator, threadId } = await open();
      const locked = await lock(db, moderator, threadId, { endsAtMs: NOW_MS + days * DAY_MS });
      expect(wordFor(locked)).toBe(word);
      expect((await stateOf(db, threadId))[0]).toBe(word === "done" ? 1 : 0);
    });

    test("opens by itself at its end, once, with a line of the record that says so", async () => {
      const { db, author, moderator, threadId, ...desk } = await open();
      const other = await aThread(db, desk.reader, { nowMs: NOW_MS });
      worked(await lock(db, moderator, other.threadId));
      const endsAtMs = NOW_MS + 3 * DAY_MS;
      worked(await lock(db, moderator, threadId, { endsAtMs }));
      await openThreadsAgain(db, endsAtMs - 1);
      expect((await stateOf(db, threadId))[0]).toBe(1);
      await Promise.all([openThreadsAgain(db, endsAtMs), openThreadsAgain(db, endsAtMs)]);
      expect([await stateOf(db, threadId), (await stateOf(db, other.threadId))[0]]).toEqual([OPEN, 1]);
      const [closed, ...later] = (await lockActs(db)).filter(
        ({ untilMs, act }) => untilMs || act === "unlock",
      );
      expect(later).toEqual([
        expect.objectContaining({
          act: "unlock",
          actorId: null,
          automated: 1,
          ofActId: closed?.id,
          reason: "",
        }),
      ]);
      const view = await viewDecision(db, author, { actId: closed?.id ?? "", nowMs: endsAtMs });
      expect(view?.later).toMatchObject([{ act: "unlock", automated: true }]);
    });

    test("with no author to tell is closed all the same", async () => {
      const { db, moderator } = await open();
      const thread = await aThread(db, await aMember(db, "gone-by-now"), { nowMs: NOW_MS });
      await db.updateTable("thread").set({ authorId: null }).where("id", "=", thread.threadId).execute();
      worked(await lock(db, moderator, thread.threadId));
      expect(await db.selectFrom("letter").select("id").execute()).toEqual([]);
      worked(await lock(db, moderator, thread.threadId, { lock: false, nowMs: TOLD_MS }));
      expect((await stateOf(db, thread.threadId))[0]).toBe(0);
    });
  });

  describe(`an appeal against a closed thread on ${database.name}`, () => {
    async function appealed({ anonymous = false, endsAtMs = null as number | null } = {}) {
      const desk = await aDesk((await database.open()).db);
      const { db, author, moderator, colleague } = desk;
      const { threadId } = await aThread(db, author, { anonymous, nowMs: NOW_MS });
      worked(await lock(db, moderator, threadId, { endsAtMs }));
      const act = await db
        .selectFrom("moderationAct")
        .select("id")
        .where("act", "=", "lock")
        .executeTakeFirstOrThrow();
      const opening = { actor: author, actId: act.id, body: "Please look again.", nowMs: TOLD_MS };
      const { appealId } = worked(await openAppeal(db, opening));
      const settle = (given: {
        decision?: "reverse" | "change" | "uphold";
        endsAtMs?: number | null;
        actor?: Member;
      }) =>
        decideAppeal(db, {
          ...{ actor: colleague, appealId, version: 1, decision: "reverse", reason: "We were wrong." },
          ...{ guideline: null, endsAtMs: null, nowMs: NOW_MS + DAY_MS, ...given },
        });
      const lockedOf = async () => {
        const { locked, lockedUntilMs } = (await getThread(db, threadId)) ?? {};
        return [locked, lockedUntilMs];
      };
      return { ...desk, threadId, actId: act.id, appealId, settle, lockedOf };
    }

    test("granted by a colleague opens it again, and is told", async () => {
      const { db, author, moderator, colleague, threadId, actId, settle, lockedOf } = await appealed();
      expect(wordFor(await settle({ actor: moderator }))).toBe("own-decision");
      worked(await settle({ actor: colleague }));
      expect(await lockedOf()).toEqual([0, null]);
      expect(await actsAbout(db, threadId)).toEqual(["lock", "appeal-reverse"]);
      const view = await viewDecision(db, author, { actId, nowMs: NOW_MS + DAY_MS });
      expect(view).toMatchObject({ later: [{ act: "appeal-reverse" }], appeal: { status: "reversed" } });
    });

    test("granted leaves what a moderator closed anew", async () => {
      const { db, moderator, threadId, settle, lockedOf } = await appealed();
      worked(await lock(db, moderator, threadId, { lock: false, nowMs: TOLD_MS + 1 }));
      worked(await lock(db, moderator, threadId, { nowMs: TOLD_MS + 2 }));
      worked(await settle({}));
      expect((await lockedOf())[0]).toBe(1);
    });

    test("can give it an earlier end, and none once it is open", async () => {
      const [earlier, later] = [NOW_MS + 3 * DAY_MS, NOW_MS + 9 * DAY_MS];
      const ending = await appealed({ endsAtMs: NOW_MS + 7 * DAY_MS });
      expect(wordFor(await ending.settle({ decision: "change", endsAtMs: later }))).toBe("later-end");
      worked(await ending.settle({ decision: "change", endsAtMs: earlier }));
      expect(await ending.lockedOf()).toEqual([1, earlier]);

      const opened = await appealed();
      const unlock = { actor: opened.moderator, threadId: opened.threadId, lock: false, reason: "" };
      worked(await lockThread(opened.db, { ...unlock, guideline: null, endsAtMs: null, nowMs: TOLD_MS + 1 }));
      const change = await opened.settle({ decision: "change", endsAtMs: earlier });
      expect(wordFor(change)).toBe("nothing-to-change");
    });

    test("by somebody behind an alias tells the desk and the evidence pack nobody's name", async () => {
      const { db, author, colleague, appealId, threadId } = await appealed({ anonymous: true });
      const view = await viewAppeal(db, colleague, { appealId, nowMs: NOW_MS + DAY_MS });
      const { openingAlias } = (await getThread(db, threadId)) ?? {};
      expect(view?.appellant).toBe(openingAlias);
      expect(JSON.stringify(view)).not.toMatch(new RegExp(`${author.handle}|${author.id}`));

      const admin = await aMember(db, "old-orchard", "admin");
      worked(await lock(db, colleague, (await aThread(db, author, { nowMs: NOW_MS })).threadId));
      const own = await db
        .selectFrom("moderationAct")
        .select("id")
        .where("actorId", "=", colleague.id)
        .executeTakeFirstOrThrow();
      const opening = { actor: author, actId: own.id, body: "This as well.", nowMs: TOLD_MS };
      worked(await openAppeal(db, opening));
      const month = "2026-03";
      const pack = await evidencePack(db, { viewer: admin, month, nowMs: NOW_MS + DAY_MS });
      expect(new Set(pack?.appeals.map(({ by }) => by)).size).toBe(2);
    });
  });
}
