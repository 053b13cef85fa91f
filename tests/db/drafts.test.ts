import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DraftFields, DraftOwner } from "#app/domain/draft.ts";
import { DRAFT_LIFETIME_MS, DRAFTS_MAX } from "#app/domain/draft.ts";
import { type DraftRef, NO_REF } from "#app/domain/draft-ref.ts";
import { USUAL_KEEP } from "#app/domain/retention.ts";
import { clearAway } from "#app/workflows/clear-away.ts";
import { clearPosted, findAllDrafts, findDrafts, joinDrafts } from "#app/workflows/drafts.ts";
import { type SavedDraft, saveDraft } from "#app/workflows/save-draft.ts";
import { hashOf } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";

const NOW_MS = Date.UTC(2026, 2, 12);
const PATH = "/article";
const MEMBER: DraftOwner = { kind: "member", key: "0123456789abcdefghjk" };
const GUEST: DraftOwner = { kind: "guest", key: hashOf("a token") };

const body = (text: string): DraftFields => [["body", text]];
const page = (number: number, turn = 1): DraftRef => ({
  ...NO_REF,
  writer: `open-page-number-${number}`,
  turn,
});

type Typed = { ref?: DraftRef; owner?: DraftOwner; path?: string; nowMs?: number; mayAdd?: boolean };

const save = (db: Db, text: string, typed: Typed = {}): Promise<SavedDraft> => {
  const { ref = NO_REF, owner = MEMBER, path = PATH, nowMs = NOW_MS, mayAdd = true } = typed;
  return saveDraft(db, { owner, path, fields: body(text), ref, sent: false, mayAdd, nowMs });
};
const refOf = (saved: SavedDraft): DraftRef =>
  saved.outcome === "saved" ? { ...NO_REF, ...saved.draft } : NO_REF;
const texts = async (db: Db, owner = MEMBER) =>
  (await findDrafts(db, { owner, path: PATH, nowMs: NOW_MS })).map(({ fields }) => fields[0]?.[1]).sort();
const post = (db: Db, text: string, ref: DraftRef, owner = MEMBER) =>
  clearPosted(db, { owner, path: PATH, ref, fields: body(text), postedPath: "/posts/1", nowMs: NOW_MS });

