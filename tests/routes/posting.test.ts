import { describe, expect, test } from "vitest";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";
import { newToken } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, hiddenFields, keptText, mainText, titleText } from "#tests/support/page.ts";
import { aMember, aRemoval, aReply, aThread, SKIPPED } from "#tests/support/people.ts";

const posts = (db: Db) =>
  db
    .selectFrom("post")
    .select(["id", "markdown", "position", "quotedPostId"])
    .orderBy("createdAtMs")
    .execute();

for (const database of databases) {
  describe(`posting on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      return { db, app, author, visitor: await app.signedIn(author) };
    }

    async function aThreadPage() {
      const forum = await open();
      const thread = await aThread(forum.db, forum.author);
      return { ...forum, thread, path: `/threads/${thread.threadId}/tuesdays-at-six` };
    }

    test("starts a thread from the form's own fields and lands on it", async () => {
      const { app, visitor } = await open();
      const form = hiddenFields((await visitor.get("/threads/new?ending=moved")).body);
      const typed = {
        kind: "experience",
        audience: "everyone",
        title: "The last time",
        ending: "moved",
        body: "It was *raining*.",
      };
      const answer = await visitor.post("/threads/new", { ...form, ...typed });
      const page = await visitor.follow(answer.location ?? "");
      expect(titleText(page.body)).toBe("The last time · Afterword");
      expect(page.body).toContain("<em>raining</em>");
      expect(mainText((await app.guest().get("/")).body)).toContain("The last time");
      expect(mainText((await app.guest().get("/endings/moved")).body)).toContain("The last time");
      expect(mainText((await app.guest().get("/endings/money")).body)).not.toContain("The last time");
    });

    test.each(["Последний раз", "最後", "Ünïcode & <b>", "…", "%2e%2e/?#"])(
      "lands on a thread with the title %s",
      async (title) => {
        const { visitor } = await open();
        const answer = await visitor.post("/threads/new", {
          kind: "experience",
          audience: "everyone",
          title,
          body: "One.",
        });
        const page = await visitor.follow(answer.location ?? "");
        expect([page.status, titleText(page.body)]).toEqual([200, `${title} · Afterword`]);
      },
    );

    test("stores a reply at the next position and leads to it", async () => {
      const { db, visitor, path } = await aThreadPage();
      const sent = await visitor.post(path, {
        ...hiddenFields((await visitor.get(path)).body),
        body: " Same here. ",
      });
      const reply = (await posts(db))[1];
      expect(reply).toMatchObject({ markdown: "Same here.", position: 1 });
      expect(sent.location).toBe(`/posts/${reply?.id}`);
      expect((await visitor.get(sent.location ?? "")).location).toBe(`${path}#post-${reply?.id}`);
    });

    test("twenty presses at once make one post", async () => {
      const { db, visitor, path } = await aThreadPage();
      const form = { body: "Once.", requestKey: newToken() };
      const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.post(path, form)));
      const [, reply, ...more] = await posts(db);
      expect(more).toEqual([]);
      expect(new Set(answers.map(({ location }) => location))).toEqual(new Set([`/posts/${reply?.id}`]));
      const thread = await db
        .selectFrom("thread")
        .select(["replyCount", "lastPosition"])
        .where("kind", "!=", "article")
        .execute();
      expect(thread).toEqual([{ replyCount: 1, lastPosition: 1 }]);
    });

    test("twenty presses at once start one thread", async () => {
      const { db, visitor } = await open();
      const form = {
        kind: "experience",
        audience: "everyone",
        title: "Once",
        body: "Once.",
        requestKey: newToken(),
      };
      await Promise.all(Array.from({ length: 20 }, () => visitor.post("/threads/new", form)));
      expect(await posts(db)).toHaveLength(1);
      expect(
        await db.selectFrom("thread").select("id").where("kind", "!=", "article").execute(),
      ).toHaveLength(1);
    });

    test("the same key with another text, or from somebody else, is another post", async () => {
      const { db, app, visitor, path } = await aThreadPage();
      const requestKey = newToken();
      const other = await app.signedIn(await aMember(db, "quiet-heron"));
      await visitor.post(path, { body: "One.", requestKey });
      await visitor.post(path, { body: "Two.", requestKey });
      await other.post(path, { body: "One.", requestKey });
      expect((await posts(db)).map(({ position }) => position).sort()).toEqual([0, 1, 2, 3]);
    });

    test("a thread sent once more for fewer readers is another one, not the open one again", async () => {
      const { db, visitor } = await open();
      const form = { ...{ kind: "experience", title: "At six", body: "I wait." }, requestKey: newToken() };
      await visitor.post("/threads/new", { ...form, audience: "everyone" });
      await visitor.post("/threads/new", { ...form, audience: "only-me" });
      await visitor.post("/threads/new", { ...form, audience: "only-me", "note-self-harm": "yes" });
      const threads = await db
        .selectFrom("thread")
        .select("audience")
        .where("title", "=", "At six")
        .execute();
      expect(threads.map(({ audience }) => audience).sort()).toEqual(["everyone", "only-me", "only-me"]);
    });

    test("replies of many at once stand at positions without gaps", async () => {
      const { db, app, path } = await aThreadPage();
      const people = await Promise.all(
        ["quiet-heron", "lamplight", "old-orchard"].map((name) => aMember(db, name)),
      );
      const visitors = await Promise.all(people.map((person) => app.signedIn(person)));
      const sent = Array.from({ length: 12 }, (_, turn) =>
        visitors[turn % 3]?.post(path, { body: `Number ${turn}` }),
      );
      expect((await Promise.all(sent)).map((answer) => answer?.status)).toEqual(Array(12).fill(302));
      const positions = (await posts(db)).map(({ position }) => position);
      expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, position) => position));
    });

    test("quotes a post with its author and an excerpt, until the quoted post goes", async () => {
      const { db, app, visitor, thread, path } = await aThreadPage();
      const other = await aMember(db, "quiet-heron");
      const quoted = await aReply(db, other, thread.threadId, { body: "I kept the **chair**." });
      const form = await visitor.get(`${path}?quote=${quoted.id}`);
      expect(form.body).toContain("I kept the chair.");
      await visitor.post(path, { ...hiddenFields(form.body), body: "So did I." });
      expect((await posts(db)).at(-1)).toMatchObject({ quotedPostId: quoted.id });
      const quotes = async () =>
        (await app.guest().get(path)).body.match(/<figure class="quote">.*?<\/figure>/g);
      expect(await quotes()).toEqual([expect.stringMatching(/quiet-heron.*I kept the chair\./)]);

      await withdrawPost(db, { actor: other, postId: quoted.id, nowMs: Date.now() });
      expect(await quotes()).toBeNull();
      expect((await app.guest().get(path)).body).not.toContain("I kept the chair");
    });

    test("is refused in a locked thread, with the text given back", async () => {
      const { db, visitor, thread, path } = await aThreadPage();
      const actor = await aMember(db, "wren-in-reeds", "moderator");
      await lockThread(db, {
        actor,
        threadId: thread.threadId,
        lock: true,
        guideline: 1,
        endsAtMs: null,
        reason: "Rest.",
        nowMs: Date.now(),
      });
      const page = await visitor.post(path, { body: "Too late?" });
      expect(page.status).toBe(403);
      expect(mainText(page.body)).toContain("closed this conversation");
      expect(keptText(page.body)).toBe("Too late?");
    });

    test.each(["withdrawn", "removed"])(
      "is refused in a thread whose opening is %s, with the text given back",
      async (how) => {
        const { db, app, author, thread, path } = await aThreadPage();
        if (how === "removed") await aRemoval(db, thread.id);
        else await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });
        const other = await app.signedIn(await aMember(db, "quiet-heron"));
        const page = await other.post(path, { body: "Too late?" });
        expect(page.status).toBe(403);
        expect(mainText(page.body)).toContain("no longer here");
        expect(keptText(page.body)).toBe("Too late?");
      },
    );

    test("of a text that is too long is refused on the page it was sent from, though the thread has a new title", async () => {
      const { db, author, visitor, thread, path } = await aThreadPage();
      const heading = { ...SKIPPED, title: "Wednesdays" };
      const edit = {
        actor: author,
        postId: thread.id,
        body: "One.",
        heading,
        contentNotes: [],
        fromRevision: 1,
        nowMs: Date.now(),
      };
      await editPost(db, edit);
      const body = "é".repeat(20_001);
      const page = await visitor.post(path, { body });
      expect([page.status, fieldValue(page.body, "body") === body]).toEqual([422, true]);
      expect((await visitor.post(path, { body: "Shorter." })).status).toBe(302);
    });

    test("of a quote of a removed post is refused, with the text given back", async () => {
      const { db, visitor, thread, path } = await aThreadPage();
      const quoted = await aReply(db, await aMember(db, "quiet-heron"), thread.threadId);
      await aRemoval(db, quoted.id);
      const page = await visitor.post(path, { body: "As you say.", quote: quoted.id });
      expect(page.status).toBe(403);
      expect(alertText(page.body)).toContain("no longer here");
      expect(fieldValue(page.body, "body")).toBe("As you say.");
    });

    test("of a quote from another thread is not found", async () => {
      const { db, author, visitor, path } = await aThreadPage();
      const elsewhere = await aThread(db, author, { title: "Elsewhere", body: "Another." });
      expect((await visitor.post(path, { body: "One.", quote: elsewhere.id })).status).toBe(404);
      expect((await visitor.get(`${path}?quote=${elsewhere.id}`)).body).not.toContain("Another.");
    });
  });
}
