import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { EXPORT_LASTS_MS, EXPORT_LEASE_MS } from "#app/domain/export.ts";
import { USUAL_KEEP } from "#app/domain/retention.ts";
import { clearAway } from "#app/workflows/clear-away.ts";
import { askForExport, readyExport, viewExport } from "#app/workflows/own-export.ts";
import { workOnExports } from "#app/workflows/work-on-exports.ts";
import { exportJobOf, keepSlice, takeExport } from "#db/queries/exports.ts";
import { insertNewcomer } from "#db/queries/newcomers.ts";
import { insertPasskey } from "#db/queries/passkeys.ts";
import type { Db } from "#db/schema.ts";
import { databases } from "#tests/support/databases.ts";
import { APP_SECRET, withApp } from "#tests/support/factors.ts";
import { anOwnWorld, OTHERS_WORDS, OWN_WORDS } from "#tests/support/own-world.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

const SMALL = { posts: 2, others: 1 };

/** Works until nothing is left to do, and says in how many slices. */
async function finish(db: Db, nowMs = Date.now(), atOnce = SMALL): Promise<number> {
  let slices = 0;
  while (await workOnExports(db, { nowMs, atOnce })) slices += 1;
  return slices;
}

async function filesOf(db: Db, member: Member, nowMs = Date.now()) {
  const file = await readyExport(db, member, nowMs);
  if (!file) throw new Error("There is no copy.");
  const bytes = Buffer.concat(await Array.fromAsync(file.pieces));
  expect(bytes.length).toBe(file.bytes);
  const entries = unzipSync(bytes);
  expect(Object.keys(entries)).toEqual(["afterword.json", "index.html"]);
  const [json = "", html = ""] = Object.values(entries).map((entry) => strFromU8(entry));
  return { json, html, copy: JSON.parse(json) };
}

