import { join } from "node:path";
import { LANES } from "#app/domain/lane.ts";
import { newThread } from "#app/workflows/start-thread.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import { connect } from "#db/connect.ts";
import { newId } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { capture } from "./capture.ts";
import { afterword, startForum } from "./forum-process.ts";
import { mediansInTurns } from "./median.ts";
import { newMembers } from "./members.ts";
import { figure, table } from "./table.ts";

/** Median milliseconds of a page of the moderators' desk, where so many items wait. */
export type QueueFigures = { queue: { items: number; ms: number }[] };

const ROUNDS = 40;

/** The desk's first page with each of these numbers of items, all in one run, each in a forum of its own. */
export async function queueFigures(sizes: readonly number[], folder: string): Promise<QueueFigures> {
  const desks = [];
  for (const items of sizes)
    desks.push({ items, ...(await aDesk(`sqlite:${join(folder, `queue-${items}.db`)}`, items, folder)) });
  try {
    const works = desks.map(
      ({ forum, cookie }) =>
        () =>
          capture(`${forum.address}/moderation`, { cookie }),
    );
    const medians = await mediansInTurns(works, ROUNDS);
    return { queue: desks.map(({ items }, at) => ({ items, ms: medians[at] ?? Number.NaN })) };
  } finally {
    await Promise.all(desks.map(({ forum }) => forum.stop()));
  }
}

async function aDesk(databaseUrl: string, items: number, folder: string) {
  await afterword(databaseUrl, folder, ["migrate"]);
  const { db } = connect(databaseUrl);
  const [writer, moderator] = await newMembers(db, 2);
  if (!writer || !moderator) throw new Error("The members were not made.");
  await db.updateTable("account").set({ role: "moderator" }).where("id", "=", moderator.member.id).execute();
  await fill(db, { authorId: writer.member.id, items });
  await db.destroy();
  return { forum: await startForum(databaseUrl, folder), cookie: moderator.cookie };
}

/** One thread with so many replies, each of which waits in one of the lanes. */
async function fill(db: Db, { authorId, items }: { authorId: string; items: number }): Promise<void> {
  const nowMs = Date.now();
  const about = { kind: "question", title: "Sample", ending: null, audience: "everyone" } as const;
  const thread = newThread({ ...about, authorId, nowMs });
  const post = (position: number) =>
    newPost({
      ...{ threadId: thread.id, authorId, position, body: "Sample." },
      quotedPostId: null,
      requestKey: null,
      nowMs,
    });
  const posts = Array.from({ length: items + 1 }, (_, position) => post(position));
  await insertRows(db, "thread", [{ ...thread, lastPosition: items, replyCount: items }]);
  await insertRows(db, "post", posts);
  await insertRows(
    db,
    "reviewItem",
    posts.slice(1).map(({ id }, at) => ({
      ...({ id: newId(), postId: id, status: "open", version: 1, openedAtMs: nowMs - at } as const),
      ...({ closedAtMs: null, lane: at % LANES.length, danger: "none", claimedBy: null } as const),
      ...{ claimedUntilMs: null, secondByMs: null, opinionOf: null, opinionBy: null },
    })),
  );
}

export function queueReport({ queue }: QueueFigures): string {
  const [first] = queue;
  return table(
    ["the desk with so many items waiting", "ms", "of the first row"],
    queue.map(({ items, ms }) => [
      items.toLocaleString("en"),
      ms,
      `${figure(ms / (first?.ms ?? Number.NaN))} ×`,
    ]),
  );
}
