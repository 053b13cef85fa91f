import { describe, expect, test } from "vitest";
import { noteOutside, outsideSilence } from "#app/workflows/outside-silence.ts";
import { databases } from "#tests/support/databases.ts";
import { NOW_MS } from "#tests/support/desk.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

for (const database of databases) {
  describe(`the silence of software outside on ${database.name}`, () => {
    const open = async () => (await database.open()).db;
    const at = (minutes: number) => NOW_MS + minutes * MINUTE_MS;

    test("is none while it answers, or is not there", async () => {
      const db = await open();
      for (const kind of ["not-configured", "findings"] as const) await noteOutside(db, kind, NOW_MS);
      expect(await outsideSilence(db, NOW_MS)).toBeNull();
      expect(await db.selectFrom("rateLimit").select("key").execute()).toEqual([]);
    });

    test("is counted with its beginning, is said to be over when it answers, and begins anew", async () => {
      const db = await open();
      for (const minute of [0, 3, 5]) await noteOutside(db, "unavailable", at(minute));
      expect(await outsideSilence(db, at(6))).toEqual({ texts: 3, sinceMs: NOW_MS, quietSinceMs: NOW_MS });
      await noteOutside(db, "findings", at(7));
      expect(await outsideSilence(db, at(8))).toEqual({ texts: 3, sinceMs: NOW_MS, quietSinceMs: null });
      await noteOutside(db, "unavailable", at(9));
      expect(await outsideSilence(db, at(9))).toEqual({ texts: 4, sinceMs: NOW_MS, quietSinceMs: at(9) });
    });

    test("is forgotten a day after its first text", async () => {
      const db = await open();
      await noteOutside(db, "unavailable", NOW_MS);
      expect(await outsideSilence(db, NOW_MS + DAY_MS - 1)).toMatchObject({ texts: 1 });
      expect(await outsideSilence(db, NOW_MS + DAY_MS)).toBeNull();
    });

    test("is counted by several servers together", async () => {
      const db = await open();
      await Promise.all(Array.from({ length: 8 }, () => noteOutside(db, "unavailable", NOW_MS)));
      expect(await outsideSilence(db, NOW_MS)).toMatchObject({ texts: 8 });
    });
  });
}
