import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { FACTOR_SETTINGS } from "#app/domain/factor.ts";
import { createSessions } from "#app/web/session.ts";
import { openAppeal } from "#app/workflows/appeals.ts";
import { askOpinion } from "#app/workflows/staff-notes.ts";
import { viewAppeal } from "#app/workflows/view-decision.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { getAppeal } from "#db/queries/appeals.ts";
import { getItem } from "#db/queries/reviews.ts";
import { combinations } from "#tests/support/combinations.ts";
import { databases } from "#tests/support/databases.ts";
import {
  aDesk,
  anItem,
  decide,
  MINUTE_MS,
  NOW_MS,
  sanction,
  takeStep,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { sessionFor, withApp, withPasskey } from "#tests/support/factors.ts";

const TOLD_MS = NOW_MS + MINUTE_MS;

for (const database of databases) {
  describe(`a colleague to whom the desk is closed for want of a second factor, on ${database.name}`, () => {
    const everything = combinations({ has: ["nothing", "app", "passkey"], setting: FACTOR_SETTINGS });

    async function open({ has, setting }: (typeof everything)[number]) {
      const desk = await aDesk((await database.open()).db);
      const { db, colleague } = desk;
      if (has === "app") await withApp(db, colleague);
      if (has === "passkey") await withPasskey(db, colleague, "Phone");
      const asked = <Someone extends Member>(one: Someone) =>
        setting === "required" ? ({ ...one, factorAsked: true } as const) : one;
      const counts = setting === "relaxed" || has !== "nothing";
      return { ...desk, moderator: asked(desk.moderator), author: asked(desk.author), counts };
    }

    test.each(everything)("is no second pair of eyes: $setting, and they have $has", async (given) => {
      const { db, moderator, colleague, reply, counts } = await open(given);
      const itemId = await anItem(db, moderator, reply.id);
      const onItem = { actor: moderator, itemId, nowMs: NOW_MS };
      const answer = { step: "assess", answer: "yes", note: "" } as const;
      worked(await takeStep(db, onItem, (version) => ({ ...answer, version })));
      expect((await getItem(db, itemId))?.secondByMs !== null).toBe(counts);
      worked(await takeStep(db, onItem, (version) => ({ step: "care", message: "We read you.", version })));
      worked(await takeStep(db, onItem, () => ({ step: "after", note: "Written to." })));
      const view = await viewItem(db, moderator, { itemId, nowMs: NOW_MS });
      expect(view?.playbook).toMatchObject({ hasOthers: counts, missing: counts ? ["second"] : [] });
      expect(view?.colleagues).toEqual(counts ? [colleague.handle] : []);
      const asking = { ...onItem, of: colleague.handle, note: "What do you think?" };
      if (!counts) expect(wordFor(await askOpinion(db, asking))).toBe("not-now");
      expect(wordFor(await decide(db, moderator, itemId, "dismiss"))).toBe(counts ? "playbook-open" : "done");
    });

    test.each(everything)("keeps no appeal waiting: $setting, and they have $has", async (given) => {
      const { db, author, moderator, colleague, counts } = await open(given);
      const { actId } = worked(await sanction(db, moderator, author.id, { kind: "notice" }));
      const opening = { actor: author, actId, body: "Please look again.", nowMs: TOLD_MS };
      const { appealId } = worked(await openAppeal(db, opening));
      expect((await getAppeal(db, appealId))?.assignedTo).toBe(counts ? colleague.id : null);
      const view = await viewAppeal(db, moderator, { appealId, nowMs: TOLD_MS });
      expect(view).toMatchObject({ nobodyElse: !counts, decisions: counts ? [] : ["uphold", "reverse"] });
    });

    test.each(FACTOR_SETTINGS)("is known by the session of whoever asks: %s", async (secondFactor) => {
      const { db, author, moderator } = await aDesk((await database.open()).db);
      const sessions = createSessions(db, { secure: false, secondFactor });
      for (const member of [author, moderator]) {
        const { actor } = await sessions.read(await sessionFor(db, member));
        expect("factorAsked" in actor).toBe(secondFactor === "required");
      }
    });
  });
}
