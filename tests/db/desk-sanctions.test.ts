import { describe, expect, test } from "vitest";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { createSessions } from "#app/web/session.ts";
import { decideAppeal, openAppeal } from "#app/workflows/appeals.ts";
import { listLetters } from "#app/workflows/letters.ts";
import { reportPost } from "#app/workflows/report-post.ts";
import { liftPersonSanction, sanctionAuthor } from "#app/workflows/sanction-person.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { unmaskPost } from "#app/workflows/unmask-post.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { profileOf, setProfile } from "#db/queries/profiles.ts";
import { getAct } from "#db/queries/record.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import { databases } from "#tests/support/databases.ts";
import {
  actsAbout,
  aDesk,
  anItem,
  asOf,
  decide,
  itemsOf,
  MINUTE_MS,
  NOW_MS,
  sanction,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { aMember, aReply, PLAIN } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`a sanction on ${database.name}`, () => {
    const open = async () => aDesk((await database.open()).db);

    test.each([
      { kind: "ban", endsAtMs: NOW_MS - DAY_MS, problem: "end-past" },
      { kind: "ban", endsAtMs: NOW_MS, problem: "end-past" },
      { kind: "pause", endsAtMs: NOW_MS - 1, problem: "end-past" },
      { kind: "pause", endsAtMs: null, problem: "end-missing" },
      { kind: "reviewed-first", endsAtMs: NOW_MS + 366 * DAY_MS, problem: "end-far" },
      { kind: "notice", endsAtMs: NOW_MS + DAY_MS, problem: "end-not-possible" },
    ] as const)("a $kind until $endsAtMs is refused ($problem), and nothing is done", async (asked) => {
      const { db, author, moderator } = await open();
      expect(wordFor(await sanction(db, moderator, author.id, asked))).toBe(asked.problem);
      expect(await sanctionsOf(db, author.id)).toEqual([]);
      expect(await actsAbout(db, author.id)).toEqual([]);
      expect(await db.selectFrom("letter").select("id").execute()).toEqual([]);
    });

    test.each([
      { newer: null, shown: "Call me: 01234." },
      { newer: "Newer words.", shown: "Newer words." },
    ])(
      "takes the few words out, and an appeal brings them back, with $newer written since",
      async ({ newer, shown }) => {
        const { db, author, moderator, colleague } = await open();
        const say = (about: string) => setProfile(db, author.id, { about, isOff: false });
        const said = async () => (await profileOf(db, author.id)).about;
        const clear = () => sanction(db, moderator, author.id, { kind: "clear-about" });
        expect(wordFor(await clear())).toBe("stale");
        expect(await actsAbout(db, author.id)).toEqual([]);
        await say("Call me: 01234.");
        const { actId } = worked(await clear());
        expect([await said(), (await getAct(db, actId))?.snapshot]).toEqual(["", "Call me: 01234."]);
        expect(await actsAbout(db, author.id)).toEqual(["clear-about"]);

        const nowMs = NOW_MS + 2 * MINUTE_MS;
        const actor = await asOf(db, author, nowMs);
        const { appealId } = worked(await openAppeal(db, { actor, actId, body: "It is invented.", nowMs }));
        if (newer !== null) await say(newer);
        const { version } = await db.selectFrom("appeal").select("version").executeTakeFirstOrThrow();
        const reversed = { decision: "reverse", reason: "It is.", guideline: null, endsAtMs: null } as const;
        worked(await decideAppeal(db, { actor: colleague, appealId, version, ...reversed, nowMs }));
        expect(await said()).toBe(shown);
      },
    );

    test("of a ban ends every session of that person, and nobody else's", async () => {
      const { db, author, reader, moderator } = await open();
      const sessions = createSessions(db, { secure: false });
      const cookies = [await sessionFor(db, author), await sessionFor(db, author)];
      const others = await sessionFor(db, reader);
      await sanction(db, moderator, author.id, { kind: "pause", endsAtMs: NOW_MS + DAY_MS });
      expect((await sessions.read(cookies[0] ?? null)).actor.kind).toBe("member");
      await sanction(db, moderator, author.id, { kind: "ban" });
      for (const cookie of cookies) expect((await sessions.read(cookie)).actor.kind).toBe("guest");
      expect((await sessions.read(others)).actor).toMatchObject({ handle: "quiet-heron" });
    });

    test("of a pause stops writing until its end, and not reporting", async () => {
      const { db, reader, moderator, reply, threadId } = await open();
      await sanction(db, moderator, reader.id, { kind: "pause", endsAtMs: NOW_MS + DAY_MS });
      const answer = async (nowMs: number) => {
        const actor = await asOf(db, reader, nowMs);
        const input = { actor, threadId, body: "Me too.", quotedPostId: null, requestKey: null };
        return wordFor(await submitPost(db, { ...input, ...PLAIN, nowMs }));
      };
      expect(await answer(NOW_MS)).toBe("paused");
      const paused = await asOf(db, reader, NOW_MS);
      const report = { postId: reply.id, reason: "danger", details: "", nowMs: NOW_MS } as const;
      expect(wordFor(await reportPost(db, { ...report, actor: paused }))).toBe("done");
      expect(await answer(NOW_MS + DAY_MS - 1)).toBe("paused");
      expect(await answer(NOW_MS + DAY_MS)).toBe("done");
    });

    test("of posts that are read first holds a reply, and approving it counts it once, where what is new stands", async () => {
      const { db, author, reader, moderator, thread, threadId } = await open();
      await sanction(db, moderator, author.id, { kind: "reviewed-first", endsAtMs: NOW_MS + DAY_MS });
      const before = await standOf(db, thread.id);
      const activity = () =>
        db.selectFrom("thread").select("lastActivityAtMs").where("id", "=", threadId).executeTakeFirst();
      const quiet = await activity();

      const actor = await asOf(db, author, NOW_MS);
      const held = await aReply(db, actor, threadId, { nowMs: NOW_MS + MINUTE_MS });
      expect(await standOf(db, held.id)).toMatchObject({ status: "held", replyCount: before.replyCount });
      expect(await activity()).toEqual(quiet);
      expect(await itemsOf(db, held.id)).toMatchObject([{ status: "open", lane: 3 }]);

      const shown = await aReply(db, reader, threadId, { nowMs: NOW_MS + 2 * MINUTE_MS });
      const [item] = await itemsOf(db, held.id);
      const later = { nowMs: NOW_MS + 3 * MINUTE_MS };
      expect(wordFor(await decide(db, moderator, item?.id ?? "", "approve", later))).toBe("done");
      expect(await standOf(db, held.id)).toEqual({
        ...{ status: "published", position: shown.position + 1 },
        ...{ replyCount: before.replyCount + 2, lastPosition: shown.position + 1 },
      });
      expect(await activity()).toEqual({ lastActivityAtMs: later.nowMs });
      expect(await actsAbout(db, held.id)).toEqual(["hold", "approve"]);
    });

    test("is lifted once, also by two at the same moment, and not after its end", async () => {
      const { db, author, moderator, colleague } = await open();
      await sanction(db, moderator, author.id, { kind: "ban", endsAtMs: NOW_MS + DAY_MS });
      const [row] = await sanctionsOf(db, author.id);
      const lift = async (actor: typeof moderator, nowMs: number) => {
        const input = { accountId: author.id, sanctionId: row?.id ?? "", reason: "It was wrong.", nowMs };
        return wordFor(await liftPersonSanction(db, { ...input, actor }));
      };
      expect(await lift(moderator, NOW_MS + DAY_MS)).toBe("stale");
      const both = await Promise.all([lift(moderator, NOW_MS + 1), lift(colleague, NOW_MS + 1)]);
      expect(both.sort()).toEqual(["done", "stale"]);
      expect(await actsAbout(db, author.id)).toEqual(["ban", "lift"]);
      expect((await asOf(db, author, NOW_MS + 1)).standing).toBe("good");
    });

    test.each(["notice", "ban"] as const)(
      "is decided once by two who have the same page before them: %s",
      async (kind) => {
        const { db, author, moderator, colleague } = await open();
        await sanction(db, moderator, author.id, { kind: "notice" });
        const both = await Promise.all(
          [moderator, colleague].map((actor) => sanction(db, actor, author.id, { kind, seen: 1 })),
        );
        expect(both.map(wordFor).sort()).toEqual(["done", "stale"]);
        expect(await sanctionsOf(db, author.id)).toHaveLength(2);
        expect(wordFor(await sanction(db, colleague, author.id, { kind, seen: 2 }))).toBe("done");
      },
    );

    test("that is lifted before anybody was told of it leaves nothing to tell, and both lines in the record", async () => {
      const { db, author, moderator } = await open();
      await sanction(db, moderator, author.id, { kind: "ban" });
      const [ban] = await sanctionsOf(db, author.id);
      const lift = { actor: moderator, accountId: author.id, reason: "The wrong person." };
      const nowMs = NOW_MS + UNDO_DECISION_MS - 1;
      worked(await liftPersonSanction(db, { ...lift, sanctionId: ban?.id ?? "", nowMs }));
      expect(await listLetters(db, author, NOW_MS + DAY_MS)).toEqual([]);
      expect(await actsAbout(db, author.id)).toEqual(["ban", "lift"]);
    });

    test.each(["notice", "clear-about"] as const)(
      "that changes no standing cannot be lifted: %s",
      async (kind) => {
        const { db, author, moderator } = await open();
        await setProfile(db, author.id, { about: "I knit.", isOff: false });
        await sanction(db, moderator, author.id, { kind });
        const [row] = await sanctionsOf(db, author.id);
        const lift = { actor: moderator, accountId: author.id, sanctionId: row?.id ?? "", reason: "No." };
        expect(wordFor(await liftPersonSanction(db, { ...lift, nowMs: NOW_MS + DAY_MS }))).toBe("stale");
      },
    );

    test("of one's own account or of a colleague is refused, and of a colleague by an admin is not", async () => {
      const { db, moderator, colleague, reply } = await open();
      const admin = await aMember(db, "old-orchard", "admin");
      expect(wordFor(await sanction(db, moderator, moderator.id, { kind: "notice" }))).toBe("own-account");
      expect(wordFor(await sanction(db, moderator, colleague.id, { kind: "ban" }))).toBe("above-you");
      expect(wordFor(await sanction(db, admin, colleague.id, { kind: "ban" }))).toBe("done");
      const barred = await asOf(db, colleague, NOW_MS);
      const item = await anItem(db, moderator, reply.id);
      expect(wordFor(await decide(db, barred, item, "remove"))).toBe("moderators-only");
    });

    test("of an author behind an alias waits until somebody has asked who it is", async () => {
      const { db, author, moderator, colleague, threadId } = await open();
      const post = await aReply(db, author, threadId, { anonymous: true, nowMs: NOW_MS });
      const itemId = await anItem(db, moderator, post.id);
      const asked = { itemId, kind: "notice", guideline: 1, reason: "Please.", endsAtMs: null } as const;
      const notice = async (actor: typeof moderator) =>
        wordFor(await sanctionAuthor(db, { ...asked, actor, nowMs: NOW_MS }));
      expect(await notice(moderator)).toBe("unmask-first");
      worked(await unmaskPost(db, { actor: moderator, itemId, reason: "A threat.", nowMs: NOW_MS }));
      expect([await notice(moderator), await notice(colleague)]).toEqual(["done", "unmask-first"]);
      const recordFor = async (viewer: typeof moderator) =>
        (await viewItem(db, viewer, { itemId, nowMs: NOW_MS }))?.record.map(({ act }) => act);
      expect(await recordFor(moderator)).toContain("notice");
      expect(await recordFor(colleague)).not.toContain("notice"); // Its moment stands beside the name elsewhere.
    });
  });
}
