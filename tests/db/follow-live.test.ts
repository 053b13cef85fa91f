import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { type Heard, hearFor, type Listener } from "#app/workflows/follow-live.ts";
import { newId } from "#db/identifiers.ts";
import { insertSession } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
import { listeningTo } from "#tests/support/asked.ts";
import { databases } from "#tests/support/databases.ts";
import { A_SESSION, aMember, aReply, aThread } from "#tests/support/people.ts";

async function aListener(db: Db, viewer: Member, threadId: string): Promise<Listener> {
  const sessionKey = newId();
  const session = { ...A_SESSION, id: sessionKey, accountId: viewer.id };
  await insertSession(db, { ...session, expiresAtMs: Date.now() + 60_000 });
  return { viewer, sessionKey, threadId, after: 0, known: null };
}

const changedOf = (heard: Heard | null | undefined): string | null => (heard?.open ? heard.changed : null);

for (const database of databases) {
  describe(`those who listen on ${database.name}`, () => {
    test("are counted for when something has changed, and only those who have not heard it", async () => {
      const { db, asked } = listeningTo((await database.open()).db);
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      const [one, two] = [await aThread(db, author), await aThread(db, author)];
      await aReply(db, author, one.threadId);
      const listeners = [
        await aListener(db, reader, one.threadId),
        await aListener(db, reader, two.threadId),
      ];
      const ask = async () => {
        asked.length = 0;
        const heard = await hearFor(db, listeners, Date.now());
        for (const [at, listener] of listeners.entries())
          listener.known = changedOf(heard[at]) ?? listener.known;
        const counted = asked.filter(({ sql }) => sql.includes('"news"')).length;
        return { counts: heard.map((one) => (one?.open ? one.count : one)), counted };
      };
      expect(await ask()).toEqual({ counts: [1, 0], counted: 2 });
      for (let round = 0; round < 3; round++)
        expect(await ask()).toEqual({ counts: [null, null], counted: 0 });
      await aReply(db, author, one.threadId);
      expect(await ask()).toEqual({ counts: [2, null], counted: 1 });
      // Whoever comes now is told, and those who know already are not asked for with them.
      listeners.push(await aListener(db, reader, one.threadId));
      expect(await ask()).toEqual({ counts: [null, null, 2], counted: 1 });
      expect(await ask()).toEqual({ counts: [null, null, null], counted: 0 });
    });

    test("in many threads are each looked at a few times, not once for every thread", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const reader = await aMember(db, "quiet-heron");
      let looks = 0;
      const listeners: Listener[] = [];
      for (let n = 0; n < 40; n++) {
        const { threadId, ...listener } = await aListener(db, reader, (await aThread(db, author)).threadId);
        listeners.push({
          ...listener,
          get threadId() {
            looks++;
            return threadId;
          },
        });
      }
      expect(await hearFor(db, listeners, Date.now())).toHaveLength(40);
      expect(looks / 40).toBeLessThan(10);
    });
  });
}
