import { describe, expect, test } from "vitest";
import { createLimits, LIMITS, visitorKey } from "#app/web/rate-limit.ts";
import { deleteExpiredCounts } from "#db/queries/rate-limits.ts";
import { settingOr } from "#db/queries/settings.ts";
import { databases } from "#tests/support/databases.ts";

for (const database of databases) {
  describe(`counting on ${database.name}`, () => {
    test("counts every try that comes at the same moment", async () => {
      const { db } = await database.open();
      const limits = createLimits(db, 1, () => 1_000);
      const tries = await Promise.all(Array.from({ length: 50 }, () => limits("post", "somebody")));
      expect(tries.filter(({ ok }) => ok)).toHaveLength(LIMITS.post.points);
      expect(tries.find(({ ok }) => !ok)).toEqual({
        ok: false,
        error: { kind: "too-many", retryAfterS: LIMITS.post.seconds },
      });
    });

    test("begins anew when the window is over, for each person and each act apart", async () => {
      const { db } = await database.open();
      let nowMs = 1_000;
      const limits = createLimits(db, 1 / LIMITS.join.points, () => nowMs);
      const outcomes = async () => [
        (await limits("join", "a")).ok,
        (await limits("join", "b")).ok,
        (await limits("sign-in", "a")).ok,
      ];
      expect(await outcomes()).toEqual([true, true, true]);
      expect(await outcomes()).toEqual([false, false, false]);
      nowMs += LIMITS["sign-in"].seconds * 1000;
      expect(await outcomes()).toEqual([false, false, true]);
      nowMs = 1_000 + LIMITS.join.seconds * 1000;
      expect(await outcomes()).toEqual([true, true, true]);
      await deleteExpiredCounts(db, nowMs);
      expect(await db.selectFrom("rateLimit").select("points").execute()).toHaveLength(3);
    });

    test("two servers that ask for a setting at once are given the same one", async () => {
      const { db } = await database.open();
      const values = await Promise.all(["one", "two"].map((value) => settingOr(db, "key", value)));
      expect(new Set(values).size).toBe(1);
    });
  });
}

test("a visitor's key hides the address, and a household of IPv6 is one visitor", () => {
  const key = (address: string) => visitorKey(address, "secret");
  expect(key("203.0.113.7")).toMatch(/^[\w-]{22}$/);
  expect(key("203.0.113.7")).not.toBe(key("203.0.113.8"));
  expect(key("2001:db8:1:2::1")).toBe(key("2001:0db8:0001:0002:ffff::9"));
  expect(key("2001:db8:1:2::1")).not.toBe(key("2001:db8:1:3::1"));
  expect(key("::1")).toBe(key("0:0:0:0:0:0:0:1"));
  expect(key("203.0.113.7")).not.toBe(visitorKey("203.0.113.7", "another secret"));
});
