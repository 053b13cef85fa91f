import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { columnsOf, FATES, LEAVING_DAYS } from "#app/domain/leaving.ts";
import { assignRole } from "#app/workflows/accounts.ts";
import { indexPending } from "#app/workflows/index-posts.ts";
import { askToLeave, clearGone, eraseDue, eraseInPortions, stay } from "#app/workflows/leave-forum.ts";
import { viewReceipt } from "#app/workflows/view-leaving.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { worked } from "#tests/support/desk.ts";
import { aMember, aReply } from "#tests/support/people.ts";
import {
  ADDRESS,
  aPersonOfEverything,
  DEVICE,
  EVIDENCE_WORDS,
  HANDLE,
  OTHER_WORDS,
  POST_WORDS,
} from "#tests/support/person-of-everything.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Where the words of a post are kept to decide by, for a while. */
const EVIDENCE = ["report.", "screening.", "moderationAct.", "appealMessage."];

/** In which columns of which tables this text stands, whatever its capitals. */
async function whereIs(db: Db, text: string): Promise<string[]> {
  const found = new Set<string>();
  for (const { name, isView } of await db.introspection.getTables()) {
    if (isView) continue;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        const shown = Buffer.isBuffer(value) ? value.toString("latin1") : String(value);
        const names = shown.replaceAll("violet-otter-two", "").toLowerCase();
        if (names.includes(text.toLowerCase())) found.add(`${name}.${column}`);
      }
  }
  return [...found];
}

const notEvidence = (places: string[]) =>
  places.filter((place) => !EVIDENCE.some((table) => place.startsWith(table)));

