import { describe, expect, test } from "vitest";
import { newOrderedId } from "#db/identifiers.ts";
import { actsOn, insertAct, recordPage, statementsFor } from "#db/queries/record.ts";
import { databases } from "#tests/support/databases.ts";

test("ordered ids are of one length, and each is greater than the one before", () => {
  const ids = Array.from({ length: 5_000 }, newOrderedId);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{20}$/.test(id))).toBe(true);
});

for (const database of databases) {
  describe(`lines of the record in one millisecond on ${database.name}`, () => {
    test("stay in the order in which they were written, wherever they are read", async () => {
      const { db } = await database.open();
      const subject = { atMs: 5, actorId: null, subjectKind: "post", subjectId: "p" } as const;
      const written: string[] = [];
      for (let line = 0; line < 12; line++)
        written.push(await insertAct(db, { ...subject, act: line % 2 === 0 ? "remove" : "restore" }));
      const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
      expect(idsOf(await actsOn(db, ["p"]))).toEqual([...written].reverse());
      const page = { fromMs: 0, untilMs: 9, after: null, limit: 50 };
      expect(idsOf(await recordPage(db, page).select("id").execute())).toEqual(written);
      expect((await statementsFor(db, ["p"]))[0]?.id).toBe(written.at(-2));
    });
  });
}
