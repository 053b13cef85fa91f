import { expect, test } from "vitest";
import { MIGRATIONS, migrateToLatest } from "#db/migrate.ts";
import { databases } from "#tests/support/databases.ts";

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < "0003"));

for (const database of databases) {
  test(`forms that wait for their writer go on waiting after an upgrade, on ${database.name}`, async () => {
    const connection = await database.open({ unmigrated: true });
    await migrateToLatest(connection, BEFORE);
    const earlier = connection.db.withTables<{ draft: Record<string, string | number> }>();
    const times = { createdAtMs: 1_000, expiresAtMs: 2_000 };
    const reply = { form: "reply", threadId: "t", requestKey: "", body: "It waits.", quote: "" };
    await earlier
      .insertInto("draft")
      .values([
        { tokenHash: "hash-1", path: "/article", fields: JSON.stringify(reply), ...times },
        { tokenHash: "hash-2", path: "/posts/posted-already", fields: "{}", ...times },
      ])
      .execute();
    await migrateToLatest(connection);
    const rows = await connection.db.selectFrom("draft").selectAll().execute();
    const kept = JSON.stringify([
      ["body", "It waits."],
      ["quote", ""],
    ]);
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-z]{20}$/),
        ...{ owner: "hash-1", path: "/article", fields: kept, version: 1, writer: null, turn: 0 },
        ...{ sentAtMs: 1_000, postedPath: null, updatedAtMs: 1_000, ...times },
      },
    ]);
  });
}
