import { describe, expect, test } from "vitest";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, hiddenFields, keptText, mainText } from "#tests/support/page.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";

const MINUTE_MS = 60_000;

for (const database of databases) {
  async function open() {
    const { db } = await database.open();
    const app = await startApp(db);
    const author = await aMember(db, "inkandrain");
    const thread = await aThread(db, author);
    const reply = await aReply(db, author, thread.threadId, { body: "The first wording." });
    const path = `/threads/${thread.threadId}/tuesdays-at-six`;
    return {
      db,
      app,
      author,
      visitor: await app.signedIn(author),
      other: await app.signedIn(await aMember(db, "quiet-heron")),
      thread,
      reply,
      path,
    };
  }

  describe(`editing an own post on ${database.name}`, () => {
    test("shows the new text as edited, and keeps the old one as a revision", async () => {
      const { db, app, visitor, reply, path } = await open();
      const editing = `/posts/${reply.id}/edit`;
      const form = await visitor.get(editing);
      expect(fieldValue(form.body, "body")).toBe("The first wording.");
      const saved = await visitor.post(editing, { ...hiddenFields(form.body), body: "A *calmer* wording." });
      expect(saved.location).toBe(`/posts/${reply.id}`);

      const page = await app.guest().get(path);
      expect(page.body).toContain("A <em>calmer</em> wording.");
      expect(mainText(page.body)).toMatch(/edited just now/);
      expect(page.body).not.toContain("The first wording");
      const revisions = await db
        .selectFrom("postRevision")
        .select(["revision", "title", "markdown"])
        .execute();
      expect(revisions).toEqual([{ revision: 1, title: null, markdown: "The first wording." }]);
    });

    test("of the opening changes title, ending and address; the old address leads on", async () => {
      const { db, visitor, thread, path } = await open();
      const editing = `/posts/${thread.id}/edit`;
      const form = await visitor.get(editing);
      const typed = {
        audience: "everyone",
        title: "Wednesdays",
        ending: "moved",
        body: "I still look at the clock.",
      };
      await visitor.post(editing, { ...hiddenFields(form.body), ...typed });
      const led = await visitor.get(`${path}?page=1`);
      expect([led.status, led.location]).toEqual([302, `/threads/${thread.threadId}/wednesdays?page=1`]);
      expect(mainText((await visitor.get("/endings/moved")).body)).toContain("Wednesdays");
      expect(await db.selectFrom("postRevision").select(["title"]).execute()).toEqual([
        { title: "Tuesdays at six" },
      ]);
    });

    test("without a change keeps no revision and says nothing of an edit", async () => {
      const { db, app, visitor, reply, path } = await open();
      const editing = `/posts/${reply.id}/edit`;
      const form = await visitor.get(editing);
      await visitor.post(editing, { ...hiddenFields(form.body), body: "The first wording." });
      expect(await db.selectFrom("postRevision").selectAll().execute()).toEqual([]);
      expect(mainText((await app.guest().get(path)).body)).not.toContain("edited");
    });

    test("from an older version is refused with the text given back, and the newer stays", async () => {
      const { app, visitor, reply, path } = await open();
      const editing = `/posts/${reply.id}/edit`;
      const form = hiddenFields((await visitor.get(editing)).body);
      await visitor.post(editing, { ...form, body: "From the phone." });
      const late = await visitor.post(editing, { ...form, body: "From the desk." });
      expect(late.status).toBe(409);
      expect(alertText(late.body)).toMatch(/edited in another tab/);
      expect(fieldValue(late.body, "body")).toBe("From the desk.");
      expect(mainText(late.body)).toMatch(
        /Saved meanwhile.*From the phone\..*How your text in the box differs/s,
      );
      expect(late.body).toMatch(/<del>.*phone.*<\/del><ins>.*desk.*<\/ins>/);
      expect(mainText((await app.guest().get(path)).body)).toContain("From the phone.");
    });

    test("is saved on top of the newer one by whoever has seen it, and by nobody who has not", async () => {
      const { db, visitor, reply } = await open();
      const editing = `/posts/${reply.id}/edit`;
      const form = hiddenFields((await visitor.get(editing)).body);
      await visitor.post(editing, { ...form, body: "From the phone." });
      const late = hiddenFields((await visitor.post(editing, { ...form, body: "From the desk." })).body);
      expect(late.fromRevision).toBe("2");
      await visitor.post(editing, { ...late, body: "From the train." });
      const unseen = await visitor.post(editing, { ...late, body: "From the desk." });
      expect(unseen.status).toBe(409);
      expect(mainText(unseen.body)).toContain("From the train.");
      const saved = await visitor.post(editing, { ...hiddenFields(unseen.body), body: "From the desk." });
      expect(saved.status).toBe(302);
      const versions = await db.selectFrom("postRevision").select("markdown").orderBy("revision").execute();
      expect(versions.map(({ markdown }) => markdown)).toEqual([
        "The first wording.",
        "From the phone.",
        "From the train.",
      ]);
    });

    test("keeps nothing of what stood there before, when its author says so", async () => {
      const { db, visitor, reply } = await open();
      const editing = `/posts/${reply.id}/edit`;
      const edit = async (fields: Record<string, string>) =>
        visitor.post(editing, { ...hiddenFields((await visitor.get(editing)).body), ...fields });
      await edit({ body: "The second wording." });
      expect((await edit({ body: "The third wording.", forget: "yes" })).status).toBe(302);
      expect(await db.selectFrom("postRevision").select("markdown").execute()).toEqual([]);
      const [post] = await db.selectFrom("post").select(["markdown"]).where("id", "=", reply.id).execute();
      expect(post).toEqual({ markdown: "The third wording." });
    });

    test("in two tabs at once stores one of the two", async () => {
      const { db, visitor, reply } = await open();
      const editing = `/posts/${reply.id}/edit`;
      const form = hiddenFields((await visitor.get(editing)).body);
      const answers = await Promise.all(
        ["One.", "Two."].map((body) => visitor.post(editing, { ...form, body })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([302, 409]);
      expect(await db.selectFrom("postRevision").select("revision").execute()).toEqual([{ revision: 1 }]);
    });

    test("with nothing in it is refused, title and text given back", async () => {
      const { visitor, thread } = await open();
      const form = { heading: "yes", title: "", body: "\u200b \n", ending: "", fromRevision: "1" };
      const page = await visitor.post(`/posts/${thread.id}/edit`, form);
      expect(page.status).toBe(422);
      expect(alertText(page.body)).toMatch(/give it a title|nothing to read/i);
    });

    test("is for its author alone", async () => {
      const { app, other, reply } = await open();
      expect((await other.get(`/posts/${reply.id}/edit`)).status).toBe(403);
      expect((await other.post(`/posts/${reply.id}/edit`, { body: "Mine.", fromRevision: "1" })).status).toBe(
        403,
      );
      expect((await app.guest().get(`/posts/${reply.id}/edit`)).location).toMatch(/^\/sign-in\?next=/);
    });

    test("of a removed post is refused: what was decided about stays as it was", async () => {
      const { db, visitor, reply } = await open();
      await aRemoval(db, reply.id);
      expect((await visitor.get(`/posts/${reply.id}/edit`)).status).toBe(403);
      const sent = await visitor.post(`/posts/${reply.id}/edit`, { body: "Another.", fromRevision: "1" });
      expect(sent.status).toBe(403);
      expect(keptText(sent.body)).toBe("Another.");
    });
  });

  describe(`withdrawing an own post on ${database.name}`, () => {
    test("leaves a placeholder for others and the text for its author, and the count is true", async () => {
      const { db, app, visitor, reply, path } = await open();
      expect((await visitor.post(`/posts/${reply.id}/withdraw`)).location).toBe(`/posts/${reply.id}`);
      const seen = await app.guest().get(path);
      expect(mainText(seen.body)).toContain("Its author withdrew this.");
      expect(mainText(seen.body)).toContain("No replies yet");
      expect(seen.body).not.toContain("first wording");
      expect(mainText((await visitor.get(path)).body)).toMatch(
        /You withdrew this.*Put it back.*first wording/s,
      );

      expect((await visitor.post(`/posts/${reply.id}/withdraw`)).status).toBe(302);
      const [count] = await db
        .selectFrom("thread")
        .select("replyCount")
        .where("kind", "!=", "article")
        .execute();
      expect(count).toEqual({ replyCount: 0 });
    });

    test("can be undone within ten minutes", async () => {
      const { app, db, author, visitor, reply, path } = await open();
      await withdrawPost(db, { actor: author, postId: reply.id, nowMs: Date.now() - 9 * MINUTE_MS });
      expect((await visitor.post(`/posts/${reply.id}/undo-withdraw`)).location).toBe(`/posts/${reply.id}`);
      const page = await app.guest().get(path);
      expect(mainText(page.body)).toMatch(/1 reply.*first wording/s);
      expect((await visitor.post(`/posts/${reply.id}/undo-withdraw`)).status).toBe(403);
    });

    test("cannot be undone after ten minutes", async () => {
      const { app, db, author, visitor, reply, path } = await open();
      await withdrawPost(db, { actor: author, postId: reply.id, nowMs: Date.now() - 10 * MINUTE_MS });
      expect(mainText((await visitor.get(path)).body)).not.toContain("Put it back");
      const late = await visitor.post(`/posts/${reply.id}/undo-withdraw`);
      expect(late.status).toBe(403);
      expect(mainText(late.body)).toContain("ten minutes");
      expect((await app.guest().get(path)).body).not.toContain("first wording");
    });

    test("pressed twice at once is one withdrawal", async () => {
      const { db, visitor, reply } = await open();
      await Promise.all([
        visitor.post(`/posts/${reply.id}/withdraw`),
        visitor.post(`/posts/${reply.id}/withdraw`),
      ]);
      const [row] = await db
        .selectFrom("thread")
        .select("replyCount")
        .where("kind", "!=", "article")
        .execute();
      expect(row).toEqual({ replyCount: 0 });
    });

    test.each(["withdraw", "undo-withdraw"])("somebody else's is refused: %s", async (act) => {
      const { app, db, author, other, reply } = await open();
      if (act === "undo-withdraw")
        await withdrawPost(db, { actor: author, postId: reply.id, nowMs: Date.now() });
      const before = await db.selectFrom("post").select("status").where("id", "=", reply.id).execute();
      expect((await other.post(`/posts/${reply.id}/${act}`)).status).toBe(403);
      expect((await app.guest().post(`/posts/${reply.id}/${act}`)).location).toMatch(/^\/sign-in/);
      expect(await db.selectFrom("post").select("status").where("id", "=", reply.id).execute()).toEqual(
        before,
      );
    });
  });
}
