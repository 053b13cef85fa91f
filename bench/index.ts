import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#db/connect.ts";
import type { Db } from "#db/schema.ts";
import { startBareServer } from "./bare-server.ts";
import { capture } from "./capture.ts";
import { withEverythingOn } from "./everything.ts";
import { afterword, residentMb, startForum } from "./forum-process.ts";
import { importingS } from "./importing.ts";
import { renderingMs } from "./markdown.ts";
import { mediansInTurns } from "./median.ts";
import { signedInMembers } from "./members.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { measurePage, type Page, type PageFigures } from "./pages.ts";
import { postsPerSecond } from "./posting.ts";
import { type Figures, report } from "./report.ts";
import { indexAll, type SearchFigures, searchFigures, searchReport } from "./searching.ts";
import { kbPerStream } from "./streams.ts";

const LONG_THREAD = 10_000;
/** Streams of events that are held open at once. */
const STREAMS = 1_000;
const VIEWERS = ["guest", "member"] as const;

const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const options = readOptions(process.argv.slice(2));
  const folder = await mkdtemp(join(tmpdir(), "afterword-bench-"));
  try {
    const figures = options.search ? await measureSearch(options, folder) : await measure(options, folder);
    console.log(Array.isArray(figures) ? searchReport(figures) : report(figures));
    if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
} catch (error) {
  const isOption = String((error as { code?: unknown }).code ?? "").startsWith("ERR_PARSE_ARGS");
  say(error instanceof Error ? `${error.message}${isOption ? `\n${USAGE}` : ""}` : String(error));
  process.exitCode = 1;
}

/** Each size in a file of its own; one size only where a PostgreSQL database is given. */
function measureSearch({ search, postgres }: Options, folder: string): Promise<SearchFigures[]> {
  const sizes = postgres === null ? (search ?? []) : (search ?? []).slice(0, 1);
  say("Writing sample threads and putting them into the index …");
  return searchFigures(sizes, {
    urlFor: (posts) => postgres ?? `sqlite:${join(folder, `${posts}.db`)}`,
    folder,
  });
}

/** Everything in one run on one machine, so that the figures can be compared with one another. */
async function measure(options: Options, folder: string): Promise<Figures> {
  const { seconds, threads, replies } = options;
  const databaseUrl = options.postgres ?? `sqlite:${join(folder, "forum.db")}`;
  say("Writing sample threads …");
  await afterword(databaseUrl, folder, ["seed", "--threads", String(threads), "--posts", String(replies)]);
  const longPath = await afterword(databaseUrl, folder, ["seed", "--thread-with", String(LONG_THREAD)]);

  const { db } = connect(databaseUrl);
  say("Indexing them …"); // So that the forum does not do so while it is measured.
  await indexAll(db);
  const forum = await startForum(databaseUrl, folder);
  const bare = await startBareServer();
  try {
    const start = await residentMb(forum.pid);
    const members = await signedInMembers(db, 50 + STREAMS / 4);
    const cookies = members.slice(0, 10).map(({ cookie }) => cookie);
    const thread = await usualThread(db);
    say(`${STREAMS} streams …`); // First, while the process has no memory to spare that it has used before.
    const streams = {
      path: `/following/${thread.id}/events?after=0`,
      cookies: members.map(({ cookie }) => cookie),
    };
    const kbPerStreamOf = {
      forum: await kbPerStream({ ...streams, address: forum.address, pid: forum.pid }),
      bare: await kbPerStream({ ...streams, address: bare.address, pid: bare.pid }),
    };
    const pages: PageFigures[] = [];
    for (const page of await pagesToMeasure(db)) {
      say(`${page.name} as ${page.viewer} …`);
      const cookie = page.viewer === "member" ? (cookies[0] ?? "") : "";
      pages.push(await measurePage(page, { address: forum.address, bare, cookie, seconds }));
    }
    await withEverythingOn(db, thread.id, members.slice(0, 100));
    await indexAll(db);
    for (const viewer of VIEWERS) {
      const page = { name: "thread, everything on", path: thread.path, viewer };
      say(`${page.name} as ${viewer} …`);
      const cookie = viewer === "member" ? (cookies[0] ?? "") : "";
      pages.push(await measurePage(page, { address: forum.address, bare, cookie, seconds }));
    }
    const afterLoad = await residentMb(forum.pid);
    say("Posting, long threads, Markdown, import …");
    const threadUrl = forum.address + thread.path;
    const page = (number: number) => () => capture(`${forum.address}${longPath}?page=${number}`);
    const [page1 = 0, page500 = 0] = await mediansInTurns([page(1), page(500)], 40);
    return {
      database: options.postgres ? "PostgreSQL" : "SQLite",
      node: process.versions.node,
      cores: availableParallelism(),
      threads,
      replies,
      seconds,
      pages,
      postsPerSecond: {
        oneConnection: await postsPerSecond(threadUrl, { cookies: cookies.slice(0, 1), seconds }),
        tenConnections: await postsPerSecond(threadUrl, { cookies, seconds }),
      },
      longThreadMs: { page1, page500 },
      memoryMb: { start, afterLoad },
      kbPerStream: kbPerStreamOf,
      renderingMs: await renderingMs(),
      importingS: await importingS(folder, 2_000, 20_000),
    };
  } finally {
    await db.destroy();
    await Promise.all([forum.stop(), bare.stop()]);
  }
}

async function pagesToMeasure(db: Db): Promise<Page[]> {
  const paths = { article: "/article", home: "/", thread: (await usualThread(db)).path };
  return Object.entries(paths).flatMap(([name, path]) => VIEWERS.map((viewer) => ({ name, path, viewer })));
}

/** The thread whose replies come nearest to a full first page. */
async function usualThread(db: Db): Promise<{ id: string; path: string }> {
  const thread = await db
    .selectFrom("thread")
    .select(["id", "slug"])
    .where("kind", "!=", "article")
    .where("replyCount", "<=", 20)
    .orderBy("replyCount", "desc")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return { id: thread.id, path: `/threads/${thread.id}/${thread.slug}` };
}
