import { describe, expect, test } from "vitest";
import { createLimits, LIMITS } from "#app/web/rate-limit.ts";
import { createDayKeys, visitorKey } from "#app/web/visitor-key.ts";
import { clearCounts } from "#db/queries/clear-away.ts";
import { databases } from "#tests/support/databases.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

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
      expect(await clearCounts(db, nowMs)).toBe(0);
      expect(await db.selectFrom("rateLimit").select("points").execute()).toHaveLength(3);
    });

    test("knows a visitor by another hash each day, on every server by the same one, and forgets the key", async () => {
      const { db } = await database.open();
      let nowMs = 0;
      const servers = [1, 2].map(() => createDayKeys(db, () => nowMs).visitorKey);
      const hashes = () => Promise.all(servers.map((hashOf) => hashOf("203.0.113.7")));
      const dayKeys = () => db.selectFrom("dayKey").select(["day", "key"]).execute();
      const first = await hashes();
      const [firstKey] = await dayKeys();
      nowMs = DAY_MS - 1;
      expect([...first, ...(await hashes())]).toEqual(Array(4).fill(first[0]));

      nowMs = DAY_MS;
      const second = await hashes();
      expect(second).toEqual([second[0], second[0]]);
      expect(second[0]).not.toBe(first[0]);
      expect(await dayKeys()).toEqual([{ day: 1, key: expect.not.stringContaining(firstKey?.key ?? "") }]);
    });

    test("a server whose clock is a little behind does not take the new day’s key away", async () => {
      const { db } = await database.open();
      const ahead = await createDayKeys(db, () => DAY_MS).visitorKey("203.0.113.7");
      await createDayKeys(db, () => DAY_MS - 1).visitorKey("203.0.113.7");
      expect(await createDayKeys(db, () => DAY_MS).visitorKey("203.0.113.7")).toBe(ahead);
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
