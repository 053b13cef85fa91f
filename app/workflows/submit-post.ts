import { type Actor, isMember } from "#app/domain/actor.ts";
import type { ContentNote } from "#app/domain/need.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { selectionToStore } from "#app/domain/quote.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { type Audience, widens } from "#app/domain/thread.ts";
import { textOfHtml } from "#app/render/markdown.ts";
import { getPost, lockPost } from "#db/queries/posts.ts";
import { getThread, holdThread, takePosition, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import type { Alongside } from "./alongside.ts";
import { type Refusal, stale } from "./refusal.ts";
import { isHeld, keyOf, once, type SubmittedPost, storePost } from "./store-post.ts";
import { aliasFor } from "./take-alias.ts";

export type SubmitPost = {
  actor: Actor;
  threadId: string;
  body: string;
  quotedPostId: string | null;
  /** The words of it that are meant; when they do not stand in it, or when there are none, the whole post is quoted. */
  quotedText?: string;
  contentNotes: readonly ContentNote[];
  /** Under an alias of the thread in place of the author's name. */
  anonymous: boolean;
  /** Who could read the thread as far as the writer knows; a reply is not shown to more people than that unasked. */
  writtenFor?: Audience | null;
  /** The anchor of the section of the pinned article that it is about. */
  section?: string | null;
  /** From the form: the same key with the same writing makes one post, however often it is sent. Null: always a new one. */
  requestKey: string | null;
  /** What screening says of it; left out for what no member has just written through a form. */
  screened?: Screened;
  alongside?: Alongside;
  nowMs: number;
};

/** Stores a reply or a comment, or says why not: a guest who may otherwise write here is told to sign in first. */
export function submitPost(db: Db, input: SubmitPost): Promise<Result<SubmittedPost, Refusal>> {
  const authorId = isMember(input.actor) ? input.actor.id : null;
  const requestKey = keyOf(input);
  const { actor, alongside } = input;
  const store = (tx: Db) => storeReply(tx, { ...input, authorId, requestKey });
  return once(db, { actor, requestKey, alongside }, store);
}

const OPENED_MEANWHILE = stale(
  "This thread has been opened to more people meanwhile. Your words are still below: post them if that is right for you.",
);

/**
 * The thread is held before anything is read of it: closing it, turning its replies off or withdrawing its opening post
 * come before this reply or after it, never in between. So is a post of which words are quoted, before the thread, as
 * everybody does who changes a post: an edit that takes them away comes before or after, too.
 */
async function storeReply(
  db: Db,
  input: SubmitPost & { authorId: string | null },
): Promise<Result<SubmittedPost, Refusal>> {
  const { actor, threadId, quotedPostId, quotedText = "", nowMs } = input;
  if (quotedPostId !== null && quotedText !== "") await lockPost(db, quotedPostId);
  await holdThread(db, threadId);
  const thread = await getThread(db, threadId);
  if (!thread) return err(denied("not-found"));
  const decision = can(actor, "reply", threadFacts(thread));
  if (!decision.allowed) return err(decision);
  if (input.writtenFor && widens(input.writtenFor, thread.audience)) return err(OPENED_MEANWHILE);

  const quoted = quotedPostId === null ? null : await getPost(db, quotedPostId);
  if (quotedPostId !== null) {
    if (!quoted || quoted.threadId !== threadId) return err(denied("not-found"));
    const quotable = can(actor, "quote", quoted);
    if (!quotable.allowed) return err(quotable);
  }

  const shown = !isHeld(actor, input.screened);
  const position = await takePosition(db, { threadId, shown, nowMs });
  if (position === null) return err(denied("locked"));
  const accountId = input.anonymous ? input.authorId : null;
  const alias = accountId === null ? null : await aliasFor(db, { threadId, accountId });
  const selection = quoted && selectionToStore(quotedText, textOfHtml(quoted.html));
  const { audience } = thread;
  return ok(await storePost(db, { ...input, audience, position, alias, quotedText: selection }));
}
