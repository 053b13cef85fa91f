import { err, ok, type Result } from "#app/domain/result.ts";
import {
  type BadLine,
  type NumberedThread,
  oldestFirst,
  type ReplyRecord,
  replyField,
} from "#app/domain/transfer.ts";
import { insertRows } from "#db/bulk.ts";
import { inTransaction } from "#db/portable.ts";
import type { Db, PostTable, ThreadAliasTable, ThreadTable } from "#db/schema.ts";
import { type ImportedAuthors, importedAuthors } from "./imported-authors.ts";
import { newThread } from "./start-thread.ts";
import { newPost } from "./store-post.ts";

type Lines = AsyncIterable<Result<NumberedThread, BadLine>> | Iterable<Result<NumberedThread, BadLine>>;

export type ImportOptions = {
  /** Refuse lines whose author is somebody who can sign in: for sample text. */
  refuseOwners?: boolean;
  /** Called with the number of posts that have been stored since the last call. */
  onStored?: (posts: number) => void;
  /** Posts in memory at a time, give or take one thread. */
  postsPerBatch?: number;
};

/** `members` are the accounts that were made. `last` is the thread of the last line, for its address; null without any. */
export type Imported = {
  threads: number;
  replies: number;
  members: number;
  last: { id: string; slug: string } | null;
};

const POSTS_PER_BATCH = 2_000;

/** Rolls the transaction back and carries the reason out of it. */
class Stopped extends Error {
  readonly reason: BadLine;
  constructor(reason: BadLine) {
    super("The import stopped.");
    this.reason = reason;
  }
}

/**
 * Stores threads with their replies as if they had been posted at their times, all of them or, when a line is bad,
 * none. Other writers wait until it is done.
 */
export async function importThreads(
  db: Db,
  lines: Lines,
  options: ImportOptions = {},
): Promise<Result<Imported, BadLine>> {
  const authors = importedAuthors({ refuseOwners: options.refuseOwners ?? false });
  const done: Imported = { threads: 0, replies: 0, members: 0, last: null };
  try {
    await inTransaction(db, async (tx) => {
      for await (const batch of inBatches(lines, options.postsPerBatch ?? POSTS_PER_BATCH)) {
        done.last = await storeBatch(tx, batch, authors);
        done.threads += batch.length;
        done.replies += countReplies(batch);
        options.onStored?.(batch.length + countReplies(batch));
      }
    });
    return ok({ ...done, members: authors.count() });
  } catch (error) {
    if (error instanceof Stopped) return err(error.reason);
    throw error;
  }
}

const countReplies = (batch: readonly NumberedThread[]): number =>
  batch.reduce((sum, { thread }) => sum + thread.replies.length, 0);

async function* inBatches(lines: Lines, postsPerBatch: number): AsyncGenerator<NumberedThread[]> {
  let batch: NumberedThread[] = [];
  let posts = 0;
  for await (const line of lines) {
    if (!line.ok) throw new Stopped(line.error);
    batch.push(line.value);
    posts += 1 + line.value.thread.replies.length;
    if (posts < postsPerBatch) continue;
    yield batch;
    batch = [];
    posts = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Accounts before threads before posts: each refers to the one before. */
async function storeBatch(tx: Db, batch: readonly NumberedThread[], authors: ImportedAuthors) {
  await authors.meet(
    tx,
    batch
      .flatMap(({ thread }) => [thread.author, ...thread.replies.map((reply) => reply.author)])
      .filter((author) => author !== null),
  );
  const rows = batch.map((numbered) => threadRows(numbered, authors));
  await insertRows(tx, "account", authors.takeNew());
  await insertRows(
    tx,
    "thread",
    rows.map(({ thread }) => thread),
  );
  await insertRows(
    tx,
    "post",
    rows.flatMap(({ posts }) => posts),
  );
  await insertRows(
    tx,
    "threadAlias",
    rows.flatMap(({ aliases }) => aliases),
  );
  return rows.at(-1)?.thread ?? null;
}

/** A thread's rows: positions without gaps, replies in the order of their times. */
function threadRows(
  { line, thread }: NumberedThread,
  authors: ImportedAuthors,
): { thread: ThreadTable; posts: PostTable[]; aliases: ThreadAliasTable[] } {
  const authorIdOf = ({ author, createdAtMs }: ReplyRecord, field: string): string | null => {
    if (author === null) return null;
    const account = authors.accountFor(author, createdAtMs);
    if ("problem" in account) throw new Stopped({ line, field, message: account.problem });
    return account.id;
  };
  const { kind, title, ending, timeSince, hope, audience } = thread;
  const opening = { ...thread, authorId: authorIdOf(thread, "author") };
  const replies = thread.replies.map((reply, index) => ({
    ...reply,
    authorId: authorIdOf(reply, replyField(index, "author")),
  }));
  const facts = { kind, title, ending, timeSince, hope, audience };
  const started = newThread({ ...facts, authorId: opening.authorId, nowMs: thread.createdAtMs });
  const posts = [opening, ...oldestFirst(replies)].map(({ createdAtMs, ...text }, position) =>
    newPost({
      ...text,
      threadId: started.id,
      position,
      quotedPostId: null,
      requestKey: null,
      nowMs: createdAtMs,
    }),
  );
  const lastActivityAtMs = posts.at(-1)?.createdAtMs ?? thread.createdAtMs;
  const count = replies.length;
  // Taken for good, so that nobody who writes there later is given somebody else's name.
  const names = new Set(posts.map(({ alias }) => alias).filter((alias) => alias !== null));
  const aliases = [...names].map((alias) => ({ threadId: started.id, alias, accountId: null }));
  return { posts, aliases, thread: { ...started, lastPosition: count, replyCount: count, lastActivityAtMs } };
}
