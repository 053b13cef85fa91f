import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { beginExport } from "#db/queries/exports.ts";
import { databases } from "#tests/support/databases.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server-process.ts";

const POSTS = 300;

for (const database of databases) {
  describe(`a copy of everything from a server on ${database.name}`, () => {
    test("one that a killed server had begun is finished by the next, with everything in it once", async () => {
      const { db, url } = await database.open({ file: true });
      const friend = await aMember(db, "quiet-heron");
      const { threadId } = await aThread(db, friend);
      const person = await aMember(db, "inkandrain");
      for (let number = 0; number < POSTS; number++)
        await aReply(db, person, threadId, { body: `Ownword ${number} ends.` });
      const job = () => db.selectFrom("exportJob").selectAll().executeTakeFirst();
      const isReady = async () => (await job())?.state === "ready";

      // On a busy machine a copy may be ready before anybody looks; then another one is begun.
      for (let tries = 0; tries < 5 && (tries === 0 || (await isReady())); tries++) {
        const server = await startServer(String(url));
        await beginExport(db, { accountId: person.id, nowMs: Date.now() });
        await expect
          .poll(async () => (await job())?.done, { timeout: 10_000, interval: 5 })
          .toBeGreaterThan(0);
        await server.kill();
      }
      expect(await isReady()).toBe(false);

      await db.updateTable("exportJob").set({ leaseUntilMs: 0 }).execute(); // As if its minutes were over.
      const next = await startServer(String(url));
      await expect.poll(isReady, { timeout: 20_000 }).toBe(true);
      const headers = { Cookie: String((await sessionFor(db, person)).split(";")[0]) };
      const answer = await fetch(`${next.address}/settings/export/file`, { headers });
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
      const text = strFromU8(files["afterword.json"] ?? new Uint8Array());
      for (let number = 0; number < POSTS; number++)
        expect(text.split(`Ownword ${number} ends.`)).toHaveLength(2);
    });
  });
}
