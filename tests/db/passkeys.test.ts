import { describe, expect, test } from "vitest";
import { passkeyAddress, removePasskey } from "#app/workflows/passkeys.ts";
import { markPasskeyUsed, passkeysOf } from "#db/queries/passkeys.ts";
import { databases } from "#tests/support/databases.ts";
import { withPasskey } from "#tests/support/factors.ts";
import { aMember } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`passkeys on ${database.name}`, () => {
    async function keyed(count: number) {
      const { db } = await database.open();
      const member = await aMember(db, "quiet-heron"); // Without a password.
      for (let n = 0; n < count; n++) await withPasskey(db, member, `number ${n}`);
      return { db, member, passkeys: await passkeysOf(db, member.id) };
    }

    test("all removed at once leave one, the last way in", async () => {
      const { db, member, passkeys } = await keyed(8);
      const removing = passkeys.map((one) =>
        removePasskey(db, { member, address: passkeyAddress(one), nowMs: 0 }),
      );
      expect((await Promise.all(removing)).filter(Boolean)).toHaveLength(7);
      expect(await passkeysOf(db, member.id)).toHaveLength(1);
    });

    test("of two answers with one counter, one is taken", async () => {
      const { db, passkeys } = await keyed(1);
      const use = { id: passkeys[0]?.id ?? "", from: 0, counter: 5, usedOnDay: 20_001 };
      const both = await Promise.all([markPasskeyUsed(db, use), markPasskeyUsed(db, use)]);
      expect(both.sort()).toEqual([false, true]);
    });
  });
}
