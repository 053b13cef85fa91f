import type { Member, Role } from "#app/domain/actor.ts";
import { parseHandle } from "#app/domain/handle.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { type SubmittedPost, submitPost } from "#app/workflows/submit-post.ts";
import { newId, newToken } from "#db/identifiers.ts";
import { insertAccount } from "#db/queries/accounts.ts";
import type { Db } from "#db/schema.ts";

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

/** A published thread by this member. */
export async function aThread(
  db: Db,
  actor: Member,
  { title = "Tuesdays at six", body = "I still look at the clock.", nowMs = Date.now() } = {},
): Promise<SubmittedPost> {
  const started = await startThread(db, {
    actor,
    kind: "experience",
    title,
    ending: "therapist-left",
    body,
    requestKey: newToken(),
    nowMs,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  return started.value;
}

/** A published reply by this member. */
export async function aReply(
  db: Db,
  actor: Member,
  threadId: string,
  { body = "So do I.", quotedPostId = null as string | null, nowMs = Date.now() } = {},
): Promise<SubmittedPost> {
  const posted = await submitPost(db, { actor, threadId, body, quotedPostId, requestKey: newToken(), nowMs });
  if (!posted.ok) throw new Error(JSON.stringify(posted.error));
  return posted.value;
}
