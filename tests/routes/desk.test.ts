import { describe, expect, test } from "vitest";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, mainText, textOfId, valueOfId } from "#tests/support/page.ts";
import { aMember, aReply, aReport, aThread } from "#tests/support/people.ts";

const statusOf = async (db: Db, postId: string) =>
  (await db.selectFrom("post").select("status").where("id", "=", postId).executeTakeFirstOrThrow()).status;
const record = (db: Db) =>
  db
    .selectFrom("moderationAct")
    .select(["act", "subjectKind", "subjectId", "guideline", "reason", "fromState", "toState", "snapshot"])
    .orderBy("atMs")
    .execute();

const REMOVE = {
  act: "remove",
  guideline: "4",
  reason: "It names a clinic.",
  version: "1",
  postRevision: "1",
};

for (const database of databases) {
  async function open() {
    const { db } = await database.open();
    const app = await startApp(db);
    const author = await aMember(db, "inkandrain");
    const reporter = await aMember(db, "quiet-heron");
    const thread = await aThread(db, author);
    const post = await aReply(db, author, thread.threadId, { body: "The clinic on Mill Lane." });
    await aReport(db, reporter, post.id, { reason: "identity", details: "It names a place." });
    const { id } = await db.selectFrom("reviewItem").select("id").executeTakeFirstOrThrow();
    const colleague = await aMember(db, "wren-in-reeds", "moderator");
    return {
      db,
      app,
      author,
      thread,
      post,
      colleague,
      page: `/threads/${thread.threadId}/tuesdays-at-six`,
      item: `/moderation/items/${id}`,
      moderator: await app.signedIn(colleague),
      own: await app.signedIn(author),
      reader: await app.signedIn(reporter),
    };
  }

  describe(`the desk on ${database.name}`, () => {
    test("does not exist for guests and members: every address, HTML and data, to read and to act", async () => {
      const { db, app, own, thread, post, item } = await open();
      const places = [
        "/moderation",
        item,
        "/moderation/people/inkandrain",
        "/moderation/care",
        "/moderation/helplines",
        `/moderation/threads/${thread.threadId}/lock`,
      ];
      for (const visitor of [app.guest(), own]) {
        for (const place of [...places, "/moderation/items/nothing", "/moderation/nothing"]) {
          for (const address of [place, `${place}.data`]) {
            const [read, acted] = [await visitor.get(address), await visitor.post(address, REMOVE)];
            expect([address, read.status, acted.status]).toEqual([
              address,
              404,
              expect.toBeOneOf([404, 405]),
            ]);
            expect(read.body + acted.body).not.toMatch(/Mill Lane|quiet-heron|It names a place/);
          }
        }
        expect((await visitor.post(`/posts/${post.id}/moderate`)).status).toBe(404);
      }
      expect([await statusOf(db, post.id), await record(db)]).toEqual(["published", []]);
    });

    test("shows the queue and the item with everything to decide by", async () => {
      const { moderator, item } = await open();
      const queue = await moderator.get("/moderation");
      expect(mainText(queue.body)).toMatch(
        /Reported · 1 report.*Reply in “Tuesdays at six”.*names or points to a person/s,
      );
      expect(queue.body).not.toContain("Mill Lane"); // Nobody comes upon a text in a list of labels.
      const page = mainText((await moderator.get(item)).body);
      expect(page).toMatch(/The clinic on Mill Lane.*inkandrain.*quiet-heron.*It names a place/s);
      expect((await moderator.get("/")).body).toMatch(/Desk \((?:<!-- -->)?1/);
      expect((await moderator.get("/moderation/items/nothing")).status).toBe(404);
    });

    test("shows a person's history to moderators", async () => {
      const { db, moderator, item } = await open();
      await db.updateTable("account").set({ createdAtMs: 1_699_999_999_123 }).execute();
      await moderator.post(item, REMOVE);
      // Not when exactly they joined: a post under an alias that came a moment later would be theirs.
      expect((await moderator.get("/moderation/people/InkAndRain.data")).body).not.toContain("1699999999123");
      const page = mainText((await moderator.get("/moderation/people/InkAndRain")).body);
      expect(page).toMatch(/November 2023.*Removed 1.*Reported 1.*Mill Lane.*Removed.*It names a clinic/s);
    });

    test("opens an item for a post that nobody reported, once", async () => {
      const { db, thread, moderator } = await open();
      const [first, second] = [
        await moderator.post(`/posts/${thread.id}/moderate`),
        await moderator.post(`/posts/${thread.id}/moderate`),
      ];
      expect(first.location).toMatch(/^\/moderation\/items\//);
      expect(second.location).toBe(first.location);
      expect((await record(db)).map(({ act }) => act)).toEqual(["open-item"]);
    });
  });

  describe(`a removal on ${database.name}`, () => {
    test("tells the author why and leaves them their text; others read the guideline alone", async () => {
      const { db, app, own, reader, moderator, item, page, post } = await open();
      expect((await moderator.post(item, REMOVE)).location).toBe(item);
      expect(await statusOf(db, post.id)).toBe("removed");
      for (const visitor of [app.guest(), reader, own]) {
        const { body } = await visitor.get(page);
        expect(textOfId(body, `post-${post.id}`)).toMatch(/A moderator is looking at this/);
        expect(body).not.toMatch(/names a clinic|Guideline 4|wren-in-reeds/);
      }
      app.wait(60_000);
      expect(mainText((await own.get(page)).body)).toMatch(
        /A moderator removed this.*Guideline 4.*Keep other people unnamed.*It names a clinic.*The clinic on Mill Lane/s,
      );
      for (const visitor of [app.guest(), reader]) {
        const { body } = await visitor.get(page);
        expect(textOfId(body, `post-${post.id}`)).toMatch(
          /^A moderator removed this\. .*4.*Keep other people unnamed/,
        );
        expect(body).not.toMatch(/Mill Lane|names a clinic|wren-in-reeds/);
      }
      expect(await record(db)).toEqual([
        {
          act: "remove",
          subjectKind: "post",
          subjectId: post.id,
          guideline: 4,
          reason: "It names a clinic.",
          fromState: "published",
          toState: "removed",
          snapshot: "The clinic on Mill Lane.",
        },
      ]);
    });

    test.each([
      ["a guideline", { ...REMOVE, guideline: "" }, /choose the guideline/],
      ["a guideline that there is", { ...REMOVE, guideline: "9" }, /choose a guideline/],
      ["a reason", { ...REMOVE, reason: " \u200b" }, /write a reason/],
      ["an act", { ...REMOVE, act: "erase" }, /choose what to do/],
      ["its version", { ...REMOVE, version: "one" }, /open the page again/],
    ])("needs %s, and what was typed is kept", async (_what, form, words) => {
      const { db, moderator, item, post } = await open();
      const page = await moderator.post(item, form);
      expect(page.status).toBe(422);
      expect(alertText(page.body)).toMatch(words);
      if (form.act === "remove") expect(valueOfId(page.body, "act-remove-reason")).toBe(form.reason);
      expect([await statusOf(db, post.id), await record(db)]).toEqual(["published", []]);
    });

    test("is taken back by restoring, with a reason", async () => {
      const { db, app, moderator, item, page, post } = await open();
      await moderator.post(item, REMOVE);
      const restore = { act: "restore", guideline: "", reason: "", version: "2", postRevision: "1" };
      expect((await moderator.post(item, restore)).status).toBe(422);
      expect((await moderator.post(item, { ...restore, reason: "No clinic after all." })).status).toBe(302);
      expect(await statusOf(db, post.id)).toBe("published");
      const seen = await app.guest().get(page);
      expect(mainText(seen.body)).toMatch(/1 reply.*The clinic on Mill Lane/s);
      expect(seen.body).not.toContain("No clinic after all");
      expect((await record(db)).map(({ act }) => act)).toEqual(["remove", "restore"]);
    });

    test("of a post that its author had withdrawn, taken back, leaves it withdrawn", async () => {
      const { db, author, moderator, item, post } = await open();
      await withdrawPost(db, { actor: author, postId: post.id, nowMs: Date.now() });
      await moderator.post(item, REMOVE);
      await moderator.post(item, {
        act: "restore",
        guideline: "",
        reason: "Mistake.",
        version: "2",
        postRevision: "1",
      });
      expect(await statusOf(db, post.id)).toBe("withdrawn");
    });

    test("sent twice is done once, and the second is told so", async () => {
      const { db, moderator, item } = await open();
      const answers = await Promise.all([moderator.post(item, REMOVE), moderator.post(item, REMOVE)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([302, 409]);
      expect(await record(db)).toHaveLength(1);
    });

    test("by two moderators at once: one decides, the other reads what happened and keeps their words", async () => {
      const { db, app, moderator, item, post } = await open();
      const second = await app.signedIn(await aMember(db, "linden", "admin"));
      const dismiss = { act: "dismiss", guideline: "", reason: "", version: "1", postRevision: "1" };
      const [a, b] = await Promise.all([moderator.post(item, REMOVE), second.post(item, dismiss)]);
      expect([a.status, b.status].sort()).toEqual([302, 409]);
      const late = a.status === 409 ? a : b;
      expect(alertText(late.body)).toContain("A colleague has decided about this meanwhile");
      expect(await record(db)).toHaveLength(1);
      expect(await statusOf(db, post.id)).toBe(a.status === 302 ? "removed" : "published");
    });

    test("about a text that was edited meanwhile is refused, and the reason is kept", async () => {
      const { db, own, moderator, item, post } = await open();
      await own.post(`/posts/${post.id}/edit`, {
        heading: "",
        body: "A clinic.",
        ending: "",
        title: "",
        fromRevision: "1",
      });
      const page = await moderator.post(item, REMOVE);
      expect(page.status).toBe(409);
      expect(alertText(page.body)).toContain("has edited this post");
      expect(valueOfId(page.body, "act-remove-reason")).toBe("It names a clinic.");
      expect(await statusOf(db, post.id)).toBe("published");
    });

    test("is not possible about one's own post", async () => {
      const { db, app, item, author, post } = await open();
      await db.updateTable("account").set({ role: "moderator" }).where("id", "=", author.id).execute();
      const self = await app.signedIn({ ...author, role: "moderator" });
      expect((await self.get(item)).status).toBe(404);
      expect((await self.get("/moderation")).body).not.toContain(item);
      expect((await self.get("/")).body).toMatch(/Desk \((<!-- -->)?0</);
      expect((await self.get(`/moderation/people/${author.handle}`)).status).toBe(404);
      for (const act of ["remove", "dismiss", "restore", "approve", "decline"]) {
        expect((await self.post(item, { ...REMOVE, act })).status).toBe(404);
      }
      expect([await statusOf(db, post.id), await record(db)]).toEqual(["published", []]);
    });
  });

  describe(`leaving it and locking on ${database.name}`, () => {
    test("a dismissed item closes, and the post stands", async () => {
      const { db, app, moderator, item, page, post } = await open();
      const dismiss = { act: "dismiss", guideline: "", reason: "", version: "1", postRevision: "1" };
      expect((await moderator.post(item, dismiss)).status).toBe(302);
      expect(await statusOf(db, post.id)).toBe("published");
      expect(mainText((await moderator.get("/moderation")).body)).toContain("Nothing is waiting");
      expect((await app.guest().get(page)).body).toContain("Mill Lane");
      expect(await record(db)).toMatchObject([
        { act: "dismiss", fromState: "published", toState: "published" },
      ]);
    });

    test("the record is only ever added to", async () => {
      const { db, moderator, item } = await open();
      await moderator.post(item, REMOVE);
      await expect(db.updateTable("moderationAct").set({ reason: "" }).execute()).rejects.toThrow(
        /append-only/,
      );
      await expect(db.deleteFrom("moderationAct").execute()).rejects.toThrow(/append-only/);
      expect(await record(db)).toHaveLength(1);
    });
  });
}
