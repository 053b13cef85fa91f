import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { forgetReading } from "#db/queries/following.ts";
import type { Db } from "#db/schema.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { hiddenFields, mainText } from "#tests/support/page.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const SINCE = "Since you were here";
const jumpOn = (body: string): string | null =>
  /<a [^>]*href="([^"]*)"[^>]*>Jump to the first unread/.exec(body)?.[1] ?? null;

for (const database of databases) {
  describe(`following on ${database.name}`, () => {
    let db: Db;
    let app: TestApp;
    let reader: Member;
    let author: Member;
    let visitor: Visitor;
    let threadId: string;
    const path = (page = 1) => `/threads/${threadId}/tuesdays-at-six${page === 1 ? "" : `?page=${page}`}`;

    beforeEach(async () => {
      ({ db } = await database.open());
      app = await startApp(db, { pinArticle: false });
      reader = await aMember(db, "quiet-heron");
      author = await aMember(db, "inkandrain");
      visitor = await app.signedIn(reader);
      ({ threadId } = await aThread(db, author));
    });

    const shows = async (address: string) => {
      const { body } = await visitor.get(address);
      return { since: body.includes(SINCE), jump: jumpOn(body) };
    };
    const headerCount = (body: string) =>
      /Notifications<span> \(([^<]*)</.exec(body.replaceAll("<!-- -->", ""))?.[1] ?? "none";
    const replies = async (count: number) => {
      const posted = [];
      for (let n = 0; n < count; n++)
        posted.push(await aReply(db, author, threadId, { body: `Reply ${n}.` }));
      return posted;
    };

    test("the divider stands where reading ended: not on a first visit, nor when all is read, nor for guests", async () => {
      await replies(2);
      expect(await shows(path())).toEqual({ since: false, jump: null });
      expect(await shows(path())).toEqual({ since: false, jump: null });
      const [first, second] = await replies(2);
      expect((await app.guest().get(path())).body).not.toContain(SINCE);
      const { body } = await visitor.get(path());
      expect(jumpOn(body)).toBe(`${path()}#post-${first?.id}`);
      const order = [SINCE, `id="post-${first?.id}"`, `id="post-${second?.id}"`].map((text) =>
        body.indexOf(text),
      );
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order).not.toContain(-1);
      expect(await shows(path())).toEqual({ since: false, jump: null });
    });

    test("the divider stands among an article's comments, too", async () => {
      const pinned = await startApp(db);
      visitor = await pinned.signedIn(reader);
      const article = await db.selectFrom("article").select("threadId").executeTakeFirstOrThrow();
      const comment = () => aReply(db, author, article.threadId);
      await comment();
      expect((await visitor.get("/article")).body).not.toContain(SINCE);
      const { id } = await comment();
      const { body } = await visitor.get("/article");
      expect(jumpOn(body)).toBe(`/article#post-${id}`);
      expect(body.indexOf(SINCE)).toBeLessThan(body.indexOf(`id="post-${id}"`));
      expect((await pinned.guest().get("/article")).body).not.toContain(SINCE);
      expect((await visitor.get("/article")).body).not.toContain(SINCE);
    });

    test("the way to the first unread leads across pages, and an earlier page takes nothing back", async () => {
      await replies(25);
      await visitor.get(path(2));
      const [first] = await replies(20);
      const jump = `${path(2)}#post-${first?.id}`;
      expect(await shows(path(1))).toEqual({ since: false, jump });
      expect(await shows(path(1))).toEqual({ since: false, jump });
      expect(await shows(path(2))).toEqual({ since: true, jump });
      expect((await shows(path(3))).since).toBe(true);
      for (const page of [1, 2, 3]) expect(await shows(path(page))).toEqual({ since: false, jump: null });
    });

    test("one's own replies, and what has been removed or withdrawn, are nothing new", async () => {
      await visitor.get(path());
      await aReply(db, reader, threadId);
      const [removed, withdrawn] = await replies(2);
      await aRemoval(db, removed?.id ?? "");
      await withdrawPost(db, { actor: author, postId: withdrawn?.id ?? "", nowMs: Date.now() });
      expect(await shows(path())).toEqual({ since: false, jump: null });
    });

    test("a clock that jumps back moves no place and hides no reply", async () => {
      await replies(1);
      await visitor.get(path());
      const [late] = await replies(1);
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 12 * 60 * 60 * 1000 });
      try {
        const early = await aReply(db, author, threadId, { nowMs: Date.now() });
        expect((await shows(path())).jump).toBe(`${path()}#post-${late?.id}`);
        expect((await shows(path())).jump).toBe(null);
        expect(early.position).toBe(3);
      } finally {
        vi.useRealTimers();
      }
      expect((await shows(path())).jump).toBe(null);
    });

    test("who writes is told of what is new, in the header and on a page, until they have read it", async () => {
      const own = await aReply(db, reader, threadId);
      expect(headerCount((await visitor.get("/")).body)).toBe("none");
      await replies(2);
      await aReply(db, author, threadId, { quotedPostId: own.id, anonymous: true });
      expect(headerCount((await visitor.get("/")).body)).toBe("1");
      const page = mainText((await visitor.get("/notifications")).body);
      expect(page).toContain("3 new replies in “Tuesdays at six”");
      expect(page).toContain("one quotes you");
      expect(headerCount((await visitor.get(path())).body)).toBe("none");
      expect(headerCount((await visitor.get("/")).body)).toBe("none");
      expect(mainText((await visitor.get("/notifications")).body)).toContain("Nothing new");
      expect(headerCount((await (await app.signedIn(author)).get("/")).body)).toBe("1");
    });

    test("stop watching is a no that writing does not undo; watching again is a yes", async () => {
      await aReply(db, reader, threadId);
      const stop = hiddenFields((await visitor.get(path())).body);
      expect(stop).toMatchObject({ act: "unwatch" });
      const stopped = await visitor.post(`/following/${threadId}`, { act: "unwatch", back: path() });
      expect([stopped.status, stopped.location]).toEqual([302, path()]);
      await aReply(db, reader, threadId);
      await replies(1);
      expect(headerCount((await visitor.get("/")).body)).toBe("none");
      expect((await visitor.get(path())).body).toContain("Watch this thread");
      for (let twice = 0; twice < 2; twice++)
        await visitor.post(`/following/${threadId}`, { act: "watch", back: path() });
      await replies(1);
      expect(headerCount((await visitor.get("/")).body)).toBe("1");
    });

    test("a stranger to a thread who watches it is told from then on", async () => {
      await replies(3);
      await visitor.post(`/following/${threadId}`, { act: "watch" });
      expect(headerCount((await visitor.get("/")).body)).toBe("none");
      await replies(1);
      expect(headerCount((await visitor.get("/")).body)).toBe("1");
    });

    test("a thread that is not theirs to open can be watched by nobody, and guests are asked to sign in", async () => {
      const secret = await aThread(db, author, { audience: "only-me" });
      expect((await visitor.post(`/following/${secret.threadId}`, { act: "watch" })).status).toBe(404);
      expect((await visitor.post("/following/nothing", { act: "watch" })).status).toBe(404);
      const guest = await app.guest().post(`/following/${threadId}`, { act: "watch" });
      expect(guest.location).toBe(`/sign-in?next=${encodeURIComponent(`/following/${threadId}`)}`);
      expect((await app.guest().get("/notifications")).location).toBe("/sign-in?next=%2Fnotifications");
    });

    test("marked as read is what the page showed; what came since stays new", async () => {
      const other = await aThread(db, author, { title: "Another" });
      await aReply(db, reader, threadId);
      await aReply(db, reader, other.threadId);
      await replies(1);
      await aReply(db, author, other.threadId);
      const { body } = await visitor.get("/notifications");
      const all = [...body.matchAll(/name="places" value="([^"]*)"/g)].map((match) => match[1] ?? "");
      expect(all).toHaveLength(3);
      const one = all.find((places) => places.startsWith(other.threadId) && !places.includes(",")) ?? "";
      await replies(1);
      expect((await visitor.post("/notifications", { places: one })).location).toBe("/notifications");
      expect(headerCount((await visitor.get("/")).body)).toBe("1");
      await visitor.post("/notifications", { places: all.find((places) => places.includes(",")) ?? "" });
      expect(mainText((await visitor.get("/notifications")).body)).toContain(
        "1 new reply in “Tuesdays at six”",
      );
    });

    test.each(["", "nonsense", "x.1,,", `${"z".repeat(20)}.5`, `${"0".repeat(20)}.99999999`, "<places>"])(
      "marking %j as read does nothing",
      async (places) => {
        const rows = () => db.selectFrom("following").selectAll().orderBy("accountId").execute();
        const before = await rows();
        expect((await visitor.post("/notifications", { places })).status).toBe(302);
        expect(await rows()).toEqual(before);
      },
    );

    test("nobody can mark as read what has not been written yet", async () => {
      await aReply(db, reader, threadId);
      await visitor.post("/notifications", { places: `${threadId}.5000` });
      await replies(1);
      expect(headerCount((await visitor.get("/")).body)).toBe("1");
    });

    test("what is remembered has no time in it, and can be forgotten", async () => {
      await visitor.get(path());
      const [row] = await db.selectFrom("following").selectAll().where("accountId", "=", reader.id).execute();
      expect(Object.keys(row ?? {}).sort()).toEqual(["accountId", "readPosition", "stance", "threadId"]);
      await forgetReading(db, author.id);
      expect(await db.selectFrom("following").selectAll().execute()).toHaveLength(2);
      await visitor.post("/settings/following", { intent: "forget" });
      const left = await db.selectFrom("following").select(["accountId", "stance"]).execute();
      expect(left).toEqual([{ accountId: author.id, stance: "watching" }]);
    });

    test("quiet hours are set, named, taken away, and given back when something is wrong with them", async () => {
      const set = { intent: "quiet", from: "22:00", to: "07:00", timeZone: "Europe/Berlin" };
      expect((await visitor.post("/settings/following", set)).status).toBe(302);
      const page = mainText((await visitor.get("/settings/following")).body);
      expect(page).toContain("Yours are from 22:00 to 07:00 in Europe/Berlin");
      for (const wrong of [
        { from: "25:00" },
        { to: "" },
        { to: "22:00" },
        { timeZone: "Mars/Crater" },
        { timeZone: "" },
      ])
        expect((await visitor.post("/settings/following", { ...set, ...wrong })).status).toBe(422);
      expect((await visitor.post("/settings/following", { intent: "nothing" })).status).toBe(400);
      expect(mainText((await visitor.get("/settings/following")).body)).toContain("Yours are from 22:00");
      await visitor.post("/settings/following", { intent: "not-quiet" });
      expect(mainText((await visitor.get("/settings/following")).body)).not.toContain("Yours are from");
    });
  });
}
