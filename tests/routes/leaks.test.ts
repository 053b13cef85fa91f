import { beforeAll, describe, expect, test } from "vitest";
import { COOKIES } from "#app/domain/cookies.ts";
import { monthOf } from "#app/domain/month.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aForumOfSecrets, SECRETS, VIEWERS, type Viewer } from "#tests/support/forum-of-secrets.ts";
import { routePatterns } from "#tests/support/route-patterns.ts";
import type { Visitor } from "#tests/support/visitor.ts";
import { type Heard, walk } from "#tests/support/walk.ts";

type Forum = Awaited<ReturnType<typeof aForumOfSecrets>>;

const ofThreads = ({ threads }: Forum, path: (id: string) => string) => threads.map(path);
const ofPosts = ({ posts }: Forum, path: (id: string) => string) => posts.map(path);

/** Where each route is entered. A route that is not here fails the test: its pages have to be walked too. */
const EXAMPLES: Record<string, (forum: Forum) => string[]> = {
  "/": () => ["/", "/?index"],
  "/*": () => ["/nothing/here", "/-/problem"],
  "/about": () => ["/about"],
  "/article": () => ["/article", "/article?section=talk", "/article?section=nothing"],
  "/article/sections": () => ["/article/sections", "/article/sections?before=nonsense"],
  "/article/sections/:anchor": () => ["talk", "nothing", "%00"].map((name) => `/article/sections/${name}`),
  "/articles/:slug": () => ["/articles/i-miss-my-therapist", "/articles/nothing"],
  "/articles/:slug/edit": () => ["/articles/i-miss-my-therapist/edit", "/articles/nothing/edit"],
  "/articles/:slug/history": () => ["/articles/i-miss-my-therapist/history"],
  "/drafts": () => ["/drafts"],
  "/drafts/:id": ({ drafts }) => drafts.map((id) => `/drafts/${id}`),
  "/drafts/:id/discard": ({ drafts }) => drafts.map((id) => `/drafts/${id}/discard`),
  "/drafts/save": () => ["/drafts/save"],
  "/endings/:slug/feed.atom": () => ["/endings/money/feed.atom", "/endings/nothing/feed.atom"],
  "/feed.atom": () => ["/feed.atom"],
  "/feed/mine.atom": () => ["/feed/mine.atom"],
  "/following/:id": (forum) => ofThreads(forum, (id) => `/following/${id}`),
  "/notifications": () => ["/notifications"],
  "/robots.txt": () => ["/robots.txt"],
  "/settings/country": () => ["/settings/country"],
  "/settings/following": () => ["/settings/following"],
  "/sitemap.xml": () => ["/sitemap.xml"],
  "/sitemap/:part": () =>
    [..."0123456789abcdefghjkmnpqrstvwxyz", "pages", "nothing"].map((part) => `/sitemap/${part}`),
  "/threads/:id/feed.atom": (forum) => ofThreads(forum, (id) => `/threads/${id}/feed.atom`),
  "/threads/unanswered": () => ["/threads/unanswered", "/threads/unanswered?older"],
  "/endings/:slug": () => ["/endings/money", "/endings/money?since=longer&hope=nonsense", "/endings/nothing"],
  "/first-run/:token": () => ["/first-run/nothing"],
  "/guidelines": () => ["/guidelines"],
  "/help-now": () => ["/help-now", "/help-now?country=GB"],
  "/help-now/keep": () => ["/help-now/keep?country=GB", "/help-now/keep"],
  "/hidden-threads/:id": (forum) => ofThreads(forum, (id) => `/hidden-threads/${id}`),
  "/join": () => ["/join"],
  "/leave": () => [], // It ends the session of whoever walks.
  "/leaving-quickly": () => ["/leaving-quickly"],
  "/gone/:token": () => ["/gone/nothing"],
  "/mail/recover/:token": () => ["/mail/recover/nothing"],
  "/mail/verify/:token": () => ["/mail/verify/nothing"],
  "/recover/by-email": () => ["/recover/by-email", "/recover/by-email?asked=yes"],
  "/settings/email": () => ["/settings/email"],
  "/settings/leaving": () => ["/settings/leaving"],
  "/settings/export": () => ["/settings/export"],
  "/settings/export/file": () => ["/settings/export/file"],
  "/letters": () => ["/letters", "/letters?before=nonsense"],
  "/letters/new": () => ["/letters/new"],
  "/moderation": () => ["/moderation"],
  "/decisions/:id": ({ acts }) => acts.map((id) => `/decisions/${id}`),
  "/moderation/appeals": () => ["/moderation/appeals"],
  "/moderation/appeals/:id": ({ appeals }) => appeals.map((id) => `/moderation/appeals/${id}`),
  "/moderation/people/:handle/remove-all": () => ["/moderation/people/inkandrain/remove-all"],
  "/moderation/invitations": () => ["/moderation/invitations"],
  "/moderation/newcomers": () => ["/moderation/newcomers"],
  "/moderation/reasons": () => ["/moderation/reasons"],
  "/moderation/rules": () => ["/moderation/rules"],
  "/moderation/shift": () => ["/moderation/shift"],
  "/posts/:id/care/:level": (forum) => ofPosts(forum, (id) => `/posts/${id}/care/now`),
  "/moderation/care": () => ["/moderation/care", "/moderation/care?country=GB"],
  "/moderation/evidence": () => ["/moderation/evidence", "/moderation/evidence?month=2026-03"],
  "/moderation/evidence/:file": () =>
    [`evidence-${monthOf(Date.now())}.json`, `evidence-${monthOf(Date.now())}.csv`, "nothing.zip"].map(
      (file) => `/moderation/evidence/${file}`,
    ),
  "/moderation/helplines": () => ["/moderation/helplines"],
  "/moderation/items/:id": ({ itemIds }) => itemIds.map((id) => `/moderation/items/${id}`),
  "/moderation/items/:id/unmask": ({ itemIds }) => itemIds.map((id) => `/moderation/items/${id}/unmask`),
  "/moderation/people/:handle": () => ["/moderation/people/inkandrain", "/moderation/people/quiet-heron"],
  "/moderation/threads/:id/lock": (forum) => ofThreads(forum, (id) => `/moderation/threads/${id}/lock`),
  "/people/:handle": () => ["inkandrain", "quiet-heron", "wren-in-reeds"].map((name) => `/people/${name}`),
  "/posts/:id": (forum) => ofPosts(forum, (id) => `/posts/${id}`),
  "/posts/:id/edit": (forum) => ofPosts(forum, (id) => `/posts/${id}/edit`),
  "/posts/:id/history": (forum) => ofPosts(forum, (id) => `/posts/${id}/history`),
  "/posts/:id/gestures": (forum) => ofPosts(forum, (id) => `/posts/${id}/gestures`),
  "/posts/:id/moderate": (forum) => ofPosts(forum, (id) => `/posts/${id}/moderate`),
  "/posts/:id/mute": (forum) => ofPosts(forum, (id) => `/posts/${id}/mute`),
  "/posts/:id/report": (forum) => ofPosts(forum, (id) => `/posts/${id}/report`),
  "/posts/:id/undo-withdraw": (forum) => ofPosts(forum, (id) => `/posts/${id}/undo-withdraw`),
  "/posts/:id/withdraw": (forum) => ofPosts(forum, (id) => `/posts/${id}/withdraw`),
  "/privacy": () => ["/privacy"],
  "/record": () => ["/record", `/record?month=${monthOf(Date.now())}`, "/record?before=nonsense"],
  "/settings": () => ["/settings"],
  "/settings/hiding": () => ["/settings/hiding"],
  "/settings/profile": () => ["/settings/profile"],
  "/settings/authenticator": () => ["/settings/authenticator"],
  "/settings/passkey": () => ["/settings/passkey"],
  "/passkeys/options": () => ["/passkeys/options"],
  "/second-step": () => ["/second-step?next=/about"],
  "/settings/security": () => ["/settings/security"],
  "/confirm": () => ["/confirm?next=/settings/security"],
  "/recover": () => ["/recover"],
  "/welcome": () => ["/welcome?next=/"],
  // Without its last letter, so that a page which only repeats what was asked for does not say the word.
  "/search": () => [
    ...Object.keys(SECRETS).flatMap((word) => [
      `/search?q=${word.slice(0, -1)}*`,
      `/search?in=yours&q=${word.slice(0, -1)}*`,
    ]),
    "/search?author=inkandrain",
    "/search?ending=money",
    "/search?helped=yes",
    "/search?in=yours&helped=yes",
  ],
  "/sign-in": () => ["/sign-in"],
  "/sign-out": () => ["/sign-out"],
  "/theme": () => ["/theme"],
  "/thread-names/:id": (forum) => ofThreads(forum, (id) => `/thread-names/${id}`),
  "/threads/:id": (forum) => ofThreads(forum, (id) => `/threads/${id}`),
  "/threads/:id/:slug": (forum) => [
    ...ofThreads(forum, (id) => `/threads/${id}/x`),
    ...ofPosts(forum, (id) => `/threads/${forum.threads[0]}/publishedtitle?quote=${id}`),
  ],
  "/threads/new": () => ["/threads/new", "/threads/new?ending=money", "/threads/new?section=talk"],
  "/what-helped": () =>
    ["", "?way=talk", "?way=other_ways", "?way=nothing"].map((way) => `/what-helped${way}`),
};

