import { type Actor, isMember } from "#app/domain/actor.ts";
import { type ContentNote, notesToStore } from "#app/domain/need.ts";
import { denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import type { Audience } from "#app/domain/thread.ts";
import { hashOf, newId, newToken } from "#db/identifiers.ts";
import { isUniqueViolation } from "#db/portable.ts";
import { holdAccount } from "#db/queries/accounts.ts";
import { setMentions } from "#db/queries/mentions.ts";
import { insertPost, type PostText, postByRequestKey } from "#db/queries/posts.ts";
import type { Db, PostTable } from "#db/schema.ts";
import { type Alongside, storeAlongside } from "./alongside.ts";
import { attachPost } from "./attach-post.ts";
import { followByWriting } from "./follow-thread.ts";
import { NOT_SCREENED, noteScreening } from "./note-screening.ts";
import type { Refusal } from "./refusal.ts";
import { renderedText, renderForThread } from "./render-post.ts";

export type SubmittedPost = { id: string; threadId: string; position: number };

/** A key for a form that stores something, made when the page is. */
export const newRequestKey = newToken;

/** What a form sends, with what comes along that nobody has written. */
type Sent = {
  actor: Actor;
  /** From the form: the same key with the same writing makes one post, however often it is sent. Null: always a new one. */
  requestKey: string | null;
  screened?: Screened;
  alongside?: Alongside;
  nowMs: number;
};

/**
 * What the form's key is stored as: with everything that was written and chosen, because whoever goes back to hide their
 * name, or to keep it to themselves, means another post.
 */
export function keyOf({
  actor,
  requestKey,
  screened: _,
  alongside: __,
  nowMs: ___,
  ...written
}: Sent): string {
  const authorId = isMember(actor) ? actor.id : "";
  return hashOf(authorId, requestKey ?? newRequestKey(), JSON.stringify(written));
}

/** The post that this very form has made before, or undefined. */
export const findPosted = (db: Db, sent: Sent): Promise<SubmittedPost | undefined> =>
  postByRequestKey(db, keyOf(sent));

/** Whether a post waits for a moderator before others read it: by what it says, or because its author's posts do. */
export const isHeld = (actor: Actor, { verdict } = NOT_SCREENED): boolean =>
  verdict === "hold" || (isMember(actor) && actor.standing === "reviewed-first");

type StorePost = Omit<NewPost, "text" | "status"> & {
  actor: Actor;
  audience: Audience;
  /** The anchor of the section of the pinned article that it is about. */
  section?: string | null;
  /** For an opening post. */
  title?: string | null;
  screened?: Screened;
};

/**
 * Stores a post at its place, with whom it mentions and what it is about; its writer watches the thread from then on. For
 * the transaction in which the place was made or taken.
 */
export async function storePost(
  tx: Db,
  { actor, audience, section, title = null, screened = NOT_SCREENED, ...input }: StorePost,
): Promise<SubmittedPost> {
  const { authorId, threadId, position, body, nowMs } = input;
  const { text, mentionedIds } = await renderForThread(tx, { actor, markdown: body, threadId, audience });
  const held = audience !== "only-me" && isHeld(actor, screened);
  const post = newPost({ ...input, text, status: held ? "held" : "published" });
  await insertPost(tx, post);
  if (audience !== "only-me") await noteScreening(tx, { post: { ...post, title }, screened, held, nowMs });
  if (mentionedIds.length > 0) await setMentions(tx, post.id, mentionedIds);
  await attachPost(tx, { postId: post.id, anchor: section ?? null, nowMs });
  if (authorId !== null) await followByWriting(tx, { accountId: authorId, threadId, position });
  return { id: post.id, threadId, position };
}

type NewPost = {
  threadId: string;
  authorId: string | null;
  alias?: string | null;
  position: number;
  body: string;
  text?: PostText;
  status?: "held" | "published";
  contentNotes?: readonly ContentNote[];
  quotedPostId: string | null;
  quotedText?: string | null;
  requestKey: string | null;
  nowMs: number;
};

/** A post's row, published unless said otherwise, with its text rendered; `text` is for one that mentions somebody. */
export function newPost(input: NewPost): PostTable {
  return {
    id: newId(),
    threadId: input.threadId,
    position: input.position,
    authorId: input.authorId,
    alias: input.alias ?? null,
    status: input.status ?? "published",
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
 * Two at the same moment: the unique index lets one through, and the other finds it. An account that is being erased
 * waits for it, or it comes too late: nothing is stored for somebody who is gone.
 */
export async function once(
  db: Db,
  { actor, requestKey, alongside }: { actor: Actor; requestKey: string; alongside?: Alongside },
  store: (tx: Db) => Promise<Result<SubmittedPost, Refusal>>,
): Promise<Result<SubmittedPost, Refusal>> {
  const before = await postByRequestKey(db, requestKey);
  if (before) return ok(before);
  try {
    return await storeAlongside<SubmittedPost, Refusal>(db, alongside, async (tx) => {
      const isGone = isMember(actor) && (await holdAccount(tx, actor.id)).isGone;
      return isGone ? err(denied("sign-in-first")) : store(tx);
    });
  } catch (error) {
    const earlier = isUniqueViolation(error) ? await postByRequestKey(db, requestKey) : undefined;
    if (earlier) return ok(earlier);
    throw error;
  }
}
