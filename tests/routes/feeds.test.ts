import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { personalFeed } from "#app/workflows/personal-feed.ts";
import { hashOf } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { basic, feedPasswordOn, makeFeed, OWN_FEED, readOwnFeed } from "#tests/support/own-feed.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";
import { isWellFormed } from "#tests/support/well-formed.ts";

const READING = { nowMs: 0, secondFactor: "required" } as const;
const entriesIn = (xml: string): number => xml.split("<entry>").length - 1;

async function wellFormed(answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering;
  if (answer.status === 200) expect(isWellFormed(answer.body)).toEqual({ ok: true });
  return answer;
}

for (const database of databases) {
  describe(`feeds on ${database.name}`, () => {
    let db: Db;
    let app: TestApp;
    let author: Member;
    let reader: Member;

    beforeEach(async () => {
      ({ db } = await database.open());
      app = await startApp(db);
      author = await aMember(db, "inkandrain");
      reader = await aMember(db, "quiet-heron");
    });

    const feed = async (path: string, as = app.guest(), headers: Record<string, string> = {}) =>
      wellFormed(as.send(path, { headers }));

    test("have what everyone may read, for members as for guests, and nothing else", async () => {
      await aThread(db, author, { title: "Openword", body: "Openbody.", ending: "money" });
      await aThread(db, author, {
        title: "Membersword",
        body: "Membersbody.",
        ending: "money",
        audience: "members",
      });
      await aThread(db, author, {
        title: "Onlymeword",
        body: "Onlymebody.",
        ending: "money",
        audience: "only-me",
      });
      await aRemoval(db, (await aThread(db, author, { title: "Removedword", ending: "money" })).id);
      const noted = { title: "Notedword", body: "Notedbody.", contentNotes: ["self-harm"] } as const;
      await aThread(db, author, { ...noted, ending: "money" });
      await aThread(db, author, { title: "Elsewhereword", ending: "moved" });
      for (const as of [app.guest(), await app.signedIn(author)]) {
        const forum = await feed("/feed.atom", as);
        const money = await feed("/endings/money/feed.atom", as);
        expect([entriesIn(forum.body), entriesIn(money.body)]).toEqual([3, 2]);
        for (const { body, headers } of [forum, money]) {
          expect(headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
          expect(headers.get("Set-Cookie")).toBe(null);
          expect(body).toContain("Openbody.");
          expect(body).toContain("Content note: Self-harm.");
          expect(body).not.toMatch(/Notedbody|Members|Onlyme|Removed/i);
        }
        expect(money.body).not.toContain("Elsewhere");
      }
      expect((await feed("/endings/nothing/feed.atom")).status).toBe(404);
    });

    test("of a thread has its published posts, under the names they stand under", async () => {
      const { threadId } = await aThread(db, author, { title: "Tuesdays <b>&amp;</b>", anonymous: true });
      await aReply(db, author, threadId, { body: "By the author, again.", anonymous: true });
      await aReply(db, reader, threadId, { body: "Named." });
      const gone = await aReply(db, reader, threadId, { body: "Goneword." });
      await withdrawPost(db, { actor: reader, postId: gone.id, nowMs: Date.now() });
      const { body, status } = await feed(`/threads/${threadId}/feed.atom`);
      expect([status, entriesIn(body)]).toEqual([200, 3]);
      expect(body).not.toMatch(/Goneword|inkandrain|<uri>|<script|<b>/);
      expect(body).not.toContain(author.id);
      expect(body).toContain("<name>quiet-heron</name>");
      const alias = await db
        .selectFrom("post")
        .select("alias")
        .where("threadId", "=", threadId)
        .where("position", "=", 0)
        .executeTakeFirst();
      expect(body.split(`<name>${alias?.alias}</name>`)).toHaveLength(3);
    });

    test.each(["members", "only-me"] as const)(
      "a thread for %s has none, for its author neither",
      async (audience) => {
        const { threadId } = await aThread(db, author, { audience });
        for (const as of [app.guest(), await app.signedIn(author)]) {
          expect((await feed(`/threads/${threadId}/feed.atom`, as)).status).toBe(404);
          expect((await as.get(`/threads/${threadId}/tuesdays-at-six`)).body).not.toContain(
            'feed.atom" title="Tuesdays',
          );
        }
      },
    );

    test("a thread whose opening post is gone has none", async () => {
      const { id, threadId } = await aThread(db, author);
      await aReply(db, reader, threadId);
      expect((await feed(`/threads/${threadId}/feed.atom`)).status).toBe(200);
      await withdrawPost(db, { actor: author, postId: id, nowMs: Date.now() });
      expect((await feed(`/threads/${threadId}/feed.atom`)).status).toBe(404);
      expect((await feed("/threads/nothing/feed.atom")).status).toBe(404);
    });

    test("are sent again only when they have changed, and pages say where they are", async () => {
      const { threadId, id } = await aThread(db, author, { ending: "money" });
      for (const path of ["/feed.atom", "/endings/money/feed.atom", `/threads/${threadId}/feed.atom`]) {
        const first = await feed(path);
        const etag = first.headers.get("ETag") ?? "";
        expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
        const again = await app.guest().send(path, { headers: { "If-None-Match": `"other", ${etag}` } });
        expect([again.status, again.body, again.headers.get("ETag")]).toEqual([304, "", etag]);
        expect((await app.guest().send(path, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
      }
      const thread = (await app.guest().get(`/threads/${threadId}/tuesdays-at-six`)).body;
      expect(thread).toContain(`href="/threads/${threadId}/feed.atom"`);
      expect(thread).toContain('href="/feed.atom"');
      expect((await app.guest().get("/endings/money")).body).toContain('href="/endings/money/feed.atom"');
      const before = (await feed("/feed.atom")).headers.get("ETag");
      await withdrawPost(db, { actor: author, postId: id, nowMs: Date.now() });
      expect((await feed("/feed.atom")).headers.get("ETag")).not.toBe(before);
    });

    describe("of one's own", () => {
      async function aFeed() {
        const visitor = await app.signedIn(reader);
        const password = await passwordFor(visitor);
        return { visitor, password, own: () => ownFeed(password) };
      }
      const passwordFor = async (visitor: Visitor) => feedPasswordOn((await makeFeed(visitor)).body) ?? "";
      const ownFeed = (password: string) => wellFormed(readOwnFeed(app, password));

      test("has what others write in watched threads, members' threads included, for a password that is told once", async () => {
        const { visitor, password, own } = await aFeed();
        const watched = await aThread(db, author, { title: "Watched", audience: "members" });
        await aReply(db, reader, watched.threadId, { body: "My own." });
        await aReply(db, author, watched.threadId, { body: "Their answer.", anonymous: true });
        const left = await aThread(db, author, { title: "Leftword" });
        await aReply(db, author, left.threadId);
        const answer = await own();
        expect([answer.status, entriesIn(answer.body)]).toEqual([200, 2]);
        expect(answer.body).toContain("Their answer.");
        expect(answer.body).not.toMatch(/My own|Leftword/);
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          "cache-control": "private, no-store",
          "x-robots-tag": "noindex",
        });
        expect(feedPasswordOn((await visitor.get("/settings/following")).body)).toBe(null);
        const stored = await db.selectFrom("feedToken").selectAll().execute();
        expect(stored).toMatchObject([{ accountId: reader.id, tokenHash: hashOf(password) }]);
        for (const heard of [JSON.stringify(stored), app.logged.join(""), answer.body])
          expect(heard).not.toContain(password);
      });

      test("loses what its reader may not open any more", async () => {
        const { own } = await aFeed();
        const { threadId } = await aThread(db, author);
        await aReply(db, reader, threadId);
        await aReply(db, author, threadId, { body: "Laterword." });
        expect((await own()).body).toContain("Laterword");
        await db.updateTable("thread").set({ audience: "only-me" }).where("id", "=", threadId).execute();
        expect(entriesIn((await own()).body)).toBe(0);
      });

      test("ends at once when its password is replaced or taken back", async () => {
        const { visitor, own } = await aFeed();
        const second = await passwordFor(visitor);
        expect((await own()).status).toBe(401);
        expect((await ownFeed(second)).status).toBe(200);
        await visitor.post("/settings/following", { intent: "revoke-feed" });
        const revoked = await ownFeed(second);
        expect(revoked.status).toBe(401);
        expect(revoked.body).not.toContain("<entry>");
      });

      test("that is revoked while it is being read gives nothing of itself away", async () => {
        const { password } = await aFeed();
        const { threadId } = await aThread(db, author);
        await aReply(db, reader, threadId);
        await aReply(db, author, threadId);
        expect(await personalFeed(db, password, READING)).toMatchObject({ entries: [{}, {}] });
        const reading = personalFeed(
          interrupted(db, () => db.deleteFrom("feedToken").execute()),
          password,
          READING,
        );
        expect(await reading).toBe(null);
      });

      test("opens with its password in the header, whatever name stands before it, and asks for it else", async () => {
        const { visitor, password } = await aFeed();
        const opening = ["feed:", "quiet-heron:", ":"].map((name) => basic(name + password));
        opening.push(basic(`feed:${password}`).replace("Basic ", "basic  "));
        for (const Authorization of opening)
          expect([Authorization, (await feed(OWN_FEED, app.guest(), { Authorization })).status]).toEqual([
            Authorization,
            200,
          ]);
        const refused = [
          ...["", "feed", `feed${password}`, `${password}:`, `feed:${password} `, `feed::${password}`].map(
            basic,
          ),
          ...["", "Basic", "Basic %", `Bearer ${password}`, `Basic feed:${password}`, basic("\u0000:\u0000")],
          ...[basic(`feed:${"a".repeat(43)}`), basic(":".repeat(6000))],
        ];
        for (const Authorization of refused) {
          const answer = await feed(OWN_FEED, app.guest(), { Authorization });
          expect([Authorization, answer.status]).toEqual([Authorization, 401]);
          expect(answer.headers.get("WWW-Authenticate")).toMatch(/^Basic realm="/);
          expect(answer.body).not.toContain("<entry>");
        }
        expect((await feed(OWN_FEED, visitor)).status).toBe(401); // A session is no key to it.
        for (const path of [
          `/feed/${password}.atom`,
          `${OWN_FEED}?password=${password}`,
          `/feed/mine.atom.data`,
        ])
          expect((await feed(path)).status).toBeOneOf([401, 404]);
      });
    });

    test("a sitemap leads to every page that everyone may read, to no people and to nothing else", async () => {
      const open = await aThread(db, author, { title: "Open" });
      await aThread(db, author, { title: "Members", audience: "members" });
      await aThread(db, author, { title: "Only me", audience: "only-me" });
      await aRemoval(db, (await aThread(db, author, { title: "Removed" })).id);
      const locs = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1] ?? "");
      const index = await feed("/sitemap.xml");
      const parts = locs(index.body).map((url) => new URL(url).pathname);
      expect(parts).toEqual(["/sitemap/pages", `/sitemap/${open.threadId.charAt(0)}`]);
      const pages = (await Promise.all(parts.map((part) => feed(part)))).flatMap(({ body }) => locs(body));
      const paths = pages.map((url) => new URL(url).pathname);
      expect(paths).toContain(`/threads/${open.threadId}/open`);
      expect(paths).toEqual(expect.arrayContaining(["/", "/article", "/endings/money", "/guidelines"]));
      expect(paths.filter((path) => path.startsWith("/threads/"))).toHaveLength(1);
      expect(paths.filter((path) => path.startsWith("/people/"))).toEqual([]);
      for (const path of paths) {
        const page = await app.guest().get(path);
        expect([path, page.status, page.headers.get("X-Robots-Tag")]).toEqual([path, 200, null]);
      }
      for (const part of ["/sitemap/zz", "/sitemap/u", "/sitemap/"])
        expect((await feed(part)).status).toBe(404);
      expect((await app.guest().get("/robots.txt")).body).toContain(`Sitemap: ${app.address}/sitemap.xml`);
    });

    test("what is not for search engines says so", async () => {
      const { threadId, id } = await aThread(db, author);
      const unlisted = [
        ...[
          "/people/inkandrain",
          "/join",
          "/sign-in",
          "/notifications",
          "/settings/following",
          "/threads/new",
        ],
        ...["/threads/unanswered", "/?before=1.x", "/?since=longer", `/posts/${id}`, `/posts/${id}/report`],
        ...[`/threads/${threadId}/tuesdays-at-six?quote=${id}`, "/feed.atom", "/nothing/here", "/moderation"],
        `/threads/${threadId}/feed.atom`,
      ];
      for (const path of unlisted)
        expect([path, (await app.guest().get(path)).headers.get("X-Robots-Tag")]).toEqual([path, "noindex"]);
      const { headers } = await app.guest().get(`/threads/${threadId}/tuesdays-at-six`);
      expect(headers.get("X-Robots-Tag")).toBe(null);
    });
  });
}

/** The same database, in which something happens once the first query has been answered. */
function interrupted(db: Db, happens: () => Promise<unknown>): Db {
  const once = vi.fn(happens);
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (once.mock.calls.length === 0) await once();
      return result;
    },
  });
}
