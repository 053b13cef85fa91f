import { describe, expect, test } from "vitest";
import { DAY_MS } from "#app/domain/sanction.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { openAppeal } from "#app/workflows/appeals.ts";
import { sanctionAuthor } from "#app/workflows/sanction-person.ts";
import { unmaskPost } from "#app/workflows/unmask-post.ts";
import { viewAppeal, viewDecision } from "#app/workflows/view-decision.ts";
import { combinations } from "#tests/support/combinations.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, anItem, aScreening, decide, MINUTE_MS, NOW_MS, worked } from "#tests/support/desk.ts";
import { aReply } from "#tests/support/people.ts";

const NOTHING: Screened = { verdict: "publish", danger: "none", findings: [] };

for (const database of databases) {
  describe(`a statement of reasons on ${database.name}`, () => {
    test.each([
      { what: "something was found in", screened: aScreening("hold"), noticed: true },
      { what: "waited for its author's sake alone", screened: NOTHING, noticed: false },
    ])("says whether software pointed out a post that $what", async ({ screened, noticed }) => {
      const { db, author, moderator, threadId } = await aDesk((await database.open()).db);
      const waits = { ...author, standing: "reviewed-first" } as const;
      const post = await aReply(db, waits, threadId, { screened, nowMs: NOW_MS });
      const itemId = await anItem(db, moderator, post.id);
      const { actId } = worked(await decide(db, moderator, itemId, "decline"));
      const nowMs = NOW_MS + 2 * MINUTE_MS;
      expect((await viewDecision(db, author, { actId, nowMs }))?.softwareNoticed).toBe(noticed);
    });

    test.each(combinations({ found: [aScreening("hold"), NOTHING], anonymous: [false, true] }))(
      "says the same of a decision about its author, to them alone where it stands under an alias: %j",
      async ({ found: screened, anonymous }) => {
        const { db, author, moderator, colleague, threadId } = await aDesk((await database.open()).db);
        const waits = { ...author, standing: "reviewed-first" } as const;
        const post = await aReply(db, waits, threadId, { screened, anonymous, nowMs: NOW_MS });
        const itemId = await anItem(db, moderator, post.id);
        const onItem = { actor: moderator, itemId, nowMs: NOW_MS };
        if (anonymous) worked(await unmaskPost(db, { ...onItem, reason: "It is the third time." }));
        const pause = { kind: "pause", guideline: 1, reason: "Rest.", endsAtMs: NOW_MS + DAY_MS } as const;
        const { actId } = worked(await sanctionAuthor(db, { ...onItem, ...pause }));

        const nowMs = NOW_MS + 2 * MINUTE_MS;
        const noticed = screened.verdict === "hold";
        const own = await viewDecision(db, author, { actId, nowMs });
        expect(own?.softwareNoticed).toBe(noticed);
        expect(JSON.stringify(own)).not.toContain(post.id);
        const opened = { actor: author, actId, body: "Please look again.", nowMs };
        const { appealId } = worked(await openAppeal(db, opened));
        const onDesk = await viewAppeal(db, colleague, { appealId, nowMs });
        expect(onDesk?.decision.softwareNoticed).toBe(anonymous ? null : noticed);
        for (const id of [post.id, itemId]) expect(JSON.stringify(onDesk)).not.toContain(id);
      },
    );
  });
}
