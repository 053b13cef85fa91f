import { beforeAll, describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { newThread } from "#app/workflows/start-thread.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import type { Connection } from "#db/connect.ts";
import { getArticle } from "#db/queries/articles.ts";
import { countGestures, gesturesGivenBy } from "#db/queries/gestures.ts";
import { postsAboutSection, postsThatHelped, postsThatHelpedOtherwise } from "#db/queries/listed-posts.ts";
import { countPostsAbout, sectionsOfPosts } from "#db/queries/sections.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember } from "#tests/support/people.ts";
import { aWaysArticle } from "#tests/support/ways-article.ts";
import { countRows, readingOf } from "./query-plans.ts";

const MANY = 6_000;
const SECTIONS = ["", "nights", "talk", "letter"];
const WAYS = ["talk", "letter", "walks"];
const READER = { audiences: ["everyone", "members"], readerId: null, hides: NOTHING_HIDDEN } as const;
const PAGE = { ...READER, before: null, limit: 21 };

/** Thousands of posts, every one of which helped somebody and is about a section, with a gesture each. */
async function aLargeForum({ db }: Connection) {
  await aWaysArticle(db);
  const author: Member = await aMember(db, "inkandrain");
  const giver: Member = await aMember(db, "quiet-heron");
  const article = await getArticle(db, null);
  const facts = { kind: "experience", title: "One", ending: null, audience: "everyone" } as const;
  const threads = Array.from({ length: MANY }, (_, at) =>
    newThread({ ...facts, authorId: author.id, nowMs: at }),
  );
  const text = { authorId: author.id, position: 0, body: "One.", quotedPostId: null, requestKey: null };
  const posts = threads.map(({ id }, at) => newPost({ ...text, threadId: id, nowMs: at }));
  const entries = posts.map(({ id, createdAtMs }, at) => ({
    ...{ postId: id, postedAtMs: createdAtMs },
    section: SECTIONS[at % SECTIONS.length] ?? "",
    way: WAYS[at % WAYS.length] ?? "",
  }));
  await insertRows(db, "thread", threads);
  await insertRows(db, "post", posts);
  await insertRows(
    db,
    "helpedPost",
    entries.map(({ postId, postedAtMs, way }) => ({ postId, postedAtMs, way })),
  );
  await insertRows(
    db,
    "sectionPost",
    entries.map(({ postId, postedAtMs, section }) => ({
      ...{ postId, postedAtMs, section },
      ...{ articleId: article?.id ?? "", anchor: section },
    })),
  );
  await insertRows(
    db,
    "gesture",
    entries.map(({ postId }) => ({
      ...{ postId, accountId: giver.id, kind: "helped" as const, way: "talk", createdAtMs: 0 },
    })),
  );
  return {
    articleId: article?.id ?? "",
    giver,
    ids: posts.slice(MANY / 2, MANY / 2 + 20).map(({ id }) => id),
  };
}

for (const database of databases) {
  describe(`among ${MANY} posts on ${database.name}`, () => {
    let connection: Connection;
    let forum: Awaited<ReturnType<typeof aLargeForum>>;

    beforeAll(async () => {
      connection = await database.open();
      forum = await aLargeForum(connection);
      await countRows(connection);
    }, 60_000);

    /** Each row of a page brings its post, its thread, its opening post and perhaps an article along. */
    const expectOnlyThePage = async (rows: number, query: Parameters<typeof readingOf>[1]) => {
      const { plan, detours, rowsRead } = await readingOf(connection, query);
      expect(detours, plan).toEqual([]);
      if (rowsRead !== null) expect(rowsRead, plan).toBeLessThanOrEqual(rows);
    };

    test.each(["first", "middle"])("the %s page of what helped in one way reads that page", async (from) => {
      const before = from === "first" ? null : { atMs: MANY / 2, id: forum.ids[0] ?? "" };
      await expectOnlyThePage(21 * 6, (db) => postsThatHelped(db, "talk", { ...PAGE, before }));
    });

    test("a page of what helped otherwise reads that page and what stands between", async () => {
      await expectOnlyThePage(21 * 3 * 6, (db) => postsThatHelpedOtherwise(db, ["talk", "letter"], PAGE));
    });

    test("a page of what is about a section reads that page", async () => {
      const asked = { articleId: forum.articleId, section: "talk" };
      await expectOnlyThePage(21 * 6, (db) => postsAboutSection(db, asked, PAGE));
    });

    test("counting under every section of the article reads no more than it counts to", async () => {
      const asked = { ...PAGE, articleId: forum.articleId, sections: SECTIONS, atMost: 100 };
      expect([...(await countPostsAbout(connection.db, asked)).values()]).toEqual([100, 100, 100, 100]);
      const started = performance.now();
      for (let times = 0; times < 10; times++) await countPostsAbout(connection.db, asked);
      expect((performance.now() - started) / 10).toBeLessThan(50);
    });

    test("what a page of posts shows of gestures and sections is found by the posts", async () => {
      const { ids, giver } = forum;
      await expectOnlyThePage(20 * 2, (db) => gesturesGivenBy(db, giver.id, ids));
      const counted = await readingOf(connection, (db) => countGestures(db, ids));
      if (counted.rowsRead !== null) expect(counted.rowsRead).toBeLessThanOrEqual(20 * 2);
      const sections = await readingOf(connection, (db) => sectionsOfPosts(db, ids));
      expect(
        sections.detours.filter((detour) => detour !== "SCAN article"),
        sections.plan,
      ).toEqual([]); // It has one row.
      if (sections.rowsRead !== null) expect(sections.rowsRead).toBeLessThanOrEqual(20 * 3);
    });
  });
}
