import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "#db/schema.ts";
import { type AccessForum, anAccessForum } from "#tests/support/access-forum.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { expectHeaders } from "#tests/support/expected-headers.ts";
import { routePatterns } from "#tests/support/route-patterns.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";
import { dataPath } from "#tests/support/walk.ts";
import { ACCESS, type Access, type Outcome, ROLES, type Role } from "./access-table.ts";

/** Every address × every method × every role, as `access-table.ts` has it, and the headers of every one of these answers. */

const [sqlite] = databases;

/** These end the session of whoever asks, so they are asked with one of their own. */
const ENDING = ["/leave", "/sign-out"];

const STATUS: Record<Exclude<Outcome, "on" | "sign-in" | "away">, number> = {
  ...{ page: 200, none: 404, no: 403, again: 422, nonsense: 400, password: 401, unknown: 405, late: 409 },
};

/** What an answer amounts to. The data of a page that leads on says 202, and where in its body. */
function outcomeOf({ status, location, body }: Answer): Outcome | number {
  const to = status === 202 ? (/"redirect",("[^"]*")/.exec(body)?.[1] ?? '"/"') : JSON.stringify(location);
  if (status === 302 || status === 202) {
    const path = JSON.parse(to) as string;
    if (path.startsWith("/sign-in?next=")) return "sign-in";
    return path.startsWith("/") ? "on" : "away";
  }
  const found = Object.entries(STATUS).find(([, code]) => code === status);
  return (found?.[0] as Outcome | undefined) ?? status;
}

/** Whether a browser or a proxy may keep it: what depends on who asks is kept by nobody in between. */
const SHARED = /^\/(?:robots\.txt|sitemap|feed\.atom|endings\/[^/]+\/feed\.atom|threads\/[^/]+\/feed\.atom)/;

test("the table has every route of the build, and no other", async () => {
  const patterns = (await routePatterns()).map(({ pattern }) => pattern);
  expect(Object.keys(ACCESS).sort()).toEqual([...new Set(patterns)].sort());
});

test("the table says that a page takes no form exactly where the build has no action", async () => {
  for (const { pattern, hasAction } of await routePatterns()) {
    const takesNone = Object.values(ACCESS[pattern]?.post ?? {}).every((outcome) => outcome === "unknown");
    expect([pattern, hasAction]).toEqual([pattern, !takesNone]);
  }
});

describe.each(databases)("every address on $name", (database) => {
  let app: TestApp;
  let db: Db;
  let forum: AccessForum;
  const visitors = new Map<Role, Visitor>();
  const visitorOf = (role: Role) =>
    role === "guest" ? Promise.resolve(app.guest()) : app.signedIn(forum.people[role]);

  beforeAll(async () => {
    ({ db } = await database.open());
    app = await startApp(db);
    forum = await anAccessForum(db);
    for (const role of ROLES) visitors.set(role, await visitorOf(role));
  });

  const entries = Object.entries(ACCESS);
  const asker = async (pattern: string, role: Role): Promise<Visitor> =>
    ENDING.includes(pattern) ? visitorOf(role) : (visitors.get(role) as Visitor);

  async function walkAll(
    ask: (visitor: Visitor, path: string, access: Access) => Promise<Answer>,
    as: "get" | "post",
  ) {
    const heard: [string, Role, Outcome | number][] = [];
    for (const [pattern, access] of entries) {
      for (const role of ROLES) {
        const path = access.at(forum);
        const answer = await ask(await asker(pattern, role), path, access);
        expectHeaders(`${as} ${path} as ${role}`, answer);
        if (!SHARED.test(path)) {
          const kept = answer.headers.get("Cache-Control") ?? "";
          expect([path, kept]).toEqual([path, expect.not.stringMatching(/public|max-age/)]);
        }
        heard.push([pattern, role, outcomeOf(answer)]);
      }
    }
    return heard;
  }
  const expected = (as: "get" | "post") =>
    entries.flatMap(([pattern, access]) => ROLES.map((role) => [pattern, role, access[as][role]]));

  test("answers each role as the table says: GET", { timeout: 60_000 }, async () => {
    expect(await walkAll((visitor, path) => visitor.get(path), "get")).toEqual(expected("get"));
  });

  test("answers each role as the table says: the data of the page", { timeout: 60_000 }, async () => {
    expect(await walkAll((visitor, path) => visitor.get(dataPath(path)), "get")).toEqual(expected("get"));
  });

  // No database has a say in these.
  if (database === sqlite) {
    test("answers each role as the table says: HEAD, without a body", { timeout: 60_000 }, async () => {
      const heard = await walkAll(async (visitor, path) => {
        const answer = await visitor.send(path, { method: "HEAD" });
        expect(answer.body).toBe("");
        return answer;
      }, "get");
      expect(heard).toEqual(expected("get"));
    });

    test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])(
      "knows no %s, whoever asks",
      { timeout: 60_000 },
      async (method) => {
        const heard = await walkAll((visitor, path) => {
          const headers = { Origin: app.address, "Content-Type": "application/x-www-form-urlencoded" };
          return visitor.send(path, { method, headers, ...(method === "OPTIONS" ? {} : { body: "x=1" }) });
        }, "get");
        expect(heard).toEqual(
          entries.flatMap(([pattern]) => ROLES.map((role) => [pattern, role, "unknown"])),
        );
      },
    );
  }

  test("answers each role as the table says: POST", { timeout: 60_000 }, async () => {
    const draft = db.selectFrom("draft").select("id").where("id", "=", forum.draftId);
    const heard = await walkAll(async (visitor, path, { fields }) => {
      const isOwn = visitor === visitors.get("author");
      // Others are told the same, and it stays.
      if (isOwn && path.endsWith("/discard")) expect(await draft.execute()).toHaveLength(1);
      return visitor.post(path, { x: "1", ...fields });
    }, "post");
    expect(heard).toEqual(expected("post"));
    expect(await draft.execute()).toEqual([]);
  });
});

test("over https every answer says that it stays there", { timeout: 60_000 }, async () => {
  const { db } = (await sqlite?.open()) ?? {};
  const app = await startApp(db as Db, { config: { publicUrl: "https://forum.example.org" } });
  const forum = await anAccessForum(app.db);
  const addresses = ["/healthz", "/readyz", "/favicon.svg", "/assets/nothing.js", "/%zz"];
  for (const path of [...addresses, ...Object.values(ACCESS).map(({ at }) => at(forum))]) {
    const answer = await app.guest().get(path);
    expectHeaders(path, answer, { "strict-transport-security": "max-age=31536000" });
    expect([path, answer.headers.get("Content-Security-Policy")]).toEqual([
      path,
      expect.stringMatching(/;upgrade-insecure-requests$/),
    ]);
  }
});
