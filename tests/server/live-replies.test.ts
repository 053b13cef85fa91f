import { once } from "node:events";
import { connect } from "node:net";
import { beforeEach, describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { stop } from "#app/web/serve.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import type { Db } from "#db/schema.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { listeningTo } from "#tests/support/asked.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";
import { Listening } from "./listening.ts";

const QUICK = { everyMs: 20, heartbeatMs: 60_000 };
/** Long enough for three rounds of asking. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));

for (const database of databases) {
  describe(`an open thread on ${database.name}`, () => {
    let db: Db;
    let app: TestApp;
    let author: Member;
    let reader: Member;
    let visitor: Visitor;
    let threadId: string;
    const events = (after = 0) => `/following/${threadId}/events?after=${after}`;

    beforeEach(async () => {
      ({ db } = await database.open());
      app = await startApp(db, { pinArticle: false, live: QUICK });
      author = await aMember(db, "inkandrain");
      reader = await aMember(db, "quiet-heron");
      visitor = await app.signedIn(reader);
      ({ threadId } = await aThread(db, author));
    });

    async function listening(path = events(), as = visitor, headers = {}): Promise<Listening> {
      const heard = new Listening(as, path, headers);
      await heard.opened;
      return heard;
    }

    test("tells how many replies are new, others' and published ones, and nothing that is in them", async () => {
      const heard = await listening();
      expect([heard.status, heard.headers["content-type"]]).toEqual([
        200,
        "text/event-stream; charset=utf-8",
      ]);
      expect(heard.headers).toMatchObject({
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      });
      expect(heard.headers["content-encoding"]).toBeUndefined();
      await aReply(db, author, threadId, { body: "Bodyword." });
      await expect.poll(() => heard.counts).toEqual([1]);
      await aReply(db, reader, threadId);
      const gone = await aReply(db, author, threadId, { anonymous: true });
      await expect.poll(() => heard.counts).toEqual([1, 2]);
      await withdrawPost(db, { actor: author, postId: gone.id, nowMs: Date.now() });
      await expect.poll(() => heard.counts).toEqual([1, 2, 1]);
      expect(heard.told.at(-1)).toEqual({ event: "replies", id: "3", data: '{"count":1}' });
      for (const secret of ["Bodyword", author.id, reader.id, author.handle, gone.id])
        expect(heard.said).not.toContain(secret);
    });

    test("says at once what came while its page was on the way, and not twice what is known", async () => {
      const [first] = [await aReply(db, author, threadId), await aReply(db, author, threadId)];
      const heard = await listening(events(0));
      await expect.poll(() => heard.counts).toEqual([2]);
      expect((await listening(events(first.position))).counts).toEqual([1]);
      const again = await listening(events(0), visitor, { "Last-Event-ID": "2" });
      await quiet();
      expect(again.counts).toEqual([]);
      await aReply(db, author, threadId);
      await expect.poll(() => again.counts).toEqual([3]);
    });

    test.each([
      ["becomes members-only, for nobody signed in", "members", false],
      ["becomes only its author's", "only-me", true],
    ] as const)("that %s: the stream ends %s", async (_how, audience, ends) => {
      const heard = await listening();
      const own = await listening(events(), await app.signedIn(author));
      await db.updateTable("thread").set({ audience }).where("id", "=", threadId).execute();
      await quiet();
      expect([heard.told.at(-1)?.event === "end", own.told]).toEqual([ends, []]);
    });

    test("ends for whoever signs out, and for nobody else", async () => {
      const other = await listening(events(), await app.signedIn(reader));
      const heard = await listening();
      await visitor.post("/sign-out");
      await heard.ended;
      expect(heard.told).toEqual([{ event: "end", id: null, data: "{}" }]);
      await aReply(db, author, threadId);
      await expect.poll(() => other.counts).toEqual([1]);
    });

    test("ends when its opening post is held back", async () => {
      const heard = await listening();
      await db.updateTable("post").set({ status: "held" }).where("threadId", "=", threadId).execute();
      await heard.ended;
      expect(heard.told.at(-1)?.event).toBe("end");
    });

    test("is no stream for guests, for what is not theirs, nor for nonsense", async () => {
      const secret = await aThread(db, author, { audience: "only-me" });
      const asked: [string, Visitor][] = [
        [events(), app.guest()],
        [`/following/${secret.threadId}/events?after=0`, visitor],
        ["/following/nothing/events?after=0", visitor],
        [`/following/${"0".repeat(20)}/events?after=0`, visitor],
        [`/following/${threadId}/events`, visitor],
        [`/following/${threadId}/events?after=-1`, visitor],
        [`/following/${threadId}/events?after=1&after=2`, visitor],
        [`/following/${threadId}/events?after[x]=2`, visitor],
      ];
      for (const [path, as] of asked) {
        const answer = await as.get(path);
        expect([path, answer.status, answer.body]).toEqual([path, 404, ""]);
      }
      // Anything but a GET is asked of the pages, which have nothing there.
      expect((await visitor.send(events(), { method: "HEAD" })).status).toBe(404);
      expect((await visitor.post(events())).status).toBe(404);
    });

    test("one person has four streams at most, and the oldest gives way", async () => {
      const streams: Listening[] = [];
      for (let n = 0; n < 5; n++) streams.push(await listening());
      await streams[0]?.ended;
      await aReply(db, author, threadId);
      await expect.poll(() => streams.map(({ counts }) => counts.length)).toEqual([0, 1, 1, 1, 1]);
    });

    test("stops with its server at once, and goes on after the database was away", async () => {
      const heard = await listening();
      const startedMs = performance.now();
      await stop(app.server);
      await heard.ended;
      expect(performance.now() - startedMs).toBeLessThan(2_000);
      expect(heard.told).toEqual([]);
    });
  });
}

describe("streams in all", () => {
  async function aForum(live: Parameters<typeof startApp>[1]) {
    const [sqlite] = databases;
    if (!sqlite) throw new Error("There is no database to test with.");
    const { db } = await sqlite.open();
    const app = await startApp(db, { pinArticle: false, ...live });
    const author = await aMember(db, "inkandrain");
    const { threadId } = await aThread(db, author);
    return { db, app, author, threadId, path: `/following/${threadId}/events?after=0` };
  }

  test("are refused when there are too many, and taken again when one has left", async () => {
    const { app, author, path } = await aForum({ live: { ...QUICK, inAll: 1 } });
    const visitor = await app.signedIn(author);
    const first = new Listening(visitor, path);
    await first.opened;
    const refused = await visitor.get(path);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "30"]);
    first.leave();
    await expect
      .poll(async () => {
        const next = new Listening(visitor, path);
        await next.opened;
        return next.status;
      })
      .toBe(200);
  });

  test("ask about posts once, and again only when something has come", async () => {
    const { db, author, threadId, path } = await aForum({ live: QUICK });
    const { db: overheard, asked } = listeningTo(db);
    const app = await startApp(overheard, { pinArticle: false, live: QUICK });
    const heard = new Listening(await app.signedIn(await aMember(db, "quiet-heron")), path);
    await heard.opened;
    const rounds = () => asked.filter(({ sql }) => sql.includes('"session"')).length;
    const counted = () => asked.filter(({ sql }) => sql.includes('"news"')).length;
    await expect.poll(rounds).toBeGreaterThan(8);
    expect(counted()).toBe(1);
    await aReply(db, author, threadId);
    await expect.poll(() => heard.counts).toEqual([1]);
    const soFar = rounds();
    await expect.poll(rounds).toBeGreaterThan(soFar + 5);
    expect(counted()).toBe(2);
  });

  test("have a word now and then, so that no proxy takes them for dead", async () => {
    const { app, author, path } = await aForum({ live: { ...QUICK, heartbeatMs: 10 } });
    const heard = new Listening(await app.signedIn(author), path);
    await expect.poll(() => heard.said.split(":\n\n").length).toBeGreaterThan(3);
    expect(heard.said).toMatch(/^retry: \d{4,5}\n\n/);
  });

  test("that nobody reads any more are let go of", async () => {
    const { app, author, path } = await aForum({ live: { everyMs: 1, heartbeatMs: 0, unreadBytes: 2_000 } });
    const visitor = await app.signedIn(author);
    const { hostname, port } = new URL(app.address);
    const socket = connect(Number(port), hostname);
    closeAfter(() => socket.destroy());
    await once(socket, "connect");
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`);
    await once(socket, "data");
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const open = () =>
      new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count)));
    expect(await open()).toBe(1);
    socket.destroy();
    await expect.poll(open).toBe(0);
  });
});
