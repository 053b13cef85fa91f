import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ITEM_ACT_NAMES } from "#app/domain/moderation.ts";
import { eraseInPortions } from "#app/workflows/leave-forum.ts";
import { newId } from "#db/identifiers.ts";
import { putLeaving } from "#db/queries/leaving.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { expectOrder, explains, type Move, movesOnRecord, statusOf } from "#tests/support/desk-invariants.ts";
import {
  type Batch,
  batches,
  doStep,
  NAME,
  type Scene,
  type Step,
  seenNow,
} from "#tests/support/desk-steps.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

/**
 * Moderators, the author and readers around the same two posts, at the same moment and one after another, in orders
 * that nobody thought of. Everyone acts on what they had before them when the moment began.
 */

const RUNS = { sqlite: 120, postgres: 30 };

const AUTHORS_MOVES: Partial<Record<Step["does"], Move>> = {
  withdraw: { from: ["held", "published", "withdrawn"], to: ["withdrawn"] },
  "take-back": { from: ["withdrawn"], to: ["held", "published"] },
};

async function doBatch(scene: Scene, { steps }: Batch, startMs: number): Promise<void> {
  const before = {
    reply: await statusOf(scene.db, scene.posts.reply),
    opening: await statusOf(scene.db, scene.posts.opening),
  };
  const seen = {
    reply: await seenNow(scene, scene.posts.reply),
    opening: await seenNow(scene, scene.posts.opening),
  };
  const doing = steps.map((step, index) => doStep(scene, step, seen[step.on], startMs + index));
  const results = await Promise.all(doing);
  const done = steps.filter((_, index) => results[index]?.ok);

  const onPeople = done.filter(({ does }) => does === "notice");
  expect(onPeople.length).toBeLessThanOrEqual(1); // They too.
  for (const on of ["reply", "opening"] as const) {
    expect(done.filter((step) => step.on === on && step.does === "care").length).toBeLessThanOrEqual(1);
    const decided = done.filter((step) => step.on === on && (ITEM_ACT_NAMES as string[]).includes(step.does));
    expect(decided.length).toBeLessThanOrEqual(1); // All of them had the same version before them.
    const own = done.flatMap((step) => (step.on === on ? (AUTHORS_MOVES[step.does] ?? []) : []));
    const moves = [...own, ...(await movesOnRecord(scene.db, scene.posts[on], startMs))];
    const after = await statusOf(scene.db, scene.posts[on]);
    expect({ before: before[on], moves, after }).toSatisfy(() => explains(before[on], moves, after));
  }
}

/** The author leaves for good while the others go on as they began. */
async function leaveAmidst(scene: Scene, batch: Batch | undefined, nowMs: number): Promise<void> {
  const { db, author, posts } = scene;
  const seen = {
    reply: await seenNow(scene, posts.reply),
    opening: await seenNow(scene, posts.opening),
  };
  const leaving = { accountId: author.id, askedAtMs: nowMs, endsAtMs: nowMs };
  await putLeaving(db, { ...leaving, keepPosts: 0, receiptHash: newId() });
  const others = (batch?.steps ?? []).map((step) => doStep(scene, step, seen[step.on], nowMs));
  await Promise.all([eraseAll(db, author.id, nowMs), ...others]);
  await eraseAll(db, author.id, nowMs);
  for (const postId of Object.values(posts)) expect(await statusOf(db, postId)).toBe("erased");
}

async function eraseAll(db: Db, accountId: string, nowMs: number): Promise<void> {
  const portions = eraseInPortions(db, accountId, nowMs);
  while (!(await portions.next()).done);
}

for (const database of databases) {
  describe(`at one desk on ${database.name}`, () => {
    async function people(db: Db, count: number) {
      const named = (names: string[], role: "member" | "moderator") =>
        Promise.all(names.slice(0, count).map((name) => aMember(db, name, role)));
      return {
        db,
        moderators: await named(["wren-in-reeds", "linden", "old-orchard"], "moderator"),
        readers: await named(["quiet-heron", "small-fox", "paper-kite"], "member"),
      };
    }

    async function aScene(
      around: Awaited<ReturnType<typeof people>>,
      held: boolean,
      nowMs: number,
    ): Promise<Scene> {
      const { db } = around;
      const author = await aMember(db, `ink-${nowMs}`);
      const standing = held ? ("reviewed-first" as const) : ("good" as const);
      const thread = await aThread(db, author, { nowMs });
      const body = `On Tuesdays ${NAME} was kind.`;
      const reply = await aReply(db, { ...author, standing }, thread.threadId, { body, nowMs });
      return { ...around, author, threadId: thread.threadId, posts: { reply: reply.id, opening: thread.id } };
    }

    test.each([2, 3])("%i moderators leave everything in order, whatever they do when", async (count) => {
      const { db } = await database.open();
      const around = await people(db, count);
      let nowMs = Date.UTC(2026, 2, 12);
      await fc.assert(
        fc.asyncProperty(fc.boolean(), batches(count), async (held, moments) => {
          const scene = await aScene(around, held, nowMs);
          for (const batch of moments) {
            nowMs += batch.quietMs;
            await doBatch(scene, batch, nowMs);
            nowMs += batch.steps.length;
            await expectOrder(scene, nowMs);
          }
          await leaveAmidst(scene, moments[0], nowMs);
          await expectOrder(scene, nowMs);
        }),
        { numRuns: Math.ceil(RUNS[database.kind] / 2) },
      );
    });
  });
}
