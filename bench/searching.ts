import { GUEST } from "#app/domain/actor.ts";
import type { DraftOwner } from "#app/domain/draft.ts";
import { parseSearch } from "#app/domain/search-address.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { indexPending } from "#app/workflows/index-posts.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { searchForum } from "#app/workflows/search-forum.ts";
import { viewRelated } from "#app/workflows/view-related.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { connect } from "#db/connect.ts";
import { newId } from "#db/identifiers.ts";
import { insertDraft } from "#db/queries/drafts.ts";
import { putHelpedPost } from "#db/queries/helped-posts.ts";
import type { Db } from "#db/schema.ts";
import { afterword } from "./forum-process.ts";
import { mediansInTurns, timed } from "./median.ts";
import { multiply } from "./multiply.ts";
import { figure, table } from "./table.ts";

/** Written and indexed one by one up to here; more than this are copies of them. */
const SEEDED_AT_MOST = 100_000;
const REPLIES_PER_THREAD = 10;
const ROUNDS = 11;
/** So few that nearly all that has a common word has not helped anybody. */
const HELPED_OF_EACH_SIZE = 20;
/** As many as somebody may have, of two pages each. */
const DRAFTS = 100;
const DRAFT_CHARS = 2_000;
const WRITER: DraftOwner = { kind: "guest", key: "somebody with many drafts" };

/** What is searched for: words that nearly every text of the sample has, a word that none has, filters, beginnings. */
const SEARCHES = {
  "a common word": "q=the",
  "two words": "q=therapist+canal",
  "a phrase": "q=%22the+clock%22",
  "a word that nobody wrote": "q=zebra",
  "a common word, with an ending": "q=the&ending=money",
  "a common word, with filters that nothing fits": "q=the&ending=money&hope=just-listen",
  "a common word, of one month": "q=the&from=2024-06-01&until=2024-06-30",
  "a common word, in what helped somebody": "q=the&helped=yes",
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
      await markHelped(db);
      const indexingMs = await timed(() => indexAll(db));
      await multiply(db, Math.round(posts / seeded));
      await writeDrafts(db);
      figures.push({ posts, indexingMsPerPost: indexingMs / seeded, ms: await medians(db) });
    } finally {
      await db.destroy();
    }
  }
  return figures;
}

/** Says of a few posts, one here and there, that they helped somebody. */
async function markHelped(db: Db): Promise<void> {
  const posts = await db.selectFrom("post").select(["id", "createdAtMs"]).orderBy("createdAtMs").execute();
  const apart = Math.max(1, Math.floor(posts.length / HELPED_OF_EACH_SIZE));
  for (const { id, createdAtMs } of posts.filter((_, at) => at % apart === 0))
    await putHelpedPost(db, { postId: id, way: "", postedAtMs: createdAtMs });
}

async function writeDrafts(db: Db): Promise<void> {
  const sample = "I still look at the clock on Tuesdays, and she is not there. ";
  const body = sample.repeat(Math.ceil(DRAFT_CHARS / sample.length));
  const nowMs = Date.now();
  const times = { createdAtMs: nowMs, updatedAtMs: nowMs, expiresAtMs: nowMs + 86_400_000 };
  const draft = { owner: WRITER.key, path: "/threads/new", fields: JSON.stringify([["body", body]]) };
  const none = { version: 1, writer: null, turn: 0, sentAtMs: null, postedPath: null };
  for (let at = 0; at < DRAFTS; at++) await insertDraft(db, { id: newId(), ...draft, ...none, ...times });
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
  const asked = parseSearch(new URLSearchParams("q=zebra"));
  works["search: a word that nobody wrote, and in a hundred drafts"] = () =>
    searchForum(db, { viewer: GUEST, owner: WRITER, asked, nowMs: Date.now() });
  const times = await mediansInTurns(Object.values(works), ROUNDS);
  return Object.fromEntries(Object.keys(works).map((name, at) => [name, times[at] ?? Number.NaN]));
}

/** The figures as text for people, one column a size; and how many times as long the last takes as the first. */
export function searchReport(figures: readonly SearchFigures[]): string {
  const sizes = figures.map(({ posts }) => `${posts.toLocaleString("en")} posts`);
  const names = Object.keys(figures[0]?.ms ?? {});
  const row = (name: string, of: (size: SearchFigures) => number) => {
    const times = figures.map(of);
    const ratio = (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN);
    return [name, ...times.map(figure), `× ${figure(ratio)}`];
  };
  return table(
    ["milliseconds", ...sizes, "last to first"],
    [
      ...names.map((name) => row(name, ({ ms }) => ms[name] ?? Number.NaN)),
      row("putting a post into the index", ({ indexingMsPerPost }) => indexingMsPerPost),
    ],
  );
}
