import { describe, expect, test } from "vitest";
import { DRAFTS_MAX } from "#app/domain/draft.ts";
import { USUAL_KEEP } from "#app/domain/retention.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { clearAway } from "#app/workflows/clear-away.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, hiddenFields, keptText, mainText } from "#tests/support/page.ts";
import { aMember, aThread, PASSWORD } from "#tests/support/people.ts";

const WORDS = "On Tuesdays I still leave at half past five.";
const JOINING = { handle: "quiet-heron", password: PASSWORD };
const DAY_MS = 24 * 60 * 60 * 1000;

const posts = (db: Db) => db.selectFrom("post").select(["id", "markdown", "position", "threadId"]).execute();
const drafts = (db: Db) => db.selectFrom("draft").selectAll().execute();

for (const database of databases) {
  describe(`writing first and joining after on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      return { db, app: await startApp(db) };
    }

    test("a guest's comment is published by joining, and they land on it", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      const sent = await guest.post("/article", { body: WORDS });
      expect([sent.status, sent.location]).toEqual([302, "/join"]);
      expect(await posts(db)).toEqual([]);
      expect(mainText((await guest.get("/join")).body)).toContain("These words are safe");

      const joined = await guest.post("/join", JOINING);
      const [post] = await posts(db);
      expect(joined.location).toBe(`/posts/${post?.id}`);
      expect((await guest.get(`/posts/${post?.id}`)).location).toBe(`/article#post-${post?.id}`);
      const page = await guest.get("/article");
      expect(page.body).toContain(`id="post-${post?.id}"`);
      expect(mainText(page.body)).toContain(WORDS);
    });

    test("a guest's thread is published by joining, with its title and its ending", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      const form = {
        kind: "question",
        audience: "everyone",
        title: "Does it pass?",
        ending: "ran-out",
        body: WORDS,
      };
      expect((await guest.post("/threads/new", form)).location).toBe("/join");
      await guest.post("/join", JOINING);
      const threads = await db
        .selectFrom("thread")
        .select(["kind", "title", "ending"])
        .where("kind", "!=", "article")
        .execute();
      expect(threads).toEqual([{ kind: "question", title: "Does it pass?", ending: "ran-out" }]);
    });

    test("a member who is not signed in signs in instead, and the reply is theirs", async () => {
      const { db, app } = await open();
      const thread = await aThread(db, await aMember(db, "inkandrain"));
      await app.guest().post("/join", JOINING);
      const guest = app.guest();
      await guest.post(`/threads/${thread.threadId}/tuesdays-at-six`, { body: WORDS });
      expect(mainText((await guest.get("/sign-in")).body)).toContain("These words are safe");
      const signedIn = await guest.post("/sign-in", JOINING);
      const reply = (await posts(db)).find(({ markdown }) => markdown === WORDS);
      expect(signedIn.location).toBe(`/posts/${reply?.id}`);
      expect(reply).toMatchObject({ threadId: thread.threadId, position: 1 });
    });

    test("a session that has ended meanwhile leads to signing in, and the post is published", async () => {
      const { db, app } = await open();
      const visitor = app.guest();
      await visitor.post("/join", JOINING);
      await db.deleteFrom("session").execute();
      expect((await visitor.post("/article", { body: WORDS })).location).toBe("/sign-in");
      expect((await visitor.post("/sign-in", JOINING)).location).toMatch(/^\/posts\//);
      expect((await posts(db)).map(({ markdown }) => markdown)).toEqual([WORDS]);
    });

    test("a session that has ended meanwhile leads there from a thread that only members see, too", async () => {
      const { db, app } = await open();
      const thread = await aThread(db, await aMember(db, "inkandrain"), { audience: "members" });
      const visitor = app.guest();
      await visitor.post("/join", JOINING);
      await db.deleteFrom("session").execute();
      const sent = await visitor.post(`/threads/${thread.threadId}/tuesdays-at-six`, { body: WORDS });
      expect(sent.location).toBe("/sign-in");
      expect((await visitor.post("/sign-in", JOINING)).location).toMatch(/^\/posts\//);
      expect((await posts(db)).map(({ markdown }) => markdown)).toContain(WORDS);
    });

    test("what two tabs sent is kept twice: the last is published, the other is a draft of theirs", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      await guest.post("/article", { body: WORDS });
      await guest.post("/article", { body: "From the other tab." });
      await guest.post("/join", JOINING);
      expect((await posts(db)).map(({ markdown }) => markdown)).toEqual(["From the other tab."]);
      expect(mainText((await guest.get("/drafts")).body)).toContain(WORDS);
    });

    test("what is sent with as many drafts as a guest may have is kept all the same", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      for (let n = 0; n < DRAFTS_MAX.guest; n += 1)
        await guest.post("/article", { intent: "keep", body: `Beginning ${n}.` });
      const full = await guest.post("/article", { intent: "keep", body: "One more." });
      expect(alertText(full.body)).toMatch(/as many drafts/);
      expect((await guest.post("/article", { body: WORDS })).location).toBe("/join");
      await guest.post("/join", JOINING);
      expect((await posts(db)).map(({ markdown }) => markdown)).toEqual([WORDS]);
    });

    test("a mistake in the form or in joining costs no word", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      const page = await guest.post("/threads/new", {
        kind: "experience",
        audience: "everyone",
        title: " ",
        ending: "money",
        body: WORDS,
      });
      expect(page.status).toBe(422);
      expect(alertText(page.body)).toMatch(/give it a title/);
      expect(fieldValue(page.body, "body")).toBe(WORDS);

      await guest.post("/article", { body: WORDS });
      expect((await guest.post("/join", { ...JOINING, password: "short" })).status).toBe(422);
      expect((await guest.post("/join", JOINING)).location).toMatch(/^\/posts\//);
      expect((await posts(db)).map(({ markdown }) => markdown)).toEqual([WORDS]);
    });

    test("going back shows the text in its form, and sending it again replaces the draft", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      await guest.post("/article", { body: WORDS });
      expect(fieldValue((await guest.get("/article")).body, "body")).toBe(WORDS);
      expect(fieldValue((await guest.get("/threads/new")).body, "body")).toBe("");
      const form = hiddenFields((await guest.get("/article")).body);
      await guest.post("/article", { ...form, body: `${WORDS} And you?` });
      expect(await drafts(db)).toHaveLength(1);
      await guest.post("/join", JOINING);
      expect((await posts(db)).map(({ markdown }) => markdown)).toEqual([`${WORDS} And you?`]);
    });

    test("joining twice with the same draft makes one post", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      await guest.post("/article", { body: WORDS });
      const answers = await Promise.all([guest.post("/join", JOINING), guest.post("/join", JOINING)]);
      const [post, ...others] = await posts(db);
      expect(others).toEqual([]);
      expect(answers.map(({ location }) => location)).toEqual(Array(2).fill(`/posts/${post?.id}`));
    });

    test("is given back when the thread was locked meanwhile", async () => {
      const { db, app } = await open();
      const thread = await aThread(db, await aMember(db, "inkandrain"));
      const actor = await aMember(db, "wren-in-reeds", "moderator");
      const guest = app.guest();
      await guest.post(`/threads/${thread.threadId}/tuesdays-at-six`, { body: WORDS });
      await lockThread(db, {
        actor,
        threadId: thread.threadId,
        lock: true,
        guideline: 1,
        endsAtMs: null,
        reason: "Rest.",
        nowMs: Date.now(),
      });
      const joined = await guest.post("/join", JOINING);
      const page = await guest.follow(joined.location ?? "");
      expect(mainText(page.body)).toContain("closed this conversation");
      expect(keptText(page.body)).toBe(WORDS);
    });

    test("is given back when the opening post was withdrawn meanwhile, and its address with it", async () => {
      const { db, app } = await open();
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author);
      const guest = app.guest();
      await guest.post(`/threads/${thread.threadId}/tuesdays-at-six`, { body: WORDS });
      await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });
      const joined = await guest.post("/join", JOINING);
      const page = await guest.follow(joined.location ?? "");
      expect(keptText(page.body)).toBe(WORDS);
    });
  });

  describe(`a draft on ${database.name}`, () => {
    async function kept() {
      const { db } = await database.open();
      const app = await startApp(db);
      const guest = app.guest();
      await guest.post("/article", { body: WORDS });
      return { db, app, guest, token: guest.cookies.get("draft") ?? "" };
    }

    test("is nobody's without its cookie, and the table has no cookie in it", async () => {
      const { db, app, token } = await kept();
      const stranger = app.guest();
      const [row] = await drafts(db);
      for (const guess of ["", "x".repeat(43), row?.owner.slice(0, 43) ?? "", `${token.slice(0, 42)}!`]) {
        stranger.cookies.set("draft", guess);
        expect(fieldValue((await stranger.get("/article")).body, "body")).toBe("");
      }
      expect((await stranger.post("/join", JOINING)).location).toBe("/");
      expect(await posts(db)).toEqual([]);
      expect(JSON.stringify(await drafts(db))).not.toContain(token);
    });

    test("lasts for a day, and the clearing takes it away", async () => {
      const { db, guest } = await kept();
      const [row] = await drafts(db);
      expect((row?.expiresAtMs ?? 0) - (row?.createdAtMs ?? 0)).toBe(DAY_MS);
      await db
        .updateTable("draft")
        .set({ expiresAtMs: Date.now() - 1 })
        .execute();
      expect(fieldValue((await guest.get("/article")).body, "body")).toBe("");
      expect((await guest.post("/join", JOINING)).location).toBe("/");
      await clearAway(db, { keep: USUAL_KEEP, nowMs: Date.now() });
      expect(await drafts(db)).toEqual([]);
    });

    test("leaves no text behind once it is posted", async () => {
      const { db, guest } = await kept();
      await guest.post("/join", JOINING);
      expect(JSON.stringify(await drafts(db))).not.toContain("Tuesdays");
      expect(fieldValue((await guest.get("/article")).body, "body")).toBe("");
    });

    test.each(["/sign-out", "/leave"])("cannot be reached from this browser after %s", async (path) => {
      const { guest } = await kept();
      const headers = { "Sec-Fetch-Site": "same-origin" };
      if (path === "/leave") await guest.send(path, { headers });
      else await guest.post(path);
      expect(guest.cookies.has("draft")).toBe(false);
    });
  });
}
