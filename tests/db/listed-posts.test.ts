import { beforeAll, describe, expect, test } from "vitest";
import type { Actor, Member } from "#app/domain/actor.ts";
import { OTHER_WAY } from "#app/domain/gesture.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { AUDIENCES } from "#app/domain/thread.ts";
import { hideNotes, hideWords } from "#app/workflows/choose-hiding.ts";
import { chooseHiddenThread } from "#app/workflows/hide-thread.ts";
import { muteAuthor } from "#app/workflows/mute.ts";
import { viewArticle } from "#app/workflows/view-article.ts";
import { viewSectionPosts } from "#app/workflows/view-section-posts.ts";
import { viewHelpedIn, viewWhatHelped } from "#app/workflows/view-what-helped.ts";
import { getArticle } from "#db/queries/articles.ts";
import { putHelpedPost } from "#db/queries/helped-posts.ts";
import { insertSectionPost } from "#db/queries/sections.ts";
import type { Db } from "#db/schema.ts";
import { combinations } from "#tests/support/combinations.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { articleFile, aWaysArticle, SAMPLE_SECTIONS } from "#tests/support/ways-article.ts";

const CASES = combinations({ audience: AUDIENCES, opening: POST_STATUSES, reply: POST_STATUSES });
const nameOf = ({ audience, opening, reply }: (typeof CASES)[number]) => `${audience} ${opening} ${reply}`;

/** Puts a post under the section and the way "talk". */
async function list(db: Db, postId: string, postedAtMs: number, way = "talk"): Promise<void> {
  const article = await getArticle(db, null);
  await insertSectionPost(db, {
    postId,
    articleId: article?.id ?? "",
    anchor: "talk",
    section: "talk",
    postedAtMs,
  });
  await putHelpedPost(db, { postId, way, postedAtMs });
}

