import { describe, expect, test } from "vitest";
import { inviteFirstAdmin } from "#app/workflows/accounts.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember } from "#tests/support/people.ts";

/** Routes whose addresses end in what only one person should have. */
const SECRET_PATHS = ["/gone", "/mail/recover", "/mail/verify", "/people", "/moderation/people"];

for (const database of databases) {
  describe(`the log on ${database.name}`, () => {
    test("has one line for each request, with an id of its own, and nothing that anybody typed or is", async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      const token = (await inviteFirstAdmin(db, Date.now())) ?? "";
      const visitor = await app.signedIn(await aMember(db, "inkandrain"));
      const session = visitor.cookies.get("session") ?? "";
      await visitor.get("/?before=queryword");
      await visitor.post("/article?page=1", { body: "bodyword" });
      await app.guest().post("/sign-in", { handle: "typedhandle", password: "typedpassword" });
      await app.guest().send("/", {
        headers: { "User-Agent": "agentword", Referer: "http://refererword/", Cookie: "a=cookieword" },
      });
      await app.guest().get(`/first-run/${token}`);
      for (const path of SECRET_PATHS) await app.guest().get(`${path}/secretword`);
      await app.guest().get("/nothing/here");

      const lines = app.logged.map((line) => JSON.parse(line));
      const answered = lines.filter(({ msg }) => msg === "answered");
      expect(answered.map(({ method, path, status }) => [method, path, status])).toEqual([
        ["GET", "/", 200],
        ["POST", "/article", 302],
        ["POST", "/sign-in", 422],
        ["GET", "/", 200],
        ["GET", "/first-run/…", 200],
        ...SECRET_PATHS.map((path) => [
          "GET",
          `${path.replace(/(?<=^\/mail)\/.*/, "")}/…`,
          expect.any(Number),
        ]),
        ["GET", "/nothing/here", 404],
      ]);
      expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(6 + SECRET_PATHS.length);
      for (const { requestId, ms } of answered)
        expect([requestId, ms]).toEqual([expect.stringMatching(/^[0-9a-z]{20}$/), expect.any(Number)]);
      const secrets = [
        "queryword",
        "secretword",
        "bodyword",
        "typed",
        "agentword",
        "refererword",
        "cookieword",
        session,
        token,
        "127.0.0.1",
      ];
      expect(secrets.filter((secret) => app.logged.join("").includes(secret))).toEqual([]);
    });

    test("has no name and no secret however the address is written, nor in what Remix says of it", async () => {
      const app = await startApp((await database.open()).db);
      for (const path of [
        "/People",
        "/%70eople",
        "/peopl%65",
        "/GONE",
        "/%67one",
        "/MAIL/recover",
        "/First-run",
      ])
        await app.guest().get(`${path}/secretword`);
      for (const path of SECRET_PATHS) {
        await app.guest().post(`${path}/secretword`);
        await app.guest().get(`${path}/secretword?_data=x`);
        await app.guest().send(`${path}/secretword`, { method: "PUT", headers: { Origin: app.address } });
      }
      expect(app.logged.filter((line) => line.includes("answered")).length).toBeGreaterThan(20);
      expect(app.logged.filter((line) => line.includes("secretword"))).toEqual([]);
    });

    test("has what broke under the id that the page names, and the page has nothing else of it", async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      await db.updateTable("article").set({ headings: "{not json" }).execute();
      const page = await app.guest().get("/article");
      expect(page.status).toBe(500);
      expect(mainText(page.body)).toContain("Something broke on our side");
      const failure = app.logged.map((line) => JSON.parse(line)).find(({ msg }) => msg === "request failed");
      expect(failure).toMatchObject({ requestId: expect.any(String), err: { type: "SyntaxError" } });
      expect(mainText(page.body)).toContain(failure.requestId);
      expect(page.body).not.toMatch(/SyntaxError|JSON|node_modules|\.js:\d/);

      const data = await app.guest().get("/article.data");
      expect([data.status, /not json|node_modules|\.js:\d/.test(data.body)]).toEqual([500, false]);
    });
  });
}
