import { describe, expect, test } from "vitest";
import { type Actor, GUEST, type Member } from "#app/domain/actor.ts";
import type { DraftFields, DraftOwner } from "#app/domain/draft.ts";
import { NO_REF } from "#app/domain/draft-ref.ts";
import { parseSearch } from "#app/domain/search-address.ts";
import { saveDraft } from "#app/workflows/save-draft.ts";
import { searchForum } from "#app/workflows/search-forum.ts";
import { hashOf } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { CORPUS, QUESTIONS } from "#tests/support/search-corpus.ts";
import { foundIds, indexAll, searched } from "#tests/support/searching.ts";

const ofMember = ({ id }: Member): DraftOwner => ({ kind: "member", key: id });
const ofGuest: DraftOwner = { kind: "guest", key: hashOf("a token") };

type Written = { path?: string; fields?: DraftFields; nowMs?: number };

async function aDraft(db: Db, owner: DraftOwner, text: string, written: Written = {}): Promise<string> {
  const { path = "/threads/new", fields = [["body", text]], nowMs = Date.now() } = written;
  const saved = await saveDraft(db, { owner, path, fields, ref: NO_REF, sent: false, mayAdd: true, nowMs });
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  return saved.draft.id;
}

/** What is found of drafts by this visitor, who has this cookie or none. */
async function draftsFound(db: Db, viewer: Actor, owner: DraftOwner | null, query: string) {
  const asked = parseSearch(new URLSearchParams(query));
  return (await searchForum(db, { viewer, owner, asked, nowMs: Date.now() })).drafts;
}

/** Drafts are looked for by a word that they have; and the index counts a word 255 times, where a draft is read whole. */
const OF_POSTS_ALONE = ["-the", '"so and"'];

test("a draft is found by what would find it as a thread, on both databases", async () => {
  for (const database of databases) {
    const { db } = await database.open();
    const author = await aMember(db, "inkandrain");
    const titles = new Map<string, string>();
    for (const [at, [body, title]] of CORPUS.entries()) {
      const { id } = await aThread(db, author, { title, body, nowMs: (at + 1) * 60_000 });
      titles.set(id, title);
      const fields = [
        ["title", title],
        ["body", body],
      ] as const;
      titles.set(await aDraft(db, ofMember(author), "", { fields, nowMs: Date.now() - 99_000 + at }), title);
    }
    await indexAll(db);
    for (const words of QUESTIONS.filter((words) => !OF_POSTS_ALONE.includes(words))) {
      const query = `in=yours&q=${encodeURIComponent(words)}`;
      const drafts = (await draftsFound(db, author, ofMember(author), query))?.hits ?? [];
      const threads = await foundIds(db, GUEST, words);
      const named = (ids: readonly string[]) => ids.map((id) => titles.get(id));
      expect([words, named(drafts.map(({ id }) => id))]).toEqual([words, named(threads)]);
    }
  }
});

