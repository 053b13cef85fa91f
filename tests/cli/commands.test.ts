import { randomBytes } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { GUEST } from "#app/domain/actor.ts";
import { ARTICLE_MAX_BYTES } from "#app/render/article-source.ts";
import { renderArticle, renderMarkdown } from "#app/render/markdown.ts";
import { checkSignIn, joinAccount } from "#app/workflows/accounts.ts";
import { viewArticle } from "#app/workflows/view-article.ts";
import { getArticle } from "#db/queries/articles.ts";
import { databases } from "../support/databases.ts";
import { aMember } from "../support/people.ts";
import { runAfterword } from "./run-afterword.ts";

const [sqlite] = databases;
const NOW_MS = Date.UTC(2026, 5, 1);
const inFile = { file: true } as const;

const temporaryPath = (name: string): string =>
  join(inject("temporaryFolder"), `${randomBytes(6).toString("hex")}-${name}`);

async function temporaryFile(name: string, content: string | Buffer): Promise<string> {
  const path = temporaryPath(name);
  await writeFile(path, content);
  return path;
}

async function aForum() {
  if (!sqlite) throw new Error("There is no database to test with.");
  const { db, url } = await sqlite.open(inFile);
  return { db, databaseUrl: url ?? "" };
}

/** What every refusal looks like: nothing on stdout, one line on stderr, exit code 1. */
const refusal = (line: string | RegExp) => ({
  code: 1,
  stdout: Buffer.alloc(0),
  stderr: line instanceof RegExp ? expect.stringMatching(line) : `${line}\n`,
});

describe("words that are no command", () => {
  test.each([
    [["toString"], "Unknown command toString"],
    [["article", "burn"], "Unknown command burn"],
    [["--verbose", "migrate"], "--verbose is not known here. See afterword --help"],
    [["demo", "--froce"], "--froce is not a flag of this command. See afterword demo --help"],
    [["migrate", "now"], "“now” is one word too many. See afterword migrate --help"],
    [["role", "ash"], "Missing required positional argument: ROLE"],
    [["seed", "--threads", "many"], "--threads should be a whole number from 0 to 1,000,000."],
  ])("%j", async (words, line) => {
    expect(await runAfterword(words)).toEqual(refusal(line));
  });

  test("no words at all are told what there is", async () => {
    const { code, stdout } = await runAfterword([]);
    expect(code).toBe(1);
    expect(stdout.toString()).toContain(
      "role|factors|sign-out|erase-again|migrate|article|render|import|export|seed|demo|screen",
    );
    expect(stdout.toString()).not.toContain("\u001b");
  });
});

describe("role", () => {
  test("makes somebody a moderator, and says when nobody has the name", async () => {
    const { db, databaseUrl } = await aForum();
    await joinAccount(db, {
      handle: "Ash-Tree",
      password: "a few words in a row",
      invitation: null,
      nowMs: NOW_MS,
    });
    const { code, stdout } = await runAfterword(["role", "ash-tree", "moderator"], { databaseUrl });
    expect([code, stdout.toString()]).toEqual([
      0,
      "Ash-Tree now has the role moderator. Before, it was member.\n",
    ]);
    expect(await checkSignIn(db, { handle: "ash-tree", password: "a few words in a row" })).toMatchObject({
      member: { role: "moderator" },
    });

    expect(await runAfterword(["role", "ash-tre", "admin"], { databaseUrl })).toEqual(
      refusal("Nobody here has the name “ash-tre”."),
    );
    expect(await runAfterword(["role", "ash-tree", "boss"], { databaseUrl })).toEqual(
      refusal("“boss” is not a role. The roles are member, moderator and admin."),
    );
  });
});

