import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { askToLeave, eraseDue, stay } from "#app/workflows/leave-forum.ts";
import type { Connection } from "#db/connect.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { worked } from "#tests/support/desk.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import type { FreshDatabase } from "#tests/support/test-database.ts";
import { runAfterword } from "./run-afterword.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The rows of a small forum, which a backup keeps. */
const KEPT = ["account", "thread", "threadAlias", "post", "leaving"] as const;

async function copy(from: Db, to: Db): Promise<void> {
  for (const table of KEPT)
    for (const row of await from.selectFrom(table).selectAll().execute())
      await to.insertInto(table).values(row).execute();
}

for (const database of databases) {
  describe(`a backup that was restored, on ${database.name}`, () => {
    let newer: FreshDatabase;
    let restored: FreshDatabase;

    const leave = async (
      { db }: Connection,
      member: Member,
      given: { keepPosts?: boolean; atOnce?: boolean } = {},
    ) =>
      worked(
        await askToLeave(db, {
          ...{ member, keepPosts: false, atOnce: true, token: member.id, nowMs: Date.now() },
          ...given,
        }),
      );

    /** A backup in which one person is leaving; after it two go, another is leaving, and that one stays. */
    async function aRestoredForum() {
      newer = await database.open({ file: true });
      restored = await database.open({ file: true });
      const { db } = newer;
      const names = ["erased-all", "kept-some", "cut-off", "leaves-later", "stays-after-all"] as const;
      const people = {} as Record<(typeof names)[number], Member>;
      for (const name of names) people[name] = await aMember(db, name);
      const { threadId } = await aThread(db, people["stays-after-all"], { body: "From who stays." });
      const posts: Record<string, { id: string }> = {};
      for (const name of names.slice(0, 3))
        posts[name] = await aReply(db, people[name], threadId, { body: `By ${name}.` });
      const other = await aReply(db, people["kept-some"], threadId, { body: "The other way round." });
      await leave(newer, people["stays-after-all"], { atOnce: false });
      await copy(db, restored.db);

      await leave(newer, people["erased-all"]);
      await db
        .insertInto("leavingException")
        .values({ accountId: people["kept-some"].id, postId: other.id })
        .execute();
      await leave(newer, people["kept-some"], { keepPosts: true });
      await leave(newer, people["leaves-later"], { atOnce: false, keepPosts: true });
      await stay(db, people["stays-after-all"]);
      return { people, posts };
    }

    const run = async ({ url }: FreshDatabase, words: string[]) => {
      const { code, stdout, stderr } = await runAfterword(["erase-again", ...words], {
        databaseUrl: url ?? "",
      });
      return [code, stdout.toString(), stderr];
    };
    const again = (...flags: string[]) => run(restored, [newer.url ?? "", ...flags]);
    const handles = async () =>
      (await restored.db.selectFrom("account").select("handle").orderBy("handle").execute())
        .map(({ handle }) => handle)
        .filter((handle) => !handle.startsWith("~"));
    const texts = async ({ db }: Connection) =>
      (await db.selectFrom("post").select("markdown").where("status", "!=", "erased").execute())
        .map(({ markdown }) => markdown)
        .sort();

    test("has nobody in it any more who had left, and what they had kept still stands", async () => {
      const { people } = await aRestoredForum();
      const gone = newer.db.updateTable("account").where("goneAtMs", ">", 0);
      await gone.set((eb) => ({ goneAtMs: eb("goneAtMs", "-", 3 * DAY_MS) })).execute(); // Three days ago.
      const told = "2 people have left since, 1 is leaving, 1 stays after all.\n";
      expect(await again()).toEqual([0, `${told}Nothing is changed without --erase.\n`, ""]);
      expect(await handles()).toHaveLength(5);

      expect(await again("--erase")).toEqual([0, `${told}So it is here as well now.\n`, ""]);
      expect(await handles()).toEqual(["cut-off", "leaves-later", "stays-after-all"]);
      expect(await texts(restored)).toEqual(await texts(newer));
      expect(await texts(restored)).toEqual(["By cut-off.", "By kept-some.", "From who stays."]);
      const leaving = (connection: Connection) => connection.db.selectFrom("leaving").selectAll().execute();
      expect(await leaving(restored)).toEqual(await leaving(newer));
      expect(await leaving(restored)).toMatchObject([{ accountId: people["leaves-later"].id, keepPosts: 1 }]);
      const ends = (connection: Connection) =>
        connection.db.selectFrom("account").select(["id", "goneAtMs"]).orderBy("id").execute();
      expect(await ends(restored)).toEqual(await ends(newer));

      const nobody = "0 people have left since, 1 is leaving, 0 stay after all.\n";
      expect(await again()).toEqual([0, `${nobody}Nothing is changed without --erase.\n`, ""]);
      expect(await eraseDue(restored.db, { nowMs: Date.now() + 8 * DAY_MS })).toBe(1);
      expect(await handles()).toEqual(["cut-off", "stays-after-all"]);
    });

    test("goes on with what was cut off in the newer one, by what was chosen there", async () => {
      const { people } = await aRestoredForum();
      await leave(newer, people["cut-off"], { atOnce: false });
      await newer.db
        .updateTable("account")
        .set({ handle: "~", handleKey: "~", handleSkeleton: "~", goneAtMs: DAY_MS })
        .where("id", "=", people["cut-off"].id)
        .execute();
      const [code, told] = await again("--erase");
      expect([code, told]).toEqual([0, expect.stringMatching(/^3 people have left since, 1 is leaving/)]);
      expect(await handles()).toEqual(["leaves-later", "stays-after-all"]);
      expect(await texts(restored)).not.toContain("By cut-off.");
    });

    test("undoes nothing that was chosen since it was opened again, nor the newer one’s choices by mistake", async () => {
      const { people } = await aRestoredForum();
      const asked = async ({ db }: Connection) =>
        (await db.selectFrom("leaving").select("accountId").execute()).map(({ accountId }) => accountId);
      const only = "People have joined or left here meanwhile, so only who is gone there is counted.\n";
      const none = ", 0 are leaving, 0 stay after all.\n";
      const turned = await run(newer, [restored.url ?? "", "--erase"]);
      expect(turned).toEqual([0, `0 people have left since${none}${only}So it is here as well now.\n`, ""]);
      expect(await asked(newer)).toEqual([people["leaves-later"].id]);

      await aMember(restored.db, "joined-since");
      const told = `2 people have left since${none}${only}So it is here as well now.\n`;
      expect(await again("--erase")).toEqual([0, told, ""]);
      expect(await handles()).toEqual(["cut-off", "joined-since", "leaves-later", "stays-after-all"]);
      expect(await asked(restored)).toEqual([people["stays-after-all"].id]);
    });

    test("keeps its last admin until there is another", async () => {
      const { people } = await aRestoredForum();
      await restored.db
        .updateTable("account")
        .set({ role: "admin" })
        .where("id", "=", people["erased-all"].id)
        .execute();
      const [, told] = await again("--erase");
      expect(told).toContain("The last admin is erased once there is another.");
      expect(await handles()).toContain("erased-all");
      await aMember(restored.db, "another", "admin");
      expect(await eraseDue(restored.db, { nowMs: Date.now() })).toBe(1);
      expect(await handles()).not.toContain("erased-all");
    });

    test("is not compared with what is no database", async () => {
      restored = await database.open({ file: true });
      expect(await run(restored, ["sqlite:nowhere.db"])).toEqual([
        1,
        "",
        "nowhere.db: There is no such file or folder.\n",
      ]);
      expect(await run(restored, ["nowhere"])).toEqual([
        1,
        "",
        "Say the newer database as sqlite:PATH or postgres://….\n",
      ]);
    });
  });
}
