import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, lock, worked } from "#tests/support/desk.ts";
import { keptText, mainText } from "#tests/support/page.ts";

const WORDS = "I would like to give this a rest.";

for (const database of databases) {
  describe(`the page on which a thread is closed, on ${database.name}`, () => {
    test("gives the words back that come after a colleague's closing, with the thread as it stands now", async () => {
      const { db, moderator, colleague, threadId } = await aDesk((await database.open()).db);
      const app = await startApp(db);
      const linden = await app.signedIn(colleague);
      const path = `/moderation/threads/${threadId}/lock`;
      const seenOn = (body: string) => /name="seen" value="(.*?)"/.exec(body)?.[1];
      const page = await linden.get(path);
      expect(mainText(page.body)).toContain("Close the thread");
      expect(seenOn(page.body)).toBe("");
      worked(await lock(db, moderator, threadId, { nowMs: Date.now() }));

      const sent = { act: "lock", guideline: "1", reason: WORDS, seen: "", days: "", back: "" };
      const late = await linden.post(path, sent);
      expect(late.status).toBe(409);
      expect(mainText(late.body)).toContain("has been closed or opened since");
      expect(mainText(late.body)).toContain("Open the thread again");
      expect(keptText(late.body)).toBe(WORDS);

      const opened = { ...sent, act: "unlock", seen: seenOn(late.body) ?? "" };
      expect((await linden.post(path, opened)).status).toBe(302);
      const acts = db.selectFrom("moderationAct").select("act").orderBy("atMs").orderBy("id");
      expect((await acts.execute()).map(({ act }) => act)).toEqual(["lock", "unlock"]);
    });
  });
}
