import { describe, expect, test } from "vitest";
import { editPost } from "#app/workflows/change-own-post.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, worked } from "#tests/support/desk.ts";
import { alertText, hiddenFields, mainText, valueOfId } from "#tests/support/page.ts";

for (const database of databases) {
  describe(`removing a run of posts on ${database.name}`, () => {
    const PERSON = "/moderation/people/inkandrain";
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const app = await startApp(desk.db);
      return { ...desk, wren: await app.signedIn(desk.moderator) };
    }
    const asked = { guideline: "6", reason: "Advertising." };

    test("leads to the person and says what was removed, and what was left because it changed since", async () => {
      const { db, author, reply, wren } = await open();
      const shown = hiddenFields((await wren.get(`${PERSON}/remove-all`)).body);
      const edit = { body: "My own words.", contentNotes: [], heading: null, fromRevision: 1 };
      worked(await editPost(db, { actor: author, postId: reply.id, ...edit, nowMs: Date.now() }));
      const sent = await wren.post(`${PERSON}/remove-all`, { ...shown, ...asked });
      expect(sent.location).toBe(`${PERSON}?removed=1&left=1`);
      const page = mainText((await wren.get(sent.location ?? "")).body);
      expect(page).toContain("1 post was removed. 1 was left: it has changed since the preview");
      expect(mainText((await wren.get(`${PERSON}?removed=12&left=0`)).body)).toContain(
        "12 posts were removed.Name",
      );
      for (const query of ["", "?removed=<b>&left=1", "?removed=1"])
        expect(mainText((await wren.get(`${PERSON}${query}`)).body)).not.toContain("removed.");
    });

    test.each(["", "x", "0123456789abcdefghij", "0123456789abcdefghij:x"])(
      "takes no list but that of a preview (%s)",
      async (posts) => {
        const { wren } = await open();
        const sent = await wren.post(`${PERSON}/remove-all`, { act: "remove", ...asked, posts });
        if (posts === "") expect(sent.location).toBe(`${PERSON}?removed=0&left=0`);
        else {
          expect([sent.status, alertText(sent.body)]).toEqual([
            422,
            expect.stringContaining("open the page again"),
          ]);
          expect(valueOfId(sent.body, "act-remove-reason")).toBe(asked.reason);
        }
      },
    );
  });
}
