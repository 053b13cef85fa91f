import type { Actor } from "#app/domain/actor.ts";
import type { Ending } from "#app/domain/ending.ts";
import type { StartThreadValues } from "#app/domain/form-views.ts";
import type { Hope, TimeSince } from "#app/domain/need.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { type Audience, narrowedFrom, slugOf, type ThreadKind } from "#app/domain/thread.ts";
import { newId } from "#db/identifiers.ts";
import { insertThread } from "#db/queries/threads.ts";
import type { Db, ThreadTable } from "#db/schema.ts";
import type { Alongside } from "./alongside.ts";
import type { Refusal } from "./refusal.ts";
import { keyOf, once, type SubmittedPost, storePost } from "./store-post.ts";
import { aliasFor } from "./take-alias.ts";

export type StartThread = StartThreadValues & {
  actor: Actor;
  requestKey: string | null;
  screened?: Screened;
  alongside?: Alongside;
  nowMs: number;
};

/** An open thread's row, with nothing in it yet but an opening post, if it has one. */
export function newThread(input: {
  kind: ThreadKind;
  title: string;
  ending: Ending | null;
  timeSince?: TimeSince | null;
  hope?: Hope | null;
  audience: Audience;
  authorId: string | null;
  nowMs: number;
}): ThreadTable {
  const { nowMs, ...thread } = input;
  return {
    id: newId(),
    ...thread,
    timeSince: thread.timeSince ?? null,
    hope: thread.hope ?? null,
    narrowedFrom: narrowedFrom(thread.audience),
    slug: slugOf(thread.title),
    locked: 0,
    lockReason: null,
    lockedUntilMs: null,
    lastPosition: 0,
    replyCount: 0,
    createdAtMs: nowMs,
    lastActivityAtMs: nowMs,
    ...{ splitFromId: null, splitFromPosition: null },
  };
}

/** Stores a thread with its opening post, or says why not. The same form twice makes one thread. */
export async function startThread(db: Db, input: StartThread): Promise<Result<SubmittedPost, Refusal>> {
  const { actor, screened, alongside, nowMs } = input;
  const { kind, title, ending, timeSince, hope, audience, body, contentNotes, anonymous } = input;
  const decision = can(actor, "start-thread", null);
  if (!decision.allowed) return err(decision);
  if (actor.kind !== "member") return err(denied("sign-in-first"));
  const authorId = actor.id;
  const requestKey = keyOf(input);

  const store = async (tx: Db) => {
    const thread = newThread({ kind, title, ending, timeSince, hope, audience, authorId, nowMs });
    const threadId = thread.id;
    await insertThread(tx, thread);
    const alias = anonymous ? await aliasFor(tx, { threadId, accountId: authorId }) : null;
    const place = { threadId, position: 0, actor, authorId, alias, audience };
    const content = { body, contentNotes, section: input.section ?? null, quotedPostId: null, title };
    return ok(await storePost(tx, { ...place, ...content, screened, requestKey, nowMs }));
  };
  return once(db, { actor, requestKey, alongside }, store);
}
