import { describe, expect, test, vi } from "vitest";
import { editPost } from "#app/workflows/change-own-post.ts";
import { viewHistory } from "#app/workflows/view-history.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

/** Counts the turns of the event loop, until the test ends. */
function turns(): () => number {
  let count = 0;
  const next = () => {
    count++;
    waiting = setImmediate(next);
  };
  let waiting = setImmediate(next);
  closeAfter(() => clearImmediate(waiting));
  return () => count;
}

for (const database of databases) {
  describe(`the history of a post on ${database.name}`, () => {
    test("compares one version after another, and others have their turn in between", async () => {
      const { db } = await database.open();
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      const { id } = await aReply(db, author, threadId, { body: "Version 1." });
      for (let n = 1; n <= 12; n++) {
        const edited = { postId: id, body: `Version ${n + 1}.`, heading: null, contentNotes: [] };
        await editPost(db, { ...edited, actor: author, fromRevision: n, nowMs: n });
      }
      const turn = turns();
      const comparedIn: number[] = [];
      const { segment } = Intl.Segmenter.prototype;
      const spy = vi.spyOn(Intl.Segmenter.prototype, "segment").mockImplementation(function (
        this: Intl.Segmenter,
        text,
      ) {
        comparedIn.push(turn());
        return segment.call(this, text);
      });
      closeAfter(() => spy.mockRestore());
      const history = await viewHistory(db, { viewer: author, postId: id, before: null });
      const versions = [history?.present, ...(history?.earlier ?? [])];
      expect(versions.map((version) => version?.body.map(({ text }) => text).join(""))).toEqual(
        Array.from({ length: 11 }, (_, at) => `Version ${12 - at}${13 - at}.`),
      );
      // Two texts are taken apart for each comparison.
      expect([comparedIn.length, new Set(comparedIn).size]).toEqual([22, 11]);
    });
  });
}
