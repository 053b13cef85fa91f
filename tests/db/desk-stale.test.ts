import { describe, expect, test } from "vitest";
import { undoWithdrawal, withdrawPost } from "#app/workflows/change-own-post.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { askOpinion, noteOnItem } from "#app/workflows/staff-notes.ts";
import { unmaskPost } from "#app/workflows/unmask-post.ts";
import { viewDecision } from "#app/workflows/view-decision.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { databases } from "#tests/support/databases.ts";
import {
  actsAbout,
  aDesk,
  anItem,
  decide,
  itemsOf,
  MINUTE_MS,
  NOW_MS,
  standOf,
  wordFor,
  worked,
} from "#tests/support/desk.ts";
import { aMember, aReply, aReport } from "#tests/support/people.ts";

for (const database of databases) {
  const open = async () => aDesk((await database.open()).db);

  describe(`an item that is closed while the post is on the desk again, on ${database.name}`, () => {
    test("decides nothing, and leads to the newer one", async () => {
      const { db, reader, moderator, colleague, reply } = await open();
      await aReport(db, reader, reply.id, { nowMs: NOW_MS });
      const [old] = await itemsOf(db, reply.id);
      const oldId = old?.id ?? "";
      worked(await decide(db, moderator, oldId, "dismiss"));
      await aReport(db, await aMember(db, "small-fox"), reply.id, { nowMs: NOW_MS + 1 });
      const [newer] = await itemsOf(db, reply.id);
      const itemId = newer?.id ?? "";
      worked(await claimItem(db, { actor: colleague, itemId, nowMs: NOW_MS + 2 }));

      expect(wordFor(await decide(db, moderator, oldId, "remove"))).toBe("stale");
      expect((await standOf(db, reply.id)).status).toBe("published");
      const view = await viewItem(db, moderator, { itemId: oldId, nowMs: NOW_MS + 3 });
      expect(view).toMatchObject({ newerItemId: itemId, actions: [] });
      const current = await viewItem(db, colleague, { itemId, nowMs: NOW_MS + 3 });
      expect(current).toMatchObject({ newerItemId: null });
      expect(current?.actions).toContain("remove");
    });
  });

  describe(`a post that its author takes back, on ${database.name}`, () => {
    test("is not decided about from a page that showed it, nor once it is back", async () => {
      const { db, author, reader, moderator, reply } = await open();
      await aReport(db, reader, reply.id, { nowMs: NOW_MS });
      const [before] = await itemsOf(db, reply.id);
      const seen = { version: before?.version ?? 0 };
      const own = { actor: author, postId: reply.id, nowMs: NOW_MS + 1 };
      worked(await withdrawPost(db, own));
      expect(wordFor(await decide(db, moderator, before?.id ?? "", "remove", seen))).toBe("stale");
      const [withdrawn] = await itemsOf(db, reply.id);
      worked(await undoWithdrawal(db, own));
      const then = { version: withdrawn?.version ?? 0 };
      expect(wordFor(await decide(db, moderator, before?.id ?? "", "remove", then))).toBe("stale");
    });

    test("and that is removed all the same has the text as it was reported in its statement", async () => {
      const { db, author, reader, moderator, reply } = await open();
      await aReport(db, reader, reply.id, { nowMs: NOW_MS });
      const [item] = await itemsOf(db, reply.id);
      worked(await withdrawPost(db, { actor: author, postId: reply.id, nowMs: NOW_MS + 1 }));
      const { actId } = worked(await decide(db, moderator, item?.id ?? "", "remove"));
      const told = await viewDecision(db, author, { actId, nowMs: NOW_MS + MINUTE_MS });
      expect(told?.html).toContain("It was Dr Ashby.");
    });
  });

  describe(`what is pressed twice at the desk, on ${database.name}`, () => {
    test("is done once: a note, a question, asking who somebody is", async () => {
      const { db, reader, moderator, threadId } = await open();
      const hidden = await aReply(db, reader, threadId, { anonymous: true, nowMs: NOW_MS });
      const on = { actor: moderator, itemId: await anItem(db, moderator, hidden.id), nowMs: NOW_MS };
      const presses = [
        () => noteOnItem(db, { ...on, body: "Look again at ten." }),
        () => askOpinion(db, { ...on, of: "*", note: "Is it kind?" }),
        () => unmaskPost(db, { ...on, reason: "It names a street." }),
      ];
      for (const press of presses) for (const _ of [1, 2]) worked<unknown>(await press());
      expect(await actsAbout(db, hidden.id)).toEqual(["open-item", "ask-opinion", "unmask"]);
      const notes = await db.selectFrom("staffNote").select("body").execute();
      expect(notes.map(({ body }) => body).sort()).toEqual(["Is it kind?", "Look again at ten."]);
    });
  });

  describe(`behind an alias, on ${database.name}`, () => {
    test.each(["two moderators", "three"])(
      "of %s none is told by who can be asked, nor by who is missing",
      async (many) => {
        const { db, moderator, colleague, reader, threadId } = await open();
        if (many === "three") await aMember(db, "old-orchard", "moderator");
        const views = [];
        for (const writer of [colleague, reader]) {
          const post = await aReply(db, writer, threadId, { anonymous: true, nowMs: NOW_MS });
          const itemId = await anItem(db, moderator, post.id);
          const view = await viewItem(db, moderator, { itemId, nowMs: NOW_MS });
          views.push([view?.colleagues, view?.hasColleagues, view?.playbook?.hasOthers, view?.opinionOf]);
          for (const of of ["linden", "old-orchard"])
            expect(
              wordFor(await askOpinion(db, { actor: moderator, itemId, of, note: "You?", nowMs: NOW_MS })),
            ).toBe("not-now");
        }
        expect(views[0]).toEqual(views[1]);
        expect(views[0]).toEqual([[], true, true, null]);
      },
    );
  });
}
