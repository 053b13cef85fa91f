import { beforeAll, describe, expect, test } from "vitest";
import { GUEST, type Member } from "#app/domain/actor.ts";
import { foldOf, type Hides, NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import type { ContentNote } from "#app/domain/need.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import { hideNotes, hideWords } from "#app/workflows/choose-hiding.ts";
import { chooseHiddenThread } from "#app/workflows/hide-thread.ts";
import { hidesOf } from "#app/workflows/hides.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { muteAuthor } from "#app/workflows/mute.ts";
import { countNotifications, listNotifications } from "#app/workflows/notifications.ts";
import { viewPerson } from "#app/workflows/people.ts";
import { makeFeedToken, personalFeed } from "#app/workflows/personal-feed.ts";
import { hidingChoice, mutesOf } from "#db/queries/hiding.ts";
import { postsByAuthor } from "#db/queries/people.ts";
import { latestThreads } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { combinations } from "#tests/support/combinations.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { foundIds } from "#tests/support/searching.ts";

const everyThread = (db: Db, hides: Hides) =>
  latestThreads(db, {
    audiences: audiencesOpenTo(GUEST),
    readerId: null,
    hides,
    filter: NO_FILTER,
    kind: null,
    before: null,
    limit: 1_000,
  });

const mute = async (db: Db, actor: Member, postId: string) => {
  const muted = await muteAuthor(db, { actor, postId, act: "mute", nowMs: Date.now() });
  expect(muted.ok).toBe(true);
};

for (const database of databases) {
  describe(`on ${database.name}, the lists`, () => {
    let db: Db;
    let reader: Member;
    let robin: Member;
    /** One thread for each author, name and note; the reader's own among them. */
    const CASES = combinations({
      author: ["quiet-heron", "robin-by-day", "oatgrass"],
      anonymous: [false, true],
      note: [null, "death", "suicide"],
    });

    beforeAll(async () => {
      db = (await database.open()).db;
      reader = await aMember(db, "quiet-heron");
      robin = await aMember(db, "robin-by-day");
      const members = {
        "quiet-heron": reader,
        "robin-by-day": robin,
        oatgrass: await aMember(db, "oatgrass"),
      };
      for (const { author, anonymous, note } of CASES) {
        const contentNotes: ContentNote[] = note === null ? [] : [note, "abuse"];
        const thread = await aThread(db, members[author], { anonymous, contentNotes });
        await aReply(db, members[author], thread.threadId, { anonymous: !anonymous, contentNotes });
      }
    });

    test("leave out exactly what the rule folds, whatever a reader has muted and hidden", async () => {
      const all = await everyThread(db, NOTHING_HIDDEN);
      expect(all).toHaveLength(CASES.length);
      const rows = all.map((row) => ({ ...row, threadId: row.id, alias: row.openingAlias }));
      const ofRobin = (name: "named" | "anonymous") =>
        rows.filter((row) => row.authorId === robin.id && (row.alias === null) === (name === "named"));
      const openings = await db
        .selectFrom("post")
        .select(["id", "threadId"])
        .where("position", "=", 0)
        .execute();
      const openingOf = (threadId = "") => openings.find((post) => post.threadId === threadId)?.id ?? "";

      const seen: number[] = [];
      const check = async () => {
        const hides = await hidesOf(db, reader);
        const expected = rows.filter((row) => foldOf(hides, row, []) === null).map(({ id }) => id);
        expect((await everyThread(db, hides)).map(({ id }) => id)).toEqual(expected);
        seen.push(expected.length);
      };
      await check();
      await hideNotes(db, reader, ["death"]);
      await check();
      await mute(db, reader, openingOf(ofRobin("named")[0]?.id));
      await check();
      await mute(
        db,
        reader,
        openingOf(ofRobin("anonymous").find(({ contentNotes }) => contentNotes === "[]")?.id),
      );
      await check();
      await hideNotes(db, reader, []);
      await check();
      // 18 threads; 4 of others under “death”; Robin’s 3 under their name, one of which is gone already; one alias.
      expect(seen).toEqual([18, 14, 12, 11, 14]);
    });

    test("of a person’s posts follow the same rule, and the thread that they stand in", async () => {
      const hides = await hidesOf(db, reader);
      const asked = { statuses: null, audiences: audiencesOpenTo(reader), before: null, limit: 100 } as const;
      expect(await postsByAuthor(db, { ...asked, authorId: robin.id, hides })).toEqual([]);
      const own = await postsByAuthor(db, { ...asked, authorId: reader.id, hides });
      expect(own.length).toBe(6);
      const unhidden = await postsByAuthor(db, { ...asked, authorId: robin.id, hides: NOTHING_HIDDEN });
      expect(unhidden.length).toBe(6);
    });
  });

  describe(`on ${database.name}, hiding`, () => {
    async function open() {
      const { db } = await database.open();
      const reader = await aMember(db, "quiet-heron");
      const robin = await aMember(db, "robin-by-day");
      const titles = async (viewer: Member, before: string | null = null) =>
        (await listThreads(db, { viewer, filter: NO_FILTER, before })).threads.map(({ title }) => title);
      return { db, reader, robin, titles };
    }

    test("a word fills pages with what else there is, to the end and without a gap", async () => {
      const { db, reader, robin } = await open();
      for (let n = 0; n < 90; n++)
        await aThread(db, robin, {
          title: `Thread ${n}`,
          body: n % 2 ? "The Clínic." : "A lamp.",
          nowMs: n + 1,
        });
      await hideWords(db, reader, { words: "clinic", fromVersion: 0 });
      const pages: string[][] = [];
      for (let before: string | null = "", guard = 0; before !== null && guard < 9; guard++) {
        const list = await listThreads(db, { viewer: reader, filter: NO_FILTER, before });
        pages.push(list.threads.map(({ title }) => title));
        before = list.olderPath && new URL(list.olderPath, "http://x").searchParams.get("before");
      }
      expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
      expect(pages.flat()).toEqual(Array.from({ length: 45 }, (_, n) => `Thread ${88 - 2 * n}`));
    });

    test("a word that is everywhere ends the search for more after five pages, with the way on", async () => {
      const { db, reader, robin } = await open();
      for (let n = 0; n < 110; n++) await aThread(db, robin, { title: `Thread ${n}`, nowMs: n + 1 });
      await hideWords(db, reader, { words: "thread", fromVersion: 0 });
      const first = await listThreads(db, { viewer: reader, filter: NO_FILTER, before: null });
      expect([first.threads, first.emptyByChoice, first.olderPath === null]).toEqual([[], true, false]);
      const before = new URL(first.olderPath ?? "", "http://x").searchParams.get("before");
      const last = await listThreads(db, { viewer: reader, filter: NO_FILTER, before });
      expect([last.threads, last.olderPath]).toEqual([[], null]);
    });

    test("an own thread stays, whatever word is in it", async () => {
      const { db, reader, titles } = await open();
      await aThread(db, reader, { title: "My clinic" });
      await hideWords(db, reader, { words: "clinic", fromVersion: 0 });
      expect(await titles(reader)).toEqual(["My clinic"]);
    });

    test("an own thread whose title has a hidden word keeps what others write in it", async () => {
      const { db, reader, robin } = await open();
      const { threadId } = await aThread(db, reader, { title: "My clinic" });
      await hideWords(db, reader, { words: "clinic\nzeppelin", fromVersion: 0 });
      const kept = await aReply(db, robin, threadId, { body: "I sit there too." });
      await aReply(db, robin, threadId, { body: "A zeppelin." });

      const { news } = await listNotifications(db, reader);
      expect(news).toMatchObject([{ threadId, count: 1, where: "“My clinic”" }]);
      expect(await countNotifications(db, reader, null)).toBe(1);
      const feed = await personalFeed(db, await makeFeedToken(db, reader.id, 0), {
        nowMs: 0,
        secondFactor: "required",
      });
      expect(feed?.entries.map(({ id }) => id)).toEqual([kept.id]);
      expect(await foundIds(db, reader, "sit")).toEqual([kept.id]);
      const page = await viewPerson(db, { viewer: reader, handle: robin.handle, before: null });
      expect(page?.list.posts.map(({ id }) => id)).toEqual([kept.id]);
      const elsewhere = await aThread(db, robin, { title: "A clinic" });
      await aReply(db, robin, elsewhere.threadId, { body: "I sit there too." });
      expect(await foundIds(db, reader, "sit")).toEqual([kept.id]);
    });

    test("a list of words that was changed in between is not overwritten", async () => {
      const { db, reader } = await open();
      const both = await Promise.all([
        hideWords(db, reader, { words: "one", fromVersion: 0 }),
        hideWords(db, reader, { words: "two", fromVersion: 0 }),
      ]);
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect((await hidingChoice(db, reader.id))?.wordsVersion).toBe(1);
      expect((await hideWords(db, reader, { words: "three", fromVersion: 1 })).ok).toBe(true);
      expect((await hidesOf(db, reader)).words?.("three")).toBe(true);
      expect((await hidesOf(db, reader)).words?.("one, two")).toBe(false);
      await hideNotes(db, reader, ["death"]);
      expect((await hidesOf(db, reader)).words?.("three")).toBe(true);
      expect((await hideWords(db, reader, { words: " \n", fromVersion: 2 })).ok).toBe(true);
      expect(await hidesOf(db, reader)).toMatchObject({ words: null, notes: ["death"] });
    });

    test("muting and hiding twice is once, at the same moment too, and takes one press back", async () => {
      const { db, reader, robin, titles } = await open();
      const thread = await aThread(db, robin, { title: "By day" });
      const night = await aThread(db, robin, { title: "By night", anonymous: true });
      await Promise.all([
        mute(db, reader, thread.id),
        mute(db, reader, thread.id),
        mute(db, reader, night.id),
      ]);
      const { people, aliases } = await mutesOf(db, reader.id);
      expect([people, aliases.length]).toEqual([[robin.id], 1]);
      expect(await titles(reader)).toEqual([]);
      const unmute = { actor: reader, act: "unmute", nowMs: 0 } as const;
      await Promise.all([thread, night].map(({ id }) => muteAuthor(db, { ...unmute, postId: id })));
      expect((await titles(reader)).sort()).toEqual(["By day", "By night"]);
      const hide = { actor: reader, threadId: thread.threadId, nowMs: 0 };
      await Promise.all([1, 2].map(() => chooseHiddenThread(db, { ...hide, act: "hide" })));
      expect(await titles(reader)).toEqual(["By night"]);
      await chooseHiddenThread(db, { ...hide, act: "show" });
      expect((await titles(reader)).length).toBe(2);
    });

    test("what a reader hides is theirs alone", async () => {
      const { db, reader, robin, titles } = await open();
      const other = await aMember(db, "oatgrass");
      const thread = await aThread(db, robin);
      await mute(db, reader, thread.id);
      await hideNotes(db, reader, ["death"]);
      await chooseHiddenThread(db, { actor: reader, threadId: thread.threadId, act: "hide", nowMs: 0 });
      for (const viewer of [robin, other]) expect(await titles(viewer)).toEqual(["Tuesdays at six"]);
    });

    test("a page exists for others whatever they have hidden of it, and folds for who muted its owner", async () => {
      const { db, reader, robin } = await open();
      const thread = await aThread(db, robin, { contentNotes: ["death"] });
      const page = () => viewPerson(db, { viewer: reader, handle: "robin-by-day", before: null });
      await hideNotes(db, reader, ["death"]);
      expect(await page()).toMatchObject({ muted: false, list: { posts: [] } });
      await hideNotes(db, reader, []);
      await mute(db, reader, thread.id);
      expect(await page()).toMatchObject({ muted: true, list: { posts: [{ id: thread.id }] } });
    });
  });
}
