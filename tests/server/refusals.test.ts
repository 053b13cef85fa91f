import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, copyFile, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { describe, expect, inject, test } from "vitest";
import { readConfig } from "#app/web/config.ts";
import { listenProblem } from "#app/web/serve.ts";
import { isInvitationOpen } from "#app/workflows/accounts.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { runServer, type ServerOptions, startServer } from "#tests/support/server-process.ts";

const [sqlite, postgres] = databases;
const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** Nothing on stdout, one line on stderr, exit code 1. */
const refusal = (line: string | RegExp) => ({
  code: 1,
  signal: null,
  stdout: "",
  stderr: line instanceof RegExp ? expect.stringMatching(line) : `${line}\n`,
});

async function aFolder(): Promise<string> {
  const folder = join(inject("temporaryFolder"), randomBytes(6).toString("hex"));
  await mkdir(folder);
  return folder;
}

async function aSqliteFile(): Promise<{ path: string; url: string }> {
  const url = String((await sqlite?.open({ file: true }))?.url);
  return { url, path: url.slice("sqlite:".length) };
}

const portOf = (address: string): string => new URL(address).port;

/** Something that holds a port and never says a word. */
async function aSilentPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  closeAfter(() => server.close());
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

describe("a setting that cannot be used", () => {
  const WHOLE = "must be a whole number from";
  const POOL = `The setting DATABASE_POOL_SIZE is not usable: ${WHOLE} 1 to 200.`;
  const notAPort = `The setting PORT is not usable: ${WHOLE} 0 to 65535.`;
  const notComplete = "The setting DATABASE_URL is not usable: is not a complete address.";

  test.each([
    [{ PORT: "65536" }, notAPort],
    [{ PORT: "-1" }, notAPort],
    [{ PORT: "1e3" }, notAPort],
    [{ PORT: "0x50" }, notAPort],
    [{ DATABASE_POOL_SIZE: "0" }, POOL],
    [{ DATABASE_POOL_SIZE: "ten" }, POOL],
    [{ DATABASE_URL: "postgres://localhost:port/x" }, notComplete],
    [
      { SECOND_FACTOR: "off" },
      'The setting SECOND_FACTOR is not usable: Invalid option: expected one of "required"|"relaxed".',
    ],
    [{ PUBLIC_URI: "https://x.example" }, "PUBLIC_URI is not a setting. Did you mean PUBLIC_URL?"],
  ])("%j is named", (settings, line) => {
    expect(readConfig(settings, "none")).toEqual({ ok: false, error: line });
  });

  test.each<[Record<string, string>, string]>([
    [{ PORT: "http" }, notAPort],
    [
      { DATABASE_URL: "mysql://x" },
      "The setting DATABASE_URL is not usable: must be empty, sqlite:PATH or postgres://….",
    ],
    [
      { PUBLIC_URL: "https://forum.example.org/afterword" },
      "The setting PUBLIC_URL is not usable: must be the forum's address such as https://forum.example.org, without a path.",
    ],
    [{ DATABSE_URL: "sqlite:x.db" }, "DATABSE_URL is not a setting. Did you mean DATABASE_URL?"],
  ])("%j stops the server before it makes a database", async (settings, line) => {
    const folder = await aFolder();
    const ended = await runServer(`sqlite:${folder}/new.db`, { settings, folder });
    expect(ended).toEqual(refusal(line));
    expect(await readdir(folder)).toEqual([]);
  });

  test("a name in .env that is no setting is named", async () => {
    const folder = await aFolder();
    await writeFile(join(folder, ".env"), "HOST=127.0.0.1\nCOLOUR=blue\n");
    const ended = await runServer(`sqlite:${folder}/new.db`, { folder });
    expect(ended).toEqual(refusal(/^COLOUR in \.env is not a setting\. The settings are PORT, HOST, .*\n$/));
    expect(await readdir(folder)).toEqual([".env"]);
  });

  test("an empty one is as if nobody had set it, and a name that is only a little alike is somebody else’s", () => {
    const nothing = {
      PORT: "",
      PUBLIC_URL: "",
      EXIT_URL: "",
      DATABASE_URL: "",
      GIT_URL: "https://x.example",
    };
    expect(readConfig(nothing, "none")).toEqual(readConfig({}, "none"));
    expect(readConfig({}, "none")).toMatchObject({
      ok: true,
      value: { port: 3000, publicUrl: null, secondFactor: "required" },
    });
  });
});

