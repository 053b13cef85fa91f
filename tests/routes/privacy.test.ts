import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COOKIES } from "#app/domain/cookies.ts";
import { KEPT_TABLES } from "#app/domain/kept-tables.ts";
import { RETENTION_NAMES, USUAL_KEEP } from "#app/domain/retention.ts";
import { fillIn } from "#app/render/fill-in.ts";
import { standingPage } from "#app/web/standing-page.ts";
import { privacyFacts } from "#app/workflows/privacy-facts.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { withApp } from "#tests/support/factors.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { indexAll } from "#tests/support/searching.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const SOURCE = readFileSync(new URL("../../app/content/privacy.md", import.meta.url), "utf8");
const JOINING = { handle: "quiet-heron", password: "a lamp in the hall" };

/** Our tables, without Kysely's own and those in which SQLite keeps its full-text index of `searchEntry`. */
async function tablesOf(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables.map(({ name }) => name).filter((name) => !/^(kysely_|searchWord)/.test(name));
}

/** Everything that the database holds, as text. */
async function everything(db: Db): Promise<string> {
  const tables = await tablesOf(db);
  const rows = await Promise.all(
    tables.map((name) =>
      db
        .selectFrom(name as "post")
        .selectAll()
        .execute(),
    ),
  );
  return JSON.stringify(rows);
}

/** A visitor of whom every cookie is noted that they are ever given. */
function noting(visitor: Visitor, names: Set<string>): Visitor {
  const take = visitor.takeCookie.bind(visitor);
  visitor.takeCookie = (setCookie) => {
    names.add(setCookie.split("=")[0] ?? "");
    take(setCookie);
  };
  return visitor;
}

for (const database of databases) {
  describe(`what is kept on ${database.name}`, () => {
    test("is listed table by table, and nothing else is", async () => {
      const { db } = await database.open();
      const listed = Object.values(KEPT_TABLES).flatMap((tables) => Object.keys(tables));
      expect(listed.sort()).toEqual((await tablesOf(db)).sort());
    });

    test("has no word of what anybody searched for, and no address", async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      await aThread(db, author);
      await indexAll(db);
      for (const visitor of [app.guest(), await app.signedIn(author)])
        for (const path of ["/search", "/search.data"])
          for (const words of ["zebraword", "Tuesdays+zebraword", "%22zebraword+six%22&in=yours"])
            expect((await visitor.get(`${path}?q=${words}`)).status).toBe(200);
      await app.guest().post("/sign-in", { ...JOINING, password: "not this one" });
      const kept = (await everything(db)) + app.logged.join("");
      expect(kept).toContain("inkandrain");
      expect(kept.toLowerCase()).not.toMatch(/zebraword|127\.0\.0\.1|::1/);
    });
  });
}

describe("the page about privacy", () => {
  const settings = {
    keep: { ...USUAL_KEEP, KEEP_LETTERS_DAYS: 1_234 },
    classifierUrl: null,
    joining: "invited",
  } as const;

  test("says the times that are set, every cookie and every table, and leaves no place open", async () => {
    const app = await startApp((await openSqliteDatabase()).db, { config: settings });
    const page = mainText((await app.guest().get("/privacy")).body);
    expect(page).toMatch(/in your notifications .* for 1,234 days;/);
    expect(page).toContain("No other software is asked.");
    expect(page).toContain("People join by invitation.");
    const names = [
      ...Object.keys(COOKIES),
      ...Object.values(KEPT_TABLES).flatMap((tables) => Object.keys(tables)),
    ];
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
    expect(page).not.toMatch(/[{}]|undefined/);
  });

  test("says where else drafts are sent, when they are", () => {
    const { classifier } = privacyFacts({
      ...settings,
      classifierUrl: "https://looks.example.org/at?key=secretword",
    });
    expect(classifier).toContain("looks.example.org");
    expect(classifier).not.toContain("secretword");
  });

  test("uses what the code says, and a name that nothing fills stops it", () => {
    const facts = privacyFacts(settings);
    const used = new Set([...SOURCE.matchAll(/\{([a-z][\w.]*)\}/gi)].map(([, name]) => name));
    const elsewhere = [
      "kept.addresses",
      "kept.searches",
      "kept.guestDrafts",
      "kept.sessions",
      "kept.ceremonies",
      "kept.copies",
      "kept.leaving",
      "kept.receipts",
      "kept.names",
    ]; // In words, or in the lists.
    expect(Object.keys(facts).filter((name) => !used.has(name))).toEqual(elsewhere);
    expect(RETENTION_NAMES.filter((name) => !Object.hasOwn(facts, `kept.${name}`))).toEqual([]);
    expect(() => standingPage(`${SOURCE}\n{kept.nothing}`, facts)).toThrow(/\{kept\.nothing\}/);
    expect(fillIn("A {heading} {#anchor} {", { heading: "$1" })).toEqual({
      ok: true,
      value: "A $1 {#anchor} {",
    });
    expect(fillIn("{constructor}", {})).toEqual({ ok: false, error: "constructor" });
  });
});

test("whatever somebody does, no cookie is set that is not listed, and all that are listed exist", async () => {
  const app = await startApp((await openSqliteDatabase()).db);
  const names = new Set<string>();
  const visitor = noting(app.guest(), names);
  await visitor.get("/");
  expect([...names]).toEqual([]);
  await visitor.post("/theme", { theme: "dark", back: "/" });
  await visitor.post("/settings/hiding", { act: "notes", "note-self-harm": "yes" });
  expect([...names]).toEqual(["theme", "hide"]);
  await visitor.post("/article", { body: "On Tuesdays." });
  await visitor.post("/join", JOINING);
  await visitor.get("/welcome?next=%2F");
  for (const path of ["/", "/article", "/settings", "/notifications", "/drafts"]) await visitor.get(path);
  await visitor.post("/passkeys/options", { kind: "sign-in" });
  await visitor.get("/settings/authenticator");
  await withApp(app.db, await app.db.selectFrom("account").select("id").executeTakeFirstOrThrow());
  await visitor.post("/sign-out");
  await visitor.post("/sign-in", JOINING);
  await visitor.post("/leave");
  await visitor.post("/leaving-quickly", { tab: "plain" });
  expect([...names].sort()).toEqual(Object.keys(COOKIES).sort());
});
