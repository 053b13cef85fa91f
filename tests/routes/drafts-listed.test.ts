import { describe, expect, test } from "vitest";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { draftRows, saveDraftBy as save } from "#tests/support/drafts.ts";
import { keptText, mainText } from "#tests/support/page.ts";
import { aMember, aRemoval, aThread } from "#tests/support/people.ts";

const WORDS = "On Tuesdays I still leave at half past five.";

for (const database of databases) {
  describe(`the list of drafts on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author);
      const member = await aMember(db, "quiet-heron");
      const phone = await app.signedIn(member);
      return { db, app, author, thread, phone, place: `/threads/${thread.threadId}` };
    }

    test("are listed for their writer alone, newest first, and deleted by one press", async () => {
      const { db, app, author, phone, place } = await open();
      const other = await app.signedIn(author);
      const guest = app.guest();
      await save(phone, place, { body: WORDS });
      await save(phone, "/letters/new", { title: "Dear M.", body: "It rained." });
      await save(guest, "/article", { body: "A guest's words." });
      const [reply, letter] = await draftRows(db);
      const list = await phone.get("/drafts");
      expect(mainText(list.body)).toMatch(
        /An unsent letter.*Dear M\..*It rained.*A reply in “Tuesdays at six”/s,
      );
      expect(list.body).toContain(`href="/letters/new?draft=${letter?.id}"`);
      expect(mainText((await guest.get("/drafts")).body)).toContain("A guest's words.");
      expect(mainText((await app.guest().get("/drafts")).body)).toContain("Nothing is waiting here");
      for (const stranger of [other, app.guest(), guest]) {
        expect((await stranger.get(`/drafts/${reply?.id}`)).status).toBe(404);
        await stranger.post(`/drafts/${reply?.id}/discard`);
        expect(mainText((await stranger.get("/drafts")).body)).not.toContain(WORDS);
      }
      expect(await draftRows(db)).toHaveLength(3);
      expect((await phone.post(`/drafts/${reply?.id}/discard`, { next: "/drafts" })).location).toBe(
        "/drafts",
      );
      expect((await draftRows(db)).map(({ id }) => id)).not.toContain(reply?.id);
      expect((await phone.post(`/drafts/${reply?.id}/discard`, { next: "//evil.example" })).location).toBe(
        "/",
      );
    });

    test("of a thread that was removed, withdrawn, locked or hidden is readable, and tells nothing of the thread", async () => {
      const { db, app, author, phone, thread, place } = await open();
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const { path } = await save(phone, place, { body: WORDS });
      const id = new URL(path, app.address).searchParams.get("draft");
      const read = async () => ({
        list: mainText((await phone.get("/drafts")).body),
        one: (await phone.get(`/drafts/${id}`)).body,
      });

      const lock = {
        actor: moderator,
        threadId: thread.threadId,
        lock: true,
        guideline: 1,
        endsAtMs: null,
        reason: "Rest.",
        nowMs: Date.now(),
      };
      await lockThread(db, lock);
      expect((await read()).list).toMatch(/A reply in “Tuesdays at six”.*cannot be posted/s);
      expect(keptText((await phone.follow(place)).body)).toBe(WORDS);

      await aRemoval(db, thread.id);
      const removed = await read();
      expect(removed.list).toContain("whose opening post is gone");
      expect(removed.list + removed.one).not.toContain("Tuesdays at six");

      await db.updateTable("thread").set({ audience: "only-me" }).execute();
      const hidden = await read();
      expect(hidden.list).toContain("A reply in a thread that is no longer here");
      expect(hidden.list + hidden.one).not.toContain("Tuesdays at six");
      expect(mainText(hidden.one)).toContain(WORDS);
      const sent = await phone.post(`${place}/tuesdays-at-six`, { body: `${WORDS} And more.` });
      expect([sent.status, mainText(sent.body).includes("Your words are safe")]).toEqual([404, true]);
      expect(mainText((await phone.get("/drafts")).body)).toContain("And more.");

      await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });
      expect((await save(phone, place, { body: "Still typing." }, { turn: 2 })).outcome).toBe("saved");
    });
  });
}
