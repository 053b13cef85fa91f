import { describe, expect, test } from "vitest";
import { CARE_TEMPLATES } from "#app/domain/care-templates.ts";
import { openAppeal } from "#app/workflows/appeals.ts";
import { addCannedReason } from "#app/workflows/canned-reasons.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk, anItem, MINUTE_MS, sanction, worked } from "#tests/support/desk.ts";
import { mainText, valueOfId } from "#tests/support/page.ts";

const UNKIND = "This makes somebody smaller.";
const NAMES = "You name [whom]. Please use an initial.";
const PERSON = "/moderation/people/inkandrain";

for (const database of databases) {
  describe(`words to begin with on ${database.name}`, () => {
    async function open() {
      const desk = await aDesk((await database.open()).db);
      const { db, author, moderator, colleague, reply, thread, threadId } = desk;
      const app = await startApp(db);
      const nowMs = Date.now();
      for (const body of [UNKIND, NAMES])
        worked(await addCannedReason(db, { actor: moderator, act: "remove", guideline: 1, body, nowMs }));
      const { actId } = worked(await sanction(db, moderator, author.id, { kind: "reviewed-first", nowMs }));
      const appeal = { actor: author, actId, body: "Please look again.", nowMs: nowMs + MINUTE_MS };
      const { appealId } = worked(await openAppeal(db, appeal));
      const { id: sanctionId } = await db.selectFrom("sanction").select("id").executeTakeFirstOrThrow();
      const item = `/moderation/items/${await anItem(db, moderator, reply.id, nowMs)}`;
      const judged = { version: "1", postRevision: "1" };
      const lifted = { act: "lift", sanctionId };
      /** Every form of the desk in which somebody is given a reason: its page, what it sends beside it, its box. */
      const forms: Record<string, [page: string, sent: Record<string, string>, box: string]> = {
        "a removal": [item, { act: "remove", guideline: "1", ...judged }, "act-remove-reason"],
        "changed labels": [item, { act: "relabel", ...judged }, "act-relabel-reason"],
        "a notice from an item": [item, { act: "notice", guideline: "1", seen: "1" }, "act-notice-reason"],
        "a pause": [PERSON, { act: "pause", guideline: "1", days: "3", seen: "2" }, "act-pause-reason"],
        "the end of a sanction": [PERSON, lifted, `lift-${sanctionId}-reason`],
        "a run of removals": [
          `${PERSON}/remove-all`,
          { act: "remove", guideline: "1", posts: `${thread.id}:1` },
          "act-remove-reason",
        ],
        "a closed thread": [
          `/moderation/threads/${threadId}/lock`,
          { act: "lock", guideline: "1" },
          "act-lock-reason",
        ],
        "an appeal": [
          `/moderation/appeals/${appealId}`,
          { act: "decide", decision: "uphold", version: "1" },
          "act-decide-reason",
        ],
      };
      return {
        ...desk,
        forms,
        item,
        wren: await app.signedIn(moderator),
        linden: await app.signedIn(colleague),
      };
    }

    test("are sent by no form as they came, nor with a gap; what was typed is kept, and goes once it is their own", async () => {
      const { db, forms, linden } = await open();
      const acts = async () => (await db.selectFrom("moderationAct").select("id").execute()).length;
      const before = await acts();
      for (const [name, [page, fields, box]] of Object.entries(forms))
        for (const [reason, words] of [
          [UNKIND, "These are still the words to begin with."],
          [NAMES.replace("[whom]", ""), "These are still the words to begin with."],
          [`${NAMES} Thank you.`, "There is still a gap in your words"],
        ] as const) {
          const refused = await linden.post(page, { ...fields, reason });
          expect([name, refused.status, mainText(refused.body).includes(words)]).toEqual([name, 422, true]);
          expect([name, valueOfId(refused.body, box)]).toEqual([name, reason]);
        }
      expect(await acts()).toBe(before);
      for (const [name, [page, fields]] of Object.entries(forms)) {
        if (name === "changed labels") continue; // The post is gone by then.
        const sent = await linden.post(page, { ...fields, reason: `${UNKIND} It is about “over it”.` });
        expect([name, sent.status]).toEqual([name, 302]);
      }
    });

    test("of a care message are not sent without something of one's own", async () => {
      const { item, linden, author, db } = await open();
      expect((await linden.post(item, { act: "assess", answer: "yes", version: "1" })).status).toBe(302);
      const { text } = CARE_TEMPLATES.thoughts;
      const send = (message: string) => linden.post(item, { act: "care", version: "2", message });
      const gap = /\[.*\]/;
      for (const [message, words] of [
        [text, "There is still a gap in the message"],
        [text.replace(gap, ""), "These are still the words of a template."],
      ] as const) {
        const refused = await send(message);
        expect([refused.status, mainText(refused.body).includes(words)]).toEqual([422, true]);
        expect(valueOfId(refused.body, "act-care-message")).toBe(message);
      }
      const letters = () =>
        db.selectFrom("letter").select("body").where("kind", "=", "care").where("accountId", "=", author.id);
      expect(await letters().execute()).toEqual([]);
      const own = text.replace(gap, "You wrote about the umbrella.");
      expect((await send(own)).status).toBe(302);
      expect(await letters().execute()).toEqual([{ body: own }]);
    });

    test("are nobody's while there are none", async () => {
      const { db, forms, linden } = await open();
      await db.deleteFrom("cannedReason").execute();
      const [page, fields] = forms["a removal"] ?? ["", {}];
      expect((await linden.post(page, { ...fields, reason: UNKIND })).status).toBe(302);
    });
  });
}
