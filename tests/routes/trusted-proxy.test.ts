import { describe, expect, test } from "vitest";
import { readConfig } from "#app/web/config.ts";
import { startApp } from "#tests/support/app.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

/** What proxies of all kinds write about whom they speak for. */
const SPOOFED: Record<string, string>[] = [
  { "X-Forwarded-For": "192.0.2.1" },
  { "X-Forwarded-For": "192.0.2.2, 192.0.2.3" },
  { Forwarded: 'for=192.0.2.4;proto=https;host="evil.example"' },
  { "X-Real-IP": "192.0.2.5" },
  { "CF-Connecting-IP": "192.0.2.6" },
  { "True-Client-IP": "192.0.2.7" },
  { "X-Client-IP": "192.0.2.8" },
];

/** Opens a forum that believes so many proxies, and says how many visitors it took senders of these headers for. */
async function visitorsAmong(
  trustedProxies: number,
  sent: readonly Record<string, string>[],
): Promise<number> {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db, { config: { trustedProxies } });
  for (const headers of sent) await app.guest().post("/join", { handle: "x", password: "short" }, headers);
  return (await db.selectFrom("rateLimit").select("key").execute()).length;
}

describe("TRUSTED_PROXY", () => {
  test("is nobody unless it is said", () => {
    expect(readConfig({}, "none")).toMatchObject({ ok: true, value: { trustedProxies: 0 } });
  });

  test("at 0, no header makes another visitor", async () => {
    expect(await visitorsAmong(0, [{}, ...SPOOFED])).toBe(1);
  });

  test.each([1, 2])(
    "at %d, only X-Forwarded-For is believed, and of it only what these proxies wrote",
    async (hops) => {
      const last = Array.from({ length: hops }, (_, n) => `198.51.100.${n}`).join(", ");
      const sent = ["", "192.0.2.1, ", "192.0.2.2, 192.0.2.3, ", "not an address, "];
      expect(
        await visitorsAmong(
          hops,
          sent.map((before) => ({ "X-Forwarded-For": before + last })),
        ),
      ).toBe(1);
      const others = SPOOFED.filter((headers) => !("X-Forwarded-For" in headers));
      expect(await visitorsAmong(hops, [{}, ...others])).toBe(1);
    },
  );

  test("at 1, two people behind the proxy are two", async () => {
    const sent = ["192.0.2.1", "192.0.2.2"].map((address) => ({ "X-Forwarded-For": address }));
    expect(await visitorsAmong(1, sent)).toBe(2);
  });

  test.each([0, 1])(
    "at %d, no header makes another site this forum’s own, or the forum another’s",
    async (trustedProxies) => {
      const app = await startApp((await openSqliteDatabase()).db, { config: { trustedProxies } });
      const spoofed = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        Forwarded: "host=evil.example",
      };
      const form = { handle: "quiet-heron", password: "a lamp in the hall" };
      const sent = await app.guest().post("/join", form, { ...spoofed, Origin: "https://evil.example" });
      expect(sent.status).toBe(403);
      for (const path of ["/", "/article", "/feed.atom", "/sitemap.xml", "/sign-in", "/robots.txt"]) {
        const answer = await app.guest().send(path, { headers: spoofed });
        const said = answer.body + JSON.stringify([...answer.headers]);
        expect([path, said.includes("evil.example")]).toEqual([path, false]);
      }
    },
  );
});