describe("a port that cannot be opened", () => {
  test("because it is in use: the running forum’s first-run link still works", async () => {
    const { db, url } = (await sqlite?.open({ file: true })) ?? {};
    const running = await startServer(String(url));
    const PORT = portOf(running.address);
    const ended = await runServer(String(url), { settings: { PORT } });
    expect(ended).toEqual(refusal(`Port ${PORT} is in use by another program. Set PORT to a free one.`));
    expect(db && (await isInvitationOpen(db, running.adminToken ?? ""))).toBe(true);
  });

  test("because the address is another machine’s", async () => {
    const folder = await aFolder();
    const ended = await runServer(`sqlite:${folder}/new.db`, { settings: { HOST: "192.0.2.1" } });
    expect(ended).toEqual(
      refusal("The address 192.0.2.1:0 cannot be opened (EADDRNOTAVAIL). Check HOST and PORT."),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  // Which ports need rights is the system's choice, and containers often need none for any.
  test("because it needs more rights", () => {
    const error = Object.assign(new Error("listen EACCES"), { code: "EACCES" });
    expect(listenProblem(error, { host: "0.0.0.0", port: 80 })).toBe(
      "Port 80 needs more rights than this user has. Set PORT above 1023.",
    );
  });
});

describe("a SQLite database that cannot be used", () => {
  test("because it is a text file, which stays as it is", async () => {
    const path = join(await aFolder(), "notes.txt");
    const content = "Not a database, but somebody's notes.\n".repeat(40);
    await writeFile(path, content);
    const line = `The database sqlite:${path} is not a database that can be read. Restore it from a backup (SQLITE_NOTADB).`;
    expect(await runServer(`sqlite:${path}`)).toEqual(refusal(line));
    expect(await readFile(path, "utf8")).toBe(content);
  });

  test("because it is a folder", async () => {
    const path = await aFolder();
    expect(await runServer(`sqlite:${path}`)).toEqual(
      refusal(/^The database sqlite:\S+ cannot be opened\. .*\n$/),
    );
  });

  test("because its folder cannot be made", async () => {
    const path = join(await aFolder(), "file");
    await writeFile(path, "");
    const ended = await runServer(`sqlite:${path}/deeper/new.db`);
    expect(ended).toEqual(refusal(/^The database sqlite:\S+ cannot be created there\. .*\n$/));
  });

  test("because it may only be read: its file, and then its folder", async () => {
    const { path, url, options } = await readOnlyDatabase();
    await chmod(path, 0o444);
    const line = /^The database sqlite:\S+ cannot be (?:written to|opened)\. .*\n$/;
    expect(await runServer(url, options)).toEqual(refusal(line));
    await chmod(path, 0o644);
    await chmod(join(path, ".."), 0o555);
    expect(await runServer(url, options)).toEqual(refusal(line));
    await chmod(join(path, ".."), 0o755);
  });
});

/** A database of our own, and the options to run the server as somebody whom file modes bind. */
async function readOnlyDatabase(): Promise<{ path: string; url: string; options: ServerOptions }> {
  const folder = await aFolder();
  const path = join(folder, "afterword.db");
  await copyFile((await aSqliteFile()).path, path);
  return { path, url: `sqlite:${path}`, options: { unprivileged: true } };
}

for (const database of databases) {
  test(`a ${database.name} database of a newer version is named and left alone`, async () => {
    const { db, url } = await database.open({ file: true, unmigrated: true });
    await startServer(String(url)).then((server) => server.stop());
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'now')`.execute(db);
    const tokens = () => db.selectFrom("invitation").selectAll().execute();
    const before = await tokens();
    const line =
      "The database was made by a newer Afterword (it has 9999-later). Start that version instead.";
    expect(await runServer(String(url))).toEqual(refusal(line));
    expect(await tokens()).toEqual(before);
  });
}

test("a database that keeps the forum waiting is given up after a while: a locked file, and a server that is silent", async () => {
  const { path, url } = await aSqliteFile();
  const other = new SQLite(path);
  closeAfter(() => other.close());
  other.exec("begin immediate");
  const silent = await aSilentPort();
  const [locked, unanswered] = await Promise.all([
    runServer(url),
    runServer(`postgres://ash:secret@127.0.0.1:${silent}/forum`),
  ]);
  expect(locked).toEqual(
    refusal(
      `The database ${url} is locked by another program. Stop that program, or try again (SQLITE_BUSY).`,
    ),
  );
  const line = `The database postgres://127.0.0.1:${silent}/forum does not answer. Check that PostgreSQL runs at that address (ETIMEDOUT).`;
  expect(unanswered).toEqual(refusal(line));
});

describe("a PostgreSQL that cannot be used", () => {
  test("because nothing answers at its address", async () => {
    const ended = await runServer("postgres://ash:secret@127.0.0.1:1/forum");
    expect(ended).toEqual(
      refusal(/^The database postgres:\/\/127\.0\.0\.1:1\/forum does not answer\. .*\(ECONNREFUSED\)\.\n$/),
    );
  });

  test("because the user or the password is wrong, which are not repeated", async () => {
    const address = new URL(String((await postgres?.open())?.url));
    address.username = "nobody_here";
    address.password = "wrong-secret";
    const ended = await runServer(address.href);
    expect(ended).toEqual(
      refusal(/^The database postgres:\/\/\S+ refused the user or the password \(28\w{3}\)\.\n$/),
    );
    expect(ended.stderr).not.toMatch(/nobody_here|wrong-secret/);
  });

  test("because there is no such database", async () => {
    const address = new URL(String((await postgres?.open())?.url));
    address.pathname = "/no_such_forum";
    expect(await runServer(address.href)).toEqual(
      refusal(/^The database postgres:\/\/\S+ does not exist\. .*\n$/),
    );
  });
});

test("a forum that has not been built says so, and makes no database", async () => {
  const project = `${await aFolder()}/`;
  await copyFile(`${PROJECT}server.ts`, `${project}server.ts`);
  for (const part of ["app", "bin", "db", "node_modules", "package.json"])
    await symlink(`${PROJECT}${part}`, `${project}${part}`);
  const folder = await aFolder();
  const ended = await runServer(`sqlite:${folder}/new.db`, { project });
  expect(ended).toEqual(
    refusal("The forum has not been built. Run `npm start`, which builds first, or `npm run build`."),
  );
  expect(await readdir(folder)).toEqual([]);
});
