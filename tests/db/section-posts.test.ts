import { describe, expect, test } from "vitest";
import type { Actor, Member } from "#app/domain/actor.ts";
import { SECTION_COUNT_MAX } from "#app/domain/section.ts";
import { findMissingSections } from "#app/workflows/article-sections.ts";
import { saveArticle } from "#app/workflows/articles.ts";
import { viewArticle } from "#app/workflows/view-article.ts";
import { viewSectionPosts } from "#app/workflows/view-section-posts.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { articleFile, aWaysArticle, SAMPLE_SECTIONS, SECTION_TEXTS } from "#tests/support/ways-article.ts";

const GUEST: Actor = { kind: "guest" };
const { Nights: _nights, ...WITHOUT_NIGHTS } = SAMPLE_SECTIONS;

for (const database of databases) {
  describe(`posts about sections on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      await aWaysArticle(db);
      const admin = await aMember(db, "linden", "admin");
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author, {
        title: "At night",
        body: "About nights.",
        section: "nights",
      });
      return { db, admin, author, thread };
    }

    const article = async (db: Db, viewer: Actor = GUEST) => {
      const seen = await viewArticle(db, {
        viewer,
        slug: null,
        page: 1,
        quotedPostId: null,
        nowMs: Date.now(),
      });
      if (!seen.ok) throw new Error("There is no article.");
      return seen.value;
    };
    /** What stands under the sections: title → number of posts, without those that nothing is about; `whole` with it. */
    const counts = async (db: Db, viewer: Actor = GUEST) => {
      const { sections, postsAboutWhole: whole } = await article(db, viewer);
      const talks = sections.flatMap(({ talk }) =>
        talk && talk.posts > 0 ? [[talk.title, talk.posts]] : [],
      );
      return { ...Object.fromEntries(talks), ...(whole > 0 ? { whole } : {}) };
    };
    const listed = async (db: Db, anchor: string | null, viewer: Actor = GUEST) => {
      const view = await viewSectionPosts(db, { viewer, anchor, before: null });
      return view?.list.posts.map(({ excerpt }) => excerpt) ?? null;
    };
    const save = async (db: Db, actor: Member, sections: Record<string, string>, fromRevision = 1) =>
      saveArticle(db, {
        actor,
        slug: "sample",
        source: articleFile(sections),
        fromRevision,
        nowMs: Date.now(),
      });

    test("stand under their section, a thread, a comment and a reply alike, newest first", async () => {
      const { db, author, thread } = await open();
      const { threadId } = await db.selectFrom("article").select("threadId").executeTakeFirstOrThrow();
      await aReply(db, author, threadId, { body: "A comment.", section: "nights", nowMs: Date.now() + 1 });
      await aReply(db, author, thread.threadId, {
        body: "A reply.",
        section: "nights",
        nowMs: Date.now() + 2,
      });
      await aReply(db, author, thread.threadId, { body: "About nothing in particular." });
      expect(await counts(db)).toEqual({ Nights: 3 });
      expect(await listed(db, "nights")).toEqual(["A reply.", "A comment.", "About nights."]);
      expect(await listed(db, "talk")).toEqual([]);
      expect(await listed(db, "no-such-section")).toBeNull();
    });

    test("say what they are about, with the words that the heading has now", async () => {
      const { db, admin, thread } = await open();
      const about = async () => {
        const asked = { viewer: GUEST, threadId: thread.threadId, page: 1, quotedPostId: null, nowMs: 0 };
        const seen = await viewThread(db, asked);
        return seen.ok && seen.value.opening?.kind === "full" ? seen.value.opening.about : undefined;
      };
      expect(await about()).toEqual({ title: "Nights", path: "/article#nights" });
      await save(db, admin, { ...WITHOUT_NIGHTS, "After dark": SECTION_TEXTS.nights });
      expect(await about()).toEqual({ title: "After dark", path: "/article#nights" });
      await save(db, admin, WITHOUT_NIGHTS, 2);
      expect(await about()).toEqual({ title: null, path: "/article" });
    });

    test("stay with a section that is renamed, moved, or given an anchor by hand", async () => {
      const { db, admin } = await open();
      await save(db, admin, { ...WITHOUT_NIGHTS, "After dark": SECTION_TEXTS.nights });
      expect([await counts(db), await listed(db, "nights")]).toEqual([
        { "After dark": 1 },
        ["About nights."],
      ]);
      await save(db, admin, { "After dark {#dark}": SECTION_TEXTS.nights, ...WITHOUT_NIGHTS }, 2);
      expect([await counts(db), await listed(db, "nights"), await listed(db, "dark")]).toEqual([
        { "After dark": 1 },
        null,
        ["About nights."],
      ]);
    });

    test("stand with the article when their section is deleted, and under it again when it comes back", async () => {
      const { db, admin } = await open();
      await save(db, admin, WITHOUT_NIGHTS);
      expect([await counts(db), await listed(db, "nights"), await listed(db, null)]).toEqual([
        { whole: 1 },
        null,
        ["About nights."],
      ]);
      await save(db, admin, SAMPLE_SECTIONS, 2);
      expect([await counts(db), await listed(db, null)]).toEqual([{ Nights: 1 }, []]);
    });

    test("go the same ways when a file is imported", async () => {
      const { db } = await open();
      await aWaysArticle(db, articleFile({ ...WITHOUT_NIGHTS, "After dark": SECTION_TEXTS.nights }));
      expect(await counts(db)).toEqual({ "After dark": 1 });
      await aWaysArticle(db, articleFile(WITHOUT_NIGHTS));
      expect(await counts(db)).toEqual({ whole: 1 });
    });

    test("are left alone by a save that comes too late, or that loses a race", async () => {
      const { db, admin } = await open();
      const renamed = { ...WITHOUT_NIGHTS, "After dark": SECTION_TEXTS.nights };
      const [first, second] = await Promise.all([save(db, admin, renamed), save(db, admin, WITHOUT_NIGHTS)]);
      expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
      expect(await counts(db)).toEqual(first.ok ? { "After dark": 1 } : { whole: 1 });
      expect((await save(db, admin, {}, 1)).ok).toBe(false);
      expect(await counts(db)).toEqual(first.ok ? { "After dark": 1 } : { whole: 1 });
    });

    test("about a section that went while they were written are about the article", async () => {
      const { db, author } = await open();
      await aThread(db, author, { body: "Too late.", section: "gone" });
      await aThread(db, author, { body: "Nonsense.", section: "<script>" });
      expect([await counts(db), await listed(db, null)]).toEqual([{ Nights: 1, whole: 1 }, ["Too late."]]);
    });

    test("stay with their own article when another is pinned", async () => {
      const { db, thread } = await open();
      await aWaysArticle(db, articleFile(SAMPLE_SECTIONS, { slug: "another" }));
      expect([await counts(db), await listed(db, "nights")]).toEqual([{}, []]);
      const seen = await viewThread(db, {
        ...{ viewer: GUEST, threadId: thread.threadId, page: 1, quotedPostId: null, nowMs: 0 },
      });
      expect(seen.ok && seen.value.opening).toMatchObject({
        about: { title: "Nights", path: "/articles/sample#nights" },
      });
      const other = await viewArticle(db, {
        viewer: GUEST,
        slug: "sample",
        page: 1,
        quotedPostId: null,
        nowMs: 0,
      });
      expect(other.ok && other.value.sections.map(({ talk }) => talk)).toEqual([null, null, null, null]);
    });

    test("are counted to a limit, so that the page costs the same however many there are", async () => {
      const { db, author } = await open();
      for (let n = 0; n < SECTION_COUNT_MAX + 5; n++)
        await aThread(db, author, { section: "talk", body: `${n}.` });
      expect(await counts(db)).toEqual({ Nights: 1, Talk: SECTION_COUNT_MAX + 1 });
    }, 30_000);

    test("are found in an article that was stored before there were sections", async () => {
      const { db } = await open();
      const stored = () =>
        db.selectFrom("article").select(["html", "headings", "sections", "revision"]).execute();
      const before = await stored();
      await db.updateTable("article").set({ sections: "[]" }).execute();
      expect((await article(db)).sections).toHaveLength(1);
      await findMissingSections(db);
      expect(await stored()).toEqual(before);
      expect(await counts(db)).toEqual({ Nights: 1 });
    });
  });
}
