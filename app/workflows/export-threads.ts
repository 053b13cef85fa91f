import { type ExportedThread, type TransferKind, threadLine } from "#app/domain/transfer.ts";
import { repliesToExport, threadsToExportAfter } from "#db/queries/transfer.ts";
import type { Db } from "#db/schema.ts";

/** Replies in memory at a time are `repliesPerRead`, give or take one thread. */
const SIZES = { threadsPerPage: 1_000, repliesPerRead: 5_000 };

/** A line of the file with its line end, and how many replies are in it. */
export type ExportedLine = { text: string; replies: number };

/**
 * Every thread that members started and that stands, oldest first, with the replies that stand. `db` should be a
 * snapshot, so that the pages belong together.
 *
 * Threads of the very same moment come in the order of their lines: their ids are random, and after an import and
 * another export the file must be the same.
 */
export async function* exportThreads(db: Db, sizes = SIZES): AsyncGenerator<ExportedLine> {
  let sameMoment: ExportedLine[] = [];
  let createdAtMs: number | null = null;
  for await (const thread of threadsToWrite(db, sizes)) {
    if (thread.createdAtMs !== createdAtMs) {
      yield* inOrder(sameMoment);
      sameMoment = [];
      createdAtMs = thread.createdAtMs;
    }
    sameMoment.push({ text: `${threadLine(thread)}\n`, replies: thread.replies.length });
  }
  yield* inOrder(sameMoment);
}

const inOrder = (lines: readonly ExportedLine[]): ExportedLine[] =>
  lines.toSorted((one, other) => (one.text < other.text ? -1 : 1));

type ThreadRow = Awaited<ReturnType<typeof threadsToExportAfter>>[number];

async function* threadsToWrite(
  db: Db,
  { threadsPerPage, repliesPerRead }: typeof SIZES,
): AsyncGenerator<ExportedThread> {
  let after: ThreadRow | null = null;
  do {
    const page: ThreadRow[] = await threadsToExportAfter(db, { after, limit: threadsPerPage });
    for (const some of groupsBySize(page, repliesPerRead)) yield* await withReplies(db, some);
    after = page.at(-1) ?? null;
  } while (after !== null);
}

/** Threads in order, as many at a time as have about `repliesPerRead` replies together. */
function groupsBySize(page: readonly ThreadRow[], repliesPerRead: number): ThreadRow[][] {
  const groups: ThreadRow[][] = [];
  let room = 0;
  for (const thread of page) {
    if (room <= 0) {
      groups.push([]);
      room = repliesPerRead;
    }
    groups.at(-1)?.push(thread);
    room -= thread.lastPosition;
  }
  return groups;
}

async function withReplies(db: Db, threads: readonly ThreadRow[]): Promise<ExportedThread[]> {
  const replies = await repliesToExport(
    db,
    threads.map(({ id }) => id),
  );
  const byThread = Map.groupBy(replies, (reply) => reply.threadId);
  return threads.map((thread) => ({
    ...thread,
    kind: thread.kind as TransferKind, // The query leaves articles out.
    // A server's clock that was set back can date a reply before its thread; an import would refuse that.
    replies: (byThread.get(thread.id) ?? []).map((reply) => ({
      ...reply,
      createdAtMs: Math.max(reply.createdAtMs, thread.createdAtMs),
    })),
  }));
}
