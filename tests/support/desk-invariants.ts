import { expect } from "vitest";
import { holderAt } from "#app/domain/claim.ts";
import { laneAt, laneOf } from "#app/domain/lane.ts";
import { ITEM_ACTS, type ItemAct } from "#app/domain/moderation.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { DECISIONS } from "#app/domain/record.ts";
import { accountById } from "#db/queries/accounts.ts";
import { reportWeights } from "#db/queries/reviews.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import type { Scene } from "./desk-steps.ts";

/** A move of a post that somebody made: from one of these states to one of those. */
export type Move = { from: readonly string[]; to: readonly string[] };

/** Whether these moves, each made once and in some order, lead from one state to the other. */
export function explains(from: string, moves: readonly Move[], to: string): boolean {
  if (moves.length === 0) return from === to;
  return moves.some((move, index) => {
    const rest = moves.toSpliced(index, 1);
    return move.from.includes(from) && move.to.some((next) => explains(next, rest, to));
  });
}

/** What the record says was done to a post since `sinceMs`. Labels are no states. */
export async function movesOnRecord(db: Db, postId: string, sinceMs: number): Promise<Move[]> {
  const acts = await db
    .selectFrom("moderationAct")
    .select(["act", "fromState", "toState"])
    .where("subjectId", "=", postId)
    .where("atMs", ">=", sinceMs)
    .execute();
  return acts.flatMap(({ act, fromState, toState }) => {
    if (act === "hold") return [{ from: ["published", "held"], to: ["held"] }];
    const isState = (POST_STATUSES as readonly (string | null)[]).includes(toState);
    return isState ? [{ from: [fromState ?? ""], to: [toState ?? ""] }] : [];
  });
}

export const statusOf = async (db: Db, postId: string): Promise<string> =>
  (await db.selectFrom("post").select("status").where("id", "=", postId).executeTakeFirstOrThrow()).status;

/** What must be true of a thread and its items whatever has happened, at a moment when nothing is going on. */
export async function expectOrder(scene: Scene, nowMs: number): Promise<void> {
  await expectPostsInOrder(scene);
  await expectItemsInOrder(scene, nowMs);
  await expectLettersInOrder(scene);
  await expectOnce(scene);
}

/** A care message and a decision about the person for each line of the record, whoever pressed at the same moment. */
async function expectOnce({ db, author, posts }: Scene): Promise<void> {
  const letters = await db
    .selectFrom("letter")
    .select("kind")
    .where("accountId", "=", author.id)
    .where("kind", "=", "care")
    .execute();
  const acts = (subjectIds: string[], act: "care" | "notice") =>
    db
      .selectFrom("moderationAct")
      .select("id")
      .where("subjectId", "in", subjectIds)
      .where("act", "=", act)
      .execute();
  if ((await accountById(db, author.id)) !== undefined)
    expect(letters.length).toBe((await acts(Object.values(posts), "care")).length);
  expect((await sanctionsOf(db, author.id)).length).toBe((await acts([author.id], "notice")).length);
}

/** Every place is taken once, and the thread counts the replies that others can read. */
async function expectPostsInOrder({ db, threadId, posts }: Scene): Promise<void> {
  const rows = await db
    .selectFrom("post")
    .select(["position", "status"])
    .where("threadId", "=", threadId)
    .execute();
  const thread = await db
    .selectFrom("thread")
    .select(["replyCount", "lastPosition"])
    .where("id", "=", threadId)
    .executeTakeFirstOrThrow();
  const positions = rows.map(({ position }) => position);
  expect(new Set(positions).size).toBe(positions.length);
  const gone = await db
    .selectFrom("post")
    .select("id")
    .where("id", "in", Object.values(posts))
    .where("threadId", "!=", threadId)
    .execute();
  if (gone.length === 0) expect(thread.lastPosition).toBe(Math.max(...positions));
  else expect(thread.lastPosition).toBeGreaterThanOrEqual(Math.max(...positions)); // A moved reply leaves its place empty.
  const elsewhere = db
    .selectFrom("post as quoting")
    .innerJoin("post as quoted", "quoted.id", "quoting.quotedPostId")
    .select("quoting.id")
    .whereRef("quoting.threadId", "!=", "quoted.threadId");
  expect(await elsewhere.execute()).toEqual([]);
  const replies = rows.filter(({ position, status }) => position > 0 && status === "published");
  expect(thread.replyCount).toBe(replies.length);
}

