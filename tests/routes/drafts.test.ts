import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import type { Db } from "#db/schema.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { draftRows, saveDraftBy as save } from "#tests/support/drafts.ts";
import { alertText, fieldValue, hiddenFields, mainText } from "#tests/support/page.ts";
import { aMember, aThread, PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const WORDS = "On Tuesdays I still leave at half past five.";
const postTexts = async (db: Db) =>
  (await db.selectFrom("post").select("markdown").execute()).map(({ markdown }) => markdown);

for (const database of databases) {
  describe(`drafts on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author);
      const member = await aMember(db, "quiet-heron");
      return { db, app, author, thread, member, place: `/threads/${thread.threadId}` };
    }
    const devicesOf = (app: TestApp, member: Member) =>
      Promise.all([app.signedIn(member), app.signedIn(member)]);

    test("a member's text is on every device, in every kind of form", async () => {
      const { app, author, thread, member, place } = await open();
      const [phone, laptop] = await devicesOf(app, member);
      const [own] = await devicesOf(app, author);
      const forms: [Visitor, string, string][] = [
        [phone, place, "body"],
        [phone, "/article", "body"],
        [phone, "/threads/new", "title"],
        [phone, "/letters/new", "body"],
        [phone, `/posts/${thread.id}/report`, "details"],
        [own, `/posts/${thread.id}/edit`, "body"],
      ];
      for (const [visitor, path, field] of forms) {
        const saved = await save(visitor, path, { [field]: `${WORDS} ${path}` });
        expect([path, saved.status, saved.outcome, saved.others]).toEqual([path, 200, "saved", false]);
        const elsewhere = visitor === own ? own : laptop;
        expect(fieldValue((await elsewhere.follow(path)).body, field)).toBe(`${WORDS} ${path}`);
      }
    });

    test("choices come back with the text, also several of one kind", async () => {
      const { app, member } = await open();
      const [phone, laptop] = await devicesOf(app, member);
      const choices = { kind: "question", hope: "just-listen", "note-death": "yes", "note-abuse": "yes" };
      await save(phone, "/threads/new", { ...choices, title: "T", audience: "members", anonymous: "yes" });
      const { body } = await laptop.get("/threads/new");
      for (const name of ["note-death", "note-abuse", "anonymous"])
        expect([name, new RegExp(`name="${name}"[^>]*checked`).test(body)]).toEqual([name, true]);
      expect(/name="note-suicide"[^>]*checked/.test(body)).toBe(false);
      expect(/value="question"[^>]*checked/.test(body) || /checked=""[^>]*value="question"/.test(body)).toBe(
        true,
      );
    });

    test("a guest gets the cookie with the first save, refreshed by each, and nobody else sees the words", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      const page = await guest.get("/article");
      expect([guest.cookies.size, page.body.includes('data-draft="/article"')]).toEqual([0, true]);
      const first = await save(guest, "/article", { body: "On" });
      expect(first.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^draft=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400$/),
      ]);
      const again = await save(guest, "/article", { body: WORDS }, { turn: 2, draft: first.draft });
      expect(again.headers.getSetCookie()).toEqual(first.headers.getSetCookie());
      expect(fieldValue((await guest.get("/article")).body, "body")).toBe(WORDS);
      expect(fieldValue((await app.guest().get("/article")).body, "body")).toBe("");
      expect((await draftRows(db)).length).toBe(1);
    });

    test("nothing typed leaves no cookie and no row", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      expect((await save(guest, "/article", { body: " ", kind: "question" })).outcome).toBe("empty");
      expect([guest.cookies.size, await draftRows(db)]).toEqual([0, []]);
    });

    test("two devices that write at one place are told, both stand when the form is opened, and one chooses", async () => {
      const { app, member, place } = await open();
      const [phone, laptop] = await devicesOf(app, member);
      await save(phone, place, { body: "From the phone." });
      const other = await laptop.post("/drafts/save", { body: "From the laptop.", draftAt: place });
      const told = JSON.parse(other.body);
      expect(told).toMatchObject({ outcome: "saved", others: true });
      expect((await save(phone, place, { body: "From the phone, too." }, { turn: 2 })).others).toBe(true);

      const newest = await phone.follow(place);
      expect(fieldValue(newest.body, "body")).toBe("From the phone, too.");
      expect(mainText(newest.body)).toContain("From the laptop.");
      const chosen = await phone.follow(told.path);
      expect(fieldValue(chosen.body, "body")).toBe("From the laptop.");
      expect(mainText(chosen.body)).toContain("From the phone, too.");

      const path = (await phone.get(told.path)).location ?? "";
      await phone.post(path, { ...hiddenFields(chosen.body), body: "From the laptop." });
      const after = await phone.follow(place);
      expect(fieldValue(after.body, "body")).toBe("From the phone, too.");
      expect(mainText((await phone.get("/drafts")).body)).not.toContain("From the laptop.");
    });

    test("posting clears the draft that the page was filled from, without a script", async () => {
      const { db, app, member, place } = await open();
      const [phone] = await devicesOf(app, member);
      await save(phone, place, { body: "Half of" });
      const page = await phone.follow(place);
      const sent = await phone.post(`${place}/tuesdays-at-six`, {
        ...hiddenFields(page.body),
        body: "Half of it.",
      });
      expect(sent.location).toMatch(/^\/posts\//);
      expect(await draftRows(db)).toEqual([]);
      expect(fieldValue((await phone.follow(place)).body, "body")).toBe("");
    });

    test("a refused text is kept: with a mistake in it, too often, or against a newer version", async () => {
      const { app, author, thread } = await open();
      const [own] = await devicesOf(app, author);
      const form = { kind: "experience", title: "", audience: "everyone", body: WORDS };
      expect((await own.post("/threads/new", form)).status).toBe(422);
      expect(fieldValue((await own.get("/threads/new")).body, "body")).toBe(WORDS);
      const edit = `/posts/${thread.id}/edit`;
      const fields = { heading: "yes", title: "Tuesdays", audience: "everyone", body: WORDS };
      expect((await own.post(edit, { ...fields, fromRevision: "9" })).status).toBe(409);
      expect(fieldValue((await own.get(edit)).body, "body")).toBe(WORDS);
    });

    test("a refusal on a page without scripts goes on with one draft, a guest's too", async () => {
      const { db, app } = await open();
      const guest = app.guest();
      const form = { kind: "experience", title: "", audience: "everyone" };
      let page = await guest.post("/threads/new", { ...form, body: "One." });
      page = await guest.post("/threads/new", { ...hiddenFields(page.body), ...form, body: "One and two." });
      expect(page.status).toBe(422);
      const rows = await draftRows(db);
      expect(rows.map(({ fields }) => fields)).toEqual([expect.stringContaining("One and two.")]);
    });

    test("“Keep as a draft” keeps and comes back to the form, for a guest and a member", async () => {
      const { db, app, member, place } = await open();
      for (const visitor of [app.guest(), await app.signedIn(member)]) {
        const kept = await visitor.post(`${place}/tuesdays-at-six`, { body: WORDS, intent: "keep" });
        expect(kept.location).toMatch(new RegExp(`^${place}\\?draft=\\w+#reply$`));
        const page = await visitor.follow(kept.location ?? "");
        expect(fieldValue(page.body, "body")).toBe(WORDS);
        expect(mainText(page.body)).toContain("Draft saved just now");
      }
      expect(await postTexts(db)).toHaveLength(1);
      const nothing = await app.guest().post("/article", { body: "", intent: "keep" });
      expect([nothing.status, alertText(nothing.body)]).toEqual([
        422,
        expect.stringContaining("no words in it"),
      ]);
    });

    test("a session that ended while typing: the words wait under the cookie and are the account's at sign-in", async () => {
      const { db, app, place } = await open();
      const visitor = app.guest();
      await visitor.post("/join", { handle: "small-fox", password: PASSWORD });
      const before = await save(visitor, place, { body: "Before" });
      await db.deleteFrom("session").execute();
      const after = await save(
        visitor,
        place,
        { body: "Before and after" },
        { turn: 2, draft: before.draft },
      );
      expect(after).toMatchObject({ outcome: "saved", signedOut: true });
      expect(visitor.cookies.has("draft")).toBe(true);
      const signIn = await visitor.get("/sign-in");
      expect(mainText(signIn.body)).toContain("Before and after");
      const signedIn = await visitor.post("/sign-in", { handle: "small-fox", password: PASSWORD, next: "/" });
      expect(signedIn.location).toBe(`${place}#reply`);
      expect(fieldValue((await visitor.follow(place)).body, "body")).toBe("Before and after");
      expect(await draftRows(db)).toHaveLength(1);
      expect(await postTexts(db)).toHaveLength(1);
    });

    test("a quote stays in the draft until it is taken out", async () => {
      const { app, member, place, thread } = await open();
      const [phone] = await devicesOf(app, member);
      await save(phone, place, { body: WORDS, quote: thread.id });
      const page = await phone.follow(place);
      expect(hiddenFields(page.body).quote).toBe(thread.id);
      const without = await phone.follow(`${place}/tuesdays-at-six?quote=none`);
      expect([hiddenFields(without.body).quote, fieldValue(without.body, "body")]).toEqual([
        undefined,
        WORDS,
      ]);
    });

    test("signing out and leaving take a guest's drafts and leave a member's on the server", async () => {
      const { db, app, member, place } = await open();
      const same = { headers: { "Sec-Fetch-Site": "same-origin" } };
      for (const go of [
        (one: Visitor) => one.post("/sign-out"),
        (one: Visitor) => one.send("/leave", same),
      ]) {
        const guest = app.guest();
        await save(guest, "/article", { body: WORDS });
        await go(guest);
        expect([await draftRows(db), guest.cookies.has("draft")]).toEqual([[], false]);
        const phone = await app.signedIn(member);
        await save(phone, place, { body: WORDS });
        await go(phone);
        await phone.post("/leave"); // “Open again”
        expect(fieldValue((await phone.follow(place)).body, "body")).toBe("");
        expect(fieldValue((await (await app.signedIn(member)).follow(place)).body, "body")).toBe(WORDS);
        await db.deleteFrom("draft").execute();
      }
    });
  });
}