test("role leaves a forum its last admin, in one line", async () => {
  const { db, databaseUrl } = await aForum();
  await aMember(db, "Ash-Tree", "admin");
  const onlyOne = refusal("“ash-tree” is the only admin. Please make somebody else an admin first.");
  expect(await runAfterword(["role", "ash-tree", "member"], { databaseUrl })).toEqual(onlyOne);
  const same = await runAfterword(["role", "ash-tree", "admin"], { databaseUrl });
  expect([same.code, same.stdout.toString()]).toEqual([0, "Ash-Tree already has the role admin.\n"]);
});

describe("article import", () => {
  const article = (title: string) =>
    `---\ntitle: ${title}\nslug: a-slug\ndescription: About it.\n---\n\nText.\n`;

  test("pins an article, and what is refused leaves it pinned", async () => {
    const { db, databaseUrl } = await aForum();
    const good = await temporaryFile("good.md", article("First"));
    const pinned = await runAfterword(["article", "import", good], { databaseUrl });
    expect([pinned.code, pinned.stdout.toString()]).toEqual([0, "“First” is pinned now.\n"]);

    const refused: [string, string | Buffer, RegExp][] = [
      ["empty.md", "", /empty\.md: The file is empty\.\n$/],
      [
        "blank.md",
        article("Second").replace("Text.", ""),
        /blank\.md: There is no text after the front matter\.\n$/,
      ],
      ["plain.md", "# No front matter", /plain\.md, line 1: The file does not start with front matter/],
      ["yaml.md", article("a: b: c"), /yaml\.md, line 2: [^\n]+\n$/],
      [
        "large.md",
        `${article("Second")}${"word ".repeat(ARTICLE_MAX_BYTES / 5)}`,
        /large\.md: The file is larger than 200 kB\.\n$/,
      ],
      [
        "latin.md",
        Buffer.from(article("Second").replace("Text.", "T\xe4xt"), "latin1"),
        /latin\.md, line 7: The file is not UTF-8 text\.\n$/,
      ],
    ];
    for (const [name, content, line] of refused) {
      const path = await temporaryFile(name, content);
      expect(await runAfterword(["article", "import", path], { databaseUrl })).toEqual(refusal(line));
    }
    expect(await runAfterword(["article", "import", "nowhere.md"], { databaseUrl })).toEqual(
      refusal("nowhere.md: There is no such file or folder."),
    );
    expect(await runAfterword(["article", "import", "/dev/zero"], { databaseUrl })).toEqual(
      refusal("/dev/zero: The file is larger than 200 kB."),
    );
    expect(await getArticle(db, null)).toMatchObject({ title: "First", revision: 1 });
  });
});

describe("render", () => {
  test("writes exactly the safe HTML of what it reads, and needs no settings", async () => {
    const hostile =
      "# Hi <script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](//evil.example/p.png)\n\n<img src=x onerror=alert(1)> é";
    const input = Buffer.concat([Buffer.from(hostile), Buffer.from([0xff, 0xfe, 0x41])]);
    const post = await runAfterword(["render"], { input, databaseUrl: "nonsense" });
    expect(post).toEqual({
      code: 0,
      stdout: Buffer.from(`${renderMarkdown(`${hostile}\ufffd\ufffdA`)}\n`),
      stderr: "",
    });
    expect(post.stdout.toString()).not.toMatch(/<script|<img|javascript:/);

    const asArticle = await runAfterword(["render", "--article"], { input: "## Hi {#a}\n\n[x](/y)" });
    expect(asArticle.stdout.toString()).toBe(`${renderArticle("## Hi {#a}\n\n[x](/y)").html}\n`);
  });
});

