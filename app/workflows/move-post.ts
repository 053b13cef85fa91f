import type { StartableKind } from "#app/domain/thread.ts";
import { setMentions } from "#db/queries/mentions.ts";
import { type PostRow, replacePost } from "#db/queries/posts.ts";
import { forgetQuotesOf } from "#db/queries/quotes.ts";
import { changeReplyCount, holdThread, insertThread } from "#db/queries/threads.ts";
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
  const { authorId, audience, markdown } = post;
  const thread = newThread({ kind, title, ending: null, audience, authorId, nowMs });
  await insertThread(tx, thread);
  const place = { threadId: thread.id, audience };
  const { text, mentionedIds } = await renderForThread(tx, { actor: authorOf(post), markdown, ...place });
  await replacePost(tx, post, { threadId: thread.id, ...text });
  await setMentions(tx, post.id, mentionedIds);
  await forgetQuotesOf(tx, post.id);
  if (post.status === "published") await changeReplyCount(tx, post.threadId, -1);
  if (authorId !== null) await followByWriting(tx, { accountId: authorId, threadId: thread.id, position: 0 });
}
