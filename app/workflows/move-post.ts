import { canGoBack } from "#app/domain/moderation.ts";
import type { StartableKind } from "#app/domain/thread.ts";
import { setMentions } from "#db/queries/mentions.ts";
import { othersIn, type PostRow, replacePost } from "#db/queries/posts.ts";
import { forgetQuotesOf } from "#db/queries/quotes.ts";
import {
  changeReplyCount,
  deleteEmptyThread,
  holdThread,
  insertThread,
  splitFrom,
} from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { authorOf } from "./change-judged-post.ts";
import { followByWriting } from "./follow-thread.ts";
import { renderForThread } from "./render-post.ts";
import { newThread } from "./start-thread.ts";

/** What a reply becomes when it gets a thread of its own. */
export type MoveOut = { title: string; kind: StartableKind };

/**
 * Makes a reply the opening of a new thread by its author, for the same readers. Its address and its reactions go along.
 * Quotes do not, in either direction: the new thread is its author's, who may close it to some, and a quote would stay
 * behind and show it. Names in it are looked up anew, since an alias means somebody in one thread alone.
 */
export async function moveOut(
  tx: Db,
  post: PostRow,
  { title, kind, nowMs }: MoveOut & { nowMs: number },
): Promise<void> {
  await holdThread(tx, post.threadId); // A reply that quotes it comes before, or after and finds it gone.
  const { authorId, audience } = post;
  const thread = newThread({ kind, title, ending: null, audience, authorId, nowMs });
  await insertThread(tx, { ...thread, splitFromId: post.threadId, splitFromPosition: post.position });
  await place(tx, post, { threadId: thread.id, position: 0 });
  await forgetQuotesOf(tx, post.id);
  if (post.status === "published") await changeReplyCount(tx, post.threadId, -1);
  if (authorId !== null) await followByWriting(tx, { accountId: authorId, threadId: thread.id, position: 0 });
}

/** Puts a post with a thread of its own back where it stood as a reply, if it still can be, and says whether it was. */
export async function moveBack(tx: Db, post: PostRow): Promise<boolean> {
  await holdThread(tx, post.threadId); // A reply to it comes before, or after and finds no thread.
  const from = await splitFrom(tx, post.threadId);
  if (!from || from.position === null) return false;
  const facts = { isAnswered: await othersIn(tx, post), audienceThere: from.audience };
  if (!canGoBack({ ...post, ...facts })) return false;
  await holdThread(tx, from.threadId);
  await place(tx, post, { threadId: from.threadId, position: from.position });
  if (post.status === "published") await changeReplyCount(tx, from.threadId, 1);
  await deleteEmptyThread(tx, post.threadId);
  return true;
}

/** The post in another thread, where its names may mean somebody else. */
async function place(tx: Db, post: PostRow, to: { threadId: string; position: number }): Promise<void> {
  const { audience, markdown } = post;
  const written = { actor: authorOf(post), markdown, threadId: to.threadId, audience };
  const { text, mentionedIds } = await renderForThread(tx, written);
  await replacePost(tx, post, { ...to, ...text });
  await setMentions(tx, post.id, mentionedIds);
}
