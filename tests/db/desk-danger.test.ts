import { describe, expect, test } from "vitest";
import { LEASE_MS } from "#app/domain/claim.ts";
import { laneAt } from "#app/domain/lane.ts";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { askToLeave } from "#app/workflows/leave-forum.ts";
import { listLetters } from "#app/workflows/letters.ts";
import { runPlaybookStep, type Step } from "#app/workflows/run-playbook.ts";
import { viewShift } from "#app/workflows/shift.ts";
import { undoDecision } from "#app/workflows/undo-decision.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { databases } from "#tests/support/databases.ts";
import {
  aDesk,
  anItem,
  aScreening,
  decide,
  itemsOf,
  NOW_MS,
  standOf,
  takeStep,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { aReply, aReport } from "#tests/support/people.ts";

const yes = (version: number): Step => ({ step: "assess", answer: "yes", note: "A plan.", version });
const care = (version: number): Step => ({ step: "care", message: "We read you.", version });
const second = (): Step => ({ step: "second", note: "I agree." });
const after = (): Step => ({ step: "after", note: "Look again at ten." });

for (const database of databases) {
  describe(`where somebody may be in danger now, on ${database.name}`, () => {
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const { db, author, reader, threadId, moderator, colleague } = desk;
      const body = "Goodbye. I have forty of them at 5 Mill Lane.";
      const screened = aScreening("flag", "now");
      const post = await aReply(db, author, threadId, { body, screened, nowMs: NOW_MS });
      await aReport(db, reader, post.id, { reason: "danger", nowMs: NOW_MS });
      const [item] = await itemsOf(db, post.id);
      const itemId = item?.id ?? "";
      const by = { actor: moderator, itemId, nowMs: NOW_MS };
      const view = (nowMs = NOW_MS) => viewItem(db, moderator, { itemId, nowMs });
      const steps = async () => {
        for (const next of [yes, care, after]) worked(await takeStep(db, by, next));
        worked(await takeStep(db, { ...by, actor: colleague }, second));
      };
      return { ...desk, post, itemId, by, view, steps };
    }

    test("two who write at the same moment send one message, and the other is told", async () => {
      const { db, author, by, moderator, colleague, view } = await open();
      const version = (await view())?.version ?? 0;
      const sent = await Promise.all(
        [moderator, colleague].map((actor) => runPlaybookStep(db, { ...by, actor, step: care(version) })),
      );
      expect(sent.map(wordFor).sort()).toEqual(["done", "stale"]);
      expect(await listLetters(db, author, NOW_MS)).toHaveLength(1);
    });

    test("the first question and the message are whoever's who has it; looking too is a colleague's, after the question", async () => {
      const { db, by, colleague } = await open();
      worked(await claimItem(db, by));
      expect(wordFor(await takeStep(db, { ...by, actor: colleague }, second))).toBe("not-now");
      worked(await takeStep(db, by, yes));
      for (const [next, word] of [
        [yes, "stale"],
        [care, "stale"],
        [second, "done"],
      ] as const)
        expect(wordFor(await takeStep(db, { ...by, actor: colleague }, next))).toBe(word);
    });

    test("every step renews the lease of whoever has it, and nobody else's", async () => {
      const { db, by, colleague, view } = await open();
      worked(await claimItem(db, by));
      worked(await takeStep(db, by, yes));
      const laterMs = NOW_MS + LEASE_MS - 1_000;
      worked(await takeStep(db, { ...by, actor: colleague, nowMs: laterMs }, second));
      expect((await view(laterMs))?.claim.untilMs).toBe(NOW_MS + LEASE_MS);
      worked(await takeStep(db, { ...by, nowMs: laterMs }, after));
      expect((await view(laterMs))?.claim).toMatchObject({ mine: true, untilMs: laterMs + LEASE_MS });
    });

    test("a step that is pressed twice is done once, and words of one's own are new", async () => {
      const { db, by, colleague } = await open();
      worked(await takeStep(db, by, yes));
      const other = { ...by, actor: colleague };
      const again = (): Step => ({ step: "second", note: "And I called." });
      for (const next of [second, second, again]) worked(await takeStep(db, other, next));
      for (const next of [after, after]) worked(await takeStep(db, by, next));
      const acts = await db
        .selectFrom("moderationAct")
        .select("act")
        .where("itemId", "=", by.itemId)
        .execute();
      const counts = Object.groupBy(acts, ({ act }) => act);
      expect(counts["second-look"]).toHaveLength(2);
      expect(counts["hand-over"]).toHaveLength(1);
      expect(await db.selectFrom("staffNote").selectAll().execute()).toHaveLength(1);
    });

    test("the steps begin anew when the author edits it into another plan, also after somebody said no", async () => {
      const { db, author, moderator, post, by, itemId, view, steps } = await open();
      await steps();
      const no = (version: number): Step => ({ step: "assess", answer: "no", note: "", version });
      worked(await takeStep(db, by, no));
      const plan = { body: "Tonight, then.", screened: aScreening("flag", "now"), nowMs: NOW_MS + 1 };
      const edit = { actor: author, postId: post.id, contentNotes: [], heading: null, fromRevision: 1 };
      worked(await editPost(db, { ...edit, ...plan }));
      expect(await view(NOW_MS + 2)).toMatchObject({
        ...{ lane: "now", playbook: { done: [], missing: ["assess", "care", "second", "after"] } },
      });
      const decided = await decide(db, moderator, itemId, "dismiss", { nowMs: NOW_MS + 2 });
      expect(wordFor(decided)).toBe("playbook-open");
    });

    test("words can be taken out and the post taken away before the steps, which then still have to be done", async () => {
      const { db, moderator, reader, itemId, post, view, steps } = await open();
      const redact = { words: "forty of them at 5 Mill Lane", instead: "[…]" };
      worked(await decide(db, moderator, itemId, "redact", { redact }));
      worked(await decide(db, moderator, itemId, "remove"));
      expect((await standOf(db, post.id)).status).toBe("removed");
      expect(await view()).toMatchObject({ open: true, lane: "now" });
      expect(wordFor(await decide(db, moderator, itemId, "answered"))).toBe("playbook-open");
      const laterMs = NOW_MS + UNDO_DECISION_MS;
      expect(await listLetters(db, reader, laterMs)).toEqual([]);

      await steps();
      worked(await decide(db, moderator, itemId, "answered"));
      const told = await listLetters(db, reader, laterMs);
      expect(told.map(({ outcome }) => outcome?.outcome)).toEqual(["acted"]);
    });

    test("a removal that left the item open can be taken back within its minute", async () => {
      const { db, moderator, author, by, itemId, post, view } = await open();
      worked(await decide(db, moderator, itemId, "remove"));
      expect((await view())?.undoUntilMs).toBe(NOW_MS + UNDO_DECISION_MS);
      worked(await undoDecision(db, by));
      expect((await standOf(db, post.id)).status).toBe("published");
      expect(await view()).toMatchObject({ open: true, undoUntilMs: null });
      expect(await listLetters(db, author, NOW_MS + UNDO_DECISION_MS)).toEqual([]);
    });

    test("nobody is waited for where there is no other moderator", async () => {
      const { db, moderator, colleague, by, itemId, view } = await open();
      await db.updateTable("account").set({ role: "member" }).where("id", "=", colleague.id).execute();
      for (const next of [yes, care, after]) worked(await takeStep(db, by, next));
      expect((await view())?.playbook).toMatchObject({ secondByMs: null, missing: [], hasOthers: false });
      worked(await decide(db, moderator, itemId, "answered"));
    });

    test("nobody is written to who has left for good, and the rest can be done", async () => {
      const { db, author, moderator, colleague, by, itemId, view } = await open();
      worked(
        await askToLeave(db, { member: author, keepPosts: true, atOnce: true, token: "t", nowMs: NOW_MS }),
      );
      expect(wordFor(await takeStep(db, by, care))).toBe("nobody-there");
      for (const next of [yes, after]) worked(await takeStep(db, by, next));
      worked(await takeStep(db, { ...by, actor: colleague }, second));
      expect((await view())?.playbook).toMatchObject({ hasAuthor: false, missing: [] });
      worked(await decide(db, moderator, itemId, "answered"));
    });
  });

  test(`danger that only a moderator sees has its steps, and counts as hard to read, on ${database.name}`, async () => {
    const { db, moderator, colleague, reply } = await aDesk((await database.open()).db);
    const itemId = await anItem(db, moderator, reply.id);
    const view = () => viewItem(db, moderator, { itemId, nowMs: NOW_MS });
    expect(await view()).toMatchObject({ lane: "noticed", playbook: { begun: false, missing: [] } });
    const by = { actor: moderator, itemId, nowMs: NOW_MS };
    const no = (version: number): Step => ({ step: "assess", answer: "no", note: "", version });
    worked(await takeStep(db, { ...by, actor: colleague }, no));
    expect((await viewShift(db, moderator, NOW_MS)).hardItems).toBe(0);
    worked(await takeStep(db, by, yes));
    const [item] = await itemsOf(db, reply.id);
    expect(item && laneAt(item.lane)).toBe("now");
    expect((await view())?.playbook).toMatchObject({ begun: true, missing: ["care", "second", "after"] });
    expect((await viewShift(db, moderator, NOW_MS)).hardItems).toBe(1);
  });
}
