import { describe, expect, test } from "vitest";
import { GUEST, type Member } from "#app/domain/actor.ts";
import { editPost, undoWithdrawal, withdrawPost } from "#app/workflows/change-own-post.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aRemoval, aReply, aThread } from "#tests/support/people.ts";

const BODY = "I still look at the *clock* on Tuesdays.\n\nIt is at six.";
const nowMs = Date.UTC(2026, 2, 12);

const edit = (db: Db, actor: Member, postId: string, body: string, fromRevision = 1) =>
  editPost(db, { actor, postId, body, contentNotes: [], heading: null, fromRevision, nowMs });

for (const database of databases) {
  async function open({ anonymous = false } = {}) {
    const { db } = await database.open();
    const author = await aMember(db, "inkandrain");
    const reader = await aMember(db, "quiet-heron");
    const { threadId } = await aThread(db, reader);
    const quoted = await aReply(db, author, threadId, { body: BODY, anonymous });
    const quote = (quotedText: string) =>
      aReply(db, reader, threadId, { body: "Yes.", quotedPostId: quoted.id, quotedText });
    const shown = async () => {
      const page = await viewThread(db, { viewer: GUEST, threadId, page: 1, quotedPostId: null, nowMs });
      if (!page.ok) throw new Error("There is no such thread.");
      return page.value.posts
        .map((post) => (post.kind === "full" ? (post.quote?.excerpt ?? null) : null))
        .slice(1);
    };
    const stored = async () =>
      (await db.selectFrom("post").select("quotedText").orderBy("position").execute()).slice(2);
    return { db, author, reader, threadId, quoted, quote, shown, stored };
  }

  describe(`a quote of a part on ${database.name}`, () => {
    test("shows the words that were meant, as the reader of the post sees them", async () => {
      const { quote, shown } = await open();
      await quote("look at the clock\non Tuesdays. \n It is");
      await quote("");
      await quote("words that nobody wrote");
      const whole = "I still look at the clock on Tuesdays. It is at six.";
      expect(await shown()).toEqual(["look at the clock on Tuesdays. It is", whole, whole]);
    });

    test("stays while the words stand in the post, and is deleted with the edit that takes them away", async () => {
      const { db, author, quoted, quote, shown, stored } = await open();
      await quote("look at the clock");
      await quote("at six");
      await edit(db, author, quoted.id, "I look at the clock on Wednesdays. It is at six.");
      expect(await shown()).toEqual(["look at the clock", "at six"]);
      await edit(db, author, quoted.id, "It is at six on Wednesdays.", 2);
      expect(await shown()).toEqual(["It is at six on Wednesdays.", "at six"]);
      expect(await stored()).toEqual([{ quotedText: null }, { quotedText: "at six" }]);
    });

    test("goes when the post is withdrawn, and comes back with it", async () => {
      const { db, author, quoted, quote, shown } = await open();
      await quote("at six");
      await withdrawPost(db, { actor: author, postId: quoted.id, nowMs });
      expect(await shown()).toEqual([null]);
      await undoWithdrawal(db, { actor: author, postId: quoted.id, nowMs: nowMs + 1 });
      expect(await shown()).toEqual(["at six"]);
    });

    test("goes when the post is removed", async () => {
      const { db, quoted, quote, shown } = await open();
      await quote("at six");
      await aRemoval(db, quoted.id);
      expect(await shown()).toEqual([null]);
    });

    test("of an anonymous post is by its alias", async () => {
      const { db, author, reader, threadId, quote } = await open({ anonymous: true });
      await quote("at six");
      const page = await viewThread(db, { viewer: reader, threadId, page: 1, quotedPostId: null, nowMs });
      const posts = page.ok ? page.value.posts : [];
      const [anonymous, quoting] = posts.map((post) => (post.kind === "full" ? post : null));
      expect(anonymous?.author?.anonymous).toBe(true);
      expect(quoting?.quote?.author).toEqual(anonymous?.author);
      expect(JSON.stringify(page)).not.toMatch(new RegExp(`${author.id}|${author.handle}`));
    });

    test("and an edit at the same moment: no quote keeps words that are gone", async () => {
      const { db, author, quoted, quote, stored } = await open();
      const before = Array.from({ length: 4 }, () => quote("at six"));
      const edits = edit(db, author, quoted.id, "Gone.");
      await Promise.all([...before, edits, ...Array.from({ length: 4 }, () => quote("at six"))]);
      expect(await stored()).toEqual(Array.from({ length: 8 }, () => ({ quotedText: null })));
    });
  });
}
