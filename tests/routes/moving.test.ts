import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { fieldValue, mainText } from "#tests/support/page.ts";
import { aMember, aReply, aReport, aThread } from "#tests/support/people.ts";

const MOVE = { act: "move", reason: "It deserves its own answers.", version: "1", postRevision: "1" };

for (const database of databases) {
  describe(`moving a reply from the desk on ${database.name}`, () => {
    test("asks for a title and what it is, and leads to the thread by the reply's own address", async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author);
      const reply = await aReply(db, author, thread.threadId, { body: "Ours ended by letter." });
      await aReport(db, await aMember(db, "quiet-heron"), reply.id, { reason: "other", details: "" });
      const { id } = await db.selectFrom("reviewItem").select("id").executeTakeFirstOrThrow();
      const item = `/moderation/items/${id}`;
      const moderator = await app.signedIn(await aMember(db, "wren-in-reeds", "moderator"));
      expect((await moderator.get(item)).body).toContain('name="act" value="move"');

      const refused = await moderator.post(item, { ...MOVE, title: " ", kind: "" });
      expect(refused.status).toBe(422);
      expect(mainText(refused.body)).toContain("Please give it a title.");
      expect(mainText(refused.body)).toContain("Please choose what it is.");
      expect(fieldValue(refused.body, "reason")).toBeDefined();
      expect(refused.body).toContain(MOVE.reason);

      const moved = await moderator.post(item, { ...MOVE, title: "  Ended by\nletter ", kind: "experience" });
      expect([moved.status, moved.headers.get("Location")]).toEqual([302, item]);
      const there = (await app.guest().get(`/posts/${reply.id}`)).headers.get("Location") ?? "";
      expect(there).toMatch(/^\/threads\/[\w-]+\/ended-by-letter/);
      expect(there).not.toContain(thread.threadId);
      expect(mainText((await app.guest().get(there)).body)).toContain("Ours ended by letter.");
      const old = await app.guest().get(`/threads/${thread.threadId}/tuesdays-at-six`);
      expect(mainText(old.body)).not.toContain("Ours ended by letter.");
      expect((await moderator.get(item)).body).not.toContain('name="act" value="move"');
    });
  });
}
