import { describe, expect, test } from "vitest";
import { LIMITS } from "#app/web/rate-limit.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import type { Answer } from "#tests/support/visitor.ts";

/** Sends as often as is allowed, and once more. */
async function untilTooMany(points: number, send: (turn: number) => Promise<Answer>): Promise<Answer> {
  for (let turn = 0; turn < points; turn++) expect((await send(turn)).status).not.toBe(429);
  const last = await send(points);
  expect(last.status).toBe(429);
  expect(alertText(last.body)).toMatch(/a lot in a short time.*nothing is lost/);
  return last;
}

for (const database of databases) {
  describe(`too often on ${database.name}`, () => {
    const config = { rateLimitScale: 1 };
    const open = async (): Promise<TestApp> => startApp((await database.open()).db, { config });

    test("to join is answered kindly, with the name kept", async () => {
      const app = await open();
      const form = { handle: "quiet-heron", password: "short" };
      const last = await untilTooMany(LIMITS.join.points, () => app.guest().post("/join", form));
      expect(fieldValue(last.body, "handle")).toBe("quiet-heron");
    });

    test("to ask for a passkey to join with counts as joining", async () => {
      const app = await open();
      const ask = (kind: string) => app.guest().post("/passkeys/options", { kind, handle: "!" });
      for (let turn = 0; turn < LIMITS.join.points; turn++) expect((await ask("join")).status).toBe(422);
      const last = await ask("join");
      expect([last.status, last.body]).toEqual([429, expect.stringMatching(/a lot in a short time/)]);
      expect((await app.guest().post("/join", { handle: "x", password: "short" })).status).toBe(429);
      expect((await ask("sign-in")).status).toBe(200);
    });

    test("to sign in is answered kindly, right password or not", async () => {
      const app = await open();
      const form = { handle: "quiet-heron", password: "a lamp in the hall" };
      const last = await untilTooMany(LIMITS["sign-in"].points, () => app.guest().post("/sign-in", form));
      expect(fieldValue(last.body, "handle")).toBe("quiet-heron");
      expect(fieldValue(last.body, "password")).toBe("");
    });

    test("to post is answered kindly, with the text kept, also after a restart, and for this member alone", async () => {
      const app = await open();
      const author = await aMember(app.db, "inkandrain");
      const visitor = await app.signedIn(author);
      const other = await app.signedIn(await aMember(app.db, "quiet-heron"));
      const post = (turn: number) => visitor.post("/article", { body: `Number ${turn}.` });
      const last = await untilTooMany(LIMITS.post.points, post);
      expect(fieldValue(last.body, "body")).toBe("Number 30.");

      const thread = { kind: "experience", audience: "everyone", title: "One", body: "More." };
      const started = await visitor.post("/threads/new", thread);
      expect([started.status, fieldValue(started.body, "title"), fieldValue(started.body, "body")]).toEqual([
        429,
        "One",
        "More.",
      ]);
      expect((await other.post("/article", { body: "Mine." })).status).toBe(302);

      const restarted = await startApp(app.db, { config });
      const again = await (await restarted.signedIn(author)).post("/article", { body: "Now?" });
      expect([again.status, fieldValue(again.body, "body")]).toEqual([429, "Now?"]);
      expect(await app.db.selectFrom("post").select("id").execute()).toHaveLength(31);
    });

    test("ends when its time is over", async () => {
      const app = await open();
      const visitor = await app.signedIn(await aMember(app.db, "inkandrain"));
      await untilTooMany(LIMITS.post.points, (turn) => visitor.post("/article", { body: `Number ${turn}.` }));
      await app.db.updateTable("rateLimit").set({ expiresAtMs: Date.now() }).execute();
      app.wait(LIMITS.post.seconds * 1000);
      expect((await visitor.post("/article", { body: "Rested." })).status).toBe(302);
    });

    test("to report is answered kindly, with the words kept", async () => {
      const app = await open();
      const thread = await aThread(app.db, await aMember(app.db, "inkandrain"));
      const visitor = await app.signedIn(await aMember(app.db, "quiet-heron"));
      const form = { reason: "spam", details: "A shop." };
      const last = await untilTooMany(LIMITS.report.points, () =>
        visitor.post(`/posts/${thread.id}/report`, form),
      );
      expect(fieldValue(last.body, "details")).toBe("A shop.");
    });

    test("to leave a draft as a guest is answered kindly, with the text kept", async () => {
      const app = await open();
      const last = await untilTooMany(LIMITS["keep-draft"].points, () =>
        app.guest().post("/article", { body: "Hello?" }),
      );
      expect(fieldValue(last.body, "body")).toBe("Hello?");
    });

    test("to guess somebody’s password does not keep them out: it is counted for whoever guesses", async () => {
      const { db } = await database.open();
      const app = await startApp(db, { config: { ...config, trustedProxies: 1 } });
      const owner = { handle: "quiet-heron", password: "a lamp in the hall" };
      const from = (address: string) => ({ "X-Forwarded-For": address });
      await app.guest().post("/join", owner, from("192.0.2.1"));
      for (const guesser of ["192.0.2.2", "192.0.2.3"]) {
        const wrong = { ...owner, password: "not this one" };
        const guess = () => app.guest().post("/sign-in", wrong, from(guesser));
        await untilTooMany(LIMITS["sign-in"].points, guess);
      }
      expect((await app.guest().post("/sign-in", owner, from("192.0.2.4"))).status).toBe(302);
    });

    test("is counted under a key that does not tell the address", async () => {
      const app = await open();
      await app.guest().post("/join", { handle: "quiet-heron", password: "short" });
      const keys = await app.db.selectFrom("rateLimit").select("key").execute();
      expect(keys).toEqual([{ key: expect.stringMatching(/^join:[\w-]{22}$/) }]);
    });

    test("a forged X-Forwarded-For does not make another visitor", async () => {
      const app = await open();
      for (const address of ["1.2.3.4", "5.6.7.8"]) {
        await app.guest().post("/join", { handle: "x", password: "short" }, { "X-Forwarded-For": address });
      }
      expect(await app.db.selectFrom("rateLimit").select("points").execute()).toEqual([{ points: 2 }]);
    });
  });
}
