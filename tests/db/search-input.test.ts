import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { GUEST, type Member } from "#app/domain/actor.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { CORPUS } from "#tests/support/search-corpus.ts";
import { PARAMETERS, typing, VALUES } from "#tests/support/search-typing.ts";
import { indexAll, searched } from "#tests/support/searching.ts";

type Forum = { db: Db; author: Member };

async function aForum(database: (typeof databases)[number]): Promise<Forum> {
  const { db } = await database.open();
  const author = await aMember(db, "inkandrain");
  for (const [at, [body, title]] of CORPUS.entries())
    await aThread(db, author, { title, body, nowMs: (at + 1) * 60_000 });
  await aThread(db, author, { title: "Not for others", audience: "only-me", nowMs: 1_000 });
  await indexAll(db);
  return { db, author };
}

describe("whatever stands in a search's address", () => {
  let forums: Forum[] = [];
  beforeAll(async () => {
    forums = [];
    for (const database of databases) forums.push(await aForum(database));
  });

  /** The titles that each database finds, for a guest and for somebody with threads of their own. */
  async function answers(query: string): Promise<string[][]> {
    const found = [];
    for (const { db, author } of forums) {
      const guest = await searched(db, GUEST, query);
      const own = await searched(db, author, query);
      const parts = [guest.results, own.results, own.yours];
      found.push(parts.flatMap((part) => ["–", ...(part?.hits.map(({ title }) => title) ?? [])]));
    }
    return found;
  }

  test("finds the same on both databases and never fails", async () => {
    await fc.assert(
      fc.asyncProperty(typing, async (text) => {
        const [first, ...others] = await answers(new URLSearchParams({ q: text }).toString());
        for (const other of others) expect(other).toEqual(first);
        expect(first?.slice(0, first.indexOf("–", 1))).not.toContain("Not for others");
      }),
      { numRuns: 150 },
    );
  });

  test("in any parameter finds the same on both databases and never fails", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...PARAMETERS), fc.constantFrom(...VALUES)), {
          minLength: 1,
          maxLength: 4,
        }),
        async (parameters) => {
          const [first, ...others] = await answers(new URLSearchParams(parameters).toString());
          for (const other of others) expect(other).toEqual(first);
        },
      ),
      { numRuns: 150 },
    );
  });
});
