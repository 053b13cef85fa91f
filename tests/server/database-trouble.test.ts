import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { promisify } from "node:util";
import SQLite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import type { Db } from "#db/schema.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { startServer } from "#tests/support/server-process.ts";
import { aWriter, expectCalmAnswer, expectGone, GOING, WORDS } from "./forum-in-trouble.ts";

const run = promisify(execFile);
const [sqlite] = databases;

async function aForum() {
  const { db, url } = (await sqlite?.open({ file: true })) ?? {};
  if (!db || !url) throw new Error("There is no database to test with.");
  const server = await startServer(url);
  return { db, file: url.slice("sqlite:".length), server, ...(await aWriter(db, server)) };
}

const storedReplies = async (db: Db): Promise<string[]> => {
  const rows = await db
    .selectFrom("post")
    .select("markdown")
    .where("position", ">", 0)
    .orderBy("position")
    .execute();
  return rows.map(({ markdown }) => markdown);
};

/** For a few long letters, however large the empty forum is. */
const ROOM_BYTES = 400_000;
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function expectSound(file: string): void {
  const database = new SQLite(file, { readonly: true });
  expect(database.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  database.close();
}

describe("a SQLite file that another program holds for longer than the forum waits", () => {
  test("costs nobody a word, and the next post is stored", async () => {
    const { db, file, reply } = await aForum();
    const other = new SQLite(file);
    closeAfter(() => other.close());
    other.exec("begin immediate");
    expectCalmAnswer(await reply(WORDS), WORDS);
    other.exec("rollback");
    expect((await reply(WORDS)).status).toBe(302);
    expect(await storedReplies(db)).toEqual(["Before the trouble.", WORDS]);
  });
});

describe("a full disk", () => {
  /**
   * How far the server's files may grow, in bytes, as the system enforces it (setrlimit(2), RLIMIT_FSIZE): writing
   * further fails like writing to a full disk does, for this process alone and without needing a disk.
   */
  const limitFiles = (pid: number, bytes: number | "unlimited") =>
    run("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);

  test("costs nobody a word, lets people read, and damages nothing", async () => {
    const { db, file, server, writer, path, reply } = await aForum();
    await limitFiles(server.pid, 0);
    for (const attempt of [1, 2, 3]) {
      const words = `${WORDS} (${attempt})`;
      expectCalmAnswer(await reply(words), words);
      expect((await writer.get(path)).body).toContain("Before the trouble.");
      expect((await writer.get("/article")).status).toBe(200);
    }
    expectSound(file);
    expect(await storedReplies(db)).toEqual(["Before the trouble."]);

    await limitFiles(server.pid, "unlimited");
    expect((await reply(WORDS)).status).toBe(302);
    expect(await storedReplies(db)).toEqual(["Before the trouble.", WORDS]);
    expect(await server.stop()).toMatchObject({ code: 0 });
    expectSound(file);
  });

  test.each(GOING)("keeps nobody from $how", async (going) => {
    const { server, writer } = await aForum();
    writer.cookies.set("draft", "d".repeat(43));
    await limitFiles(server.pid, 0);
    expectGone(await going.go(writer), going);
  });

  test("while the server runs into it leaves whole posts or none", async () => {
    const { db, file, server, reply } = await aForum();
    const long = "A long letter. ".repeat(1_000);
    await limitFiles(server.pid, Math.max(sizeOf(file), sizeOf(`${file}-wal`)) + ROOM_BYTES);
    const statuses: number[] = [];
    for (let number = 1; number <= 30; number++) {
      const answer = await reply(`${number} ${long}`);
      statuses.push(answer.status);
      if (answer.status !== 302) expectCalmAnswer(answer, `${number} ${long}`);
    }
    expect(new Set(statuses)).toEqual(new Set([302, 503]));
    expect(await storedReplies(db)).toHaveLength(1 + statuses.filter((status) => status === 302).length);
    await server.kill();
    expectSound(file);
  });
});
