import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { prepareForum } from "#app/workflows/start-up.ts";
import { connect } from "#db/connect.ts";
import type { Db } from "#db/schema.ts";
import type { PageState } from "#tests/journeys/page-state.ts";
import { PAGE_STATES } from "#tests/journeys/page-states.ts";
import { aBrokenForum, aLivelyForum, anEmptyForum } from "#tests/journeys/sample-forums.ts";
import { abreast, type Look, visitAs, type Walk, walkTo } from "#tests/journeys/walk.ts";
import { startBrowser } from "./browser-server.ts";
import { FOR_TESTS } from "./settings-for-tests.ts";

/**
 * `node tests/support/screenshots.ts OUTPUT_FOLDER [WORD]`: every page in every state that the journeys check, as a
 * picture of the whole page, for people to look at. WORD takes only the states with it in their names. The forum must
 * have been built; its content is made here, in temporary files.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CONTENT_ARTICLE = new URL("../../app/content/article.md", import.meta.url);

const LOOKS: Record<string, Look> = {
  "360-light": { viewport: { width: 360, height: 740 }, colorScheme: "light" },
  "360-dark": { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  "1280-light": { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  "1280-dark": { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
};

const [folder, word = ""] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Say where the pictures go: node tests/support/screenshots.ts OUTPUT_FOLDER");
  process.exitCode = 1;
} else {
  await takeAll(
    resolve(folder),
    PAGE_STATES.filter(({ name }) => name.includes(word)),
  );
}

async function takeAll(into: string, states: readonly PageState[]): Promise<void> {
  await mkdir(into, { recursive: true });
  const temporary = await mkdtemp(join(tmpdir(), "afterword-screenshots-"));
  const [empty, broken, lively] = await Promise.all([
    serve(join(temporary, "empty.db"), anEmptyForum),
    serve(join(temporary, "broken.db"), aBrokenForum),
    serve(join(temporary, "lively.db"), aLivelyForum),
  ]);
  const { url, stop } = await startBrowser();
  const browser = await chromium.connect(url);
  try {
    const forums = { empty: empty.forum, broken: broken.forum, lively: lively.forum };
    await takeEach({ browser, forums, served: { empty, broken, lively } }, states, into);
  } finally {
    await browser.close();
    await stop();
    for (const { end } of [empty, broken, lively]) await end();
    await rm(temporary, { recursive: true });
  }
}

async function takeEach(
  walk: Walk & { browser: Browser },
  states: readonly PageState[],
  into: string,
): Promise<void> {
  const pictures = states.flatMap((state) =>
    Object.entries(LOOKS).map(([look, how]) => ({ state, look, how })),
  );
  await abreast(pictures, 2, async ({ state, look, how }) => {
    const context = await visitAs(walk, state, how);
    const page = await walkTo(context, state, walk.forums);
    await page.evaluate(() => scrollTo(0, 0)); // What stays at the top of the window would stand in the middle.
    await page.screenshot({ path: join(into, `${state.name}-${look}.png`), fullPage: true });
    await context.close();
  });
  const front = states.find(({ name }) => name === "home-many");
  if (front) await takeWindow(walk, front, join(into, "front-page.png"));
  console.log(`${pictures.length} pictures in ${into}`);
}

/** What a window shows of a page, no more: the picture in the README (docs/screenshot.png) is this one of the front page. */
async function takeWindow(walk: Walk, state: PageState, path: string): Promise<void> {
  const context = await visitAs(walk, state, {
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
  });
  await (await walkTo(context, state, walk.forums)).screenshot({ path });
  await context.close();
}

/** The built forum in a process of its own over a new file, filled by `fill`. */
async function serve<Forum>(file: string, fill: (db: Db) => Promise<Forum>) {
  const databaseUrl = `sqlite:${file}`;
  const connection = connect(databaseUrl);
  await prepareForum(connection, { article: CONTENT_ARTICLE, nowMs: Date.now() });
  const server = spawn(process.execPath, ["server.ts"], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: "0",
      LOG_LEVEL: "silent",
      ...FOR_TESTS,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressAnnounced(server.stdout);
  const forum = await fill(connection.db); // After the start, which would replace the first-run link.
  const end = async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
    await connection.db.destroy();
  };
  return { address, db: connection.db, forum, end };
}

async function addressAnnounced(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const port = /^Afterword is at http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (port !== undefined) return `http://127.0.0.1:${port}`;
  }
  throw new Error("The server ended before it was ready. Has the forum been built?");
}
