import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { expectHeaders, nonceOf } from "#tests/support/expected-headers.ts";
import { inlineCodeOn, scriptsOn, withoutOwnScripts } from "#tests/support/page.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { routePatterns } from "#tests/support/route-patterns.ts";
import type { Visitor } from "#tests/support/visitor.ts";

for (const database of databases) {
  describe(`on ${database.name}`, () => {
    let app: TestApp;
    let paths: string[] = [];
    let member: Visitor;
    let moderator: Visitor;

    beforeAll(async () => {
      const { db } = await database.open();
      app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author, {
        body: "**One**\n\n| a |\n|---|\n| `b` |\n\n```js\nalert(1)\n```",
      });
      const reply = await aReply(db, await aMember(db, "quiet-heron"), thread.threadId);
      member = await app.signedIn(author);
      moderator = await app.signedIn(await aMember(db, "linden", "admin"));
      const { location } = await moderator.post(`/posts/${reply.id}/moderate`);
      const known: Record<string, string> = { token: "nothing", handle: "inkandrain", "*": "nothing/here" };
      const fill = (pattern: string) =>
        pattern
          .replace("items/:id", (location ?? "").slice("/moderation/".length))
          .replace("posts/:id", `posts/${reply.id}`)
          .replace("threads/:id", `threads/${thread.threadId}`)
          .replace("endings/:slug", "endings/money")
          .replace("articles/:slug", "articles/i-miss-my-therapist")
          .replace(":slug", "tuesdays-at-six")
          .replace(/:(\w+)|\*/g, (name, key) => known[key ?? name] ?? name);
      paths = (await routePatterns()).map(({ pattern }) => fill(pattern)).filter((path) => path !== "/leave");
    });

    test("every page, leading on, its data and every file carries the headers", async () => {
      const files = ["/favicon.svg", "/nothing.js", "/%zz", "/assets/nothing.js"];
      for (const path of [
        ...paths,
        ...paths.map((path) => `${path === "/" ? "/_root" : path}.data`),
        ...files,
      ]) {
        expectHeaders(path, await moderator.get(path));
      }
    });

    test("every page for a guest has no code or style inside, and no script but the one that keeps drafts", async () => {
      for (const path of [...paths, "/%zz", "/nothing", "/help-now?country=GB"]) {
        const { body: page, headers } = await app.guest().get(path);
        if (!headers.get("Content-Type")?.startsWith("text/html")) continue;
        const body = withoutOwnScripts(page);
        expect([path, body.includes("<script"), inlineCodeOn(body)]).toEqual([path, false, []]);
      }
    });

    test("scripts of signed-in pages carry the nonce of their own answer", async () => {
      const nonces = new Set<string>();
      let pages = 0;
      for (const visitor of [member, moderator]) {
        for (const path of paths) {
          const answer = await visitor.get(path);
          if (answer.location || !answer.headers.get("Content-Type")?.startsWith("text/html")) continue;
          const body = withoutOwnScripts(answer.body);
          const scripts = scriptsOn(body);
          expect([path, scripts.length > 0]).toEqual([path, true]);
          expect([path, scripts.filter(({ nonce }) => nonce !== nonceOf(answer))]).toEqual([path, []]);
          expect([path, inlineCodeOn(body).filter((code) => code !== "<script>")]).toEqual([path, []]);
          nonces.add(nonceOf(answer));
          pages += 1;
        }
      }
      expect(pages).toBeGreaterThan(20);
      expect(nonces.size).toBe(pages);
    });

    test("pages are not kept by caches in between, built files are kept for long", async () => {
      const page = await member.get("/");
      expect(page.headers.get("Cache-Control")).toBe("private, no-cache");
      const asset = /href="(\/assets\/[^"]+\.css)"/.exec(page.body)?.[1] ?? "";
      const file = await app.guest().get(asset);
      expect([file.status, file.headers.get("Cache-Control")]).toEqual([
        200,
        "public, max-age=31536000, immutable",
      ]);
    });
  });

  test(`over https the browser is told to stay there, on ${database.name}`, async () => {
    const app = await startApp((await database.open()).db, {
      config: { publicUrl: "https://forum.example.org" },
    });
    const { headers } = await app.guest().get("/");
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
    expect(headers.get("Content-Security-Policy")).toMatch(/;upgrade-insecure-requests$/);
  });
}
