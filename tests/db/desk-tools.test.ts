import { describe, expect, test } from "vitest";
import { NO_FILTER } from "#app/domain/thread-filter.ts";
import {
  addCannedReason,
  changeCannedReason,
  listCannedReasons,
  removeCannedReason,
} from "#app/workflows/canned-reasons.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { listLetters } from "#app/workflows/letters.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { viewPerson, viewPersonHistory } from "#app/workflows/people.ts";
import { removeRun, viewRun } from "#app/workflows/remove-run.ts";
import { changeRules, currentRules, rulesInForce } from "#app/workflows/rules.ts";
import { screenWriting } from "#app/workflows/screen-writing.ts";
import { viewShift } from "#app/workflows/shift.ts";
import { askOpinion, handOverShift, noteOnItem, noteOnPerson } from "#app/workflows/staff-notes.ts";
import { viewDecision } from "#app/workflows/view-decision.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { databases } from "#tests/support/databases.ts";
import {
  actsAbout,
  aDesk,
  anItem,
  decide,
  itemsOf,
  MINUTE_MS,
  NOBODY_OUTSIDE,
  NOW_MS,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { aMember, aReply } from "#tests/support/people.ts";

for (const database of databases) {
  const open = async () => aDesk((await database.open()).db);

  describe(`a run of removals on ${database.name}`, () => {
    async function aRun() {
      const desk = await open();
      const { db, author, reader, threadId } = desk;
      const posts = [desk.reply, await aReply(db, author, threadId), await aReply(db, author, threadId)];
      const alias = await aReply(db, author, threadId, { anonymous: true });
      const others = await aReply(db, reader, threadId);
      return { ...desk, posts: posts.map(({ id }) => id), alias, others };
    }
    const asShown = (id: string) => ({ id, revision: 1 });
    const asked = { guideline: 6, reason: "Advertising.", nowMs: NOW_MS };

    test("takes that person's posts under their name, each with a line, a letter and a way to appeal", async () => {
      const { db, author, moderator, posts, alias, others } = await aRun();
      const preview = await viewRun(db, moderator, author.id);
      expect(preview.posts.map(({ id }) => id)).toEqual(expect.arrayContaining(posts));
      expect(JSON.stringify(preview)).not.toContain(alias.id);

      const chosen = [...posts, posts[0] ?? "", alias.id, others.id, "nothing"].map(asShown);
      const input = { actor: moderator, accountId: author.id, posts: chosen, ...asked };
      expect(worked(await removeRun(db, input))).toEqual({ removed: 3, left: 3 });
      for (const id of posts) {
        expect((await standOf(db, id)).status).toBe("removed");
        expect(await actsAbout(db, id)).toEqual(["open-item", "remove"]);
      }
      for (const { id } of [alias, others]) {
        expect((await standOf(db, id)).status).toBe("published");
        expect([await itemsOf(db, id), await actsAbout(db, id)]).toEqual([[], []]);
      }
      const nowMs = NOW_MS + 2 * MINUTE_MS;
      const letters = await listLetters(db, author, nowMs);
      expect(letters.map(({ act }) => act)).toEqual(["remove", "remove", "remove"]);
      for (const { path } of letters) {
        const decision = { actId: path?.split("/").at(-1) ?? "", nowMs };
        expect((await viewDecision(db, author, decision))?.appealUntilMs).toBeGreaterThan(NOW_MS);
      }

      expect(worked(await removeRun(db, input))).toEqual({ removed: 0, left: 6 });
      for (const id of posts) {
        expect((await itemsOf(db, id)).map(({ status }) => status)).toEqual(["closed"]);
        expect(await actsAbout(db, id)).toEqual(["open-item", "remove"]);
      }
    });

    test("pressed twice at the same moment is one removal of each", async () => {
      const { db, author, moderator, posts } = await aRun();
      const run = { actor: moderator, accountId: author.id, posts: posts.map(asShown), ...asked };
      const done = await Promise.all([removeRun(db, run), removeRun(db, run)]);
      expect(done.reduce((sum, result) => sum + worked(result).removed, 0)).toBe(3);
      for (const id of posts) {
        expect((await itemsOf(db, id)).map(({ status }) => status)).toEqual(["closed"]);
        expect(await actsAbout(db, id)).toEqual(["open-item", "remove"]);
      }
    });

    test("leaves a post that was withdrawn since the preview, as its author left it", async () => {
      const { db, author, moderator, posts } = await aRun();
      const withdrawn = posts[1] ?? "";
      worked(await withdrawPost(db, { actor: author, postId: withdrawn, nowMs: NOW_MS }));
      const run = { actor: moderator, accountId: author.id, posts: posts.map(asShown), ...asked };
      expect(worked(await removeRun(db, run))).toEqual({ removed: 2, left: 1 });
      expect((await standOf(db, withdrawn)).status).toBe("withdrawn");
      expect([await itemsOf(db, withdrawn), await actsAbout(db, withdrawn)]).toEqual([[], []]);
    });

    test("leaves a post that was edited since the preview, and brings no item of it to the desk", async () => {
      const { db, author, moderator, posts } = await aRun();
      const edited = posts[1] ?? "";
      const edit = { body: "My own words.", contentNotes: [], heading: null, fromRevision: 1, nowMs: NOW_MS };
      worked(await editPost(db, { actor: author, postId: edited, ...edit }));
      const run = { actor: moderator, accountId: author.id, posts: posts.map(asShown), ...asked };
      expect(worked(await removeRun(db, run))).toEqual({ removed: 2, left: 1 });
      expect((await standOf(db, edited)).status).toBe("published");
      expect([await itemsOf(db, edited), await actsAbout(db, edited)]).toEqual([[], []]);
    });

    test("is not anybody's about themselves or above them, and leaves what a colleague has", async () => {
      const { db, author, moderator, colleague, reader, posts } = await aRun();
      const run = (actor: typeof moderator, accountId: string) =>
        removeRun(db, { actor, accountId, posts: posts.map(asShown), ...asked });
      expect(wordFor(await run(reader, author.id))).toBe("moderators-only");
      expect(wordFor(await run(moderator, moderator.id))).toBe("own-account");
      expect(wordFor(await run(moderator, colleague.id))).toBe("above-you");
      const itemId = await anItem(db, colleague, posts[0] ?? "");
      const claimed = { claimedBy: colleague.id, claimedUntilMs: NOW_MS + MINUTE_MS };
      await db.updateTable("reviewItem").set(claimed).where("id", "=", itemId).execute();
      expect(worked(await run(moderator, author.id))).toEqual({ removed: 2, left: 1 });
    });
  });

  test(`what moderators write for one another reaches no member, on ${database.name}`, async () => {
    const { db, author, reader, moderator, colleague, reply, threadId } = await open();
    const SECRET = "Between colleagues.";
    const itemId = await anItem(db, moderator, reply.id);
    const onItem = { actor: moderator, itemId, nowMs: NOW_MS };
    worked(await noteOnItem(db, { ...onItem, body: SECRET }));
    worked(await askOpinion(db, { ...onItem, of: colleague.handle, note: SECRET }));
    const toPerson = { actor: moderator, accountId: author.id, body: SECRET, nowMs: NOW_MS };
    worked(await noteOnPerson(db, toPerson));
    worked(await handOverShift(db, { actor: moderator, body: SECRET, nowMs: NOW_MS }));
    const { actId } = worked(await decide(db, colleague, itemId, "remove"));
    const nowMs = NOW_MS + MINUTE_MS;

    for (const viewer of [author, reader]) {
      const pages = [
        await viewThread(db, { threadId, page: 1, quotedPostId: null, viewer, nowMs }),
        await listThreads(db, { viewer, filter: NO_FILTER, before: null }),
        await viewPerson(db, { viewer, handle: author.handle, before: null }),
        await viewDecision(db, viewer, { actId, nowMs }),
        await listLetters(db, viewer, nowMs),
        await viewItem(db, viewer, { itemId, nowMs }),
      ];
      expect(JSON.stringify(pages)).not.toContain(SECRET);
      const actor = viewer;
      expect(wordFor(await noteOnItem(db, { ...onItem, actor, body: "Mine." }))).toBe("moderators-only");
      expect(wordFor(await noteOnPerson(db, { ...toPerson, actor }))).toBe("moderators-only");
      expect(wordFor(await handOverShift(db, { actor, body: "Mine.", nowMs }))).toBe("moderators-only");
    }
    const views = [
      await viewItem(db, colleague, { itemId, nowMs }),
      await viewPersonHistory(db, colleague, { handle: author.handle, nowMs }),
      await viewShift(db, colleague, nowMs),
    ];
    for (const view of views) expect(JSON.stringify(view)).toContain(SECRET);
    // Nobody writes about themselves, a moderator neither.
    const own = { actor: moderator, accountId: moderator.id, body: SECRET, nowMs };
    expect(wordFor(await noteOnPerson(db, own))).toBe("not-found");
  });

  describe(`the rules of screening on ${database.name}`, () => {
    test("with a line that cannot be read are refused with its number, and the old ones hold", async () => {
      const { db, moderator } = await open();
      const before = await rulesInForce(db);
      const change = (source: string) =>
        changeRules(db, { actor: moderator, source, fromVersion: before.version, nowMs: NOW_MS });
      expect(await change("# Ours\nhold: scam*\nhold: *\nsing: a song\nlinks: many")).toMatchObject({
        ok: false,
        error: { kind: "bad-rules", lines: [{ line: 3 }, { line: 4 }, { line: 5 }] },
      });
      expect(await rulesInForce(db)).toEqual(before);
      expect(await actsAbout(db, "rules")).toEqual([]);
    });

    test("changed by several at the same moment are one's, and the others are told", async () => {
      const { db, moderator, colleague } = await open();
      const { version: fromVersion } = await rulesInForce(db);
      const sources = ["hold: apple", "hold: pear", "hold: plum", "hold: quince"];
      const all = await Promise.all(
        sources.map((source, index) => {
          const actor = index % 2 === 0 ? moderator : colleague;
          return changeRules(db, { actor, source, fromVersion, nowMs: NOW_MS });
        }),
      );
      expect(all.map(wordFor).sort()).toEqual(["done", "stale", "stale", "stale"]);
      const won = sources[all.findIndex(({ ok }) => ok)];
      expect(await rulesInForce(db)).toEqual({ version: fromVersion + 1, source: won });
      expect(await actsAbout(db, "rules")).toEqual(["change-rules"]);
    });

    test("are no member's, and those of a paused moderator neither", async () => {
      const { db, reader, moderator } = await open();
      for (const actor of [reader, { ...moderator, standing: "paused" as const }]) {
        const change = { actor, source: "hold: apple", fromVersion: 0, nowMs: NOW_MS };
        expect(wordFor(await changeRules(db, change))).toBe("moderators-only");
      }
    });

    test("hold the first posts of new members from the moment they say so", async () => {
      const { db, moderator, author, threadId } = await open();
      const newcomer = await aMember(db, "small-fox");
      const verdictOf = async (actor: typeof newcomer) => {
        const writing = { actor, title: null, body: "Hello. I am new here.", audience: "everyone" } as const;
        const rest = { anonymous: false, confirmed: false, scale: 1, isEdit: false, nowMs: NOW_MS };
        return worked(await screenWriting(db, { ...writing, ...rest, ask: NOBODY_OUTSIDE })).verdict;
      };
      expect(await verdictOf(newcomer)).not.toBe("hold");
      const { version: fromVersion, source } = await rulesInForce(db);
      const rules = { actor: moderator, source: `${source}\nnewcomer: hold`, fromVersion, nowMs: NOW_MS };
      worked(await changeRules(db, rules));
      expect((await currentRules(db)).newcomer).toBe("hold");
      expect(await verdictOf(newcomer)).toBe("hold");
      await aReply(db, author, threadId, { nowMs: NOW_MS });
      expect(await verdictOf(author)).not.toBe("hold"); // Three of theirs have stood.
    });
  });

  describe(`reasons to begin with on ${database.name}`, () => {
    test("are written anew by any moderator, and by nobody else", async () => {
      const { db, reader, moderator, colleague } = await open();
      const first = { act: "remove", guideline: null, body: "It names a person.", nowMs: NOW_MS };
      worked(await addCannedReason(db, { actor: moderator, ...first }));
      const [{ id } = { id: "" }] = await listCannedReasons(db);
      const body = "It names a person, who did not choose to be named.";
      expect(wordFor(await changeCannedReason(db, { actor: reader, id, body: "Mine." }))).toBe(
        "moderators-only",
      );
      worked(await changeCannedReason(db, { actor: colleague, id, body }));
      expect(await listCannedReasons(db)).toEqual([{ id, act: "remove", guideline: null, body }]);

      worked(await removeCannedReason(db, { actor: moderator, id }));
      expect(wordFor(await changeCannedReason(db, { actor: colleague, id, body }))).toBe("stale");
      expect(await listCannedReasons(db)).toEqual([]);
    });
  });
}
