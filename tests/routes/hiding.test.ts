import { describe, expect, test } from "vitest";
import { POSTS_PER_PAGE } from "#app/domain/thread.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText, titleText } from "#tests/support/page.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";
import type { Answer, Visitor } from "#tests/support/visitor.ts";

/** What differs from one answer to the next whatever was hidden: keys of forms, nonces, names of requests. */
const steady = ({ body }: Answer): string =>
  body.replace(/requestKey\W+(?:value\W+)?[\w-]{43}|nonce="[^"]*"|nowMs\W+\d+/g, "");

for (const database of databases) {
  describe(`hiding on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const robin = await aMember(db, "robin-by-day");
      const reader = await aMember(db, "quiet-heron");
      const visitor = await app.signedIn(reader);
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      return { db, app, robin, reader, visitor, moderator };
    }
    type Forum = Awaited<ReturnType<typeof open>>;

    /** A thread under the name, one under an alias, and in each a reply under the other. */
    async function twoThreads({ db, robin }: Forum) {
      const day = await aThread(db, robin, { title: "By day", body: "Daywords." });
      const dayReply = await aReply(db, robin, day.threadId, { body: "Nightreply.", anonymous: true });
      const night = await aThread(db, robin, { title: "By night", body: "Nightwords.", anonymous: true });
      const nightReply = await aReply(db, robin, night.threadId, { body: "Dayreply." });
      return { day, dayReply, night, nightReply };
    }

    const page = (visitor: Visitor, { threadId }: { threadId: string }) =>
      visitor.follow(`/threads/${threadId}`);
    /** How often a post stands folded on a page. */
    const folds = ({ body }: Answer) => body.match(/class="folded"/g)?.length ?? 0;

    test("a mute of a name folds what stands under the name, and tells nothing about any alias", async () => {
      const forum = await open();
      const { visitor } = forum;
      const { day, dayReply, night, nightReply } = await twoThreads(forum);
      const before = steady(await page(visitor, night));

      const muted = await visitor.post(`/posts/${day.id}/mute`, { act: "mute" });
      expect([muted.status, muted.location]).toEqual([302, `/posts/${day.id}`]);

      const home = mainText((await visitor.get("/")).body);
      expect([home.includes("By day"), home.includes("By night")]).toEqual([false, true]);
      const dayPage = await page(visitor, day);
      expect(folds(dayPage)).toBe(1);
      expect(dayPage.body).toContain("whom you muted");
      expect(titleText(dayPage.body)).toBe("Thread · Afterword");
      const nightPage = await page(visitor, night);
      expect(folds(nightPage)).toBe(1);
      const unmuted = await visitor.post(`/posts/${nightReply.id}/mute`, { act: "unmute" });
      expect(unmuted.location).toBe(`/posts/${nightReply.id}`);
      expect(steady(await page(visitor, night))).toBe(before);
      expect(dayReply.id).not.toBe(day.id);
    });

    test("a mute of an alias folds that alias in that thread, and tells nothing about any name", async () => {
      const forum = await open();
      const { visitor, db, robin } = forum;
      const { day, night } = await twoThreads(forum);
      const other = await aThread(db, robin, { title: "Another night", anonymous: true });
      const before = [steady(await page(visitor, day)), steady(await page(visitor, other))];

      const muted = await visitor.post(`/posts/${night.id}/mute`, { act: "mute" });
      expect([muted.status, muted.location]).toEqual([302, `/posts/${night.id}`]);

      expect([steady(await page(visitor, day)), steady(await page(visitor, other))]).toEqual(before);
      const home = mainText((await visitor.get("/")).body);
      expect(["By day", "Another night", "By night"].map((title) => home.includes(title))).toEqual([
        true,
        true,
        false,
      ]);
      expect(folds(await page(visitor, night))).toBe(1);
      expect((await visitor.get("/people/robin-by-day")).body).toContain("By day");
      const settings = await visitor.get("/settings/hiding");
      expect(settings.body).not.toContain("robin-by-day");
      expect(settings.body).not.toContain(robin.id);
      expect(mainText(settings.body)).toContain("By night");
    });

    test("somebody muted sees, is told and can do all that they could before", async () => {
      const forum = await open();
      const { visitor, app, robin } = forum;
      const { day } = await twoThreads(forum);
      const theirs = await app.signedIn(robin);
      const paths = ["/", "/people/robin-by-day", "/settings/hiding"];
      const look = async () =>
        Promise.all(
          [...paths.map((path) => theirs.get(path)), page(theirs, day)].map(async (a) => steady(await a)),
        );
      const before = await look();
      await visitor.post(`/posts/${day.id}/mute`);
      expect(await look()).toEqual(before);
    });

    test("muting oneself is refused kindly and not offered, under the name and under the alias", async () => {
      const forum = await open();
      const { app, robin, db } = forum;
      const { day, night } = await twoThreads(forum);
      const theirs = await app.signedIn(robin);
      for (const post of [day, night]) {
        const refused = await theirs.post(`/posts/${post.id}/mute`);
        expect([refused.status, refused.body.includes("You cannot mute yourself.")]).toEqual([403, true]);
        expect((await page(theirs, post)).body).not.toContain("/mute");
      }
      expect(await db.selectFrom("mutedPerson").selectAll().execute()).toEqual([]);
      expect(await db.selectFrom("mutedAlias").selectAll().execute()).toEqual([]);
    });

    test("a moderator can be muted, and what moderators decide arrives all the same", async () => {
      const { visitor, moderator, db, reader } = await open();
      const theirs = await aThread(db, moderator, { title: "On evenings" });
      await visitor.post(`/posts/${theirs.id}/mute`);
      expect(mainText((await visitor.get("/")).body)).not.toContain("On evenings");
      expect(mainText((await visitor.get("/settings/hiding")).body)).toContain(
        "their decisions still reach you",
      );
      const own = await aThread(db, reader, { title: "Mine" });
      await aRemoval(db, own.id, "It names a clinic.");
      expect((await visitor.follow(`/posts/${own.id}`)).body).toContain("It names a clinic.");
    });

    test("what nobody may know of, what is gone and who is not signed in cannot be muted or hidden", async () => {
      const { visitor, app, db, robin } = await open();
      const mine = await aThread(db, robin, { audience: "only-me" });
      const gone = await aThread(db, robin);
      await withdrawPost(db, { actor: robin, postId: gone.id, nowMs: Date.now() });
      const statusOf = async (path: string) => (await visitor.post(path)).status;
      expect(await statusOf(`/posts/${mine.id}/mute`)).toBe(404);
      expect(await statusOf("/posts/nothing/mute")).toBe(404);
      expect(await statusOf(`/posts/${gone.id}/mute`)).toBe(403);
      expect(await statusOf(`/hidden-threads/${mine.threadId}`)).toBe(404);
      expect(await statusOf("/hidden-threads/nothing")).toBe(404);
      const article = await db.selectFrom("article").select("threadId").executeTakeFirstOrThrow();
      expect(await statusOf(`/hidden-threads/${article.threadId}`)).toBe(404);
      const guest = app.guest();
      const asked = await guest.post(`/posts/${gone.id}/mute`);
      expect(asked.location).toMatch(/^\/sign-in\?next=/);
      expect((await guest.post(`/hidden-threads/${gone.threadId}`)).location).toMatch(/^\/sign-in\?next=/);
    });

    test("a hidden thread leaves the lists, opens by its address with the way back, and keeps its title to itself", async () => {
      const forum = await open();
      const { visitor, db } = forum;
      const { day } = await twoThreads(forum);
      await visitor.post(`/hidden-threads/${day.threadId}`, { act: "hide" });
      expect(mainText((await visitor.get("/")).body)).not.toContain("By day");
      expect(mainText((await visitor.get("/people/robin-by-day")).body)).not.toContain("By day");
      const opened = await page(visitor, day);
      expect(opened.body).toContain("You hid this thread.");
      expect(mainText((await visitor.get("/settings/hiding")).body)).toContain("By day");
      await db.updateTable("thread").set({ audience: "only-me" }).where("id", "=", day.threadId).execute();
      const settings = await visitor.get("/settings/hiding");
      expect(settings.body).not.toContain("By day");
      expect(mainText(settings.body)).toContain("A thread that you can no longer open");
      const shown = await visitor.post("/settings/hiding", { act: "let-go", thread: day.threadId });
      expect(shown.location).toBe("/settings/hiding");
      expect(mainText((await visitor.get("/settings/hiding")).body)).not.toContain("can no longer open");
    });

    test("a quote of what is hidden brings nothing of it back, in the data neither", async () => {
      const { visitor, db, robin } = await open();
      const other = await aMember(db, "oatgrass");
      const { threadId } = await aThread(db, other, { title: "Quoting" });
      const said = await aReply(db, robin, threadId, { body: "Mutedquotation." });
      for (let n = 2; n <= POSTS_PER_PAGE; n++) await aReply(db, other, threadId);
      await aReply(db, other, threadId, { body: "I heard that.", quotedPostId: said.id });
      const pages = () =>
        Promise.all(
          ["quoting", "quoting.data"].map((end) => visitor.get(`/threads/${threadId}/${end}?page=2`)),
        );
      for (const { body } of await pages()) expect(body).toMatch(/Mutedquotation/);
      await visitor.post(`/posts/${said.id}/mute`);
      for (const { body } of await pages()) {
        expect(body).toContain("I heard that.");
        expect(body).not.toMatch(/Mutedquotation|robin-by-day/);
      }
    });
  });
}
