import { expect, test } from "vitest";
import { changeRules, rulesInForce } from "#app/workflows/rules.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { fieldValue, hiddenFields, mainText } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";

const NAMED = "My therapist was Dr Margaret Hale, and I miss her.";

for (const database of databases) {
  const open = async () => {
    const { db } = await database.open();
    const app = await startApp(db);
    const member = await aMember(db, "inkandrain");
    const { threadId } = await aThread(db, member);
    const path = `/threads/${threadId}/tuesdays-at-six`;
    const visitor = await app.signedIn(member);
    const form = hiddenFields((await visitor.get(path)).body);
    const send = (fields: Record<string, string>) => visitor.post(path, { ...form, ...fields });
    const bodies = async () =>
      (await db.selectFrom("post").select("markdown").where("position", ">", 0).execute()).map(
        (row) => row.markdown,
      );
    return { db, visitor, path, send, bodies, form };
  };

  test(`a name is asked about, and one press writes its initial and posts, on ${database.name}`, async () => {
    const { send, bodies, db } = await open();
    const asked = await send({ body: NAMED });
    expect([asked.status, await bodies()]).toEqual([422, []]);
    expect(mainText(asked.body)).toContain("You could write Dr M.");
    expect(asked.body).toContain("Write it that way, and post it");
    const posted = await send({ body: NAMED, instead: "yes" });
    expect([posted.status, await bodies()]).toEqual([302, ["My therapist was Dr M., and I miss her."]]);
    expect(JSON.stringify(await db.selectFrom("screening").selectAll().execute())).not.toContain("Hale");
    expect(JSON.stringify(await db.selectFrom("postRevision").selectAll().execute())).not.toContain("Hale");
  });

  test(`what is still to be asked is asked, with what was put right, on ${database.name}`, async () => {
    const { db, send, bodies } = await open();
    const moderator = await aMember(db, "lantern-lit", "moderator");
    const { version } = await rulesInForce(db);
    const rules = { actor: moderator, source: "ask: marmalade", fromVersion: version, nowMs: Date.now() };
    expect((await changeRules(db, rules)).ok).toBe(true);
    const again = await send({ body: `${NAMED} She liked marmalade.`, instead: "yes" });
    expect([again.status, await bodies()]).toEqual([422, []]);
    expect(fieldValue(again.body, "body")).toBe(
      "My therapist was Dr M., and I miss her. She liked marmalade.",
    );
    expect(again.body).not.toContain("Write it that way");
  });

  test(`the press does nothing to a text that has nothing to ask, on ${database.name}`, async () => {
    const { send, bodies } = await open();
    await send({ body: "I miss her.", instead: "yes" });
    expect(await bodies()).toEqual(["I miss her."]);
  });
}
