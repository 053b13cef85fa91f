import { describe, expect, test } from "vitest";
import { WHOLE_QUEUE } from "#app/domain/desk-filter.ts";
import { DAY_MS, type SanctionKind } from "#app/domain/sanction.ts";
import { decideAppeal, openAppeal } from "#app/workflows/appeals.ts";
import { liftPersonSanction } from "#app/workflows/sanction-person.ts";
import { viewAppeal } from "#app/workflows/view-decision.ts";
import { viewQueue } from "#app/workflows/view-queue.ts";
import { getAppeal } from "#db/queries/appeals.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import { databases } from "#tests/support/databases.ts";
import {
  actsAbout,
  aDesk,
  anItem,
  asOf,
  decide,
  MINUTE_MS,
  NOW_MS,
  sanction,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";

const TOLD_MS = NOW_MS + MINUTE_MS;

for (const database of databases) {
  describe(`a change by an appeal on ${database.name}`, () => {
    type Desk = Awaited<ReturnType<typeof aDesk>>;

    /** Appeals the decision, and gives what the colleague decides with. */
    async function appealed(desk: Desk, actId: string) {
      const { db, author, colleague } = desk;
      const opening = { actor: author, actId, body: "Please look again.", nowMs: TOLD_MS };
      const { appealId } = worked(await openAppeal(db, opening));
      const change = (to: { guideline?: number; endsAtMs?: number | null; nowMs?: number }) =>
        decideAppeal(db, {
          ...{ actor: colleague, appealId, version: 1, decision: "change", reason: "Milder." },
          ...{ guideline: null, endsAtMs: null, nowMs: NOW_MS + DAY_MS, ...to },
        });
      const offered = async (nowMs = NOW_MS + DAY_MS) =>
        (await viewAppeal(db, colleague, { appealId, nowMs }))?.decisions.includes("change");
      return { ...desk, appealId, change, offered };
    }

    async function aSanction(kind: SanctionKind, endsAtMs: number | null) {
      const desk = await aDesk((await database.open()).db);
      const { actId } = worked(await sanction(desk.db, desk.moderator, desk.author.id, { kind, endsAtMs }));
      return appealed(desk, actId);
    }

    async function aRemoval() {
      const desk = await aDesk((await database.open()).db);
      const itemId = await anItem(desk.db, desk.moderator, desk.reply.id);
      const { actId } = worked(await decide(desk.db, desk.moderator, itemId, "remove"));
      return appealed(desk, actId);
    }

    test.each([
      { of: "a pause", kind: "pause", ends: 10, to: 11, word: "later-end" },
      { of: "a pause", kind: "pause", ends: 10, to: 10, word: "later-end" },
      { of: "a pause", kind: "pause", ends: 10, to: 1, word: "past-end" },
      { of: "a pause", kind: "pause", ends: 10, to: null, word: "no-other-end" },
      { of: "a pause", kind: "pause", ends: 10, to: 4, word: "done" },
      { of: "an endless ban", kind: "ban", ends: null, to: null, word: "no-other-end" },
      { of: "an endless ban", kind: "ban", ends: null, to: 4, word: "done" },
      { of: "a notice", kind: "notice", ends: null, to: 4, word: "nothing-to-change" },
    ] as const)("of $of (ends: $ends) to day $to: $word", async ({ kind, ends, to, word }) => {
      const at = (days: number | null) => (days === null ? null : NOW_MS + days * DAY_MS);
      const { db, author, appealId, change } = await aSanction(kind, at(ends));
      expect(wordFor(await change({ endsAtMs: at(to) }))).toBe(word);
      const done = word === "done";
      expect((await getAppeal(db, appealId))?.status).toBe(done ? "changed" : "open");
      expect((await sanctionsOf(db, author.id))[0]?.endsAtMs).toBe(done ? at(to) : at(ends));
      if (!done) return;
      const standings = [3, 4].map(async (days) => (await asOf(db, author, NOW_MS + days * DAY_MS)).standing);
      expect(await Promise.all(standings)).toEqual([
        { pause: "paused", ban: "banned" }[kind as "ban"],
        "good",
      ]);
    });

    test("revives no ban that has ended or was lifted, and is not offered then", async () => {
      const over = await aSanction("ban", NOW_MS + 3 * DAY_MS);
      expect(await over.offered()).toBe(true);
      const afterwards = NOW_MS + 4 * DAY_MS;
      expect(await over.offered(afterwards)).toBe(false);
      const longer = { endsAtMs: NOW_MS + 9 * DAY_MS, nowMs: afterwards };
      expect(wordFor(await over.change(longer))).toBe("nothing-to-change");

      const { db, author, moderator, ...lifted } = await aSanction("ban", null);
      const [row] = await sanctionsOf(db, author.id);
      const lifting = { accountId: author.id, sanctionId: row?.id ?? "", reason: "Over.", nowMs: TOLD_MS };
      worked(await liftPersonSanction(db, { ...lifting, actor: moderator }));
      expect(await lifted.offered()).toBe(false);
      expect(wordFor(await lifted.change({ endsAtMs: NOW_MS + 9 * DAY_MS }))).toBe("nothing-to-change");
      expect((await asOf(db, author, NOW_MS + 2 * DAY_MS)).standing).toBe("good");
      expect(await actsAbout(db, author.id)).toEqual(["ban", "lift"]);
    });

    test("of a removal is to another guideline than it has", async () => {
      const { db, reply, change, offered } = await aRemoval();
      expect(await offered()).toBe(true);
      expect(wordFor(await change({ guideline: 4 }))).toBe("same-guideline");
      expect(wordFor(await change({}))).toBe("same-guideline");
      expect(await actsAbout(db, reply.id)).toEqual(["open-item", "remove"]);
      expect(wordFor(await change({ guideline: 1 }))).toBe("done");
      expect((await standOf(db, reply.id)).status).toBe("removed");
    });

    test("of a removal that was mended since, or mended and made anew, is none", async () => {
      const { db, moderator, reply, change, offered } = await aRemoval();
      for (const act of ["restore", "remove"] as const) {
        worked(await decide(db, moderator, await anItem(db, moderator, reply.id), act));
        expect([act, await offered()]).toEqual([act, false]);
        expect(wordFor(await change({ guideline: 1 }))).toBe("nothing-to-change");
      }
    });

    test("of labels, which need no guideline, is none; of words that were taken out, another guideline", async () => {
      const desk = await aDesk((await database.open()).db);
      const { db, moderator, thread, reply } = desk;
      const labels = { contentNotes: ["death"], ending: null, kind: "question" } as const;
      const relabelled = await decide(db, moderator, await anItem(db, moderator, thread.id), "relabel", {
        ...{ relabel: labels, guideline: null },
      });
      const redact = { redact: { words: "Dr Ashby", instead: "she" } };
      const redacted = await decide(db, moderator, await anItem(db, moderator, reply.id), "redact", redact);
      const ofLabels = await appealed(desk, worked(relabelled).actId);
      expect(wordFor(await ofLabels.change({ guideline: 1 }))).toBe("nothing-to-change");
      const ofWords = await appealed(desk, worked(redacted).actId);
      expect(wordFor(await ofWords.change({ guideline: 1 }))).toBe("done");
    });

    test("is looked at by the moderator it is assigned to, who is told so on the desk", async () => {
      const { db, moderator, colleague, appealId, change } = await aSanction("pause", NOW_MS + 9 * DAY_MS);
      const ownOf = async (viewer: typeof moderator) =>
        (await viewQueue(db, viewer, { filter: WHOLE_QUEUE, from: null, nowMs: TOLD_MS })).ownAppeals;
      expect([await ownOf(colleague), await ownOf(moderator)]).toEqual([[appealId], []]);
      worked(await change({ endsAtMs: NOW_MS + 2 * DAY_MS }));
      expect(await ownOf(colleague)).toEqual([]);
    });
  });
}
