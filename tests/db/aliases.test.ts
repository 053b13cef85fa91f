import { describe, expect, test } from "vitest";
import { isAlias } from "#app/domain/alias.ts";
import { seededRandom } from "#app/domain/random.ts";
import { aliasFor } from "#app/workflows/take-alias.ts";
import { insertRows } from "#db/bulk.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import type { Db, NewAccount } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

async function manyAccounts(db: Db, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index): NewAccount => {
    const name = `member-${index}`;
    const names = { handle: name, handleKey: name, handleSkeleton: name };
    return { id: newId(), ...names, passwordHash: null, role: "member", createdAtMs: 1 };
  });
  await insertRows(db, "account", rows);
  return rows.map(({ id }) => id);
}

const aliasOf = async (db: Db, postId: string) =>
  (await db.selectFrom("post").select("alias").where("id", "=", postId).executeTakeFirstOrThrow()).alias;

for (const database of databases) {
  describe(`aliases on ${database.name}`, () => {
    test("are the same for one person in one thread, another in every other, and nobody else's there", async () => {
      const { db } = await database.open();
      const [one, other] = [await aMember(db, "inkandrain"), await aMember(db, "quiet-fern")];
      const hidden = { anonymous: true } as const;
      const thread = await aThread(db, one, hidden);
      const again = await aReply(db, one, thread.threadId, hidden);
      const named = await aReply(db, one, thread.threadId);
      const stranger = await aReply(db, other, thread.threadId, hidden);
      const elsewhere = [];
      for (let n = 0; n < 6; n++) elsewhere.push((await aThread(db, one, { ...hidden, title: `T${n}` })).id);

      const first = await aliasOf(db, thread.id);
      expect(isAlias(first ?? "")).toBe(true);
      expect(await aliasOf(db, again.id)).toBe(first);
      expect(await aliasOf(db, named.id)).toBeNull();
      expect(await aliasOf(db, stranger.id)).not.toBe(first);
      const others = await Promise.all(elsewhere.map((id) => aliasOf(db, id)));
      expect(new Set(others).size).toBeGreaterThan(1);
    });

    test("never run out: 5,000 people in one thread have 5,000 names", async () => {
      const { db } = await database.open();
      const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
      const random = seededRandom(3);
      const ids = await manyAccounts(db, 5_000);
      await inTransaction(db, async (tx) => {
        for (const accountId of ids) await aliasFor(tx, { threadId, accountId, random });
      });
      const rows = await db
        .selectFrom("threadAlias")
        .select("alias")
        .where("threadId", "=", threadId)
        .execute();
      expect(new Set(rows.map(({ alias }) => alias)).size).toBe(5_000);
    }, 60_000);

    test("where every plain name is taken, the next one has a number", async () => {
      const { db } = await database.open();
      const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
      const [first = "", second = ""] = await manyAccounts(db, 2);
      const same = () => 0.5;
      const plain = await aliasFor(db, { threadId, accountId: first, random: same });
      const numbered = await aliasFor(db, { threadId, accountId: second, random: same });
      expect(numbered).toMatch(new RegExp(`^${plain} \\d+$`));
    });

    test("of one person who posts twenty times at once are one", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      const posts = await Promise.all(
        Array.from({ length: 20 }, (_, n) => aReply(db, author, threadId, { body: `${n}`, anonymous: true })),
      );
      const aliases = await Promise.all(posts.map(({ id }) => aliasOf(db, id)));
      expect(new Set(aliases).size).toBe(1);
    });

    test("of twenty people who draw the same name at once are twenty", async () => {
      const { db } = await database.open();
      const { threadId } = await aThread(db, await aMember(db, "inkandrain"));
      const ids = await manyAccounts(db, 20);
      const aliases = await Promise.all(
        ids.map((accountId, n) =>
          aliasFor(db, { threadId, accountId, random: firstThe(0.5, seededRandom(n)) }),
        ),
      );
      expect(new Set(aliases).size).toBe(20);
    });

    test("the same form with another choice of name is another post", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      const form = { body: "Once.", requestKey: "the-key-of-this-form" };
      const named = await aReply(db, author, threadId, form);
      const hidden = await aReply(db, author, threadId, { ...form, anonymous: true });
      expect(await aReply(db, author, threadId, form)).toEqual(named);
      expect(hidden.id).not.toBe(named.id);
    });
  });
}

/** Two numbers make the first name; after it, chance is chance again. */
function firstThe(number: number, random: () => number): () => number {
  let drawn = 0;
  return () => (drawn++ < 2 ? number : random());
}