for (const database of databases) {
  describe(`drafts on ${database.name}`, () => {
    const open = async () => (await database.open()).db;

    test("one page goes on with its draft, and a page that had not seen it makes another", async () => {
      const db = await open();
      const first = await save(db, "One", { ref: page(1, 1) });
      expect(first).toMatchObject({ outcome: "saved", others: 0 });
      await save(db, "One and two", { ref: page(1, 2) });
      const second = await save(db, "Three", { ref: { ...page(2), ...(first as { draft: object }).draft } });
      expect(second).toMatchObject({ outcome: "saved", others: 1 });
      expect(await texts(db)).toEqual(["One and two", "Three"]);
    });

    test("a page that was filled from the newest version goes on with it", async () => {
      const db = await open();
      const first = await save(db, "One", { ref: page(1) });
      await save(db, "One and two", { ref: { ...refOf(first), writer: page(2).writer, turn: 1 } });
      expect(await texts(db)).toEqual(["One and two"]);
      expect(await save(db, "One and three", { ref: page(1, 2) })).toMatchObject({ others: 1 });
      expect(await texts(db)).toEqual(["One and three", "One and two"]);
    });

    test("saves of one page that arrive in the wrong order leave the last", async () => {
      const db = await open();
      await save(db, "One and two", { ref: page(1, 2) });
      expect(await save(db, "One", { ref: page(1, 1) })).toEqual({ outcome: "late" });
      expect(await texts(db)).toEqual(["One and two"]);
    });

    test("are nobody else's, by the id or otherwise", async () => {
      const db = await open();
      const mine = await save(db, "Mine", { ref: page(1) });
      const theirs = { ...MEMBER, key: "kjhgfedcba9876543210" };
      await save(db, "Theirs", { owner: theirs, ref: { ...refOf(mine), writer: page(1).writer, turn: 9 } });
      expect([await texts(db), await texts(db, theirs)]).toEqual([["Mine"], ["Theirs"]]);
      await post(db, "Mine", refOf(mine), theirs);
      expect(await texts(db)).toEqual(["Mine"]);
    });

    test("posting lets go of the draft it came from and of what says the same, and of no other words", async () => {
      const db = await open();
      const from = await save(db, "Posted", { ref: page(1) });
      await save(db, "Something else", { ref: page(2) });
      await save(db, "Posted now", { ref: page(3) });
      await post(db, "Posted now", { ...refOf(from), writer: page(1).writer, turn: 2 });
      expect(await texts(db)).toEqual(["Something else"]);
      const left = await db
        .selectFrom("draft")
        .select("fields")
        .where("postedPath", "is not", null)
        .execute();
      expect(left).toEqual([{ fields: "[]" }]);
    });

    test("posting leaves a version that another page has written meanwhile", async () => {
      const db = await open();
      const first = await save(db, "One", { ref: page(1) });
      await save(db, "Rewritten elsewhere", { ref: { ...refOf(first), writer: page(2).writer, turn: 1 } });
      await post(db, "One", refOf(first));
      expect(await texts(db)).toEqual(["Rewritten elsewhere"]);
    });

    test("a save that was on its way while its page was posted brings no word back; writing on does", async () => {
      const db = await open();
      await post(db, "Posted", page(1, 2));
      expect(await save(db, "Poste", { ref: page(1, 1) })).toEqual({ outcome: "late" });
      expect(await texts(db)).toEqual([]);
      await save(db, "Another", { ref: page(1, 3) });
      expect(await texts(db)).toEqual(["Another"]);
    });

    test("emptying the form clears its own draft, never one that it does not know", async () => {
      const db = await open();
      await save(db, "One", { ref: page(1, 1) });
      expect(await save(db, " ", { ref: page(2, 1) })).toEqual({ outcome: "empty" });
      expect(await texts(db)).toEqual(["One"]);
      expect(await save(db, " ", { ref: page(1, 2) })).toEqual({ outcome: "empty" });
      expect(await texts(db)).toEqual([]);
    });

    test.each([MEMBER, GUEST])(
      "a $kind has a limit, and what is there can still be changed",
      async (owner) => {
        const db = await open();
        const most = DRAFTS_MAX[owner.kind];
        for (let n = 1; n <= most; n++) await save(db, `Draft ${n}`, { owner, ref: page(n) });
        expect(await save(db, "One more", { owner })).toEqual({ outcome: "full" });
        expect(await save(db, "Changed", { owner, ref: page(most, 2) })).toMatchObject({ outcome: "saved" });
        expect(await save(db, "x".repeat(100_001), { owner, ref: page(1, 2) })).toEqual({
          outcome: "too-long",
        });
      },
    );

    test("without leave to add, only what is there is changed", async () => {
      const db = await open();
      expect(await save(db, "One", { ref: page(1), mayAdd: false })).toEqual({ outcome: "unknown" });
      await save(db, "One", { ref: page(1) });
      expect(await save(db, "Two", { ref: page(1, 2), mayAdd: false })).toMatchObject({ outcome: "saved" });
    });

    test("last for their time after the last change, and the clearing takes them", async () => {
      const db = await open();
      await save(db, "A guest's", { owner: GUEST, ref: page(1) });
      await save(db, "A member's", { ref: page(2) });
      const later = NOW_MS + DRAFT_LIFETIME_MS.guest - 1;
      await save(db, "A guest's, still", { owner: GUEST, ref: page(1, 2), nowMs: later });
      await clearAway(db, { keep: USUAL_KEEP, nowMs: NOW_MS + DRAFT_LIFETIME_MS.guest });
      expect((await findAllDrafts(db, GUEST, later + 1)).length).toBe(1);
      expect((await findAllDrafts(db, GUEST, later + DRAFT_LIFETIME_MS.guest)).length).toBe(0);
      await clearAway(db, { keep: USUAL_KEEP, nowMs: later + DRAFT_LIFETIME_MS.guest });
      expect(await db.selectFrom("draft").select("owner").execute()).toEqual([{ owner: MEMBER.key }]);
      await clearAway(db, { keep: USUAL_KEEP, nowMs: NOW_MS + DRAFT_LIFETIME_MS.member });
      expect(await db.selectFrom("draft").selectAll().execute()).toEqual([]);
    });

    test("a guest's drafts come along at sign-in: what the same page had saved before is replaced, nothing else", async () => {
      const db = await open();
      await save(db, "Before the session ended", { ref: page(1, 4) });
      await save(db, "From another device", { ref: page(2) });
      await save(db, "Before the session ended, and after", { owner: GUEST, ref: page(1, 5) });
      await save(db, "Without a script", { owner: GUEST });
      await save(db, "From another device", { owner: GUEST, ref: page(3) });
      await joinDrafts(db, { guest: GUEST, account: MEMBER, nowMs: NOW_MS });
      expect(await texts(db)).toEqual([
        "Before the session ended, and after",
        "From another device",
        "Without a script",
      ]);
      expect(await texts(db, GUEST)).toEqual([]);
      const rows = await db.selectFrom("draft").select("expiresAtMs").execute();
      expect(rows.every(({ expiresAtMs }) => expiresAtMs >= NOW_MS + DRAFT_LIFETIME_MS.member)).toBe(true);
    });

    test("twenty saves at once from two pages keep the last of each", async () => {
      const db = await open();
      const saves = Array.from({ length: 20 }, (_, n) => {
        const [number, turn] = [n % 2, Math.floor(n / 2) + 1];
        return save(db, `page ${number} turn ${turn}`, { ref: page(number, turn) });
      });
      await Promise.all(saves);
      expect(await texts(db)).toEqual(["page 0 turn 10", "page 1 turn 10"]);
    });

    test("saves and a post at once: nothing of what was posted stays", async () => {
      const db = await open();
      await Promise.all([
        save(db, "Posted", { ref: page(1, 1) }),
        post(db, "Posted", page(1, 3)),
        save(db, "Poste", { ref: page(1, 2) }),
      ]);
      expect(await texts(db)).toEqual([]);
    });

    test("whatever pages do at the same moment, the last words of every page are kept", {
      timeout: 60_000,
    }, async () => {
      const typing = fc.record({ page: fc.nat(3), seen: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(typing, { maxLength: 5 }), { maxLength: 5 }), async (rounds) => {
          const db = await open();
          const pages = Array.from({ length: 4 }, (_, at) => ({ ref: page(at, 0), last: "" }));
          const replaced = new Set<string>();
          for (const round of rounds) {
            const stored = await findDrafts(db, { owner: MEMBER, path: PATH, nowMs: NOW_MS });
            const sent = round.map(({ page: at, seen }) => {
              const one = pages[at] ?? { ref: NO_REF, last: "" };
              const newest = stored[0];
              if (seen && newest && one.ref.turn === 0) {
                one.ref = { ...one.ref, id: newest.id, version: newest.version };
                replaced.add(newest.fields[0]?.[1] ?? "");
              }
              one.ref = { ...one.ref, turn: one.ref.turn + 1 };
              one.last = `page ${at} turn ${one.ref.turn}`;
              return save(db, one.last, { ref: one.ref });
            });
            await Promise.all(sent);
          }
          const kept = await texts(db);
          const lost = pages.filter(({ last }) => last && !kept.includes(last) && !replaced.has(last));
          expect(lost).toEqual([]);
        }),
        { numRuns: database.kind === "sqlite" ? 60 : 15 },
      );
    });
  });
}
