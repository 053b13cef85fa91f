import { describe, expect, test } from "vitest";
import type { Screened } from "#app/domain/screening/finding.ts";
import { viewDecision } from "#app/workflows/view-decision.ts";
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
  });
}
