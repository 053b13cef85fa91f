import { describe, expect, test } from "vitest";
import { WHOLE_QUEUE } from "#app/domain/desk-filter.ts";
import { sanctionAuthor } from "#app/workflows/sanction-person.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { viewQueue } from "#app/workflows/view-queue.ts";
import { databases } from "#tests/support/databases.ts";
import {
  aDesk,
  anItem,
  aScreening,
  decide,
  itemsOf,
  NOW_MS,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { setAudience } from "#tests/support/headings.ts";
import { aReply, aReport, aThread } from "#tests/support/people.ts";

for (const database of databases) {
  describe(`what came to the desk before its author kept it to themselves, on ${database.name}`, () => {
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const { db, author, reader, moderator } = desk;
      const words = { title: "Told to everyone", body: "Written for everyone." };
      const screened = aScreening("flag", "thoughts");
      const thread = await aThread(db, author, {
        ...words,
        screened,
        contentNotes: ["death"],
        nowMs: NOW_MS,
      });
      await aReport(db, reader, thread.id, { reason: "danger", details: "I am afraid.", nowMs: NOW_MS });
      const after = await aReply(db, author, thread.threadId, { body: "Beside it.", nowMs: NOW_MS });
      const [item] = await itemsOf(db, thread.id);
      const itemId = item?.id ?? "";
      const view = () => viewItem(db, moderator, { itemId, nowMs: NOW_MS });
      return { ...desk, thread, after, itemId, view };
    }

    test("stays in the queue as it was reported and noticed, without a word that came later", async () => {
      const { db, author, moderator, thread, view } = await open();
      const words = { title: "Secrettitle", ending: "therapist-died", markdown: "Secretbody." } as const;
      await setAudience(db, author, thread.id, "only-me", { words });
      await aReply(db, author, thread.threadId, { body: "Secretreply." });

      const item = await view();
      expect(item).toMatchObject({ lane: "danger", thread: null, around: [], canSanction: true });
      expect(item?.post).toMatchObject({
        ...{ html: null, markdown: null, path: null, notes: [], editedAtMs: null },
        where: "A thread that its author keeps to themselves",
      });
      expect(item?.reports).toMatchObject([{ details: "I am afraid.", changedSince: false }]);
      expect(JSON.stringify(item)).toMatch(/Written for everyone/);
      const queue = await viewQueue(db, moderator, { filter: WHOLE_QUEUE, from: null, nowMs: NOW_MS });
      expect(queue.lines).toMatchObject([{ where: "A thread that its author keeps to themselves" }]);
      for (const word of ["Secret", "therapist-died", "Beside it", '"death"'])
        expect(JSON.stringify([item, queue])).not.toContain(word);
    });

    test("can be left as it is, and nothing else be done to a text that nobody reads", async () => {
      const { db, author, moderator, thread, itemId, view } = await open();
      await setAudience(db, author, thread.id, "only-me");
      expect((await view())?.actions).toEqual(["dismiss"]);
      expect(wordFor(await decide(db, moderator, itemId, "remove"))).toBe("not-now");
      worked(await decide(db, moderator, itemId, "dismiss"));
      expect(await itemsOf(db, thread.id)).toMatchObject([{ status: "closed" }]);
      const acts = await db
        .selectFrom("moderationAct")
        .select("snapshot")
        .where("act", "=", "dismiss")
        .execute();
      expect(acts).toEqual([{ snapshot: null }]);
    });

    test("can still lead to a decision about the person", async () => {
      const { db, author, moderator, thread, itemId } = await open();
      await setAudience(db, author, thread.id, "only-me");
      const notice = { kind: "notice", guideline: 1, reason: "It hurt somebody.", endsAtMs: null } as const;
      worked(await sanctionAuthor(db, { ...notice, actor: moderator, itemId, nowMs: NOW_MS }));
    });

    test("brings what was held back to the desk when others can read it again", async () => {
      const { db, author, moderator } = await open();
      const letter = await aThread(db, author, {
        title: "Held",
        screened: aScreening("hold"),
        nowMs: NOW_MS,
      });
      const itemId = await anItem(db, moderator, letter.id);
      await setAudience(db, author, letter.id, "only-me");
      worked(await decide(db, moderator, itemId, "dismiss"));
      expect((await standOf(db, letter.id)).status).toBe("held");
      await setAudience(db, author, letter.id, "everyone");
      expect((await itemsOf(db, letter.id)).map(({ status }) => status)).toEqual(["open", "closed"]);
    });
  });
}