for (const database of databases) {
  describe(`what lists of posts show on ${database.name}`, () => {
    let db: Db;
    const viewers: Record<string, Actor> = { guest: { kind: "guest" } };

    beforeAll(async () => {
      ({ db } = await database.open());
      await aWaysArticle(db);
      const author = await aMember(db, "inkandrain");
      Object.assign(viewers, { author, member: await aMember(db, "quiet-heron") });
      viewers.moderator = await aMember(db, "wren-in-reeds", "moderator");
      for (const [at, one] of CASES.entries()) {
        const thread = await aThread(db, author, {
          title: `Title of ${nameOf(one)}`,
          audience: one.audience,
        });
        const reply = await aReply(db, author, thread.threadId, { body: nameOf(one) });
        await list(db, reply.id, at);
        await db.updateTable("post").set({ status: one.reply }).where("id", "=", reply.id).execute();
        await db.updateTable("post").set({ status: one.opening }).where("id", "=", thread.id).execute();
      }
    }, 60_000);

    const everyPage = async (
      page: (
        before: string | null,
      ) => Promise<{ posts: { excerpt: string | null }[]; olderPath: string | null }>,
    ) => {
      const found = [];
      for (let before: string | null | undefined = null; before !== undefined; ) {
        const { posts, olderPath } = await page(before);
        found.push(...posts.map(({ excerpt }) => excerpt));
        before =
          olderPath === null ? undefined : new URL(olderPath, "http://localhost").searchParams.get("before");
      }
      return found;
    };

    test.each(["guest", "member", "author", "moderator"] as const)(
      "the %s finds what they may open, whole, and the count under the section is that of the list",
      async (name) => {
        const viewer = viewers[name] as Actor;
        const mayOpen = {
          guest: ["everyone"],
          member: ["everyone", "members"],
          author: AUDIENCES,
          moderator: ["everyone", "members"],
        };
        const expected = CASES.filter(
          ({ audience, opening, reply }) =>
            (mayOpen[name] as readonly string[]).includes(audience) &&
            opening === "published" &&
            reply === "published",
        ).map(nameOf);
        const about = await viewSectionPosts(db, { viewer, anchor: "talk", before: null });
        const helped = await viewHelpedIn(db, { viewer, way: "talk", before: null });
        expect(about?.list.posts.map(({ excerpt }) => excerpt)).toEqual(expected.toReversed());
        expect(helped?.list.posts.map(({ excerpt }) => excerpt)).toEqual(expected.toReversed());
        const article = await viewArticle(db, { viewer, slug: null, page: 1, quotedPostId: null, nowMs: 0 });
        const talks = article.ok ? article.value.sections.map(({ talk }) => talk) : [];
        expect(talks.find((talk) => talk?.anchor === "talk")?.posts).toBe(expected.length);
      },
    );

    test("are read page by page, each post once, newest first, those of one moment too", async () => {
      const author = viewers.author as Member;
      const bodies: string[] = [];
      for (let n = 0; n < 45; n++) {
        const { id } = await aThread(db, author, { body: `Long ${n}.` });
        await list(db, id, 10_000 + Math.floor(n / 5), "letter");
        bodies.push(`Long ${n}.`);
      }
      const viewer = viewers.guest as Actor;
      const found = await everyPage(async (before) => {
        const view = await viewHelpedIn(db, { viewer, way: "letter", before });
        if (!view) throw new Error("There is no such way.");
        return view.list;
      });
      expect([...found].sort()).toEqual([...bodies].sort());
      const groups = found.map((body) => Math.floor(Number(/\d+/.exec(body ?? "")?.[0]) / 5));
      expect(groups).toEqual([...groups].sort((a, b) => b - a));
    });

    test("show a content note in place of the words, and an alias in place of the name", async () => {
      const author = viewers.author as Member;
      const noted = {
        body: "Notedwords.",
        contentNotes: ["death"],
        anonymous: true,
        section: "nights",
      } as const;
      await aThread(db, author, noted);
      const view = await viewSectionPosts(db, {
        viewer: viewers.guest as Actor,
        anchor: "nights",
        before: null,
      });
      const [line] = view?.list.posts ?? [];
      expect(line).toMatchObject({ excerpt: null, notes: ["death"], author: { anonymous: true } });
      expect(JSON.stringify(view)).not.toMatch(/Notedwords|inkandrain/);
      expect(JSON.stringify(view)).not.toContain(author.id);
    });

    test("leave out what their reader has hidden: a person, a thread, a note, a word; the count follows but for words", async () => {
      const author = viewers.author as Member;
      const nowMs = Date.now();
      const reader = await aMember(db, "small-fox");
      const loud = await aMember(db, "oatgrass");
      const about = { section: "letter" } as const;
      const muted = await aThread(db, loud, { ...about, body: "Muted." });
      const hidden = await aThread(db, author, { ...about, body: "Hidden." });
      const noted = await aThread(db, author, { ...about, body: "Noted.", contentNotes: ["eating"] });
      const worded = await aThread(db, author, { ...about, body: "A zeppelin." });
      const plain = await aThread(db, author, { ...about, body: "Plain." });
      for (const { id } of [muted, hidden, noted, worded, plain])
        await putHelpedPost(db, { postId: id, way: "talk", postedAtMs: 30_000 });

      await muteAuthor(db, { actor: reader, postId: muted.id, act: "mute", nowMs });
      await chooseHiddenThread(db, { actor: reader, threadId: hidden.threadId, act: "hide", nowMs });
      await hideNotes(db, reader, ["eating"]);
      await hideWords(db, reader, { words: "zeppelin", fromVersion: 0 });

      const section = await viewSectionPosts(db, { viewer: reader, anchor: "letter", before: null });
      expect(section?.list.posts.map(({ excerpt }) => excerpt)).toEqual(["Plain."]);
      const helped = await viewHelpedIn(db, { viewer: reader, way: "talk", before: null });
      const ids = helped?.list.posts.map(({ id }) => id) ?? [];
      expect([muted, hidden, noted, worded, plain].map(({ id }) => ids.includes(id))).toEqual([
        ...[false, false, false, false, true],
      ]);
      const article = await viewArticle(db, {
        viewer: reader,
        slug: null,
        page: 1,
        quotedPostId: null,
        nowMs: 0,
      });
      const talks = article.ok ? article.value.sections.map(({ talk }) => talk) : [];
      expect(talks.find((talk) => talk?.anchor === "letter")?.posts).toBe(2);
    });

    test("have a place for what names no way, and for ways that the article has lost until they return", async () => {
      const author = viewers.author as Member;
      const viewer = viewers.guest as Actor;
      const [unnamed, lost] = [
        await aThread(db, author, { body: "No way." }),
        await aThread(db, author, { body: "Lost." }),
      ];
      await list(db, unnamed.id, 20_000, "");
      await list(db, lost.id, 20_001, "walks");
      const others = async () => {
        const view = await viewHelpedIn(db, { viewer, way: OTHER_WAY, before: null });
        return view?.list.posts.map(({ excerpt }) => excerpt);
      };
      expect(await others()).toEqual(["Lost.", "No way."]);
      expect(await viewHelpedIn(db, { viewer, way: "walks", before: null })).toBeNull();
      await aWaysArticle(db, articleFile(SAMPLE_SECTIONS, { ways: ["walks", "talk", "letter"] }));
      expect(await others()).toEqual(["No way."]);
      const ways = await viewWhatHelped(db, viewer);
      expect(ways.map(({ way, list: { posts } }) => [way?.id ?? null, posts.length])).toEqual([
        ["walks", 1],
        ["talk", 3],
        ["letter", 3],
        [null, 1],
      ]);
      await aWaysArticle(db, articleFile(SAMPLE_SECTIONS, { ways: [] }));
      expect((await viewWhatHelped(db, viewer)).map(({ way }) => way)).toEqual([null]);
    });
  });
}