/** Where this person still is of what must not lead to them any more. */
async function leadingTo(db: Db, { id }: { id: string }): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column } of [...columnsOf("erased"), ...columnsOf("let go")]) {
    const rows = sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id}`;
    if ((await rows.execute(db)).rows.length > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

const leave = async (db: Db, member: Awaited<ReturnType<typeof aMember>>, given = {}) =>
  askToLeave(db, { member, keepPosts: false, atOnce: true, token: "t", nowMs: Date.now(), ...given });

for (const database of databases) {
  describe(`erasure on ${database.name}`, () => {
    test("everything a person left can be found before", async () => {
      const { db } = await database.open();
      const { person } = await aPersonOfEverything(db);
      worked(await leave(db, person, { atOnce: false }));
      const { id: postId } = await db.selectFrom("post").select("id").limit(1).executeTakeFirstOrThrow();
      await db.insertInto("leavingException").values({ accountId: person.id, postId }).execute();
      const all = Object.entries(FATES).filter(([, fate]) => ["erased", "let go"].includes(fate));
      expect(await leadingTo(db, person)).toEqual(all.map(([column]) => column).sort());
      for (const word of [HANDLE, DEVICE, ADDRESS, ...POST_WORDS, ...OTHER_WORDS, ...EVIDENCE_WORDS])
        expect(await whereIs(db, word), word).not.toEqual([]);
    });

    test("erased with all posts, nothing is left but what is decided by, and that goes later", async () => {
      const { db } = await database.open();
      const { person, thread, quoting, elsewhere, hidden } = await aPersonOfEverything(db);
      worked(await leave(db, person));
      expect(await leadingTo(db, person)).toEqual([]);
      while ((await indexPending(db)) > 0);
      const named = db.selectFrom("thread").select(["title", "slug"]).where("title", "like", "Thanks%");
      expect(await named.executeTakeFirst()).toEqual({
        title: "Thanks, @former-member",
        slug: "thanks-former-member",
      });
      const hides = db.selectFrom("hidingChoice").select(["words", "wordsVersion"]);
      expect(await hides.execute()).toEqual([{ words: "violet\n@violet-otter-two", wordsVersion: 2 }]);
      for (const word of [HANDLE, DEVICE, ADDRESS, "violetcode", "violetfeed", "zanzizone", ...OTHER_WORDS])
        expect(await whereIs(db, word), word).toEqual([]);
      for (const word of POST_WORDS) expect(notEvidence(await whereIs(db, word)), word).toEqual([]);
      const row = (id: string) =>
        db
          .selectFrom("post")
          .select(["status", "markdown", "quotedText"])
          .where("id", "=", id)
          .executeTakeFirst();
      expect(await row(thread.id)).toEqual({ status: "erased", markdown: "", quotedText: null });
      expect(await row(hidden.id)).toMatchObject({ status: "erased" });
      expect(await row(quoting.id)).toMatchObject({ markdown: "Thank you.", quotedText: null });
      expect(await row(elsewhere.id)).toMatchObject({
        markdown: "@former-member said so; @violet-otter-two did not.",
      });
      expect(await whereIs(db, "zanzireply")).toEqual(["report.snapshotMarkdown"]);

      const goneAtMs = Date.now();
      const keepMs = 180 * DAY_MS;
      await clearGone(db, {
        nowMs: goneAtMs + keepMs - DAY_MS,
        evidenceBeforeMs: goneAtMs + keepMs - DAY_MS - keepMs,
      });
      expect(await whereIs(db, "zanziappeal")).toEqual(["appealMessage.body"]);
      await clearGone(db, {
        nowMs: goneAtMs + keepMs + DAY_MS,
        evidenceBeforeMs: goneAtMs + keepMs + DAY_MS - keepMs,
      });
      for (const word of [...POST_WORDS, ...EVIDENCE_WORDS])
        expect(await whereIs(db, word), word).toEqual([]);
    });

    test("kept, the posts stand as they were, under nobody's name, and the rest is gone as well", async () => {
      const { db } = await database.open();
      const { person, thread, reply, hidden } = await aPersonOfEverything(db);
      await db.insertInto("leavingException").values({ accountId: person.id, postId: reply.id }).execute();
      worked(await leave(db, person, { keepPosts: true }));
      expect(await leadingTo(db, person)).toEqual([]);
      for (const word of [HANDLE, DEVICE, ADDRESS, ...OTHER_WORDS])
        expect(await whereIs(db, word), word).toEqual([]);
      const own = db.selectFrom("post").select("id").where("authorId", "=", person.id);
      expect(
        await db.selectFrom("postRevision").select("postId").where("postId", "in", own).execute(),
      ).toEqual([]);
      const posts = await db.selectFrom("post").select(["id", "status", "markdown"]).execute();
      const of = (id: string) => posts.find((post) => post.id === id);
      expect(of(thread.id)).toMatchObject({ status: "published", markdown: "Zanzibody words, and more." });
      expect(of(hidden.id)).toMatchObject({ status: "published" });
      expect(of(reply.id)).toMatchObject({ status: "erased", markdown: "" });
      const alias = await db.selectFrom("threadAlias").select("accountId").execute();
      expect(alias).toEqual([{ accountId: null }]);
      const keepMs = 180 * DAY_MS;
      await clearGone(db, {
        nowMs: Date.now() + keepMs + DAY_MS,
        evidenceBeforeMs: Date.now() + keepMs + DAY_MS - keepMs,
      });
      const { authorId } = await db
        .selectFrom("post")
        .select("authorId")
        .where("id", "=", hidden.id)
        .executeTakeFirstOrThrow();
      expect(authorId).toBeNull();
    });

    test("what a moderator had before them is free again", async () => {
      const { db } = await database.open();
      const { person, itemId } = await aPersonOfEverything(db);
      worked(await leave(db, person));
      const item = await db.selectFrom("reviewItem").selectAll().where("id", "=", itemId).executeTakeFirst();
      expect(item).toMatchObject({ claimedBy: null, claimedUntilMs: null, status: "open" });
    });

    test("nothing happens before the seven days are over, nor after somebody stays", async () => {
      const { db } = await database.open();
      const person = await aMember(db, HANDLE);
      const nowMs = Date.now();
      worked(await leave(db, person, { atOnce: false, nowMs }));
      expect(await eraseDue(db, { nowMs: nowMs + LEAVING_DAYS * DAY_MS - 1 })).toBe(0);
      await stay(db, person);
      expect(await eraseDue(db, { nowMs: nowMs + 2 * LEAVING_DAYS * DAY_MS })).toBe(0);
      worked(await leave(db, person, { atOnce: false, nowMs }));
      expect(await eraseDue(db, { nowMs: nowMs + LEAVING_DAYS * DAY_MS })).toBe(1);
      expect(await whereIs(db, HANDLE)).toEqual([]);
    });

    test("the last admin stays, when asked and when the days are over", async () => {
      const { db } = await database.open();
      const admin = await aMember(db, HANDLE, "admin");
      expect(await leave(db, admin)).toMatchObject({ ok: false, error: { reason: "last-admin" } });
      const other = await aMember(db, "quiet-heron", "admin");
      const nowMs = Date.now();
      worked(await leave(db, admin, { atOnce: false }));
      await assignRole(db, { handle: other.handle, role: "member", nowMs });
      expect(await eraseDue(db, { nowMs: nowMs + 8 * DAY_MS })).toBe(0);
      await assignRole(db, { handle: other.handle, role: "admin", nowMs });
      expect(await eraseDue(db, { nowMs: nowMs + 8 * DAY_MS })).toBe(1);
    });

    test("two servers at once do it once, and the receipt counts it once", async () => {
      const { db } = await database.open();
      const { person } = await aPersonOfEverything(db);
      const nowMs = Date.now() + 8 * DAY_MS;
      worked(await leave(db, person, { atOnce: false }));
      const done = await Promise.all([eraseDue(db, { nowMs }), eraseDue(db, { nowMs })]);
      expect(done.sort()).toEqual([0, 1]);
      const receipts = await db.selectFrom("receipt").select("counts").execute();
      expect(receipts.map(({ counts }) => JSON.parse(counts))).toEqual([
        { postsErased: 4, postsKept: 0, drafts: 1, gestures: 1, letters: 3 },
      ]);
    });

    test("stopped after every post and begun anew, it ends as if done at once, and nobody saw the name", async () => {
      const nowMs = Date.now() + 8 * DAY_MS;
      const left = async (db: Db) =>
        db
          .selectFrom("post")
          .select(["status", "markdown", "alias", "quotedText", "revision"])
          .orderBy("status")
          .orderBy("markdown")
          .orderBy("revision")
          .execute();
      const atOnce = await database.open();
      const twin = await aPersonOfEverything(atOnce.db);
      worked(await leave(atOnce.db, twin.person, { atOnce: false }));
      expect(await eraseDue(atOnce.db, { nowMs })).toBe(1);

      const { db } = await database.open();
      const { person } = await aPersonOfEverything(db);
      worked(await leave(db, person, { atOnce: false }));
      const counts = async () =>
        JSON.parse((await db.selectFrom("receipt").select("counts").executeTakeFirstOrThrow()).counts);
      let stops = 0;
      for (;;) {
        const portions = eraseInPortions(db, person.id, nowMs, 1);
        await portions.next();
        expect(await whereIs(db, HANDLE)).toEqual([]);
        expect(await counts()).toMatchObject({ postsErased: stops });
        expect(await viewReceipt(db, "t", nowMs)).toMatchObject({ counts: null });
        if ((await portions.next()).done) break;
        stops += 1;
      }
      expect(stops).toBe(4);
      const told = { postsErased: 4, postsKept: 0, drafts: 1, gestures: 1, letters: 3 };
      expect(await viewReceipt(db, "t", nowMs)).toEqual({ atMs: nowMs, counts: told });
      expect(await left(db)).toEqual(await left(atOnce.db));
      for (const table of ["leaving", "leavingException"] as const)
        expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
      expect(await eraseDue(db, { nowMs })).toBe(0);
    });

    test("between two portions somebody else writes, and two servers at once erase no post twice", async () => {
      const { db } = await database.open();
      const { person, friend, elsewhere } = await aPersonOfEverything(db);
      const nowMs = Date.now() + 8 * DAY_MS;
      worked(await leave(db, person, { atOnce: false }));
      const servers = [1, 2].map(() => eraseInPortions(db, person.id, nowMs, 1));
      await Promise.all(servers.map((server) => server.next()));
      await Promise.all(servers.map((server) => server.next()));
      const between = await aReply(db, friend, elsewhere.threadId, { body: "In between." });
      const erased = db.selectFrom("post").select("id").where("status", "=", "erased");
      expect(await erased.execute()).toHaveLength(1);
      const ends = await Promise.all(
        servers.map(async (server) => {
          for (;;) {
            const { done, value } = await server.next();
            if (done) return value;
          }
        }),
      );
      expect(ends.sort()).toEqual([false, true]);
      expect(await erased.execute()).toHaveLength(4);
      expect(await viewReceipt(db, "t", nowMs)).toMatchObject({ counts: { postsErased: 4, letters: 3 } });
      const post = db.selectFrom("post").select("status").where("id", "=", between.id);
      expect(await post.executeTakeFirst()).toEqual({ status: "published" });
    });

    test("the record's other columns, and the words about those who are here, cannot be changed", async () => {
      const { db } = await database.open();
      const { person } = await aPersonOfEverything(db);
      const set = (change: object) =>
        db
          .updateTable("moderationAct")
          .set({ snapshot: null, reason: "", ...change })
          .where("act", "=", "remove")
          .execute();
      await expect(set({})).rejects.toThrow("append-only");
      worked(await leave(db, person));
      await expect(set({ guideline: 1 })).rejects.toThrow("append-only");
      await expect(set({ reason: "Another." })).rejects.toThrow("append-only");
      await expect(db.deleteFrom("moderationAct").execute()).rejects.toThrow("append-only");
      await set({});
    });
  });
}

test("every column that leads to an account has its rule", async () => {
  const { db } = await openSqliteDatabase();
  const leading: string[] = [];
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql<{
      table: string;
      from: string;
    }>`select * from pragma_foreign_key_list(${name})`.execute(db);
    leading.push(...rows.filter(({ table }) => table === "account").map(({ from }) => `${name}.${from}`));
  }
  const withoutKey = ["ceremony.accountId", "draft.owner", "staffNote.subjectId"];
  expect([...leading, ...withoutKey].sort()).toEqual(Object.keys(FATES).sort());
});