for (const database of databases) {
  describe(`searching one's own drafts on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      return { db, author, owner: ofMember(author) };
    }

    test("shows why, apart from posts, and leads to the form it was written in", async () => {
      const { db, author, owner } = await open();
      const { threadId, id: posted } = await aThread(db, author);
      const reply = await aDraft(db, owner, "The clock **stopped**.", { path: `/threads/${threadId}` });
      const page = await searched(db, author, "q=clock");
      expect(page.results?.hits.map(({ id }) => id)).toEqual([posted]);
      expect(page.drafts).toMatchObject({ isMore: false, isAll: true });
      expect(page.drafts?.hits).toMatchObject([
        {
          id: reply,
          where: "A reply in “Tuesdays at six”",
          formPath: `/threads/${threadId}?draft=${reply}#reply`,
          snippet: [{ text: "The " }, { text: "clock", marked: true }, { text: " **stopped**." }],
        },
      ]);
    });

    test("is for their writer alone: not for others, guests or moderators, and not for another browser", async () => {
      const { db, author, owner } = await open();
      const reader = await aMember(db, "quiet-heron");
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const admin = await aMember(db, "lock-and-lamp", "admin");
      await aDraft(db, owner, "A zebra.");
      await aDraft(db, ofGuest, "A zebra in this browser.");
      const theirs = [
        [GUEST, null],
        [GUEST, { kind: "guest", key: hashOf("another token") }],
        ...[reader, moderator, admin].map((viewer) => [viewer, ofMember(viewer)] as const),
      ] as const;
      for (const [viewer, whose] of theirs)
        for (const query of [
          "q=zebra",
          "in=yours&q=zebra",
          "q=zebr*",
          "author=inkandrain",
          "q=zebra&author=inkandrain",
        ]) {
          const asked = parseSearch(new URLSearchParams(query));
          const page = await searchForum(db, { viewer, owner: whose, asked, nowMs: Date.now() });
          expect([query, page.drafts, page.results?.hits, page.yours]).toEqual([query, null, [], null]);
        }
      expect((await draftsFound(db, author, owner, "q=zebra"))?.hits).toHaveLength(1);
      expect((await draftsFound(db, GUEST, ofGuest, "q=zebra"))?.hits).toMatchObject([
        { snippet: [{}, { text: "zebra" }, { text: " in this browser." }] },
      ]);
    });

    test("says no more of a place than its writer may know today", async () => {
      const { db, owner, author } = await open();
      const other = await aMember(db, "quiet-heron");
      const { threadId } = await aThread(db, other, { title: "Secretly named" });
      await aDraft(db, owner, "My clock.", { path: `/threads/${threadId}` });
      await db.updateTable("thread").set({ audience: "only-me" }).execute();
      const found = await draftsFound(db, author, owner, "q=clock");
      expect(found?.hits).toMatchObject([{ formPath: null }]);
      expect(JSON.stringify(found)).not.toContain("Secretly");
    });

    test("asks for words alone, on the first page", async () => {
      const { db, author, owner } = await open();
      await aDraft(db, owner, "My clock.", {
        fields: [
          ["body", "My clock."],
          ["ending", "money"],
        ],
      });
      const having = async (query: string) => (await draftsFound(db, author, owner, query))?.hits.length ?? 0;
      expect(await having("q=clock")).toBe(1);
      expect(await having("q=cloc")).toBe(1);
      expect(await having("in=yours&q=clock")).toBe(1);
      for (const query of ["", "q=bell", "q=-bell", "q=money", "q=clock&ending=money", "q=clock&before=1-x"])
        expect([query, await having(query)]).toEqual([query, 0]);
    });

    test("has the latest first, a few beside the results and all of them as such", async () => {
      const { db, author, owner } = await open();
      const ids = [];
      for (let at = 0; at < 5; at++)
        ids.unshift(await aDraft(db, owner, `Clock ${at}.`, { nowMs: Date.now() - 1_000 + at }));
      const beside = await draftsFound(db, author, owner, "q=clock");
      expect(beside).toMatchObject({ isMore: true, allPath: "/search?q=clock&in=yours" });
      expect(beside?.hits.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const all = await draftsFound(db, author, owner, "q=clock&in=yours");
      expect(all).toMatchObject({ isMore: false });
      expect(all?.hits.map(({ id }) => id)).toEqual(ids);
    });

    test("forgets what was posted or has run out, and says when it has not read all", async () => {
      const { db, author, owner } = await open();
      await aDraft(db, owner, "My clock.", { nowMs: 1 });
      const posted = await aDraft(db, owner, "My clock, posted.");
      await db.updateTable("draft").set({ postedPath: "/posts/1" }).where("id", "=", posted).execute();
      expect(await draftsFound(db, author, owner, "q=clock")).toBe(null);
      await aDraft(db, owner, "My clock, long ago.", { nowMs: Date.now() - 5_000 });
      for (let at = 0; at < 3; at++) await aDraft(db, owner, `${at}${"x ".repeat(45_000)}`);
      expect(await draftsFound(db, author, owner, "q=clock")).toMatchObject({ hits: [], isAll: false });
    });
  });
}