for (const database of databases) {
  describe(`a copy of everything on ${database.name}`, () => {
    const open = async () => (await database.open()).db;

    test("has all of one's own words and nobody else's, in both files", async () => {
      const db = await open();
      const { person } = await anOwnWorld(db);
      await askForExport(db, person, Date.now());
      await finish(db);
      const { json, html } = await filesOf(db, person);
      for (const text of [json.toLowerCase(), html.toLowerCase()]) {
        expect(OWN_WORDS.filter((word) => !text.includes(word))).toEqual([]);
        expect(OTHERS_WORDS.filter((word) => text.includes(word))).toEqual([]);
      }
    });

    test("says how each thing stood", async () => {
      const db = await open();
      const { person, anonymousPost } = await anOwnWorld(db);
      await askForExport(db, person, Date.now());
      await finish(db);
      const { copy } = await filesOf(db, person);
      expect(copy.about).toMatchObject({
        ...{ handle: "inkandrain", role: "member", about: "Ownprofile.", hiddenWords: ["ownhiddenword"] },
        ...{ hiddenNotes: ["death"], mutedPeople: 1, mutedAliases: 0, email: null, recoveryCodesLeft: 0 },
      });
      const anonymous = copy.posts.find(({ address }: { address: string }) =>
        address.endsWith(anonymousPost),
      );
      expect(anonymous).toMatchObject({
        alias: expect.stringContaining(" "),
        title: null,
        text: "Ownalias.",
      });
      expect(anonymous.quotes).toMatch(/^\/posts\//);
      const opening = copy.posts.find(({ title }: { title: string | null }) => title === "Owntitle");
      expect(opening.text).toContain("<script>alert(\"1\")</script> & 'so' on, @inkandrain.");
      expect(opening.earlierVersions).toMatchObject([{ title: "Ownearliertitle", text: "Ownearlier." }]);
      expect(copy.posts.map(({ status }: { status: string }) => status).sort()).toEqual(
        ["published", "published", "removed", "withdrawn"].sort(),
      );
      expect(copy.gestures.map(({ gesture }: { gesture: string }) => gesture)).toEqual([
        "hear-you",
        "same-here",
      ]);
      expect(copy.drafts).toMatchObject([
        { title: "Owndrafttitle", text: "Owndraft.", place: "/letters/new" },
      ]);
      expect(copy.appeals[0].messages).toMatchObject([
        { from: "you", text: "Ownappeal." },
        { from: "the moderators", text: "Answerforthem." },
      ]);
      expect(copy.hiddenThreads).toHaveLength(1);
      expect(copy.following.map(({ stance }: { stance: string }) => stance)).toContain("watching");
      const kinds = copy.letters.map(({ kind }: { kind: string }) => kind).sort();
      expect(kinds).toEqual(["appeal", "decision", "outcome"]);
      const decisions = copy.letters.filter((letter: { decision: unknown }) => letter.decision !== null);
      expect(decisions).toHaveLength(1);
      expect(decisions[0].decision).toMatchObject({
        ...{ decided: "remove", guideline: "Keep other people unnamed", reason: "Reasonforthem." },
        textDecidedAbout: "Ownremoved.",
      });
    });

    test("names one's own passkeys, app and note on joining, without any key and nobody else's", async () => {
      const db = await open();
      const person = await aMember(db, "quiet-heron");
      const other = await aMember(db, "other-heron");
      const kept = { publicKey: "Keptkey", counter: 0, transports: "", createdAtMs: 0, usedOnDay: 1 };
      await insertPasskey(db, { id: "own-id", accountId: person.id, name: "Ownphone", ...kept });
      await insertPasskey(db, { id: "other-id", accountId: other.id, name: "Otherphone", ...kept });
      await withApp(db, person);
      const asked = { reason: "approval", note: "Ownnote of mine.", createdAtMs: 0 } as const;
      await insertNewcomer(db, { accountId: person.id, ...asked });
      await askForExport(db, person, Date.now());
      await finish(db);
      const { copy, html, json } = await filesOf(db, person);
      expect(copy.about).toMatchObject({ hasAuthenticatorApp: true, noteOnJoining: "Ownnote of mine." });
      for (const words of ["An app for codes", "Ownnote of mine."]) expect(html).toContain(words);
      for (const text of [html, json]) expect(text).not.toContain(APP_SECRET);
      expect(copy.about.passkeys).toEqual([
        { name: "Ownphone", addedAt: "1970-01-01T00:00:00.000Z", lastUsedOn: "1970-01-02" },
      ]);
      expect(html).toContain("Passkey: Ownphone");
      for (const text of [html, json]) expect(text).not.toMatch(/Keptkey|own-id|Otherphone/);
    });

    test("what was written stands in the page as text, and the page needs nothing else", async () => {
      const db = await open();
      const { person } = await anOwnWorld(db);
      await askForExport(db, person, Date.now());
      await finish(db);
      const { html } = await filesOf(db, person);
      expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39; on");
      expect(html).not.toMatch(/<script|<img|<link|src=|url\(|https?:/i);
    });

    test("somebody who has done nothing has a copy, too", async () => {
      const db = await open();
      const person = await aMember(db, "quiet-heron");
      await askForExport(db, person, Date.now());
      await finish(db);
      const { copy, html } = await filesOf(db, person);
      expect(copy).toMatchObject({ posts: [], drafts: [], appeals: [] });
      expect(html).toContain("Nothing.");
    });

    test("slices of any size give every post once, in their order, and the progress ends at all of them", async () => {
      const db = await open();
      const person = await aMember(db, "quiet-heron");
      const { threadId } = await aThread(db, person);
      const atMs = Date.now() - 60_000;
      for (let at = 0; at < 8; at++)
        await aReply(db, person, threadId, { body: `Word ${at}.`, nowMs: atMs + (at >> 1) });
      await askForExport(db, person, Date.now());
      const seen = new Set<string>();
      while (await workOnExports(db, { nowMs: Date.now(), atOnce: { posts: 3, others: 1 } })) {
        const view = await viewExport(db, person, Date.now());
        if (view.state === "making") seen.add(`${view.done} of ${view.total}`);
      }
      expect([...seen]).toEqual(["0 of 10", "3 of 10", "6 of 10", "9 of 10", "10 of 10"]);
      const { copy } = await filesOf(db, person);
      const texts = copy.posts
        .map(({ text }: { text: string }) => text)
        .filter((text: string) => /Word/.test(text));
      expect(texts.toSorted()).toEqual(Array.from({ length: 8 }, (_, at) => `Word ${at}.`));
      const times = copy.posts.map(({ writtenAt }: { writtenAt: string }) => writtenAt);
      expect(times).toEqual(times.toSorted());
    });

    test("an abandoned slice is begun again after its lease, and what comes too late is dropped", async () => {
      const db = await open();
      const { person } = await anOwnWorld(db);
      const nowMs = Date.now();
      await askForExport(db, person, nowMs);
      await workOnExports(db, { nowMs, atOnce: SMALL });
      const abandoned = await takeExport(db, { nowMs, leaseUntilMs: nowMs + EXPORT_LEASE_MS });
      if (!abandoned) throw new Error("There was nothing to take.");
      expect(await workOnExports(db, { nowMs: nowMs + EXPORT_LEASE_MS - 1, atOnce: SMALL })).toBe(false);
      const laterMs = nowMs + EXPORT_LEASE_MS;
      expect(await workOnExports(db, { nowMs: laterMs, atOnce: SMALL })).toBe(true);
      const part = { section: "posts", bytes: Buffer.from('[{"text":"twice"}]') } as const;
      await keepSlice(db, abandoned, { part, done: 9, cursor: "drafts" });
      await finish(db, laterMs);
      const { copy, json } = await filesOf(db, person, laterMs);
      expect(json).not.toContain("twice");
      expect(copy.posts).toHaveLength(4);
    });

    test("a file that was begun and left is made anew, and the slices it was made from go", async () => {
      const db = await open();
      const { person } = await anOwnWorld(db);
      const nowMs = Date.now();
      await askForExport(db, person, nowMs);
      while ((await exportJobOf(db, person.id))?.cursor !== "pack") await workOnExports(db, { nowMs });
      const leaseUntilMs = nowMs + EXPORT_LEASE_MS;
      const left = await takeExport(db, { nowMs, leaseUntilMs });
      if (!left) throw new Error("There was nothing to take.");
      const part = { section: "zip", bytes: Buffer.from("half a file") } as const;
      expect(await keepSlice(db, left, { part, leaseUntilMs })).toBe(true);
      await finish(db, leaseUntilMs);
      expect(await keepSlice(db, left, { part, leaseUntilMs })).toBe(false);
      expect((await filesOf(db, person, leaseUntilMs)).copy.posts).toHaveLength(4);
      const parts = await db.selectFrom("exportPart").select("section").execute();
      expect(new Set(parts.map(({ section }) => section))).toEqual(new Set(["zip"]));
    });

    test("of two servers one makes each slice", async () => {
      const db = await open();
      const { person } = await anOwnWorld(db);
      const nowMs = Date.now();
      await askForExport(db, person, nowMs);
      while ((await viewExport(db, person, nowMs)).state === "making")
        await Promise.all([1, 2].map(() => workOnExports(db, { nowMs, atOnce: SMALL })));
      const { copy } = await filesOf(db, person);
      expect(copy.posts).toHaveLength(4);
      expect(new Set(copy.posts.map(({ address }: { address: string }) => address)).size).toBe(4);
    });

    test("two takes of one slice at once: one gets it", async () => {
      const db = await open();
      await askForExport(db, await aMember(db, "quiet-heron"), 1);
      const takes = await Promise.all(
        [10, 20].map((leaseUntilMs) => takeExport(db, { nowMs: 5, leaseUntilMs })),
      );
      expect(takes.filter(Boolean)).toHaveLength(1);
    });

    test("asking twice is one copy; asking again when it is ready makes a new one", async () => {
      const db = await open();
      const { person } = await anOwnWorld(db);
      const nowMs = Date.now();
      await Promise.all([askForExport(db, person, nowMs), askForExport(db, person, nowMs)]);
      await workOnExports(db, { nowMs, atOnce: SMALL });
      await askForExport(db, person, nowMs + 1);
      expect(await exportJobOf(db, person.id)).toMatchObject({ state: "working", askedAtMs: nowMs });
      await finish(db);
      await askForExport(db, person, nowMs + 2);
      expect(await readyExport(db, person, nowMs + 2)).toBeNull();
      expect(await db.selectFrom("exportPart").selectAll().execute()).toEqual([]);
    });

    test("nobody else has it, and it goes after a day, to the last byte", async () => {
      const db = await open();
      const { person, other } = await anOwnWorld(db);
      const nowMs = Date.now();
      await askForExport(db, person, nowMs);
      await finish(db, nowMs);
      expect(await readyExport(db, other, nowMs)).toBeNull();
      await clearAway(db, { keep: USUAL_KEEP, nowMs: nowMs + EXPORT_LASTS_MS - 1 });
      expect(await viewExport(db, person, nowMs)).toMatchObject({ state: "ready" });
      expect(await readyExport(db, person, nowMs + EXPORT_LASTS_MS)).toBeNull();
      await clearAway(db, { keep: USUAL_KEEP, nowMs: nowMs + EXPORT_LASTS_MS });
      expect(await exportJobOf(db, person.id)).toBeUndefined();
      expect(await db.selectFrom("exportPart").selectAll().execute()).toEqual([]);
    });

    test("one that cannot be made says so, keeps nothing, and can be asked for again", async () => {
      const db = await open();
      const { person } = await anOwnWorld(db);
      const nowMs = Date.now();
      await db.updateTable("draft").set({ fields: "no list" }).execute();
      await askForExport(db, person, nowMs);
      await expect(finish(db, nowMs)).rejects.toThrow();
      expect(await viewExport(db, person, nowMs)).toEqual({ state: "failed" });
      expect(await db.selectFrom("exportPart").selectAll().execute()).toEqual([]);
      expect(await workOnExports(db, { nowMs })).toBe(false);
      await askForExport(db, person, nowMs);
      expect(await viewExport(db, person, nowMs)).toMatchObject({ state: "making" });
    });
  });
}
