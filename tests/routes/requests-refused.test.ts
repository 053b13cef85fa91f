import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { combinations } from "#tests/support/combinations.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember } from "#tests/support/people.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import { routePatterns } from "#tests/support/route-patterns.ts";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** What a browser says about where a form stands, and whether it is one of ours. OWN stands for our own address. */
const SENDERS = {
  "another site's page": [{ "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" }, false],
  "another host of this domain": [{ "Sec-Fetch-Site": "same-site", Origin: "https://evil.example" }, false],
  "a page that claims our origin": [{ "Sec-Fetch-Site": "cross-site", Origin: "OWN" }, false],
  "the address bar": [{ "Sec-Fetch-Site": "none" }, false],
  "an older browser on another site": [{ Origin: "https://evil.example" }, false],
  "an origin that ours is the beginning of": [{ Origin: "OWN.evil.example" }, false],
  "a hidden origin": [{ Origin: "null" }, false],
  "nobody who says": [{}, false],
  "our own page": [{ "Sec-Fetch-Site": "same-origin", Origin: "OWN" }, true],
  "our own page in a strict browser": [{ "Sec-Fetch-Site": "same-origin", Origin: "null" }, true],
  "our own page without an origin": [{ "Sec-Fetch-Site": "same-origin" }, true],
  "our own page in an older browser": [{ Origin: "OWN" }, true],
} as const satisfies Record<string, readonly [Record<string, string>, boolean]>;

const ENDS_SESSIONS = ["/sign-out", "/leave"];

const ROUTES = (await routePatterns())
  .filter(({ hasAction }) => hasAction)
  .map(({ pattern }) => pattern.replace(/:\w+|\*/g, "x"));

for (const database of databases) {
  describe(`a POST on ${database.name}`, () => {
    let app: TestApp;
    let cookie = "";

    beforeAll(async () => {
      app = await startApp((await database.open()).db);
      const visitor = await app.signedIn(await aMember(app.db, "linden", "admin"));
      cookie = `session=${visitor.cookies.get("session")}`;
    });

    const send = (path: string, sender: Record<string, string>) => {
      const own = Object.entries(sender).map(([name, value]) => [name, value.replace("OWN", app.address)]);
      const headers = { ...FORM, Cookie: cookie, ...Object.fromEntries(own) };
      return rawRequest(app.address, { method: "POST", path, headers, body: ["theme=dark"] });
    };

    test.each(combinations({ path: ROUTES, sender: Object.keys(SENDERS) as (keyof typeof SENDERS)[] }))(
      "to $path from $sender is taken only from this forum",
      async ({ path, sender }) => {
        if (ENDS_SESSIONS.includes(path) && SENDERS[sender][1]) return; // The others need it.
        const answer = await send(path, SENDERS[sender][0]);
        const refused =
          answer.status === 403 && mainText(answer.body).includes("That is not possible from here");
        expect(refused).toBe(!SENDERS[sender][1]);
        expect(answer.status).toBeLessThan(500);
        if (refused) expect(answer.headers["set-cookie"]).toBeUndefined();
      },
    );

    test("to the data of a page is refused from elsewhere as well", async () => {
      expect((await send("/theme.data", { Origin: "https://evil.example" })).status).toBe(403);
    });

    test.each(["/article", "/theme", "/join", "/nothing"])(
      "of 5 MB to %s is too much, announced or not",
      async (path) => {
        const body = Array(50).fill(Buffer.alloc(100_000, "a"));
        const headers = { ...FORM, Origin: app.address };
        for (const size of [{ "Content-Length": 5_000_000 }, {}]) {
          const answer = await rawRequest(app.address, {
            method: "POST",
            path,
            headers: { ...headers, ...size },
            body,
          });
          const unread = path === "/nothing" && !("Content-Length" in size);
          expect([answer.status, mainText(answer.body).includes("more than the forum can take")]).toEqual(
            unread ? [404, false] : [413, true],
          );
        }
      },
    );

    test.each(["text/plain", "application/json", "multipart/form-data; boundary=x", ""])(
      "with the content type %j is not read",
      async (type) => {
        const headers = { "Content-Type": type, Origin: app.address };
        for (const path of ["/article", "/join", "/sign-in", "/threads/new", "/theme", "/posts/x/report"]) {
          const answer = await rawRequest(app.address, { method: "POST", path, headers, body: ["body=x"] });
          expect([path, answer.status, mainText(answer.body).includes("one piece")]).toEqual([
            path,
            400,
            true,
          ]);
        }
      },
    );

    test("to a page that takes none is answered calmly", async () => {
      const answer = await app.guest().post("/guidelines", {});
      expect(answer.status).toBe(405);
      expect(mainText(answer.body)).not.toBe("");
    });
  });

  describe(`a request on ${database.name}`, () => {
    let app: TestApp;
    beforeAll(async () => {
      app = await startApp((await database.open()).db);
    });

    test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])(
      "with the method %s is not known here",
      async (method) => {
        for (const path of ["/", "/article", "/posts/x/withdraw", "/moderation"]) {
          const answer = await rawRequest(app.address, { method, path, headers: { Origin: app.address } });
          expect([path, answer.status, answer.headers.allow]).toEqual([path, 405, "GET, HEAD, POST"]);
        }
      },
    );

    test("with HEAD is answered as GET is, without a body", async () => {
      const answer = await rawRequest(app.address, { method: "HEAD", path: "/article" });
      expect([answer.status, answer.body]).toEqual([200, ""]);
    });

    test.each([
      "/%zz",
      "/%",
      "/people/%c3",
      "/people/%ff%fe",
      "/threads/%e0%a4/x",
      "/posts/%00",
      "/people/a%00b",
      "/a%0d%0ab",
      "/%zz.data",
      "/posts/%00/report",
    ])("for %s, which is no address, ends on the calm page", async (path) => {
      const answer = await rawRequest(app.address, { path });
      expect([answer.status, mainText(answer.body)]).toEqual([
        400,
        expect.stringContaining("did not arrive in one piece"),
      ]);
    });

    test.each([
      { host: "a b" },
      { host: "" },
      { host: "[" },
      { host: "evil.example" },
      { "x-forwarded-host": "evil.example" },
    ])("with the headers %j neither breaks nor leads elsewhere", async (headers) => {
      const answer = await rawRequest(app.address, { path: "/posts/x/edit", headers });
      expect(answer.status).toBeLessThan(500);
      expect(String(answer.headers.location ?? "")).not.toContain("evil");
      expect(answer.body).not.toContain("evil.example");
    });

    test("for health and readiness is answered in plain words", async () => {
      expect((await app.guest().get("/healthz")).body).toBe("ok\n");
      expect((await app.guest().get("/readyz")).body).toBe("ready\n");
    });
  });
}
