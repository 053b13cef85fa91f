import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { routePatterns } from "#tests/support/route-patterns.ts";

/** As crawlers read a line (RFC 9309): the beginning of an address, `*` for anything, `$` for its end. */
const matches = (line: string, path: string): boolean => {
  const pattern = line.replace(/[.?+^(){}|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${pattern}`).test(path);
};

/** Every route of the build but these may be visited. */
const UNVISITED = [
  ...["/articles/:slug/edit", "/articles/:slug/history"],
  ...["/drafts", "/drafts/:id", "/drafts/:id/discard", "/drafts/save"],
  ...[
    "/feed/mine.atom",
    "/first-run/:token",
    "/following/:id",
    "/hidden-threads/:id",
    "/leave",
    "/letters/new",
  ],
  ...["/moderation", "/moderation/items/:id", "/moderation/items/:id/unmask", "/moderation/people/:handle"],
  ...["/moderation/evidence", "/moderation/evidence/:file", "/moderation/appeals", "/moderation/appeals/:id"],
  ...[
    "/moderation/people/:handle/remove-all",
    "/moderation/invitations",
    "/moderation/newcomers",
    "/moderation/reasons",
    "/moderation/rules",
    "/moderation/shift",
  ],
  ...["/moderation/care", "/moderation/helplines", "/moderation/threads/:id/lock", "/notifications"],
  "/posts/:id/care/:level",
  ...["edit", "gestures", "history", "moderate", "mute", "report", "undo-withdraw", "withdraw"].map(
    (act) => `/posts/:id/${act}`,
  ),
  ...[
    "/second-step",
    "/settings",
    "/settings/authenticator",
    "/settings/passkey",
    "/passkeys/options",
    "/settings/country",
    "/settings/email",
    "/settings/export",
    "/settings/export/file",
    "/settings/following",
    "/settings/hiding",
    "/settings/leaving",
    "/settings/profile",
    "/settings/security",
    "/confirm",
    "/welcome",
    "/sign-out",
    "/theme",
    "/gone/:token",
    "/mail/recover/:token",
    "/mail/verify/:token",
  ],
  ...["/thread-names/:id", "/threads/new"],
];

describe("what crawlers are told", () => {
  let app: TestApp;
  let lines: string[];
  let threadPath: string;

  beforeAll(async () => {
    const [database] = databases;
    if (!database) throw new Error("There is no database to test with.");
    const { db } = await database.open();
    app = await startApp(db);
    const { threadId } = await aThread(db, await aMember(db, "inkandrain"), { title: "New" });
    threadPath = `/threads/${threadId}`;
    const { body } = await app.guest().get("/robots.txt");
    lines = [...body.matchAll(/^Disallow: (.*)$/gm)].map((match) => match[1] ?? "");
  });

  const isVisited = (path: string) => !lines.some((line) => matches(line, path));

  test("keeps them from forms, acts and what is behind a session, and from no page to read", async () => {
    const patterns = [...new Set((await routePatterns()).map(({ pattern }) => pattern))];
    const unvisited = patterns.filter((pattern) => !isVisited(pattern.replaceAll(/:\w+/g, "x".repeat(20))));
    expect(unvisited.sort()).toEqual([...UNVISITED].sort());
    expect(isVisited("/threads/new?ending=money")).toBe(false);
    expect(isVisited("/following/00000000000000000000/events?after=0")).toBe(false);
    expect(isVisited("/threads/newbeginning00000000/a-title")).toBe(true);
  });

  test("has no line that nothing answers to", async () => {
    const paths = (await routePatterns()).map(({ pattern }) => pattern);
    const idle = lines.filter(
      (line) => !["", "?"].some((end) => paths.some((path) => matches(line, path + end))),
    );
    expect(idle).toEqual([]);
  });

  test("lists a thread by any title, and its feed not at all", async () => {
    const robotsOf = async (path: string) => {
      const { status, headers } = await app.guest().get(path);
      return [status, headers.get("X-Robots-Tag")];
    };
    expect(await robotsOf(`${threadPath}/new`)).toEqual([200, null]);
    expect(await robotsOf(`${threadPath}/feed.atom`)).toEqual([200, "noindex"]);
    for (const path of ["/threads/new", "/threads/unanswered", "/letters/new"])
      expect((await app.guest().get(path)).headers.get("X-Robots-Tag")).toBe("noindex");
  });
});
