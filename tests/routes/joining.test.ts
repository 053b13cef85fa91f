import { describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue } from "#tests/support/page.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";

/** What somebody types, and the words above the form that say what is wrong with it. */
const REFUSED = [
  ["no name at all", "  ", PASSWORD, /type a name/],
  ["a name that is too short", "ab", PASSWORD, /at least 3/],
  ["a name that is too long", "a".repeat(25), PASSWORD, /up to 24/],
  ["a name with a space", "quiet heron", PASSWORD, /no spaces/],
  ["a name in two alphabets", "pаper", PASSWORD, /one alphabet/],
  ["a direction override in a name", "heron\u202etxt", PASSWORD, /letters, numbers/],
  ["a NUL in a name", "her\0on", PASSWORD, /letters, numbers/],
  ["a lone surrogate in a name", "heron\ud800", PASSWORD, /letters, numbers/],
  ["a name that is set aside", "Moderator", PASSWORD, /set aside/],
  ["a name that looks set aside", "m0derator", PASSWORD, /set aside/],
  ["a name that is taken", "Ink-and-Rain", PASSWORD, /already has this name/],
  ["a name that looks like one that is taken", "lnk-and-rain", PASSWORD, /already has this name/],
  ["no password", "heron", "", /type a password/],
  ["a short password", "heron", "seven77", /at least 8/],
  ["a common password", "heron", "password123", /Many people/],
  ["a row of keys", "heron", "qwertyuiop", /Many people|pattern/],
  ["the name as password", "wetheron", "WetHeron-1990", /close to your name/],
  ["a password of a thousand characters", "heron", "a b".repeat(400), /too long/],
] as const;

for (const database of databases) {
  describe(`joining on ${database.name}`, () => {
    const open = async (): Promise<TestApp> => startApp((await database.open()).db);

    test("takes a name and a password, signs in and goes home", async () => {
      const app = await open();
      const visitor = app.guest();
      const joined = await visitor.post("/join", { handle: " Quiet-Heron ", password: PASSWORD });
      expect([joined.status, joined.location]).toEqual([302, "/"]);
      expect((await visitor.get("/")).body).toContain("Quiet-Heron");

      const account = await app.db.selectFrom("account").selectAll().executeTakeFirstOrThrow();
      expect(account).toMatchObject({ handle: "Quiet-Heron", handleKey: "quiet-heron", role: "member" });
      expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    test("offers names that are free and valid", async () => {
      const page = await (await open()).guest().get("/join");
      const suggested = fieldValue(page.body, "handle") ?? "";
      expect(suggested).toMatch(/^\S{3,24}$/);
      expect(page.body).toContain(`<option value="${suggested}">`);
    });

    test.each(REFUSED)(
      "refuses %s, and gives back all but the password",
      async (_what, handle, password, words) => {
        const app = await open();
        await aMember(app.db, "ink-and-rain");
        const visitor = app.guest();
        const page = await visitor.post("/join", { handle, password, next: "/article" });

        expect(page.status).toBe(422);
        expect(alertText(page.body)).toMatch(words);
        const storable = handle.toWellFormed().replaceAll("\0", "\uFFFD");
        expect(fieldValue(page.body, "handle")).toBe(storable);
        expect(fieldValue(page.body, "password")).toBe("");
        if (password !== "") expect(page.body).not.toContain(password);
        expect(visitor.cookies.size).toBe(0);
        expect(await app.db.selectFrom("account").select("handle").execute()).toHaveLength(1);
      },
    );

    test("pressed twice makes one account, and signs the same person in", async () => {
      const app = await open();
      const visitor = app.guest();
      const form = { handle: "quiet-heron", password: PASSWORD };
      const answers = await Promise.all([visitor.post("/join", form), visitor.post("/join", form)]);
      expect(answers.map((answer) => [answer.status, answer.location])).toEqual([
        [302, "/"],
        [302, "/"],
      ]);
      expect(await app.db.selectFrom("account").select("id").execute()).toHaveLength(1);
      expect((await visitor.get("/")).body).toContain("quiet-heron");
    });

    test("with another password than the owner's says that the name is taken", async () => {
      const app = await open();
      await app.guest().post("/join", { handle: "quiet-heron", password: PASSWORD });
      const page = await app.guest().post("/join", { handle: "quiet-heron", password: `${PASSWORD}s` });
      expect(page.status).toBe(422);
      expect(alertText(page.body)).toMatch(/already has this name/);
    });

    test("cannot give oneself a role", async () => {
      const app = await open();
      const form = {
        handle: "quiet-heron",
        password: PASSWORD,
        role: "admin",
        setupToken: "",
        invitation: "x",
      };
      await app.guest().post("/join", form);
      expect(await app.db.selectFrom("account").select("role").execute()).toEqual([{ role: "member" }]);
    });

    test("is over for whoever is signed in: the form leads home", async () => {
      const app = await open();
      const member = await app.signedIn(await aMember(app.db, "ink-and-rain"));
      expect((await member.get("/join")).location).toBe("/");
    });
  });
}
