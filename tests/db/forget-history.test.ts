import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { editPost } from "#app/workflows/change-own-post.ts";
import { forgetHistory } from "#app/workflows/forget-history.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { aDraft } from "#tests/support/secrets-of-drafts.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

const NAME = "Drmeadowlark";

/** Every value of every table, as text. */
async function everything(db: Db): Promise<string> {
  const tables = await db.introspection.getTables();
  const rows = [];
  for (const { name } of tables.filter(({ isView }) => !isView))
    rows.push(await sql`select * from ${sql.table(name)}`.execute(db).then((result) => result.rows));
  return JSON.stringify(rows);
}

const edit = (
  db: Db,
  actor: Awaited<ReturnType<typeof aMember>>,
  postId: string,
  fromRevision: number,
  body: string,
) => editPost(db, { actor, postId, body, heading: null, contentNotes: [], fromRevision, nowMs: Date.now() });

for (const database of databases) {
  describe(`earlier versions on ${database.name}`, () => {
    test("are deleted one at a time, or all at once, and the present one stays", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      const { id } = await aReply(db, author, threadId, { body: "One." });
      for (const [at, body] of ["Two.", "Three.", "Four."].entries())
        await edit(db, author, id, at + 1, body);
      const left = () => db.selectFrom("postRevision").select("revision").orderBy("revision").execute();

      expect(await forgetHistory(db, { actor: author, postId: id, revision: 2 })).toEqual({
        ok: true,
        value: { deleted: 1 },
      });
      expect(await left()).toEqual([{ revision: 1 }, { revision: 3 }]);
      expect(await forgetHistory(db, { actor: author, postId: id, revision: 2 })).toEqual({
        ok: true,
        value: { deleted: 0 },
      });
      expect(await forgetHistory(db, { actor: author, postId: id, revision: null })).toEqual({
        ok: true,
        value: { deleted: 2 },
      });
      expect(await left()).toEqual([]);
      expect(
        await db.selectFrom("post").select(["markdown", "revision"]).where("id", "=", id).execute(),
      ).toEqual([{ markdown: "Four.", revision: 4 }]);
    });

    test("are nobody else's to delete", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const other = await aMember(db, "quiet-heron");
      const { threadId } = await aThread(db, author);
      const { id } = await aReply(db, author, threadId, { body: "One." });
      await edit(db, author, id, 1, "Two.");
      const forget = (actor: typeof author) => forgetHistory(db, { actor, postId: id, revision: null });
      expect(await forget(moderator)).toMatchObject({ ok: false, error: { reason: "not-yours" } });
      expect(await forget(other)).toMatchObject({ ok: false, error: { reason: "not-found" } });
      expect(await db.selectFrom("postRevision").select("revision").execute()).toHaveLength(1);
    });

    test("go with what was begun to be changed, and with nothing else that is being written", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      const { id } = await aReply(db, author, threadId, { body: "One." });
      await edit(db, author, id, 1, "Two.");
      const owner = { kind: "member", key: author.id } as const;
      const other = await aDraft(db, owner, { path: `/threads/${threadId}`, fields: [["body", "Hello."]] });
      const begin = () => aDraft(db, owner, { path: `/posts/${id}/edit`, fields: [["body", `By ${NAME}.`]] });
      const left = async () => (await db.selectFrom("draft").select("id").execute()).map((row) => row.id);
      await begin();
      await forgetHistory(db, { actor: author, postId: id, revision: null });
      expect(await left()).toEqual([other]);
      await begin();
      await editPost(db, {
        ...{ actor: author, postId: id, body: "Three.", contentNotes: [], heading: null },
        ...{ fromRevision: 2, forget: true, nowMs: Date.now() },
      });
      expect(await left()).toEqual([other]);
      expect(await everything(db)).not.toContain(NAME);
    });

    test("leave no word of theirs in any table", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const { threadId, id } = await aThread(db, author, {
        title: `With ${NAME}`,
        body: `It was ${NAME} who left.`,
      });
      await aReply(db, reader, threadId, { quotedPostId: id, quotedText: `was ${NAME}` });
      expect(await everything(db)).toContain(NAME);
      const heading = {
        title: "With them",
        ending: null,
        timeSince: null,
        hope: null,
        audience: "everyone",
      } as const;
      await editPost(db, {
        actor: author,
        postId: id,
        body: "It was D. who left.",
        heading,
        contentNotes: [],
        fromRevision: 1,
        nowMs: Date.now(),
      });
      await forgetHistory(db, { actor: author, postId: id, revision: null });
      expect((await everything(db)).toLowerCase()).not.toContain(NAME.toLowerCase());
    });
  });
}

describe("the bytes of SQLite's files", () => {
  const filler = (length: number) =>
    "Something else that was said. ".repeat(length / 30 + 1).slice(0, length);

  test.each([60, 900, 5_000, 19_000])(
    "hold nothing of a deleted version of %i characters",
    async (length) => {
      const { db, url } = await openSqliteDatabase({ file: true });
      const path = url?.replace("sqlite:", "") ?? "";
      const files = () => [path, `${path}-wal`].map((file) => readFileSync(file, "latin1")).join("");
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      const ids = [];
      for (let n = 0; n < 12; n++) {
        const name = n % 3 === 0 ? NAME : "somebody";
        ids.push((await aReply(db, author, threadId, { body: `It was ${name}. ${filler(length)}` })).id);
      }
      for (const [at, id] of ids.entries())
        await edit(db, author, id, 1, `It was D. ${filler(length / 2 + at)}`);
      expect(files()).toContain(NAME);
      for (const id of ids) await forgetHistory(db, { actor: author, postId: id, revision: null });
      expect(files()).not.toContain(NAME);
      expect(files().toLowerCase()).not.toContain(NAME.toLowerCase());
    },
  );
});
