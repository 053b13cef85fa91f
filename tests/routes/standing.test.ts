import { expect, test } from "vitest";
import { DAY_MS } from "#app/domain/sanction.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { fieldValue, keptText, mainText } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";

for (const database of databases) {
  test(`a pause keeps what was written, says where it is explained, and ends by itself, on ${database.name}`, async () => {
    const { db } = await database.open();
    const app = await startApp(db);
    const person = await aMember(db, "inkandrain");
    const moderator = await aMember(db, "lantern-lit", "moderator");
    const { threadId } = await aThread(db, moderator);
    const visitor = await app.signedIn(person);
    const nowMs = Date.now();
    await sanctionPerson(db, {
      ...{ actor: moderator, accountId: person.id, itemId: null, kind: "pause", guideline: 1 },
      ...{ reason: "A day to breathe.", endsAtMs: nowMs + DAY_MS, nowMs },
    });
    const page = `/threads/${threadId}/tuesdays-at-six`;
    const refused = await visitor.post(page, { body: "I still want to say this." });
    expect(refused.status).toBe(403);
    expect(mainText(refused.body)).toContain("Your posting is paused");
    expect(keptText(refused.body)).toBe("I still want to say this.");
    const kept = await db.selectFrom("draft").select("fields").execute();
    expect(kept.map(({ fields }) => fields).join()).toContain("I still want to say this.");
    app.wait(60_000);
    expect((await visitor.get("/notifications")).body).toContain("Your posting is paused");
    app.wait(DAY_MS);
    expect((await visitor.post(page, { body: "I still want to say this." })).status).toBe(302);
    expect(fieldValue((await visitor.get(page)).body, "body")).toBe("");
  });
}
