import { GUEST } from "#app/domain/actor.ts";
import { parseSearch } from "#app/domain/search-address.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { indexPending } from "#app/workflows/index-posts.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { searchForum } from "#app/workflows/search-forum.ts";
import { viewRelated } from "#app/workflows/view-related.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { connect } from "#db/connect.ts";
import type { Db } from "#db/schema.ts";
import { afterword } from "./forum-process.ts";
import { mediansInTurns, timed } from "./median.ts";
import { multiply } from "./multiply.ts";
import { figure, table } from "./table.ts";

/** Written and indexed one by one up to here; more than this are copies of them. */
const SEEDED_AT_MOST = 100_000;
const REPLIES_PER_THREAD = 10;
const ROUNDS = 11;

/** What is searched for: words that nearly every text of the sample has, a word that none has, filters, beginnings. */
const SEARCHES = {
  "a common word": "q=the",
  "two words": "q=therapist+canal",
  "a phrase": "q=%22the+clock%22",
  "a word that nobody wrote": "q=zebra",
  "a common word, with an ending": "q=the&ending=money",
  "a common word, with filters that nothing fits": "q=the&ending=money&hope=just-listen",
  "a common word, of one month": "q=the&from=2024-06-01&until=2024-06-30",
  "an ending alone": "ending=money",
  "the beginning of many words": "q=ther*",
  "the beginning of few": "q=thera*",
};

export type SearchFigures = { posts: number; indexingMsPerPost: number; ms: Record<string, number> };

/** The same searches in forums of these sizes, beside a list and a thread without any search. */
export async function searchFigures(
  sizes: readonly number[],
  { urlFor, folder }: { urlFor: (posts: number) => string; folder: string },
): Promise<SearchFigures[]> {
  const figures: SearchFigures[] = [];
  for (const posts of sizes) {
    const url = urlFor(posts);
    const seeded = Math.min(posts, SEEDED_AT_MOST);
    const threads = Math.max(1, Math.floor(seeded / (REPLIES_PER_THREAD + 1)));
    await afterword(url, folder, ["seed", "--threads", String(threads), "--posts", String(seeded - threads)]);
    const { db } = connect(url);
    try {
      const indexingMs = await timed(() => indexAll(db));
      await multiply(db, Math.round(posts / seeded));
      figures.push({ posts, indexingMsPerPost: indexingMs / seeded, ms: await medians(db) });
    } finally {
      await db.destroy();
    }
  }
  return figures;
}

/** Puts all that waits into the index, as a forum does while it serves. */
export async function indexAll(db: Db): Promise<void> {
  while ((await indexPending(db)) > 0);
}

/** Milliseconds of the workflow behind each page, without HTTP and HTML, one visitor at a time. */
async function medians(db: Db): Promise<Record<string, number>> {
  const row = await db
    .selectFrom("relatedThread")
    .innerJoin("thread", "thread.id", "relatedThread.threadId")
    .select("thread.id")
    .where("thread.replyCount", "<=", 20)
    .limit(1)
    .executeTakeFirst();
  const page = { viewer: GUEST, threadId: row?.id ?? "", page: 1, quotedPostId: null, nowMs: 0 };
  const thread = await viewThread(db, page);
  const works: Record<string, () => unknown> = {
    "the latest threads, no search": () =>
      listThreads(db, { viewer: GUEST, filter: NO_FILTER, before: null }),
    "a thread's page without related threads": () => viewThread(db, page),
    "its related threads": () => thread.ok && viewRelated(db, { viewer: GUEST, thread: thread.value }),
  };
  for (const [name, query] of Object.entries(SEARCHES)) {
    const asked = parseSearch(new URLSearchParams(query));
    works[`search: ${name}`] = () => searchForum(db, { viewer: GUEST, owner: null, asked, nowMs: 0 });
  }
  const times = await mediansInTurns(Object.values(works), ROUNDS);
  return Object.fromEntries(Object.keys(works).map((name, at) => [name, times[at] ?? Number.NaN]));
}

/** The figures as text for people, one column a size. */
export function searchReport(figures: readonly SearchFigures[]): string {
  const heading = ["milliseconds", ...figures.map(({ posts }) => `${posts.toLocaleString("en")} posts`)];
  const names = Object.keys(figures[0]?.ms ?? {});
  const rows = names.map((name) => [name, ...figures.map(({ ms }) => figure(ms[name] ?? Number.NaN))]);
  const indexing = [
    "putting a post into the index",
    ...figures.map((size) => figure(size.indexingMsPerPost)),
  ];
  return table(heading, [...rows, indexing]);
}
