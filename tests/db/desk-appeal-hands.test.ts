import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { assignRole } from "#app/workflows/accounts.ts";
import { decideAppeal, openAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import { askToLeave, clearGone } from "#app/workflows/leave-forum.ts";
import { listAppeals, viewAppeal } from "#app/workflows/view-decision.ts";
import { getAppeal } from "#db/queries/appeals.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import {
  aDesk,
  anItem,
  asOf,
  decide,
  MINUTE_MS,
  NOW_MS,
  sanction,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { aMember } from "#tests/support/people.ts";

/** Who has an appeal, and who may decide it. */

const TOLD_MS = NOW_MS + MINUTE_MS;

for (const database of databases) {
  const open = async () => {
    const desk = await aDesk((await database.open()).db);
    return { ...desk, admin: await aMember(desk.db, "old-orchard", "admin") };
  };
  const appealBy = async (db: Db, member: Member, actId: string) => {
    const actor = await asOf(db, member, TOLD_MS);
    return worked(await openAppeal(db, { actor, actId, body: "Please look again.", nowMs: TOLD_MS }))
      .appealId;
  };
  const settle = async (
    db: Db,
    actor: Member,
    appealId: string,
    decision: "uphold" | "change" | "reverse",
  ) => {
    const { version = 0 } = (await getAppeal(db, appealId)) ?? {};
    const how = { decision, guideline: null, endsAtMs: NOW_MS + 2 * DAY_MS, reason: "We were wrong." };
    return wordFor(await decideAppeal(db, { actor, appealId, version, ...how, nowMs: TOLD_MS }));
  };
  const seenBy = async (db: Db, viewer: Member, appealId: string) => ({
    page: await viewAppeal(db, viewer, { appealId, nowMs: TOLD_MS }),
    line: (await listAppeals(db, viewer)).find(({ id }) => id === appealId),
  });

  describe(`an appeal about a colleague as a person, on ${database.name}`, () => {
    async function aPaused({ admins }: { admins: number }) {
      const desk = await open();
      const { db, admin, moderator, colleague } = desk;
      const others: Member[] = [];
      for (const name of ["tall-alder", "low-willow"].slice(0, admins - 1))
        others.push(await aMember(db, name, "admin"));
      const pause = { kind: "pause", endsAtMs: NOW_MS + 10 * DAY_MS } as const;
      const { actId } = worked(await sanction(db, admin, colleague.id, pause));
      return { ...desk, others, moderator, appealId: await appealBy(db, colleague, actId) };
    }

    test.each(["uphold", "change", "reverse"] as const)(
      "is an admin's to decide, as lifting it is: %s",
      async (decision) => {
        const { db, admin, others, moderator, appealId } = await aPaused({ admins: 2 });
        const other = others[0] ?? admin;
        expect((await getAppeal(db, appealId))?.assignedTo).toBe(other.id);
        expect(await seenBy(db, moderator, appealId)).toMatchObject({
          page: { adminsOnly: true, decisions: [], canWrite: true },
          line: { adminsOnly: true },
        });
        expect(await seenBy(db, other, appealId)).toMatchObject({
          page: { adminsOnly: false, nobodyElse: false, decisions: ["uphold", "change", "reverse"] },
          line: { adminsOnly: false, assignedTo: "you" },
        });
        expect(await settle(db, moderator, appealId, decision)).toBe("above-you");
        expect(await settle(db, admin, appealId, decision)).toBe("own-decision");
        expect(await settle(db, other, appealId, decision)).toBe("done");
      },
    );

    test("is decided by the admin who decided first where there is no other", async () => {
      const { db, admin, appealId } = await aPaused({ admins: 1 });
      expect((await getAppeal(db, appealId))?.assignedTo).toBe(null);
      expect((await seenBy(db, admin, appealId)).page).toMatchObject({ nobodyElse: true, ownDecision: true });
      expect(await settle(db, admin, appealId, "reverse")).toBe("done");
    });

    test("is any moderator's where it is about what the colleague wrote", async () => {
      const { db, admin, moderator, colleague, reply } = await open();
      await db.updateTable("post").set({ authorId: colleague.id }).where("id", "=", reply.id).execute();
      const { actId } = worked(await decide(db, admin, await anItem(db, admin, reply.id), "remove"));
      const appealId = await appealBy(db, colleague, actId);
      expect(await settle(db, moderator, appealId, "reverse")).toBe("done");
    });
  });

  describe(`an open appeal on ${database.name}`, () => {
    /** By the author, against a removal by the first moderator; the second has it. */
    async function anAppeal() {
      const desk = await open();
      const { db, author, moderator, reply } = desk;
      const { actId } = worked(await decide(db, moderator, await anItem(db, moderator, reply.id), "remove"));
      await db.updateTable("account").set({ role: "member" }).where("id", "=", desk.admin.id).execute();
      const appealId = await appealBy(db, author, actId);
      const holder = async () => (await getAppeal(db, appealId))?.assignedTo;
      expect(await holder()).toBe(desk.colleague.id);
      await db.updateTable("account").set({ role: "admin" }).where("id", "=", desk.admin.id).execute();
      return { ...desk, appealId, holder };
    }

    test("goes to somebody else when whoever has it is no moderator any more", async () => {
      const { db, colleague, admin, moderator, holder } = await anAppeal();
      await assignRole(db, { handle: moderator.handle, role: "admin", nowMs: TOLD_MS });
      expect(await holder()).toBe(colleague.id); // It stays where it is while they can decide it.
      await assignRole(db, { handle: colleague.handle, role: "member", nowMs: TOLD_MS });
      expect(await holder()).toBe(admin.id);
      await assignRole(db, { handle: admin.handle, role: "member", nowMs: TOLD_MS });
      expect(await holder()).toBe(null);
      await assignRole(db, { handle: colleague.handle, role: "moderator", nowMs: TOLD_MS });
      expect(await holder()).toBe(colleague.id);
    });

    test.each(["pause", "ban"] as const)("goes to somebody else with a %s", async (kind) => {
      const { db, colleague, admin, holder } = await anAppeal();
      const third = await aMember(db, "tall-alder", "admin");
      worked(await sanction(db, third, colleague.id, { kind, endsAtMs: NOW_MS + 10 * DAY_MS }));
      expect(await holder()).toBe(admin.id);
    });

    test("goes to somebody else when whoever has it leaves for good", async () => {
      const { db, colleague, admin, holder } = await anAppeal();
      const leaving = { keepPosts: true, atOnce: true, token: "t", nowMs: TOLD_MS };
      worked(await askToLeave(db, { member: colleague, ...leaving }));
      expect(await holder()).toBe(admin.id);
    });

    test("ends undecided when whoever appealed leaves for good", async () => {
      const { db, author, moderator, colleague, appealId } = await anAppeal();
      const leaving = { keepPosts: true, atOnce: true, token: "t", nowMs: TOLD_MS };
      worked(await askToLeave(db, { member: author, ...leaving }));
      expect(await getAppeal(db, appealId)).toMatchObject({ status: "gone", assignedTo: null });
      for (const viewer of [moderator, colleague]) {
        const { page, line } = await seenBy(db, viewer, appealId);
        expect(page).toMatchObject({ status: "gone", appellant: null, decisions: [], canWrite: false });
        expect(line).toBeUndefined();
      }
      expect(await settle(db, colleague, appealId, "reverse")).toBe("appeal-closed");
      const words = { actor: colleague, appealId, body: "Are you there?", nowMs: TOLD_MS };
      expect(wordFor(await writeInAppeal(db, words))).toBe("appeal-closed");
    });

    test("that came while whoever sent it went ends with the next round of clearing away", async () => {
      const { db, author, appealId } = await anAppeal();
      await db.updateTable("account").set({ goneAtMs: 1 }).where("id", "=", author.id).execute();
      await clearGone(db, { nowMs: TOLD_MS, evidenceBeforeMs: 0 });
      expect((await getAppeal(db, appealId))?.status).toBe("gone");
    });
  });
}
