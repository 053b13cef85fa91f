import type { Member, Role } from "#app/domain/actor.ts";
import { parseHandle } from "#app/domain/handle.ts";
import { type ItemAct, UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import type { ReportReason } from "#app/domain/report.ts";
import { decideItem } from "#app/workflows/decide-item.ts";
import { openItemForPost, reportPost } from "#app/workflows/report-post.ts";
import { type StartThread, startThread } from "#app/workflows/start-thread.ts";
import type { SubmittedPost } from "#app/workflows/store-post.ts";
import { type SubmitPost, submitPost } from "#app/workflows/submit-post.ts";
import { newId, newToken } from "#db/identifiers.ts";
import { accountByHandleKey, insertAccount } from "#db/queries/accounts.ts";
import { getItem } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";

/** Good enough for anybody who joins through the form. */
export const PASSWORD = "a lamp in the window";

/** A stored member who cannot sign in by password. Handles must be valid and differ by more than look-alikes. */
export async function aMember(db: Db, handle: string, role: Role = "member"): Promise<Member> {
  const parsed = parseHandle(handle);
  if (!parsed.ok) throw new Error(`${handle}: ${parsed.error.message}`);
  const member: Member = { kind: "member", id: newId(), handle: parsed.value.handle, role };
  await insertAccount(db, {
    id: member.id,
    handle: member.handle,
    handleKey: parsed.value.key,
    handleSkeleton: parsed.value.skeleton,
    passwordHash: null,
    role,
    createdAtMs: Date.now(),
  });
  return member;
}

/** Under the author's own name, and with no content notes. */
/** A session that has just begun, but for whose it is and when it ends. */
export const A_SESSION = {
  createdAtMs: 0,
  provedAtMs: 0,
  usedOnDay: 0,
  device: "",
  secondFactor: 0,
} as const;

export const PLAIN = { contentNotes: [], anonymous: false } as const;

/** What stands above an opening post where somebody skipped what can be skipped. */
export const SKIPPED = { ending: null, timeSince: null, hope: null, audience: "everyone" } as const;

/** A published thread by this member, as the form would start it, but for what is given. */
export async function aThread(
  db: Db,
  actor: Member,
  thread: Partial<StartThread> = {},
): Promise<SubmittedPost> {
  const started = await startThread(db, {
    actor,
    kind: "experience",
    title: "Tuesdays at six",
    ending: "therapist-left",
    timeSince: null,
    hope: null,
    audience: "everyone",
    body: "I still look at the clock.",
    requestKey: newToken(),
    nowMs: Date.now(),
    ...PLAIN,
    ...thread,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  return started.value;
}

/** A published reply by this member, but for what is given. */
export async function aReply(
  db: Db,
  actor: Member,
  threadId: string,
  reply: Partial<SubmitPost> = {},
): Promise<SubmittedPost> {
  const posted = await submitPost(db, {
    actor,
    threadId,
    body: "So do I.",
    quotedPostId: null,
    requestKey: newToken(),
    nowMs: Date.now(),
    ...PLAIN,
    ...reply,
  });
  if (!posted.ok) throw new Error(JSON.stringify(posted.error));
  return posted.value;
}

/** What somebody reported this post for, with who reported it. */
export async function aReport(
  db: Db,
  actor: Member,
  postId: string,
  { reason = "unkind" as ReportReason, details = "", nowMs = Date.now() } = {},
): Promise<void> {
  const reported = await reportPost(db, { actor, postId, reason, details, nowMs });
  if (!reported.ok) throw new Error(JSON.stringify(reported.error));
}

/** A decision about the post on the desk, so long ago that everybody has been told, by a moderator of that name, who is made when there is none. */
export async function aDecision(
  db: Db,
  postId: string,
  decision: { act: ItemAct; guideline?: number | null; reason?: string; moderator?: string; nowMs?: number },
): Promise<{ itemId: string }> {
  const {
    act,
    guideline = null,
    reason = "",
    moderator = "moderating-owl",
    nowMs = Date.now() - 2 * UNDO_DECISION_MS,
  } = decision;
  const found = await accountByHandleKey(db, moderator);
  const actor: Member = found ? { ...found, kind: "member" } : await aMember(db, moderator, "moderator");
  const opened = await openItemForPost(db, { actor, postId, nowMs });
  const item = opened.ok ? await getItem(db, opened.value.itemId) : undefined;
  if (!item) throw new Error(`There is no item for the post ${postId}.`);
  const { version, post } = item;
  const input = {
    actor,
    itemId: item.id,
    act,
    guideline,
    reason,
    version,
    postRevision: post.revision,
    nowMs: nowMs + 1, // After the item was opened, as the record has it.
  };
  const decided = await decideItem(db, input);
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  return { itemId: item.id };
}

/** The post is removed under guideline 4. */
export const aRemoval = (db: Db, postId: string, reason = "It names a clinic.") =>
  aDecision(db, postId, { act: "remove", guideline: 4, reason });
