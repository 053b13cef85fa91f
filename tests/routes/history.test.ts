import { describe, expect, test } from "vitest";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { dataPath } from "#tests/support/walk.ts";

for (const database of databases) {
  async function open() {
    const { db } = await database.open();
    const app = await startApp(db);
    const author = await aMember(db, "inkandrain");
    const { threadId } = await aThread(db, author);
    const { id } = await aReply(db, author, threadId, { body: "With Dr Meadowlark." });
    const edit = (body: string, fromRevision: number) =>
      editPost(db, {
        ...{ actor: author, postId: id, body, contentNotes: [], heading: null, nowMs: Date.now() },
        fromRevision,
      });
    await edit("With Dr M.", 1);
    await edit("With them & <others>.", 2);
    const path = `/posts/${id}/history`;
    return {
      ...{ db, app, author, id, path, edit, threadPath: `/threads/${threadId}/tuesdays-at-six` },
      mine: await app.signedIn(author),
      moderator: await app.signedIn(await aMember(db, "wren-in-reeds", "moderator")),
      other: await app.signedIn(await aMember(db, "quiet-heron")),
    };
  }

  describe(`a post's earlier versions on ${database.name}`, () => {
    test("are its author's and the moderators', newest first; for everyone else there is no such page", async () => {
      const { app, mine, moderator, other, path } = await open();
      for (const visitor of [mine, moderator]) {
        const page = await visitor.get(path);
        expect(page.status).toBe(200);
        expect(mainText(page.body).match(/added: |taken out: /g)).toHaveLength(4);
        const first = page.body.indexOf('<del><span class="visually-hidden"> taken out: </span>Dr M');
        expect(first).toBeGreaterThan(0);
        expect(page.body.indexOf("Meadowlark")).toBeGreaterThan(first);
        expect(page.body).toContain("&lt;others&gt;");
      }
      for (const visitor of [other, app.guest()]) {
        expect((await visitor.get(path)).status).toBe(404);
        expect((await visitor.get(dataPath(path))).body).not.toContain("Meadowlark");
      }
      expect((await moderator.get(path)).body).not.toContain("Delete all");
      expect((await mine.get(path)).body).toContain("Delete all");
    });

    test("are led to from the word “edited” for those who may see them", async () => {
      const { mine, other, threadPath, path } = await open();
      expect((await mine.get(threadPath)).body).toContain(`href="${path}"`);
      expect((await other.get(threadPath)).body).not.toContain("/history");
      expect(mainText((await other.get(threadPath)).body)).toContain("edited");
    });

    test("go with a withdrawal, for moderators", async () => {
      const { db, author, id, mine, moderator, path } = await open();
      await withdrawPost(db, { actor: author, postId: id, nowMs: Date.now() });
      expect((await moderator.get(path)).status).toBe(404);
      expect((await mine.get(path)).status).toBe(200);
    });

    test("are kept by no cache, as pages and as data", async () => {
      const { mine, path } = await open();
      for (const address of [path, dataPath(path)])
        expect((await mine.get(address)).headers.get("Cache-Control")).toBe("no-store");
    });

    test("are deleted by their author: one, then all, then there is nothing left to delete", async () => {
      const { db, mine, moderator, other, app, path } = await open();
      expect((await moderator.post(path, { revision: "" })).status).toBe(403);
      expect((await other.post(path, { revision: "" })).status).toBe(404);
      expect((await app.guest().post(path, { revision: "" })).location).toMatch(/^\/sign-in/);
      expect((await mine.post(path, { revision: "x" })).status).toBe(400);
      const left = () => db.selectFrom("postRevision").select("revision").orderBy("revision").execute();
      expect(await left()).toHaveLength(2);

      expect((await mine.post(path, { revision: "1" })).location).toBe(`${path}?deleted`);
      const page = await mine.get(`${path}?deleted`);
      expect(mainText(page.body)).toContain("It is deleted. If somebody reported it");
      expect(page.body).not.toContain("Meadowlark");
      expect(await left()).toEqual([{ revision: 2 }]);
      for (const _ of "twice") expect((await mine.post(path, { revision: "" })).status).toBe(302);
      expect(mainText((await mine.get(path)).body)).toContain("There are no earlier versions.");
    });

    test("come ten to a page, and each page compares with what was before it", async () => {
      const { mine, edit, path } = await open();
      for (let n = 3; n <= 24; n++) await edit(`Version ${n}.`, n);
      const first = await mine.get(path);
      const older = /href="([^"]*\?before=\d+)"/.exec(first.body)?.[1] ?? "";
      const second = await mine.get(older);
      const third = await mine.get(/href="([^"]*\?before=\d+)"/.exec(second.body)?.[1] ?? "");
      const versions = (html: string) => html.match(/id="version-\d+"/g)?.length;
      expect([first, second, third].map(({ body }) => versions(body))).toEqual([11, 10, 4]);
      expect(third.body).toContain("Meadowlark");
      expect((await mine.get(`${path}?before=x`)).status).toBe(404);
    });
  });
}
