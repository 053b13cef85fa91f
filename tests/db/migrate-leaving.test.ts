import { expect, test } from "vitest";
import { MIGRATIONS, migrateToLatest } from "#db/migrate.ts";
import { databases } from "#tests/support/databases.ts";

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < "0024"));
const DAY_MS = 24 * 60 * 60 * 1000;
const WENT_MS = Date.UTC(2026, 4, 6, 23, 41, 7, 345);

for (const database of databases) {
  test(`whoever left before an upgrade cannot be told by its moment any more, on ${database.name}`, async () => {
    const connection = await database.open({ unmigrated: true });
    await migrateToLatest(connection, BEFORE);
    const { db } = connection;
    const account = (id: string, goneAtMs: number) => ({
      ...{ id, handle: id, handleKey: id, handleSkeleton: id, passwordHash: null },
      ...{ role: "member" as const, createdAtMs: 0, goneAtMs },
    });
    await db
      .insertInto("account")
      .values([account("gone", WENT_MS), account("here", 0)])
      .execute();
    const untilMs = WENT_MS + 365 * DAY_MS;
    await db.insertInto("restingName").values({ nameHash: "hash", untilMs }).execute();

    await migrateToLatest(connection);
    const shells = await db.selectFrom("account").select(["id", "goneAtMs"]).orderBy("id").execute();
    expect(shells).toEqual([
      { id: "gone", goneAtMs: Date.UTC(2026, 4, 6) },
      { id: "here", goneAtMs: 0 },
    ]);
    const name = await db.selectFrom("restingName").select("untilMs").executeTakeFirstOrThrow();
    expect([name.untilMs % (90 * DAY_MS), name.untilMs > untilMs]).toEqual([0, true]);
    expect(name.untilMs - untilMs).toBeLessThanOrEqual(90 * DAY_MS);
  });
}
