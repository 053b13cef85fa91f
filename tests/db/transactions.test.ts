import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTransaction } from "#db/portable.ts";
import { databases } from "#tests/support/databases.ts";

for (const database of databases) {
  test(`transactions that wait for one another are all done, each once, on ${database.name}`, async () => {
    const { db } = await database.open();
    await db
      .insertInto("setting")
      .values([
        { name: "one", value: "" },
        { name: "other", value: "" },
      ])
      .execute();
    let begun = 0;
    const write = (letter: string, names: string[]) =>
      inTransaction(db, async (tx) => {
        begun += 1;
        for (const name of names) {
          await tx
            .updateTable("setting")
            .set((eb) => ({ value: eb("value", "||", letter) }))
            .where("name", "=", name)
            .execute();
          await pause(50);
        }
      });
    await Promise.all([write("a", ["one", "other"]), write("b", ["other", "one"])]);
    const rows = await db
      .selectFrom("setting")
      .select("value")
      .where("name", "in", ["one", "other"])
      .execute();
    expect(rows.map(({ value }) => [...value].sort().join(""))).toEqual(["ab", "ab"]);
    expect(begun).toBe(database.kind === "postgres" ? 3 : 2); // PostgreSQL ended one of them, which was begun anew.
  });
}
