import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { APPEAL_WITHIN_MS } from "#app/domain/appeal.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { type DecideAppeal, decideAppeal, openAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { liftPersonSanction } from "#app/workflows/sanction-person.ts";
import { viewAppeal, viewDecision } from "#app/workflows/view-decision.ts";
import { getAppeal } from "#db/queries/appeals.ts";
import { getPost } from "#db/queries/posts.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import {
  actsAbout,
  aDesk,
  anItem,
  aScreening,
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
import { aMember, aReply, aThread } from "#tests/support/people.ts";

const TOLD_MS = NOW_MS + MINUTE_MS;

for (const database of databases) {
  describe(`an appeal on ${database.name}`, () => {
    const appeal = (db: Db, actor: Member, actId: string, nowMs = TOLD_MS) =>
      openAppeal(db, { actor, actId, body: "Please look again.", nowMs });

    async function settle(db: Db, actor: Member, appealId: string, given: Partial<DecideAppeal> = {}) {
      const { version = 0 } = (await getAppeal(db, appealId)) ?? {};
      return decideAppeal(db, {
        ...{ actor, appealId, version, decision: "reverse", reason: "We were wrong." },
        ...{ guideline: null, endsAtMs: null, nowMs: NOW_MS + DAY_MS, ...given },
      });
    }

    /** A reply that waited and was declined by the first of two moderators. */
    async function aDeclined() {
      const desk = await aDesk((await database.open()).db);
      const { db, author, moderator, threadId } = desk;
      const held = await aReply(db, author, threadId, { screened: aScreening("hold"), nowMs: NOW_MS - 1 });
      const [item] = await itemsOf(db, held.id);
      const { actId } = worked(await decide(db, moderator, item?.id ?? "", "decline"));
      return { ...desk, held, actId };
    }

    async function aBan(endsAtMs: number | null) {
      const desk = await aDesk((await database.open()).db);
      const { db, author, moderator } = desk;
      const { actId } = worked(await sanction(db, moderator, author.id, { kind: "ban", endsAtMs }));
      return { ...desk, actId };
    }

    test("against a refused reply, granted by a colleague, shows it at the end of its thread", async () => {
      const { db, author, reader, moderator, colleague, held, actId, threadId } = await aDeclined();
      const { appealId } = worked(await appeal(db, author, actId));
      expect((await getAppeal(db, appealId))?.assignedTo).toBe(colleague.id);
      const later = await aReply(db, reader, threadId, { nowMs: TOLD_MS });
      const { replyCount } = await standOf(db, held.id);

      expect(wordFor(await settle(db, moderator, appealId))).toBe("own-decision");
      expect(wordFor(await settle(db, author, appealId))).toBe("moderators-only");
      expect((await standOf(db, held.id)).status).toBe("declined");
      expect(wordFor(await settle(db, colleague, appealId))).toBe("done");
      expect(await standOf(db, held.id)).toMatchObject({
        ...{ status: "published", position: later.position + 1, replyCount: replyCount + 1 },
      });
      expect(await actsAbout(db, held.id)).toEqual(["hold", "decline", "appeal-reverse"]);
      expect(wordFor(await settle(db, colleague, appealId))).toBe("appeal-closed");
      const view = await viewDecision(db, author, { actId, nowMs: NOW_MS + DAY_MS });
      expect(view).toMatchObject({ act: "decline", later: [{ act: "appeal-reverse" }], appealUntilMs: null });
      expect(view?.appeal).toMatchObject({ status: "reversed", canWrite: false });
    });

    test("against words taken out, granted, puts them back, unless their author has written others since", async () => {
      const { db, author, moderator, colleague } = await aDesk((await database.open()).db);
      const [title, body] = ["Why Dr Ashby left", "Dr Ashby left in May."];
      const redact = { words: "Dr Ashby", instead: "she" };
      const appealed = async () => {
        const { id, threadId } = await aThread(db, author, { title, body, nowMs: NOW_MS });
        const itemId = await anItem(db, moderator, id);
        const { actId } = worked(await decide(db, moderator, itemId, "redact", { redact }));
        return { id, threadId, appealId: worked(await appeal(db, author, actId)).appealId };
      };
      const post = await appealed();
      expect(await getPost(db, post.id)).toMatchObject({
        title: "Why she left",
        markdown: "she left in May.",
      });
      worked(await settle(db, colleague, post.appealId));
      expect(await getPost(db, post.id)).toMatchObject({
        ...{ title, slug: "why-dr-ashby-left", markdown: body, revision: 3, status: "published" },
      });
      expect((await getPost(db, post.id))?.html).toContain("Dr Ashby");

      const changed = await appealed();
      const heading = {
        title: "Why",
        ending: null,
        timeSince: null,
        hope: null,
        audience: "everyone",
      } as const;
      worked(
        await editPost(db, {
          ...{ actor: author, postId: changed.id, contentNotes: [], heading, fromRevision: 2 },
          ...{ body: "My own words.", nowMs: TOLD_MS + 1 },
        }),
      );
      worked(await settle(db, colleague, changed.appealId));
      expect(await getPost(db, changed.id)).toMatchObject({ title: "Why", markdown: "My own words." });
    });

    test("against changed labels, granted, puts the earlier ones back, unless they were changed again", async () => {
      const { db, author, moderator, colleague } = await aDesk((await database.open()).db);
      const labels = { contentNotes: ["death"], ending: "therapist-died", kind: "question" } as const;
      const appealed = async () => {
        const { id } = await aThread(db, author, {
          contentNotes: ["abuse"],
          ending: "planned",
          nowMs: NOW_MS,
        });
        const itemId = await anItem(db, moderator, id);
        const { actId } = worked(await decide(db, moderator, itemId, "relabel", { relabel: labels }));
        return { id, itemId, appealId: worked(await appeal(db, author, actId)).appealId };
      };
      const post = await appealed();
      expect(await getPost(db, post.id)).toMatchObject({
        contentNotes: '["death"]',
        ending: "therapist-died",
      });
      worked(await settle(db, colleague, post.appealId));
      expect(await getPost(db, post.id)).toMatchObject({
        ...{ contentNotes: '["abuse"]', ending: "planned", kind: "experience" },
      });

      const again = await appealed();
      const others = { relabel: { ...labels, contentNotes: [] } };
      worked(await decide(db, moderator, again.itemId, "relabel", others));
      worked(await settle(db, colleague, again.appealId));
      expect(await getPost(db, again.id)).toMatchObject({ contentNotes: "[]", ending: "therapist-died" });
    });

    test.each([
      { colleague: "a member now", word: "done" },
      { colleague: "paused", word: "done" },
      { colleague: "banned", word: "done" },
      { colleague: "there", word: "own-decision" },
    ])(
      "is decided by whoever decided first only where nobody else can: the colleague is $colleague",
      async (one) => {
        const { db, author, moderator, colleague, actId } = await aDeclined();
        const admin = await aMember(db, "old-orchard", "admin");
        const ends = { endsAtMs: NOW_MS + 10 * DAY_MS };
        if (one.colleague === "paused") await sanction(db, admin, colleague.id, { kind: "pause", ...ends });
        if (one.colleague === "banned") await sanction(db, admin, colleague.id, { kind: "ban", ...ends });
        const member = db.updateTable("account").set({ role: "member" });
        await member.where("id", "=", admin.id).execute();
        if (one.colleague === "a member now") await member.where("id", "=", colleague.id).execute();

        const { appealId } = worked(await appeal(db, author, actId));
        const view = await viewAppeal(db, moderator, { appealId, nowMs: TOLD_MS });
        expect(view).toMatchObject({ nobodyElse: one.word === "done", ownDecision: true });
        expect((await getAppeal(db, appealId))?.assignedTo).toBe(one.word === "done" ? null : colleague.id);
        expect(wordFor(await settle(db, moderator, appealId))).toBe(one.word);
      },
    );

    test("against a removal that was mended, and made anew for another reason, leaves the later one", async () => {
      const { db, author, moderator, colleague, reply } = await aDesk((await database.open()).db);
      const itemId = await anItem(db, moderator, reply.id);
      const { actId } = worked(await decide(db, moderator, itemId, "remove"));
      const { appealId } = worked(await appeal(db, author, actId));
      for (const act of ["restore", "remove"] as const)
        worked(await decide(db, moderator, await anItem(db, moderator, reply.id), act));
      expect(wordFor(await settle(db, colleague, appealId))).toBe("done");
      expect((await standOf(db, reply.id)).status).toBe("removed");
    });

    test("against a ban that ends meanwhile is decided all the same, and nothing is lifted twice", async () => {
      const { db, author, moderator, colleague, actId } = await aBan(NOW_MS + DAY_MS);
      const banned = await asOf(db, author, TOLD_MS);
      expect(banned.standing).toBe("banned");
      const { appealId } = worked(await appeal(db, banned, actId));
      worked(await writeInAppeal(db, { actor: banned, appealId, body: "Still here.", nowMs: TOLD_MS + 1 }));

      const afterwards = { nowMs: NOW_MS + 2 * DAY_MS };
      const [row] = await sanctionsOf(db, author.id);
      const lifting = { accountId: author.id, sanctionId: row?.id ?? "", reason: "Over.", ...afterwards };
      expect(wordFor(await liftPersonSanction(db, { ...lifting, actor: moderator }))).toBe("stale");
      expect(wordFor(await settle(db, colleague, appealId, afterwards))).toBe("done");
      expect(wordFor(await liftPersonSanction(db, { ...lifting, actor: moderator }))).toBe("stale");
      expect(await actsAbout(db, author.id)).toEqual(["ban", "appeal-reverse"]);
      expect((await asOf(db, author, afterwards.nowMs)).standing).toBe("good");
      expect((await asOf(db, author, NOW_MS + 3 * DAY_MS)).standing).toBe("good");
    });

    test("against a ban that a moderator lifts meanwhile is decided, and the ban keeps the time it was lifted at", async () => {
      const { db, author, moderator, colleague, actId } = await aBan(null);
      const { appealId } = worked(await appeal(db, author, actId));
      const [row] = await sanctionsOf(db, author.id);
      const lifting = { accountId: author.id, sanctionId: row?.id ?? "", reason: "Over.", nowMs: TOLD_MS };
      worked(await liftPersonSanction(db, { ...lifting, actor: moderator }));
      worked(await settle(db, colleague, appealId));
      expect((await sanctionsOf(db, author.id)).map(({ liftedAtMs }) => liftedAtMs)).toEqual([TOLD_MS]);
    });

    test("decided by two at the same moment is decided once", async () => {
      const { db, author, colleague, held, actId } = await aDeclined();
      const third = await aMember(db, "old-orchard", "admin");
      const { appealId } = worked(await appeal(db, author, actId));
      const both = await Promise.all([
        settle(db, colleague, appealId, { version: 1 }),
        settle(db, third, appealId, { version: 1, decision: "uphold" }),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(["stale", "appeal-closed"]).toContain(both.map(wordFor).find((word) => word !== "done"));
      expect((await standOf(db, held.id)).status).toBe(both[0]?.ok ? "published" : "declined");
      expect((await actsAbout(db, held.id)).filter((act) => act.startsWith("appeal-"))).toHaveLength(1);
    });

    test("is one a decision, however often it is sent, and comes neither before it is told nor after half a year", async () => {
      const { db, author, reader, actId } = await aDeclined();
      expect(wordFor(await appeal(db, author, actId, TOLD_MS - 1))).toBe("not-found");
      expect(wordFor(await appeal(db, reader, actId))).toBe("not-found");
      expect(wordFor(await appeal(db, author, actId, NOW_MS + APPEAL_WITHIN_MS + 1))).toBe("appeal-too-late");
      expect(wordFor(await appeal(db, author, "nothing"))).toBe("not-found");
      const first = worked(await appeal(db, author, actId, NOW_MS + APPEAL_WITHIN_MS));
      expect(worked(await appeal(db, author, actId, NOW_MS + APPEAL_WITHIN_MS))).toEqual(first);
    });

    test("sent several times at the same moment is one", async () => {
      const { db, author, actId } = await aDeclined();
      const connected = Array.from({ length: 8 }, () => db.selectFrom("appeal").select("id").execute());
      await Promise.all(connected); // Nobody has to wait for a connection.
      const sent = await Promise.all(Array.from({ length: 8 }, () => appeal(db, author, actId)));
      expect(new Set(sent.map((one) => worked(one).appealId)).size).toBe(1);
    });

    test("is told to the appellant as the moderators, by nobody's name", async () => {
      const { db, author, moderator, colleague, actId } = await aDeclined();
      const { appealId } = worked(await appeal(db, author, actId));
      const answer = { actor: colleague, appealId, body: "We are reading it.", nowMs: TOLD_MS + 1 };
      for (const press of [answer, { ...answer, nowMs: TOLD_MS + 2 }]) worked(await writeInAppeal(db, press));
      const letters = db.selectFrom("letter").select("id").where("kind", "=", "appeal");
      expect(await letters.execute()).toHaveLength(1);
      worked(await settle(db, colleague, appealId, { decision: "uphold", reason: "It stands." }));
      const view = await viewDecision(db, author, { actId, nowMs: NOW_MS + 2 * DAY_MS });
      expect(view?.appeal?.messages.map(({ side, body }) => `${side}: ${body}`)).toEqual([
        ...["member: Please look again.", "moderators: We are reading it.", "moderators: It stands."],
      ]);
      for (const { handle, id } of [moderator, colleague]) {
        expect(JSON.stringify(view)).not.toContain(handle);
        expect(JSON.stringify(view)).not.toContain(id);
      }
    });
  });
}
