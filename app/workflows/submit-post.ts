import { type Actor, isMember } from "#app/domain/actor.ts";
import { type ContentNote, notesToStore } from "#app/domain/need.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { selectionToStore } from "#app/domain/quote.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { wordsOf } from "#app/render/markdown.ts";
import { hashOf, newId, newToken } from "#db/identifiers.ts";
import { isUniqueViolation } from "#db/portable.ts";
import { setMentions } from "#db/queries/mentions.ts";
import { getPost, insertPost, lockPost, type PostText, postByRequestKey } from "#db/queries/posts.ts";
import { getThread, holdThread, takePosition, threadFacts } from "#db/queries/threads.ts";
import type { Db, PostTable } from "#db/schema.ts";
import { type Alongside, storeAlongside } from "./alongside.ts";
import { attachPost } from "./attach-post.ts";
import { followByWriting } from "./follow-thread.ts";
import type { Refusal } from "./refusal.ts";
import { renderedText, renderForThread } from "./render-post.ts";
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
  /** The anchor of the section of the pinned article that it is about. */
  section?: string | null;
  /** From the form: the same key with the same writing makes one post, however often it is sent. Null: always a new one. */
  requestKey: string | null;
  alongside?: Alongside;
  nowMs: number;
};

export type SubmittedPost = { id: string; threadId: string; position: number };

/** A key for a form that stores something, made when the page is. */
export const newRequestKey = newToken;

/**
 * What the form's key is stored as: with everything that was written and chosen, because whoever goes back to hide their
 * name, or to keep it to themselves, means another post.
 */
export function storedKey(
  authorId: string | null,
  requestKey: string | null,
  written: Record<string, unknown>,
): string {
  return hashOf(authorId ?? "", requestKey ?? newRequestKey(), JSON.stringify(written));
}

/** Stores a reply or a comment, or says why not: a guest who may otherwise write here is told to sign in first. */
export function submitPost(db: Db, input: SubmitPost): Promise<Result<SubmittedPost, Refusal>> {
  const authorId = isMember(input.actor) ? input.actor.id : null;
  const { actor, requestKey: key, alongside, nowMs, ...written } = input;
  const requestKey = storedKey(authorId, key, written);
  const store = (tx: Db) => storeReply(tx, { ...input, authorId, requestKey });
  return once(db, requestKey, store, alongside);
}

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

  const quoted = quotedPostId === null ? null : await getPost(db, quotedPostId);
  if (quotedPostId !== null) {
    if (!quoted || quoted.threadId !== threadId) return err(denied("not-found"));
    const quotable = can(actor, "quote", quoted);
    if (!quotable.allowed) return err(quotable);
  }

  const position = await takePosition(db, threadId, nowMs);
  if (position === null) return err(denied("locked"));
  const accountId = input.anonymous ? input.authorId : null;
  const alias = accountId === null ? null : await aliasFor(db, { threadId, accountId });
  const { audience } = thread;
  const { text, mentionedIds } = await renderForThread(db, {
    actor,
    markdown: input.body,
    threadId,
    audience,
  });
  const selection = quoted && selectionToStore(quotedText, wordsOf(quoted.html));
  const post = newPost({ ...input, position, alias, text, quotedText: selection });
  await insertPost(db, post);
  if (mentionedIds.length > 0) await setMentions(db, post.id, mentionedIds);
  await attachPost(db, { postId: post.id, anchor: input.section ?? null, nowMs });
  if (input.authorId !== null) await followByWriting(db, { accountId: input.authorId, threadId, position });
  return ok({ id: post.id, threadId, position });
}

/** A published post's row, with its text rendered; `text` is for one that mentions somebody. */
export function newPost(input: {
  threadId: string;
  authorId: string | null;
  alias?: string | null;
  position: number;
  body: string;
  text?: PostText;
  contentNotes?: readonly ContentNote[];
  quotedPostId: string | null;
  quotedText?: string | null;
  requestKey: string | null;
  nowMs: number;
}): PostTable {
  return {
    id: newId(),
    threadId: input.threadId,
    position: input.position,
    authorId: input.authorId,
    alias: input.alias ?? null,
    status: "published",
    ...(input.text ?? renderedText(input.body)),
    contentNotes: notesToStore(input.contentNotes ?? []),
    revision: 1,
    quotedPostId: input.quotedPostId,
    quotedText: input.quotedText ?? null,
    requestKey: input.requestKey,
    createdAtMs: input.nowMs,
    editedAtMs: null,
    withdrawnAtMs: null,
    withdrawnFrom: null,
  };
}

/**
 * Runs `store` in a transaction unless this request key has made a post before: then the answer is that post.
 * Two at the same moment: the unique index lets one through, and the other finds it.
 */
export async function once(
  db: Db,
  requestKey: string,
  store: (tx: Db) => Promise<Result<SubmittedPost, Refusal>>,
  alongside?: Alongside,
): Promise<Result<SubmittedPost, Refusal>> {
  const before = await postByRequestKey(db, requestKey);
  if (before) return ok(before);
  try {
    return await storeAlongside(db, alongside, store);
  } catch (error) {
    const earlier = isUniqueViolation(error) ? await postByRequestKey(db, requestKey) : undefined;
    if (earlier) return ok(earlier);
    throw error;
  }
}