/** One open item a post, in its lane; what is closed is nobody's; a report has an outcome when its item is closed. */
async function expectItemsInOrder({ db, posts, moderators }: Scene, nowMs: number): Promise<void> {
  const items = await db
    .selectFrom("reviewItem")
    .innerJoin("post", "post.id", "reviewItem.postId")
    .selectAll("reviewItem")
    .select("post.status as postStatus")
    .where("postId", "in", Object.values(posts))
    .execute();
  const rows = await db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select(["post.id", "post.status", "thread.audience"])
    .where("post.id", "in", Object.values(posts))
    .execute();
  for (const postId of Object.values(posts)) {
    const open = items.filter((item) => item.postId === postId && item.status === "open");
    expect(open.length).toBeLessThanOrEqual(1);
    const row = rows.find(({ id }) => id === postId);
    const isAlone = row?.audience === "only-me"; // It comes back when others can read it again.
    if (row?.status === "held" && !isAlone) expect(open).toHaveLength(1); // Somebody has to decide about it.
    if (row?.status === "erased") expect(open).toEqual([]);
  }
  for (const item of items) {
    const isOpen = item.status === "open";
    expect(item.closedAtMs === null).toBe(isOpen);
    if (!isOpen) expect([item.claimedBy, item.secondByMs, item.opinionOf]).toEqual([null, null, null]);
    const weights = (await reportWeights(db, item.id)).map(({ weight }) => weight);
    const reports = { count: weights.length, weight: weights.reduce((sum, weight) => sum + weight, 0) };
    const facts = { danger: item.danger, status: item.postStatus, reports };
    if (isOpen) expect(laneAt(item.lane)).toBe(laneOf(facts));
    const outcomes = await db.selectFrom("report").select("outcome").where("itemId", "=", item.id).execute();
    for (const { outcome } of outcomes) expect(outcome === null).toBe(isOpen);
  }
  for (const { id } of moderators) {
    const theirs = items.filter((item) => holderAt(item, nowMs) === id);
    expect(theirs.length).toBeLessThanOrEqual(1);
  }
}

/** Each decision that was not taken back is told once, to the author alone; each report that has ended, to who sent it. */
async function expectLettersInOrder({ db, posts, author }: Scene): Promise<void> {
  const postIds = Object.values(posts);
  const acts = await db
    .selectFrom("moderationAct")
    .select(["id", "act", "ofActId"])
    .where("subjectId", "in", postIds)
    .execute();
  const undone = acts.filter(({ act }) => act === "undo").map(({ ofActId }) => ofActId);
  const owed = acts.filter(({ id, act }) => isOwed(act) && !undone.includes(id)).map(({ id }) => id);
  const told = await db
    .selectFrom("letter")
    .innerJoin("moderationAct", "moderationAct.id", "letter.actId")
    .select(["letter.actId", "letter.accountId"])
    .where("moderationAct.subjectId", "in", postIds)
    .execute();
  // Whoever has left for good is told nothing more, and took what they were told along.
  const isGone = (await accountById(db, author.id)) === undefined;
  if (!isGone) expect(told.map(({ actId }) => actId).sort()).toEqual(owed.sort());
  for (const { accountId } of told) expect(accountId).toBe(author.id);

  const reports = await db
    .selectFrom("report")
    .select(["id", "reporterId", "outcome"])
    .where("postId", "in", postIds)
    .execute();
  const answers = await db
    .selectFrom("letter")
    .innerJoin("report", "report.id", "letter.reportId")
    .select(["letter.reportId", "letter.accountId"])
    .where("report.postId", "in", postIds)
    .execute();
  const ended = reports.filter(({ outcome }) => outcome !== null);
  expect(answers.map((one) => `${one.reportId} ${one.accountId}`).sort()).toEqual(
    ended.map((one) => `${one.id} ${one.reporterId}`).sort(),
  );
}

const isOwed = (act: string): boolean =>
  act === "appeal-reverse" ||
  ((DECISIONS as readonly string[]).includes(act) &&
    (act === "approve" || ITEM_ACTS[act as ItemAct].statement !== "none"));