describe("import and export", () => {
  const letter = `{"author":"quiet-fern","title":"Dear you","kind":"letter","ending":null,"timeSince":null,"hope":null,"audience":"only-me","contentNotes":[],"body":"Words","createdAt":"2026-01-01T10:00:00.000Z","replies":[]}\n`;

  test("give through pipes and files what they took, and the file is its owner's alone", async () => {
    const { databaseUrl } = await aForum();
    const imported = await runAfterword(["import", "-"], { databaseUrl, input: letter });
    expect([imported.code, imported.stdout.toString()]).toEqual([
      0,
      "Imported 1 thread with 0 replies, and made 1 account.\n",
    ]);

    const piped = await runAfterword(["export", "-"], { databaseUrl });
    expect([piped.code, piped.stdout.toString(), piped.stderr]).toEqual([
      0,
      letter,
      "Exported 1 thread with 0 replies.\n",
    ]);

    const path = await temporaryFile("export.jsonl", "what stood here before");
    expect((await runAfterword(["export", path], { databaseUrl })).code).toBe(0);
    expect(await readFile(path, "utf8")).toBe(letter);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readdir(inject("temporaryFolder"))).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("refuse what they cannot use, and change nothing", async () => {
    const { db, databaseUrl } = await aForum();
    const path = await temporaryFile("bad.jsonl", `${letter}${letter.replace('"letter"', '"song"')}`);
    expect(await runAfterword(["import", path], { databaseUrl })).toEqual(
      refusal(
        `${path}, line 2, kind: This should be one of experience, question, letter. Nothing was imported.`,
      ),
    );
    expect(await db.selectFrom("thread").select("id").execute()).toEqual([]);
    expect(await runAfterword(["export", "/dev/null"], { databaseUrl })).toEqual(
      refusal(/^\/dev\/null: This is not a file/),
    );
    expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
    expect(await runAfterword(["export", "nowhere/x.jsonl"], { databaseUrl })).toEqual(
      refusal("nowhere/x.jsonl: There is no such file or folder."),
    );
  });
});

describe("seed", () => {
  test("prints the path of one long thread, and the rest on stderr", async () => {
    const { db, databaseUrl } = await aForum();
    const { code, stdout, stderr } = await runAfterword(["seed", "--thread-with", "45"], { databaseUrl });
    const thread = await db.selectFrom("thread").selectAll().executeTakeFirstOrThrow();
    expect([code, stdout.toString()]).toEqual([0, `/threads/${thread.id}/${thread.slug}\n`]);
    expect(stderr).toMatch(
      /^Stored 1 fictional thread with 45 replies, and made \d+ accounts that nobody can sign in to\.\n$/,
    );
    expect(thread.replyCount).toBe(45);
  });
});

for (const database of databases) {
  test(`demo makes a new forum worth looking around in, once, on ${database.name}`, async () => {
    const { db, url } = await database.open({ file: true, unmigrated: true });
    const databaseUrl = url ?? "";
    const { code, stdout } = await runAfterword(["demo"], { databaseUrl });
    expect(code).toBe(0);
    expect(stdout.toString()).toContain("fictional");
    const accounts = [...stdout.toString().matchAll(/^ {2}(\S+-demo) \((\w+)\) {2}(\S+)$/gm)];
    expect(accounts.map(([, handle, role]) => [handle, role])).toEqual([
      ["harbour-demo", "member"],
      ["lantern-demo", "moderator"],
      ["orchard-demo", "admin"],
    ]);
    for (const [, handle = "", role, password = ""] of accounts) {
      expect(await checkSignIn(db, { handle, password })).toMatchObject({ member: { handle, role } });
    }
    const article = await viewArticle(db, {
      viewer: GUEST,
      slug: null,
      page: 1,
      quotedPostId: null,
      nowMs: NOW_MS,
    });
    expect(article).toMatchObject({ ok: true, value: { comments: { replyCount: 5 } } });

    expect(await runAfterword(["demo"], { databaseUrl })).toEqual(
      refusal(
        "This forum has threads already, so the demo was not loaded. To load it all the same, add --force.",
      ),
    );
    const again = await runAfterword(["demo", "--force"], { databaseUrl });
    expect(again.code).toBe(0);
    expect(again.stdout.toString()).toContain("lantern-demo  was here before, and is as it was");
  });
}