test("every route of the build has an example to walk from", async () => {
  const patterns = (await routePatterns()).map(({ pattern }) => pattern);
  expect(Object.keys(EXAMPLES).sort()).toEqual([...new Set(patterns)].sort());
});

test("no route stands where the address of a thread ends with its title", async () => {
  const patterns = (await routePatterns()).map(({ pattern }) => pattern);
  expect(patterns.filter((pattern) => /^\/threads\/:id\/[a-z-]+$/.test(pattern))).toEqual([]);
});

/** Tags that would have a browser ask another site: for a script, a picture, a frame, a sheet, or by where a form is sent. */
const loadedFromElsewhere = (html: string): string[] =>
  [
    ...html.matchAll(
      /<(?!a\s)[a-z][^>]*\s(?:src|srcset|poster|data|action|formaction|href|ping|style)="[^"]*?\/\/[^"]*"[^>]*>/gi,
    ),
  ]
    .map(([tag]) => tag)
    .filter((tag) => !/rel="(?:canonical|alternate)"/.test(tag));

test("a tag that loads something from elsewhere is noticed", () => {
  const elsewhere = [
    '<img src="https://a.example/x.png">',
    '<link rel="preconnect" href="//a.example">',
    '<form method="post" action="https://a.example/">',
  ];
  expect(
    loadedFromElsewhere(
      `${elsewhere.join("")}<a href="https://a.example"><link rel="canonical" href="https://b.example">`,
    ),
  ).toEqual(elsewhere);
});

