import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { fieldValue, hiddenFields } from "#tests/support/page.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";

/** Addresses by which a link to this forum would end elsewhere, or run something. */
const ELSEWHERE = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "/\\/evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "HTTP://evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/a\r\nSet-Cookie: x=1",
  "evil.example",
  "?next=/",
  "",
];

for (const database of databases) {
  describe(`going on to another page on ${database.name}`, () => {
    let app: TestApp;

    beforeAll(async () => {
      app = await startApp((await database.open()).db);
      await app.guest().post("/join", { handle: "quiet-heron", password: PASSWORD });
    });

    test.each(ELSEWHERE)("ends at home for %j", async (path) => {
      const asked = `?next=${encodeURIComponent(path)}`;
      const pages = [await app.guest().get(`/sign-in${asked}`), await app.guest().get(`/join${asked}`)];
      expect(pages.map((page) => fieldValue(page.body, "next"))).toEqual(["/", "/"]);
      expect((await app.guest().post("/theme", { theme: "dark", back: path })).location).toBe("/");
    });

    test.each(["//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)"])(
      "ends at home after signing in with %j in the form",
      async (next) => {
        const form = { handle: "quiet-heron", password: PASSWORD, next };
        expect((await app.guest().post("/sign-in", form)).location).toBe("/");
      },
    );

    test("ends at home after joining and when signed in already", async () => {
      const join = { handle: "other-heron", password: PASSWORD, next: "//evil.example" };
      expect((await app.guest().post("/join", join)).location).toBe("/");
      const member = await app.signedIn(await aMember(app.db, "inkandrain"));
      expect((await member.get("/sign-in?next=//evil.example")).location).toBe("/");
    });

    test("stays on this forum after the lock of a thread too", async () => {
      const moderator = await app.signedIn(await aMember(app.db, "wren-in-reeds", "moderator"));
      const { id } = await app.db.selectFrom("thread").select("id").executeTakeFirstOrThrow();
      const lock = `/moderation/threads/${id}/lock`;
      const words = { guideline: "1", days: "", reason: "A rest.", back: "//evil.example" };
      const form = { ...hiddenFields((await moderator.get(lock)).body), ...words };
      expect((await moderator.post(lock, form)).location).toBe("/");
    });

    test.each([
      ["/article", "/article"],
      ["/article?page=2#comments", "/article?page=2#comments"],
      ["/people/%C3%A9", "/people/%C3%A9"],
      ["/people/жураў", "/people/%D0%B6%D1%83%D1%80%D0%B0%D1%9E"],
      ["/a\ud800b", "/a%EF%BF%BDb"],
    ])("comes back to %j", async (back, location) => {
      expect((await app.guest().post("/theme", { theme: "dark", back })).location).toBe(location);
    });

    test("leads a guest through signing in back to the page that asked for it", async () => {
      const asked = await app.guest().get("/posts/abc/edit?x=1");
      expect([asked.status, asked.location]).toEqual([302, "/sign-in?next=%2Fposts%2Fabc%2Fedit%3Fx%3D1"]);
    });

    test("leads to the page and not to its data", async () => {
      const asked = await app.guest().get("/posts/abc/edit.data");
      expect(asked.body).toContain("/sign-in?next=%2Fposts%2Fabc%2Fedit");
      expect(asked.body).not.toContain("edit.data");
    });
  });

  test(`the choice of colours is kept in a cookie on ${database.name}, and only that one`, async () => {
    const app = await startApp((await database.open()).db);
    const guest = app.guest();
    const answer = await guest.post("/theme", { theme: "dark", back: "/" });
    expect(answer.headers.getSetCookie()).toEqual([
      "theme=dark; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000",
    ]);
    expect((await guest.get("/")).body).toContain('data-theme="dark"');
    await guest.post("/theme", { theme: "system", back: "/" });
    expect(guest.cookies.size).toBe(0);
    await guest.post("/theme", { theme: 'dark"><script>', back: "/" });
    expect(guest.cookies.size).toBe(0);
  });
}
