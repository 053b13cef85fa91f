import { describe, expect, test } from "vitest";
import { HIDDEN_WORDS_MAX_LINES } from "#app/domain/hidden-words.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import {
  alertText,
  fieldValue,
  hiddenFields,
  keptText,
  mainText,
  titleText,
  withoutOwnScripts,
} from "#tests/support/page.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";

/** What differs from one answer to the next whatever was hidden: keys of forms, nonces, names of requests. */
const steady = ({ body }: Answer): string =>
  body.replace(/requestKey\W+(?:value\W+)?[\w-]{43}|nonce="[^"]*"|nowMs\W+\d+/g, "");

for (const database of databases) {
  describe(`what a reader chooses to hide on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const robin = await aMember(db, "robin-by-day");
      const reader = await aMember(db, "quiet-heron");
      const visitor = await app.signedIn(reader);
      return { db, app, robin, reader, visitor };
    }

    const page = (visitor: Visitor, { threadId }: { threadId: string }) =>
      visitor.follow(`/threads/${threadId}`);
    /** How often a post stands folded on a page. */
    const folds = ({ body }: Answer) => body.match(/class="folded"/g)?.length ?? 0;

    describe("words", () => {
      const save = (visitor: Visitor, words: string, fromVersion = "0") =>
        visitor.post("/settings/hiding", { act: "words", words, fromVersion });

      test("fold posts and leave lists, in titles too, whatever their capitals and accents", async () => {
        const { visitor, db, robin } = await open();
        const titled = await aThread(db, robin, { title: "The CLÍNIC closed", body: "In March." });
        const told = await aThread(db, robin, { title: "In March", body: "The clinic *closed*." });
        const said = await aThread(db, robin, { title: "Kept", body: "Clinical words stay." });
        await aReply(db, robin, said.threadId, { body: "My clinic." });
        expect((await save(visitor, "clinic\nDr Weber")).location).toBe("/settings/hiding?saved=words#words");
        const home = mainText((await visitor.get("/")).body);
        expect(["CLÍNIC", "In March", "Kept"].map((title) => home.includes(title))).toEqual([
          false,
          false,
          true,
        ]);
        expect(folds(await page(visitor, said))).toBe(1);
        expect(titleText((await page(visitor, titled)).body)).toBe("Thread · Afterword");
        expect(folds(await page(visitor, told))).toBe(1);
      });

      test("ten thousand lines are kept as typed; more are refused and given back", async () => {
        const { visitor } = await open();
        const most = Array.from({ length: HIDDEN_WORDS_MAX_LINES }, (_, n) => `word ${n}`).join("\n");
        expect((await save(visitor, most)).status).toBe(302);
        const kept = await visitor.get("/settings/hiding");
        expect(fieldValue(kept.body, "words")).toBe(most);
        expect(mainText(kept.body)).toContain("10000 lines in the list.");
        const refused = await save(visitor, `${most}\none more`, "1");
        expect(refused.status).toBe(422);
        expect(alertText(refused.body)).toContain("10,000 lines");
        expect(fieldValue(refused.body, "words")).toBe(`${most}\none more`);
        const wide = await save(visitor, "ü".repeat(100_001), "1");
        expect([wide.status, fieldValue(wide.body, "words")?.length]).toEqual([422, 100_001]);
      });

      test("a newer list from another tab is not overwritten, and what was typed can be saved all the same", async () => {
        const { visitor } = await open();
        await save(visitor, "from the first tab");
        const stale = await save(visitor, "from the second tab");
        expect([stale.status, fieldValue(stale.body, "words")]).toEqual([409, "from the second tab"]);
        const { fromVersion } = hiddenFields(stale.body);
        expect((await save(visitor, "from the second tab", fromVersion)).status).toBe(302);
      });

      test("break nothing, whatever they are", async () => {
        const { visitor, db, robin } = await open();
        await aThread(db, robin, { title: "Kept", body: "aaaaaaaaaaaaaaaaaaaaaaaa" });
        const lists = ["(a+)+$", ".*", "\\", "%_", '<b>"', "a\0b", "\ud800", "🔪"];
        for (const [version, words] of lists.entries()) {
          expect([words, (await save(visitor, words, String(version))).status]).toEqual([words, 302]);
          expect(mainText((await visitor.get("/")).body)).toContain("Kept");
        }
      });
    });

    describe("content notes", () => {
      const NOTED = { contentNotes: ["death"], title: "Of an ending", body: "Notedwords." } as const;
      const noted = { ...NOTED, contentNotes: [...NOTED.contentNotes] as "death"[] };

      test("that a guest hides leave this visit’s lists, fold where they stand, and go with the visit", async () => {
        const { app, db, robin } = await open();
        const thread = await aThread(db, robin, noted);
        const guest = app.guest();
        const before = steady(await guest.get("/"));
        const saved = await guest.post("/settings/hiding", { act: "notes", "note-death": "yes" });
        const cookie = saved.headers.getSetCookie().find((one) => one.startsWith("hide="));
        expect(cookie).toBe("hide=death; Path=/; HttpOnly; SameSite=Lax");
        expect(mainText((await guest.get("/")).body)).toContain("Nothing here that you have not hidden");
        const opened = await page(guest, thread);
        expect([folds(opened), withoutOwnScripts(opened.body).includes("<script")]).toEqual([1, false]);
        expect(mainText((await app.guest().get("/")).body)).toContain("Of an ending");
        await guest.send("/leave", { headers: { "Sec-Fetch-Site": "same-origin" } });
        expect(guest.cookies.has("hide")).toBe(false);
        await guest.post("/leave"); // “Open again”
        expect(steady(await guest.get("/"))).toBe(before);
      });

      test("that a member hides stay hidden, and those of the visit hold until they choose", async () => {
        const { app, db, robin, reader } = await open();
        await aThread(db, robin, noted);
        const visitor = await app.signedIn(reader);
        visitor.takeCookie("hide=death");
        const seen = async () => mainText((await visitor.get("/")).body).includes("Of an ending");
        expect(await seen()).toBe(false);
        await visitor.post("/settings/hiding", { act: "notes" });
        expect([visitor.cookies.has("hide"), await seen()]).toEqual([false, true]);
        await visitor.post("/settings/hiding", { act: "notes", "note-death": "yes" });
        expect(await seen()).toBe(false);
        expect(mainText((await (await app.signedIn(robin)).get("/")).body)).toContain("Of an ending");
      });

      test("stand in a cookie that is taken for what it is, whatever it says", async () => {
        const { app, db, robin } = await open();
        await aThread(db, robin, noted);
        for (const value of ["nonsense", "death.death.nonsense", "a".repeat(5_000), "death.__proto__", "."]) {
          const guest = app.guest();
          guest.cookies.set("hide", value);
          const home = await guest.get("/");
          expect([value, home.status]).toEqual([value, 200]);
          expect(mainText(home.body).includes("Of an ending")).toBe(value !== "death.death.nonsense");
        }
      });
    });

    test("a form of nothing changes nothing and breaks nothing", async () => {
      const { visitor } = await open();
      const forms: Record<string, string>[] = [{}, { act: "everything" }, { act: "let-go" }];
      for (const fields of [...forms, { act: "let-go", handle: "nobody-here" }]) {
        const { status } = await visitor.post("/settings/hiding", fields);
        expect([302, 400]).toContain(status);
      }
    });

    test("a guest is led to sign in from every settings page but that of the notes", async () => {
      const { app } = await open();
      for (const path of ["/settings", "/settings/country", "/settings/profile"])
        expect((await app.guest().get(path)).location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
      expect((await app.guest().post("/settings/hiding", { act: "words", words: "" })).location).toMatch(
        /sign-in/,
      );
    });

    test("words that were typed when the session had ended are given back", async () => {
      const { app } = await open();
      const lists = { act: "words", words: "a long list" };
      for (const [path, fields, words] of [
        ["/settings/hiding", lists, "a long list"],
        ["/settings/profile", { about: "a few words" }, "a few words"],
      ] as const) {
        const answer = await app.guest().post(path, fields);
        expect([answer.status, keptText(answer.body)]).toEqual([403, words]);
        expect(mainText(answer.body)).toContain("You have been signed out meanwhile");
      }
    });
  });
}
