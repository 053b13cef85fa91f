import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { parseHandle } from "#app/domain/handle.ts";
import { NAME_RESTS_MORE_MS, NAME_RESTS_MS } from "#app/domain/leaving.ts";
import { askToLeave, eraseDue } from "#app/workflows/leave-forum.ts";
import { isHandleTaken } from "#db/queries/accounts.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { worked } from "#tests/support/desk.ts";
import { aMember } from "#tests/support/people.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const HANDLE = "violet-otter";

const leave = (db: Db, member: Member, nowMs: number) =>
  askToLeave(db, { member, keepPosts: false, atOnce: true, token: "t", nowMs });

for (const database of databases) {
  describe(`the name of somebody who has left, on ${database.name}`, () => {
    test("no time tells which shell a name had", async () => {
      const { db } = await database.open();
      const person = await aMember(db, HANDLE);
      const nowMs = Date.now();
      worked(await leave(db, person, nowMs));
      const shell = await db
        .selectFrom("account")
        .select("goneAtMs")
        .where("id", "=", person.id)
        .executeTakeFirstOrThrow();
      expect([shell.goneAtMs % DAY_MS, nowMs - shell.goneAtMs < DAY_MS]).toEqual([0, true]);
      for (const { untilMs } of await db.selectFrom("restingName").select("untilMs").execute())
        expect([
          untilMs > nowMs + NAME_RESTS_MS,
          untilMs < nowMs + NAME_RESTS_MS + NAME_RESTS_MORE_MS,
        ]).toEqual([true, true]);
    });

    test("nobody takes the name for a year, nor one that looks like it", async () => {
      const { db } = await database.open();
      const person = await aMember(db, HANDLE);
      worked(await leave(db, person, Date.now()));
      const isTaken = async (name: string) => {
        const parsed = parseHandle(name);
        if (!parsed.ok) throw new Error(parsed.error.message);
        return isHandleTaken(db, parsed.value);
      };
      const lookAlike = HANDLE.replace("l", "1");
      expect([await isTaken(HANDLE), await isTaken(lookAlike), await isTaken("oatgrass-too")]).toEqual([
        true,
        true,
        false,
      ]);
      await eraseDue(db, { nowMs: Date.now() + NAME_RESTS_MS - DAY_MS });
      expect(await isTaken(HANDLE)).toBe(true);
      await eraseDue(db, { nowMs: Date.now() + NAME_RESTS_MS + NAME_RESTS_MORE_MS });
      expect([await isTaken(HANDLE), await isTaken(lookAlike)]).toEqual([false, false]);
    });
  });
}
