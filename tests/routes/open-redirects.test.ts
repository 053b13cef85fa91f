import { beforeAll, describe, expect, test } from "vitest";
import { safePath } from "#app/domain/paths.ts";
import { anAccessForum } from "#tests/support/access-forum.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { hiddenFields } from "#tests/support/page.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";

/** Wherever the forum leads on to an address that came with the request, it leads to a page of its own. */

const ELSEWHERE = [
  ...[
    "https://evil.example",
    "http://evil.example/",
    "HTTPS://evil.example",
    "//evil.example",
    "///evil.example",
  ],
  ...["////evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example"],
  ...[
    "/%2f%2fevil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "/%09/evil.example",
    "/%0d/evil.example",
  ],
  ...["/\t/evil.example", "\t//evil.example", "/\n/evil.example", "/\r/evil.example", " //evil.example"],
  ...["\u0000//evil.example", "/\u0000/evil.example", "/\u2028/evil.example", "\u00a0//evil.example"],
  ...[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "/javascript:alert(1)",
    "data:text/html,x",
  ],
  ...["vbscript:x", "mailto:a@evil.example", "blob:x", "file:///etc/passwd", "about:blank", "view-source:x"],
  ...[
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "://evil.example",
    ":evil.example",
  ],
  ...["OWN@evil.example", "OWN.evil.example", "https://OWNHOST@evil.example", "https://evil.example#OWN"],
  ...[
    "https://evil.example?OWN",
    "https://evil.example\\@OWNHOST",
    "//OWNHOST@evil.example",
    "@evil.example",
  ],
  ...[
    "evil.example",
    "evil.example/",
    "www.evil.example",
    "?next=//evil.example",
    "#//evil.example",
    "..//evil.example",
  ],
  ...["./\\evil.example", "/..//evil.example", "/.//evil.example", "/;//evil.example", "/?//evil.example"],
  ...["//evil\u3002example", "/\uff0f/evil.example", "\uff0f\uff0fevil.example", "/\u2215/evil.example"],
  ...["//evil.example/%2f..", "/%252f%252fevil.example", "/%c0%af/evil.example", "/http://evil.example"],
  ...[
    "/x\r\nLocation: https://evil.example",
    "/x%0d%0aSet-Cookie:%20session=evil",
    "/x\r\nSet-Cookie: session=evil",
  ],
  ...[
    "/leave",
    "/leave/",
    "/LEAVE",
    "/leave?x",
    "/leave#x",
    "/leave.data",
    "/%6ceave",
    "/%4C%45ave?x",
    "/leav%65/",
    "/./leave",
    "/x/../leave",
    "/%2e/%6ceave",
    "/x/%2E%2e/leave?x",
    "",
    " ",
    "x".repeat(5_000),
  ],
];

const [sqlite] = databases;

describe("an address to go on to", () => {
  let app: TestApp;
  let member: Visitor;
  let moderator: Visitor;
  let lock = "";

  beforeAll(async () => {
    if (!sqlite) throw new Error("There is no database to test with.");
    const { db } = await sqlite.open();
    app = await startApp(db);
    const forum = await anAccessForum(db);
    await app.guest().post("/join", { handle: "lamp-and-ledger", password: PASSWORD });
    member = app.guest();
    await member.post("/sign-in", { handle: "lamp-and-ledger", password: PASSWORD });
    moderator = await app.signedIn(await aMember(db, "tallhedge", "moderator"));
    lock = `/moderation/threads/${forum.threadId}/lock`;
  });

  const own = (next: string): string =>
    next.replaceAll("OWNHOST", new URL(app.address).host).replaceAll("OWN", app.address);

  /** As a browser reads it: within the forum, and not to the way out, which signs off whoever takes it. */
  function expectWithin(next: string, answer: Answer): void {
    const location = answer.headers.get("Location");
    expect([next, answer.status]).toEqual([next, expect.toBeOneOf([200, 302, 422])]);
    if (location === null) return;
    const led = new URL(location, `${app.address}/x`);
    const inner =
      led.pathname === "/welcome" ? new URL(led.searchParams.get("next") ?? "/", app.address) : led;
    const asRouted = (path: string) => path.replace(/%[2-7][0-9a-f]/gi, decodeURIComponent);
    for (const { origin, pathname } of [led, inner])
      expect([next, origin, /^\/leave/i.test(asRouted(pathname))]).toEqual([next, app.address, false]);
    expect([next, answer.headers.getSetCookie().filter((cookie) => cookie.includes("evil"))]).toEqual([
      next,
      [],
    ]);
  }

  test("that stands in the address of a page leads nowhere else", { timeout: 120_000 }, async () => {
    for (const next of ELSEWHERE.map(own)) {
      const asked = encodeURIComponent(next);
      for (const path of ["/sign-in", "/welcome", "/join"])
        expectWithin(next, await member.get(`${path}?next=${asked}`));
      for (const path of ["/sign-in", "/join", "/confirm"]) {
        const { body } = await (path === "/confirm" ? member : app.guest()).get(`${path}?next=${asked}`);
        const field = /name="next" value="([^"]*)"/.exec(body)?.[1] ?? "/";
        expect([next, new URL(field.replaceAll("&amp;", "&"), `${app.address}/x`).origin]).toEqual([
          next,
          app.address,
        ]);
      }
    }
  });

  test("that is sent with a form leads nowhere else", { timeout: 180_000 }, async () => {
    for (const next of ELSEWHERE.map(own)) {
      expectWithin(next, await app.guest().post("/theme", { theme: "dark", back: next }));
      const asItStands = hiddenFields((await moderator.get(lock)).body); // Closed and opened in turn.
      const words = { guideline: "1", days: "", reason: "A rest, or none.", back: next };
      const answer = await moderator.post(lock, { ...asItStands, ...words });
      expect(answer.status).toBe(next.length > 1_000 ? 422 : 302);
      expectWithin(next, answer);
    }
    // These hash a password each, and all of them go through the same rule.
    for (const next of ELSEWHERE.map(own)) {
      const form = { handle: "lamp-and-ledger", password: PASSWORD, next };
      expectWithin(next, await app.guest().post("/sign-in", form));
    }
    for (const next of ELSEWHERE.slice(0, 12).map(own)) {
      const visitor = app.guest();
      await visitor.post("/sign-in", { handle: "lamp-and-ledger", password: PASSWORD });
      expectWithin(next, await visitor.post("/confirm", { password: PASSWORD, next }));
      const name = `wanderer-${ELSEWHERE.map(own).indexOf(next)}`;
      expectWithin(next, await app.guest().post("/join", { handle: name, password: PASSWORD, next }));
    }
  });

  test("that is a page of the forum is kept", () => {
    for (const path of ["/article?page=2#post-x", "/settings/security", "/search?q=a%20b", "/people/%C3%A9"])
      expect(safePath(path)).toBe(path);
  });

  test("is never the host that a request claims", async () => {
    for (const [name, value] of [
      ["X-Forwarded-Host", "evil.example"],
      ["Forwarded", "host=evil.example"],
    ] as const) {
      const answer = await app.guest().send("/settings", { headers: { [name]: value } });
      expect(answer.location).toBe("/sign-in?next=%2Fsettings");
    }
  });
});
