import { beforeAll, describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

const NO_PAGES = ["0", "-1", "1e99", "abc", "4", "01", "1.0", " 1", "", "99999999999999999999", "%00", "２"];

for (const database of databases) {
  describe(`a thread with 41 replies on ${database.name}`, () => {
    let app: TestApp;
    let author: Member;
    let path = "";
    const replies: string[] = [];

    beforeAll(async () => {
      const { db } = await database.open();
      app = await startApp(db);
      author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      path = `/threads/${threadId}/tuesdays-at-six`;
      for (let number = 1; number <= 41; number++) {
        replies.push((await aReply(db, author, threadId, { body: `Reply number ${number}.` })).id);
      }
    });

    test.each([
      [1, 1, 20],
      [2, 21, 40],
      [3, 41, 41],
    ])("has on page %i the replies %i to %i", async (page, first, last) => {
      const text = mainText((await app.guest().get(`${path}?page=${page}`)).body);
      const shown = [...text.matchAll(/Reply number (\d+)\./g)].map((match) => Number(match[1]));
      expect(shown).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
      expect(text.includes("I still look at the clock")).toBe(page === 1);
      expect([text.includes("Previous"), text.includes("Next")]).toEqual([page > 1, page < 3]);
    });

    test.each([
      [1, ""],
      [20, ""],
      [21, "?page=2"],
      [40, "?page=2"],
      [41, "?page=3"],
    ])("leads from reply %i to its page and its place there", async (number, query) => {
      const id = replies[number - 1];
      expect((await app.guest().get(`/posts/${id}`)).location).toBe(`${path}${query}#post-${id}`);
      expect((await app.guest().get(`${path}${query}`)).body).toContain(`id="post-${id}"`);
    });

    test.each(NO_PAGES)("has no page %j", async (page) => {
      for (const place of [path, path.slice(0, -"/tuesdays-at-six".length), "/article"]) {
        expect([place, (await app.guest().get(`${place}?page=${page}`)).status]).toEqual([place, 404]);
      }
    });

    test("has one address, to which every other leads with its page", async () => {
      const id = path.split("/")[2];
      for (const other of [
        `/threads/${id}`,
        `/threads/${id}/`,
        `/threads/${id}/another`,
        `/threads/${id}/%E2%80%AE`,
      ]) {
        const led = await app.guest().get(`${other}?page=2`);
        expect([led.status, led.location]).toEqual([302, `${path}?page=2`]);
      }
    });

    test("has an address of its first page without a number", async () => {
      const second = await app.guest().get(`${path}?page=2`);
      expect(second.body).toContain(`href="${path}#`);
      expect(second.body).not.toContain("page=1");
    });
  });

  describe(`lists by pages on ${database.name}`, () => {
    test("the latest threads, every one once, the newest activity first", async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const nowMs = Date.now() - 100_000;
      for (let number = 0; number < 45; number++) {
        // Every third at the same moment: the id has to break the tie.
        await aThread(db, author, {
          title: `Thread number ${number}`,
          nowMs: nowMs + Math.floor(number / 3),
        });
      }
      for (const start of ["/", "/endings/therapist-left", `/people/${author.handle}`]) {
        const seen: string[] = [];
        let next: string | undefined = start;
        while (next) {
          const { body }: { body: string } = await app.guest().get(next);
          seen.push(...[...mainText(body).matchAll(/Thread number (\d+)/g)].map((match) => match[1] ?? ""));
          next = /href="([^"]*\?before=[^"]*)"/.exec(body)?.[1];
        }
        expect([start, seen.length, new Set(seen).size]).toEqual([start, 45, 45]);
        expect(seen.map((number) => Math.floor(Number(number) / 3))).toEqual(
          Array.from({ length: 45 }, (_, place) => 14 - Math.floor(place / 3)),
        );
      }
    });
  });
}
