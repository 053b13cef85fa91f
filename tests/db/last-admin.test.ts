import { describe, expect, test } from "vitest";
import type { Role } from "#app/domain/actor.ts";
import { LEASE_MS } from "#app/domain/claim.ts";
import { denied } from "#app/domain/permissions.ts";
import { assignRole } from "#app/workflows/accounts.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { openItemForPost } from "#app/workflows/report-post.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { getItem, setItem } from "#db/queries/reviews.ts";
import { insertStaffNote } from "#db/queries/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aThread } from "#tests/support/people.ts";

const NOW_MS = Date.UTC(2026, 2, 12);
const LAST_ADMIN = { ok: false, error: denied("last-admin") };

for (const database of databases) {
  describe(`roles on ${database.name}`, () => {
    const give = (db: Db, handle: string, role: Role) => assignRole(db, { handle, role, nowMs: NOW_MS });

    const admins = async (db: Db) =>
      (await db.selectFrom("account").select("handle").where("role", "=", "admin").execute()).map(
        ({ handle }) => handle,
      );

    test("the last admin stays one, until there is another", async () => {
      const { db } = await database.open();
      await aMember(db, "linden", "admin");
      await aMember(db, "wren-in-reeds", "moderator");
      expect(await give(db, "Linden", "moderator")).toEqual(LAST_ADMIN);
      expect(await give(db, "linden", "member")).toEqual(LAST_ADMIN);
      expect(await admins(db)).toEqual(["linden"]);
      expect(await db.selectFrom("moderationAct").select("id").execute()).toEqual([]);

      expect(await give(db, "linden", "admin")).toEqual({
        ok: true,
        value: { handle: "linden", from: "admin" },
      });
      expect(await give(db, "wren-in-reeds", "admin")).toMatchObject({ ok: true });
      expect(await give(db, "linden", "member")).toMatchObject({ ok: true, value: { from: "admin" } });
      expect(await give(db, "wren-in-reeds", "member")).toEqual(LAST_ADMIN);
      expect(await admins(db)).toEqual(["wren-in-reeds"]);
    });

    test("a forum without an admin can still be given one, and nobody is nobody", async () => {
      const { db } = await database.open();
      await aMember(db, "linden");
      expect(await give(db, "nobody-here", "admin")).toBeNull();
      expect(await give(db, "linden", "moderator")).toMatchObject({ ok: true });
      expect(await give(db, "linden", "admin")).toMatchObject({ ok: true });
    });

    test.each([2, 3, 5])("%i admins who all lose the role at the same moment leave one", async (count) => {
      const { db } = await database.open();
      const names = ["linden", "old-orchard", "harbour-bell", "paper-kite", "slow-river"].slice(0, count);
      for (const name of names) await aMember(db, name, "admin");
      const all = await Promise.all(names.map((name) => give(db, name, "member")));
      expect(all.filter((one) => one?.ok === false)).toEqual([LAST_ADMIN]);
      expect(await admins(db)).toHaveLength(1);
      const acts = await db.selectFrom("moderationAct").select("act").execute();
      expect(acts).toHaveLength(count - 1);
    });
  });

  test(`an item is free when the account of whoever had it is gone, on ${database.name}`, async () => {
    const { db } = await database.open();
    const author = await aMember(db, "inkandrain");
    const leaving = await aMember(db, "wren-in-reeds", "moderator");
    const staying = await aMember(db, "linden", "moderator");
    const { id } = await aThread(db, author);
    const opened = await openItemForPost(db, { actor: staying, postId: id, nowMs: NOW_MS });
    const itemId = opened.ok ? opened.value.itemId : "";
    // Without a line in the record, which keeps the account of whoever acted.
    await setItem(db, itemId, { claimedBy: leaving.id, claimedUntilMs: NOW_MS + LEASE_MS });
    const about = { subjectKind: "item", subjectId: itemId } as const;
    await insertStaffNote(db, { ...about, writerId: leaving.id, body: "Mine.", createdAtMs: NOW_MS });
    const mine = { actor: staying, itemId, nowMs: NOW_MS + 1 };
    expect(await claimItem(db, mine)).toMatchObject({ ok: false, error: { kind: "stale" } });

    await db.deleteFrom("account").where("id", "=", leaving.id).execute();
    expect(await getItem(db, itemId)).toMatchObject({ claimedBy: null, status: "open" });
    expect(await viewItem(db, staying, mine)).toMatchObject({
      claim: { mine: false, holder: null, untilMs: null },
      notes: [{ writer: null, body: "Mine." }],
    });
    expect(await claimItem(db, mine)).toMatchObject({ ok: true });
  });
}
