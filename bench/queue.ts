import { join } from "node:path";
import type { Topic } from "#app/domain/desk-filter.ts";
import { LANES } from "#app/domain/lane.ts";
import { newThread } from "#app/workflows/start-thread.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import { connect } from "#db/connect.ts";
import { newId } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { capture } from "./capture.ts";
import { afterword, startForum } from "./forum-process.ts";
import { mediansInTurns } from "./median.ts";
import { newMembers } from "./members.ts";
import { figure, table } from "./table.ts";

/** Median milliseconds of pages of the moderators' desk, where so many items wait. */
export type QueueFigures = { queue: { page: QueuePage; items: number; ms: number }[] };

/** Half of the items in each lane are about advertising, a few about names, and none is the viewer's own. */
const PAGES = {
  "the whole queue": "/moderation",
  "what half of it is about": "/moderation?about=spam",
  "what one in a thousand is about": "/moderation?about=identity",
  "what waits for oneself": "/moderation?for=me",
};
type QueuePage = keyof typeof PAGES;
const topicOf = (at: number): Topic => {
  const inLane = Math.floor(at / LANES.length);
  return inLane % 1000 === 1 ? "identity" : inLane % 2 === 0 ? "spam" : "unkind";
};

const ROUNDS = 40;

/** The desk's first page with each of these numbers of items, all in one run, each in a forum of its own. */
export async function queueFigures(sizes: readonly number[], folder: string): Promise<QueueFigures> {
  const desks: (Awaited<ReturnType<typeof aDesk>> & { items: number })[] = [];
  for (const items of sizes)
    desks.push({ items, ...(await aDesk(`sqlite:${join(folder, `queue-${items}.db`)}`, items, folder)) });
  try {
    const asked = Object.entries(PAGES).flatMap(([page, path]) =>
      desks.map(({ items, forum, cookie }) => ({
        ...{ page: page as QueuePage, items },
        ask: () => capture(`${forum.address}${path}`, { cookie }),
      })),
    );
    const medians = await mediansInTurns(
      asked.map(({ ask }) => ask),
      ROUNDS,
    );
    return { queue: asked.map(({ page, items }, at) => ({ page, items, ms: medians[at] ?? Number.NaN })) };
  } finally {
    await Promise.all(desks.map(({ forum }) => forum.stop()));
  }
}

async function aDesk(databaseUrl: string, items: number, folder: string) {
  await afterword(databaseUrl, folder, ["migrate"]);
  const { db } = connect(databaseUrl);
  const [writer, moderator] = await newMembers(db, 2);
  if (!writer || !moderator) throw new Error("The members were not made.");
  const { id } = moderator.member;
  await db.updateTable("account").set({ role: "moderator" }).where("id", "=", id).execute();
  const cookie = await sessionFor(db, { ...moderator.member, role: "moderator" });
  await fill(db, { authorId: writer.member.id, items });
  await db.destroy();
  return { forum: await startForum(databaseUrl, folder), cookie: cookie.split(";")[0] ?? "" };
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
  const reviewItems = posts.slice(1).map(({ id }, at) => ({
    ...({ id: newId(), postId: id, status: "open", version: 1, openedAtMs: nowMs - at } as const),
    ...({ closedAtMs: null, lane: at % LANES.length, danger: "none", claimedBy: null } as const),
    ...{ claimedUntilMs: null, secondByMs: null, opinionOf: null, opinionBy: null },
  }));
  await insertRows(db, "reviewItem", reviewItems);
  const topics = reviewItems.map(({ id }, at) => ({ itemId: id, topic: topicOf(at) }));
  await insertRows(db, "reviewTopic", topics);
}

export function queueReport({ queue }: QueueFigures): string {
  const msOf = (page: QueuePage) => queue.find((row) => row.page === page)?.ms ?? Number.NaN;
  return table(
    ["the desk", "with so many items waiting", "ms", "of the smallest"],
    queue.map(({ page, items, ms }) => [
      page,
      items.toLocaleString("en"),
      ms,
      `${figure(ms / msOf(page))} ×`,
    ]),
  );
}
