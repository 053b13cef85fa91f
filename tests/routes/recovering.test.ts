import { describe, expect, test } from "vitest";
import { RECOVERY_CODES } from "#app/passwords/recovery-codes.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, mainText } from "#tests/support/page.ts";
import { aMember, aThread, PASSWORD } from "#tests/support/people.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";

const NEW_PASSWORD = "a kettle on the windowsill";
const HOUR_MS = 60 * 60 * 1000;

const codesOn = (body: string): string[] => [...new Set(body.match(/(?:[0-9a-z]{4}-){5}[0-9a-z]{4}/g))];
const leadsTo = (answer: Answer): string => answer.headers.get("Location") ?? "";
const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get("/")).body.includes('action="/sign-out"');

for (const database of databases) {
  describe(`recovery codes on ${database.name}`, () => {
    const open = async (): Promise<TestApp> => startApp((await database.open()).db);

    /** Somebody who has joined, with the codes that they were shown. */
    async function joined(app: TestApp, next = "/guidelines") {
      const visitor = app.guest();
      const answer = await visitor.post("/join", { handle: "quiet-heron", password: PASSWORD, next });
      const page = await visitor.get(leadsTo(answer));
      return { visitor, answer, page, codes: codesOn(page.body) };
    }
    const recover = (app: TestApp, fields: Record<string, string>) =>
      app.guest().post("/recover", { handle: "quiet-heron", code: "", password: NEW_PASSWORD, ...fields });

    test("are shown once after joining, kept as hashes alone, and nowhere else", async () => {
      const app = await open();
      const { visitor, answer, page, codes } = await joined(app);
      expect([answer.status, leadsTo(answer)]).toEqual([302, "/welcome?next=%2Fguidelines"]);
      expect(new Set(codes).size).toBe(RECOVERY_CODES);
      expect(page.headers.get("Cache-Control")).toBe("no-store");
      expect(page.body).toContain('href="/guidelines"');
      const stored = JSON.stringify(await app.db.selectFrom("recoveryCode").selectAll().execute());
      for (const code of codes) {
        expect(stored).not.toContain(code);
        expect(stored).not.toContain(code.replaceAll("-", ""));
      }
      expect([...visitor.cookies.keys()]).toEqual(["session"]);
      const again = await visitor.get("/welcome?next=/guidelines");
      expect([again.status, again.location]).toEqual([302, "/guidelines"]);
      expect((await visitor.get("/welcome.data?next=/guidelines")).body).not.toMatch(
        /[0-9a-z]{4}-[0-9a-z]{4}/,
      );
      expect(app.logged.join("")).not.toContain(codes[0]);
    });

    test("lead on only within the forum", async () => {
      const { page } = await joined(await open(), "https://elsewhere.example/");
      expect(page.body).not.toContain("elsewhere.example");
    });

    test("let their owner choose a new password, once each, and end every session", async () => {
      const app = await open();
      const { visitor, codes } = await joined(app);
      const typed = ` ${(codes[3] ?? "").toUpperCase().replaceAll("-", " ")} `;
      const home = app.guest();
      const answer = await home.post("/recover", {
        handle: "QUIET-heron",
        code: typed,
        password: NEW_PASSWORD,
      });
      expect([answer.status, answer.location]).toEqual([302, "/settings/security?done=recovered"]);
      expect(mainText((await home.get(answer.location ?? "")).body)).toContain("You have 7 left");
      expect([await isSignedIn(home), await isSignedIn(visitor)]).toEqual([true, false]);
      expect((await recover(app, { code: typed })).status).toBe(422);
      const signIn = (password: string) => app.guest().post("/sign-in", { handle: "quiet-heron", password });
      expect([(await signIn(PASSWORD)).status, (await signIn(NEW_PASSWORD)).status]).toEqual([422, 302]);
    });

    test("used twice at the same moment open the door once", async () => {
      const app = await open();
      const { codes } = await joined(app);
      const answers = await Promise.all([1, 2, 3].map(() => recover(app, { code: codes[0] ?? "" })));
      expect(answers.map(({ status }) => status).sort()).toEqual([302, 422, 422]);
    });

    test("that are wrong, used, or somebody else's, and names that nobody has, get the same answer", async () => {
      const app = await open();
      const { codes } = await joined(app);
      const other = app.guest();
      await other.post("/join", { handle: "lamp-and-ledger", password: PASSWORD });
      await recover(app, { code: codes[0] ?? "" });
      await aMember(app.db, "never-had-any");
      const tries: Record<string, string>[] = [
        { code: "0000-0000-0000-0000-0000-0000" },
        { code: codes[0] ?? "" },
        { handle: "lamp-and-ledger", code: codes[1] ?? "" },
        { handle: "nobody-here", code: codes[1] ?? "" },
        { handle: "never-had-any", code: codes[1] ?? "" },
        { code: "%", handle: "'; drop table account" },
      ];
      const pages = await Promise.all(
        tries.map(async (fields) => {
          const page = await recover(app, fields);
          expect(fieldValue(page.body, "password")).toBe("");
          return [page.status, alertText(page.body), page.headers.getSetCookie().length];
        }),
      );
      expect(pages[0]).toEqual([422, expect.stringContaining("do not go together"), 0]);
      for (const page of pages) expect(page).toEqual(pages[0]);
      expect((await recover(app, { code: codes[1] ?? "" })).status).toBe(302);
    });

    test("ask for a password that will do, and are not used up by one that will not", async () => {
      const app = await open();
      const { codes } = await joined(app);
      const page = await recover(app, { code: codes[0] ?? "", password: "short" });
      expect([page.status, fieldValue(page.body, "code")]).toEqual([422, codes[0]]);
      expect(alertText(page.body)).toContain("at least 8 characters");
      expect((await recover(app, { code: codes[0] ?? "" })).status).toBe(302);
    });

    test("are made anew after the password was typed again, and the old ones open nothing", async () => {
      const app = await open();
      const { visitor, codes } = await joined(app);
      app.wait(HOUR_MS);
      const asked = await visitor.post("/settings/security", { act: "new-codes" });
      expect(asked.location).toBe("/confirm?next=%2Fsettings%2Fsecurity");
      const wrong = await visitor.post("/confirm", { password: NEW_PASSWORD, next: "/settings/security" });
      expect([wrong.status, alertText(wrong.body)]).toEqual([
        422,
        expect.stringContaining("not your password"),
      ]);
      expect((await visitor.post("/settings/security", { act: "new-codes" })).location).toContain("/confirm");
      const right = await visitor.post("/confirm", { password: PASSWORD, next: "/settings/security" });
      expect(right.location).toBe("/settings/security");
      const made = await visitor.post("/settings/security", { act: "new-codes" });
      expect(leadsTo(made)).toBe("/welcome?next=%2Fsettings%2Fsecurity");
      const fresh = codesOn((await visitor.get(leadsTo(made))).body);
      expect(fresh).toHaveLength(RECOVERY_CODES);
      expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
      expect((await recover(app, { code: codes[5] ?? "" })).status).toBe(422);
      expect((await recover(app, { code: fresh[5] ?? "" })).status).toBe(302);
    });

    test("wait when somebody who joined to post may be in danger: who can be reached comes first", async () => {
      const app = await open();
      const visitor = app.guest();
      const { threadId } = await aThread(app.db, await aMember(app.db, "inkandrain"));
      const body = "I am going to kill myself tonight.";
      const sent = await visitor.post(`/threads/${threadId}/tuesdays-at-six`, { body });
      expect(sent.location).toBe("/join");
      const joined = await visitor.post("/join", { handle: "quiet-heron", password: PASSWORD });
      expect(leadsTo(joined)).toMatch(/^\/posts\/\w+\/care\/now$/);
      expect(mainText((await visitor.get("/settings/security")).body)).toContain("You have none.");
    });

    test("are shown to whoever pressed Join twice, by the second answer", async () => {
      const app = await open();
      await joined(app);
      const second = app.guest();
      const answer = await second.post("/join", { handle: "quiet-heron", password: PASSWORD });
      const codes = codesOn((await second.get(leadsTo(answer))).body);
      expect(codes).toHaveLength(RECOVERY_CODES);
      expect((await recover(app, { code: codes[0] ?? "" })).status).toBe(302);
      app.wait(HOUR_MS);
      const late = await app.guest().post("/join", { handle: "quiet-heron", password: NEW_PASSWORD });
      expect(late.location).toBe("/");
    });
  });
}