for (const database of databases) {
  describe(`walking every page on ${database.name}`, () => {
    const walks = new Map<Viewer, Heard[]>();
    let never: string[] = [];

    beforeAll(async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      const forum = await aForumOfSecrets(db);
      const { member, author, moderator, admin } = forum.members;
      const visitors: Record<Viewer, Visitor> = {
        guest: app.guest(),
        member: await app.signedIn(member),
        author: await app.signedIn(author),
        moderator: await app.signedIn(moderator),
        admin: await app.signedIn(admin),
      };
      const start = Object.values(EXAMPLES).flatMap((paths) => paths(forum));
      const data = database.name === "SQLite"; // The same loaders: their queries have been asked for the page.
      for (const viewer of VIEWERS) walks.set(viewer, await walk(visitors[viewer], start, { data }));

      const column = async (table: "account" | "session", name: "id") =>
        (await db.selectFrom(table).select(name).execute()).map((row) => row[name]);
      const tokens = Object.values(visitors).map((visitor) => visitor.cookies.get("session") ?? "");
      const settings = (await db.selectFrom("setting").select("value").execute()).map(({ value }) => value);
      const dayKeys = (await db.selectFrom("dayKey").select("key").execute()).map(({ key }) => key);
      never = [
        ...(await column("account", "id")),
        ...(await column("session", "id")),
        ...tokens,
        ...settings,
        ...dayKeys,
        ...forum.keys,
      ].filter(Boolean);
    }, 400_000);

    test.each(VIEWERS)("tells the %s what they may read, and nothing else", (viewer) => {
      const heard = walks.get(viewer) ?? [];
      const told = Object.keys(SECRETS).filter((word) =>
        heard.some(({ said }) => said.toLowerCase().includes(word)),
      );
      const mayBeTold = Object.keys(SECRETS).filter((word) => SECRETS[word]?.includes(viewer));
      const where = (word: string) => heard.find(({ said }) => said.toLowerCase().includes(word))?.path;
      expect(
        told.filter((word) => !mayBeTold.includes(word)).map((word) => `${word} at ${where(word)}`),
      ).toEqual([]);
      expect(mayBeTold.filter((word) => !told.includes(word))).toEqual([]);
    });

    test.each(VIEWERS)("tells the %s no id of a person, no hash, no token and no key", (viewer) => {
      const heard = walks.get(viewer) ?? [];
      expect(never.length).toBeGreaterThan(12);
      const leaks = never.flatMap((key) =>
        heard.filter(({ said }) => said.includes(key)).map(({ path }) => `${key} at ${path}`),
      );
      expect(leaks).toEqual([]);
    });

    test.each(VIEWERS)("gives the %s no cookie that /privacy does not list", (viewer) => {
      const heard = walks.get(viewer) ?? [];
      const names = heard.flatMap(({ answer }) =>
        answer.headers.getSetCookie().map((cookie) => cookie.split("=")[0]),
      );
      expect(names.filter((name) => !Object.hasOwn(COOKIES, name ?? ""))).toEqual([]);
    });

    test.each(VIEWERS)("has the browser of the %s load nothing from elsewhere", (viewer) => {
      const heard = walks.get(viewer) ?? [];
      const loads = heard.flatMap(({ path, answer }) =>
        answer.headers.get("Content-Type")?.startsWith("text/html")
          ? loadedFromElsewhere(answer.body).map((tag) => `${path}: ${tag}`)
          : [],
      );
      expect(loads).toEqual([]);
    });

    test.each(VIEWERS)("breaks nothing for the %s, and every link leads somewhere", (viewer) => {
      const heard = walks.get(viewer) ?? [];
      expect(heard.length).toBeGreaterThan(100);
      expect(heard.filter(({ answer }) => answer.status >= 500).map(({ path }) => path)).toEqual([]);
    });
  });
}
