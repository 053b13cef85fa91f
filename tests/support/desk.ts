import type { Member } from "#app/domain/actor.ts";
import type { ItemAct } from "#app/domain/moderation.ts";
import type { Result } from "#app/domain/result.ts";
import { standingAt } from "#app/domain/sanction.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { type DecideItem, decideItem } from "#app/workflows/decide-item.ts";
import { type LockThread, lockThread } from "#app/workflows/lock-thread.ts";
import { openItemForPost } from "#app/workflows/report-post.ts";
import { runPlaybookStep, type Step } from "#app/workflows/run-playbook.ts";
import { type Sanctioning, sanctionPerson } from "#app/workflows/sanction-person.ts";
import { getItem } from "#db/queries/reviews.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { aMember, aReply, aThread } from "./people.ts";

export const NOW_MS = Date.UTC(2026, 2, 12, 9);
export const MINUTE_MS = 60_000;

/** A thread with a reply by the same author, somebody who reads it, and two moderators. */
export async function aDesk(db: Db) {
  const author = await aMember(db, "inkandrain");
  const reader = await aMember(db, "quiet-heron");
  const moderator = await aMember(db, "wren-in-reeds", "moderator");
  const colleague = await aMember(db, "linden", "moderator");
  const thread = await aThread(db, author, { nowMs: NOW_MS });
  const reply = await aReply(db, author, thread.threadId, { body: "It was Dr Ashby.", nowMs: NOW_MS });
  return { db, author, reader, moderator, colleague, thread, reply, threadId: thread.threadId };
}

/** The items of a post, open ones first. */
export const itemsOf = (db: Db, postId: string) =>
  db.selectFrom("reviewItem").selectAll().where("postId", "=", postId).orderBy("status", "desc").execute();

/** The open item of the post, which this moderator opens where there is none. */
export async function anItem(db: Db, actor: Member, postId: string, nowMs = NOW_MS): Promise<string> {
  const opened = await openItemForPost(db, { actor, postId, nowMs });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value.itemId;
}

/** Decides about the item as it stands now, under guideline 4 and with a reason, but for what is given. */
export async function decide(
  db: Db,
  actor: Member,
  itemId: string,
  act: ItemAct,
  given: Partial<DecideItem> = {},
): Promise<ReturnType<typeof decideItem>> {
  const item = await getItem(db, itemId);
  if (!item) throw new Error(`There is no item ${itemId}.`);
  return decideItem(db, {
    ...{ actor, itemId, act, guideline: 4, reason: "It names a person.", nowMs: NOW_MS },
    ...{ version: item.version, postRevision: item.post.revision, ...given },
  });
}

/** Takes a step of the playbook with the item as it stands now. */
export async function takeStep(
  db: Db,
  on: { actor: Member; itemId: string; nowMs: number },
  step: (version: number) => Step,
): Promise<ReturnType<typeof runPlaybookStep>> {
  const item = await getItem(db, on.itemId);
  return runPlaybookStep(db, { ...on, step: step(item?.version ?? 0) });
}

/** Decides about a person, for a reason, but for what is given. */
export const sanction = (
  db: Db,
  actor: Member,
  accountId: string,
  given: Pick<Sanctioning, "kind"> & Partial<Sanctioning>,
) =>
  sanctionPerson(db, {
    ...{ actor, accountId, itemId: null, guideline: 1, reason: "It hurt somebody." },
    ...{ endsAtMs: null, nowMs: NOW_MS, ...given },
  });

/** Closes a thread under guideline 2, until it is opened again, but for what is given. */
export const lock = (db: Db, actor: Member, threadId: string, given: Partial<LockThread> = {}) =>
  lockThread(db, {
    ...{ actor, threadId, lock: true, guideline: 2, reason: "It went in circles." },
    ...{ endsAtMs: null, nowMs: NOW_MS, ...given },
  });

/** The member as a request of theirs would find them at that moment. */
export const asOf = async (db: Db, member: Member, nowMs: number): Promise<Member> => ({
  ...member,
  standing: standingAt(await sanctionsOf(db, member.id), nowMs),
});

/** What a result came to, in a word: done, or why not. */
export function wordFor(
  result: Result<unknown, { kind: string; reason?: string; problem?: string }>,
): string {
  return result.ok ? "done" : (result.error.reason ?? result.error.problem ?? result.error.kind);
}

/** The value of what must have worked. */
export function worked<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Where a post and its thread stand. */
export const standOf = (db: Db, postId: string) =>
  db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .select(["post.status", "post.position", "thread.replyCount", "thread.lastPosition"])
    .where("post.id", "=", postId)
    .executeTakeFirstOrThrow();

/** The acts in the record about these subjects, in their order. */
export const actsAbout = async (db: Db, ...subjectIds: string[]): Promise<string[]> =>
  (
    await db
      .selectFrom("moderationAct")
      .select("act")
      .where("subjectId", "in", subjectIds)
      .orderBy("atMs")
      .execute()
  ).map(({ act }) => act);

/** What screening might say: this verdict, for a body that ends at `end`. */
export const aScreening = (verdict: Screened["verdict"], danger: Screened["danger"] = "none"): Screened => ({
  ...{ verdict, danger },
  findings: [
    {
      ...{ check: "words", field: "body", start: 0, end: 4, message: "A moderator reads this first." },
      severity: verdict === "publish" ? "note" : verdict,
    },
  ],
});

/** No classifier but the forum's own. */
export const NOBODY_OUTSIDE = async () => ({ kind: "not-configured" }) as const;
