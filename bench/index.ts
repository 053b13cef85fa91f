import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#db/connect.ts";
import type { Db } from "#db/schema.ts";
import { startBareServer } from "./bare-server.ts";
import { capture } from "./capture.ts";
import { afterword, residentMb, startForum } from "./forum-process.ts";
import { importingS } from "./importing.ts";
import { renderingMs } from "./markdown.ts";
import { mediansInTurns } from "./median.ts";
import { newMembers } from "./members.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { measurePage, type Page, type PageFigures } from "./pages.ts";
import { postsPerSecond } from "./posting.ts";
import { type QueueFigures, queueFigures, queueReport } from "./queue.ts";
import { readingFigures } from "./reading.ts";
import { type Figures, type MemberFigures, memberReport, report } from "./report.ts";
import { type ScreeningFigures, screeningFigures, screeningReport } from "./screening.ts";
import { indexAll, type SearchFigures, searchFigures, searchReport } from "./searching.ts";
import { streamFigures } from "./streams.ts";

const LONG_THREAD = 10_000;
const VIEWERS = ["guest", "member"] as const;

const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const options = readOptions(process.argv.slice(2));
  const folder = await mkdtemp(join(tmpdir(), "afterword-bench-"));
  try {
    const figures = await figuresFor(options, folder);
    console.log(inWords(figures));
    if (options.json) await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
} catch (error) {
  const isOption = String((error as { code?: unknown }).code ?? "").startsWith("ERR_PARSE_ARGS");
  say(error instanceof Error ? `${error.message}${isOption ? `\n${USAGE}` : ""}` : String(error));
  process.exitCode = 1;
}

type AnyFigures = Figures | MemberFigures | SearchFigures[] | ScreeningFigures | QueueFigures;

function figuresFor(options: Options, folder: string): Promise<AnyFigures> {
  if (options.screening) return screeningFigures();
  if (options.queue) return queueFigures(options.queue, folder);
  if (options.search) return measureSearch(options, folder);
  return options.members ? measureMembers(options, folder) : measure(options, folder);
}

function inWords(figures: AnyFigures): string {
  if (Array.isArray(figures)) return searchReport(figures);
  if ("queue" in figures && !("pages" in figures)) return queueReport(figures);
  if ("train" in figures) return screeningReport(figures);
  return "reading" in figures ? memberReport(figures) : report(figures);
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
  const databaseUrl = await seeded(options, folder);
  const longPath = await afterword(databaseUrl, folder, ["seed", "--thread-with", String(LONG_THREAD)]);

  const { db } = connect(databaseUrl);
  say("Indexing them …"); // So that the forum does not do so while it is measured.
  await indexAll(db);
  const forum = await startForum(databaseUrl, folder);
  const bare = await startBareServer();
  try {
    const start = await residentMb(forum.pid);
    const cookies = (await newMembers(db, 10)).map(({ cookie }) => cookie);
    const pages: PageFigures[] = [];
    for (const page of await pagesToMeasure(db)) {
      say(`${page.name} as ${page.viewer} …`);
      const cookie = page.viewer === "member" ? (cookies[0] ?? "") : "";
      pages.push(await measurePage(page, { address: forum.address, bare, cookie, seconds }));
    }
    say("Posting, long threads, Markdown, import …");
    const threadUrl = forum.address + (await usualThread(db));
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
      memoryMb: { start, afterLoad: await residentMb(forum.pid) },
      renderingMs: await renderingMs(),
      importingS: await importingS(folder, 2_000, 20_000),
      members: await memberFigures(db, databaseUrl, folder),
      screening: await screeningFigures(),
      queue: (await queueFigures([100, 100_000], folder)).queue,
    };
  } finally {
    await db.destroy();
    await Promise.all([forum.stop(), bare.stop()]);
  }
}

/** What members add, alone: with as many sample threads, and without the rest. */
async function measureMembers(options: Options, folder: string): Promise<MemberFigures> {
  const databaseUrl = await seeded(options, folder);
  const { db } = connect(databaseUrl);
  try {
    say("Indexing them …");
    await indexAll(db);
    return await memberFigures(db, databaseUrl, folder);
  } finally {
    await db.destroy();
  }
}

/** In a forum and a bare server that have only just started. */
async function memberFigures(db: Db, databaseUrl: string, folder: string): Promise<MemberFigures> {
  say("Open streams, a page with everything on it …");
  const forum = await startForum(databaseUrl, folder);
  const bare = await startBareServer();
  try {
    const threadId = (await usualThread(db)).split("/")[2] ?? "";
    return {
      streams: await streamFigures(db, { forum, bare, threadId }),
      reading: await readingFigures(db, forum.address),
    };
  } finally {
    await Promise.all([forum.stop(), bare.stop()]);
  }
}

/** The address of a database with sample threads in it. */
async function seeded({ threads, replies, postgres }: Options, folder: string): Promise<string> {
  const databaseUrl = postgres ?? `sqlite:${join(folder, "forum.db")}`;
  say("Writing sample threads …");
  await afterword(databaseUrl, folder, ["seed", "--threads", String(threads), "--posts", String(replies)]);
  return databaseUrl;
}

async function pagesToMeasure(db: Db): Promise<Page[]> {
  const paths = { article: "/article", home: "/", thread: await usualThread(db) };
  return Object.entries(paths).flatMap(([name, path]) => VIEWERS.map((viewer) => ({ name, path, viewer })));
}

/** The thread whose replies come nearest to a full first page. */
async function usualThread(db: Db): Promise<string> {
  const thread = await db
    .selectFrom("thread")
    .select(["id", "slug"])
    .where("kind", "!=", "article")
    .where("replyCount", "<=", 20)
    .orderBy("replyCount", "desc")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return `/threads/${thread.id}/${thread.slug}`;
}
