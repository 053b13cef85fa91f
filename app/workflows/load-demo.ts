import type { Role } from "#app/domain/actor.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { type BadLine, type NumberedThread, oldestFirst, type ReplyRecord } from "#app/domain/transfer.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { getArticle } from "#db/queries/articles.ts";
import { insertPost } from "#db/queries/posts.ts";
import { takePosition } from "#db/queries/threads.ts";
import { hasMembersThread } from "#db/queries/transfer.ts";
import type { Db } from "#db/schema.ts";
import { assignRole, joinAccount } from "./accounts.ts";
import { ensurePinnedArticle } from "./articles.ts";
import { type Imported, importThreads } from "./import-threads.ts";
import { importedAuthors } from "./imported-authors.ts";
import { newPost } from "./store-post.ts";

export type LoadDemo = {
  threads: readonly NumberedThread[];
  /** Stand under the pinned article. */
  comments: readonly ReplyRecord[];
  /** The article to pin when none is. */
  article: URL;
  /** Load it beside the threads that are there already. */
  force: boolean;
  nowMs: number;
};

/** Who can sign in to look around. `password` is null when the account was there before: then it is as it was. */
export type DemoAccount = { handle: string; role: Role; password: string | null };

export type LoadedDemo = Imported & { accounts: DemoAccount[] };
export type DemoProblem = { kind: "has-threads" } | { kind: "bad-thread"; reason: BadLine };

const ACCOUNTS = [
  { handle: "harbour-demo", role: "member" },
  { handle: "lantern-demo", role: "moderator" },
  { handle: "orchard-demo", role: "admin" },
] as const satisfies readonly { handle: string; role: Role }[];

class NotLoaded extends Error {
  readonly reason: BadLine;
  constructor(reason: BadLine) {
    super("The demo was not loaded.");
    this.reason = reason;
  }
}

/** A small fictional community, all of it or nothing. A forum with threads is left alone unless `force` says otherwise. */
export async function loadDemo(db: Db, input: LoadDemo): Promise<Result<LoadedDemo, DemoProblem>> {
  try {
    return await inTransaction(db, async (tx) => {
      if (!input.force && (await hasMembersThread(tx))) return err({ kind: "has-threads" });
      await ensurePinnedArticle(tx, input.article, input.nowMs);
      const imported = await importThreads(tx, input.threads.map(ok), { refuseOwners: true });
      if (!imported.ok) throw new NotLoaded(imported.error);
      const commenters = await storeComments(tx, input.comments);
      const accounts = [];
      for (const account of ACCOUNTS) accounts.push(await openAccount(tx, account, input.nowMs));
      return ok({ ...imported.value, members: imported.value.members + commenters, accounts });
    });
  } catch (error) {
    if (error instanceof NotLoaded) return err({ kind: "bad-thread", reason: error.reason });
    throw error;
  }
}

/** Returns how many accounts were made for it. */
async function storeComments(tx: Db, comments: readonly ReplyRecord[]): Promise<number> {
  const article = await getArticle(tx, null);
  if (!article) return 0;
  const authors = importedAuthors({ refuseOwners: true });
  await authors.meet(
    tx,
    comments.map(({ author }) => author).filter((author) => author !== null),
  );
  const written = oldestFirst(comments).map((comment) => ({
    ...comment,
    account: comment.author === null ? { id: null } : authors.accountFor(comment.author, comment.createdAtMs),
  }));
  await insertRows(tx, "account", authors.takeNew());
  for (const { account, body, createdAtMs } of written) {
    if ("problem" in account) throw new NotLoaded({ line: 0, field: "comment", message: account.problem });
    const position = await takePosition(tx, { threadId: article.threadId, shown: true, nowMs: createdAtMs });
    if (position === null)
      throw new NotLoaded({ line: 0, field: "comment", message: "The article takes no comments." });
    const place = {
      threadId: article.threadId,
      authorId: account.id,
      position,
      quotedPostId: null,
      requestKey: null,
    };
    await insertPost(tx, newPost({ ...place, body, nowMs: createdAtMs }));
  }
  return authors.count();
}

/** Gives a role only to an account that it made itself: somebody else may have the name. */
async function openAccount(
  tx: Db,
  { handle, role }: (typeof ACCOUNTS)[number],
  nowMs: number,
): Promise<DemoAccount> {
  const password = newId();
  const joined = await joinAccount(tx, { handle, password, invitation: null, nowMs });
  if (!joined.ok) return { handle, role, password: null };
  await assignRole(tx, { handle, role, nowMs });
  return { handle, role, password };
}
