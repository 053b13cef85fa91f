import { describe, expect, test } from "vitest";
import { editPost } from "#app/workflows/change-own-post.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, hiddenFields, mainText } from "#tests/support/page.ts";
import { aMember, aReply, aReport, aThread, SKIPPED } from "#tests/support/people.ts";

for (const database of databases) {
  async function open() {
    const { db } = await database.open();
    const app = await startApp(db);
    const author = await aMember(db, "inkandrain");
    const thread = await aThread(db, author);
    return { db, app, author, visitor: await app.signedIn(author), thread };
  }

  describe(`changing who can read a thread on ${database.name}`, () => {
    test("is not undone from an older page, nor are its notes: it is refused and says both", async () => {
      const { db, visitor, thread } = await open();
      const editing = `/posts/${thread.id}/edit`;
      const typed = { title: "Tuesdays at six", audience: "everyone", body: "I still look at the clock." };
      const form = { ...hiddenFields((await visitor.get(editing)).body), ...typed };
      const narrowed = await visitor.post(editing, { ...form, audience: "only-me", "note-self-harm": "yes" });
      expect(narrowed.status).toBe(302);
      const late = await visitor.post(editing, { ...form, body: "From the desk." });
      expect(late.status).toBe(409);
      expect(mainText(late.body)).toMatch(
        /Who can read it, as it was saved: Only me\..*Content notes, as it was saved: Self-harm/,
      );
      const [stands] = await db
        .selectFrom("thread")
        .select("audience")
        .where("id", "=", thread.threadId)
        .execute();
      expect(stands).toEqual({ audience: "only-me" });
      expect(await db.selectFrom("postRevision").selectAll().execute()).toEqual([]);
      expect((await visitor.get(`/posts/${thread.id}/history`)).body).not.toContain("edited");
    });

    test("opens a members' thread to everyone until others have replied in it, and then no more", async () => {
      const { db, app, author, visitor } = await open();
      const thread = await aThread(db, author, {
        audience: "members",
        title: "Among us",
        body: "@inkandrain waits.",
      });
      await aReply(db, author, thread.threadId, { body: "@loosestrife waits too." });
      const other = await aMember(db, "loosestrife");
      const editing = `/posts/${thread.id}/edit`;
      const save = async (audience: string) => {
        const form = hiddenFields((await visitor.get(editing)).body);
        return visitor.post(editing, { ...form, title: "Among us", body: "@inkandrain waits.", audience });
      };
      const readableBy = async (body: string) => {
        const { status, body: html } = await app.guest().get(`/threads/${thread.threadId}/among-us`);
        return status === 200 && html.includes(body);
      };
      expect((await save("everyone")).status).toBe(302);
      expect(await readableBy("waits")).toBe(true);
      await aReply(db, other, thread.threadId, { body: "Said to everyone." });
      expect((await save("members")).status).toBe(302);
      expect((await save("everyone")).status).toBe(302);
      expect((await save("members")).status).toBe(302);
      const answer = await aReply(db, other, thread.threadId, { body: "Said among members." });

      const form = await visitor.get(editing);
      expect(form.body).not.toContain('value="everyone"');
      expect(mainText(form.body)).toContain("Their words stay among those they wrote for");
      const refused = await save("everyone");
      expect(refused.status).toBe(403);
      expect(alertText(refused.body)).toMatch(/cannot be opened to everyone/);
      expect(await readableBy("Said")).toBe(false);
      expect((await save("only-me")).status).toBe(302);
      expect((await save("everyone")).status).toBe(403);
      await db
        .updateTable("post")
        .set({ status: "erased", authorId: null })
        .where("id", "=", answer.id)
        .execute();
      expect((await save("everyone")).status).toBe(302);
    });

    test("to more people while somebody replies asks them first, and keeps their words", async () => {
      const { db, app, author, visitor } = await open();
      const { id, threadId } = await aThread(db, author, {
        audience: "members",
        title: "Among us",
        body: "Here.",
      });
      const path = `/threads/${threadId}/among-us`;
      const other = await app.signedIn(await aMember(db, "loosestrife"));
      const form = hiddenFields((await other.get(path)).body);
      const edit = hiddenFields((await visitor.get(`/posts/${id}/edit`)).body);
      await visitor.post(`/posts/${id}/edit`, {
        ...edit,
        title: "Among us",
        body: "Here.",
        audience: "everyone",
      });

      const asked = await other.post(path, { ...form, body: "For members." });
      expect(asked.status).toBe(409);
      expect(alertText(asked.body)).toMatch(/opened to more people meanwhile/);
      expect(fieldValue(asked.body, "body")).toBe("For members.");
      const sent = await other.post(path, { ...hiddenFields(asked.body), body: "For everyone." });
      expect(sent.status).toBe(302);
    });

    test("leaves a mention a link where its page is open to these readers", async () => {
      const { db, author, visitor } = await open();
      const quiet = await aMember(db, "loosestrife");
      await aThread(db, quiet, { audience: "members", title: "Only here" });
      const thread = await aThread(db, author, {
        audience: "members",
        title: "Among us",
        body: "Ask @loosestrife.",
      });
      const mentions = () => db.selectFrom("mention").select("accountId").execute();
      const html = async () =>
        (await db.selectFrom("post").select("html").where("id", "=", thread.id).executeTakeFirstOrThrow())
          .html;
      expect(await html()).toContain("/people/loosestrife");
      expect(await mentions()).toEqual([{ accountId: quiet.id }]);
      const editing = `/posts/${thread.id}/edit`;
      const form = hiddenFields((await visitor.get(editing)).body);
      const same = { title: "Among us", body: "Ask @loosestrife.", audience: "everyone" };
      expect((await visitor.post(editing, { ...form, ...same })).status).toBe(302);
      expect(await html()).not.toContain("/people/");
      expect(await mentions()).toEqual([]);
    });

    test("leaves the desk what was reported before its author kept it to themselves, and nothing that came later", async () => {
      const { db, author, thread, app } = await open();
      const opening = thread.id;
      const reporter = await aMember(db, "quiet-heron");
      const other = await app.signedIn(await aMember(db, "heron-at-dusk", "moderator"));
      await aReport(db, reporter, opening);
      const queue = async () => mainText((await other.get("/moderation")).body);
      expect(await queue()).toContain("Tuesdays at six");
      const keepToMyself = { ...SKIPPED, title: "Wednesdays", audience: "only-me" as const };
      const edit = { actor: author, postId: opening, heading: keepToMyself, contentNotes: [] };
      const body = "Not for anybody else.";
      expect(await editPost(db, { ...edit, body, fromRevision: 1, nowMs: Date.now() })).toMatchObject({
        ok: true,
      });

      expect(await queue()).toContain("A thread that its author keeps to themselves");
      const [item] = await db.selectFrom("reviewItem").select("id").execute();
      const page = (await other.get(`/moderation/items/${item?.id}`)).body;
      expect(mainText(page)).toMatch(
        /keeps this to themselves now.*Tuesdays at six ?I still look at the clock\./,
      );
      const seen = [await queue(), page].join();
      expect(seen).not.toMatch(/Wednesdays|Not for anybody else|See it in its place/);
      expect((await other.get(`/posts/${opening}`)).status).toBe(404);
    });
  });
}
