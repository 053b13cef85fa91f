import { describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, mainText } from "#tests/support/page.ts";
import { aMember, aReply, aReport, aThread, PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15";
const QUARTER_MS = 15 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const NEW_PASSWORD = "a kettle on the windowsill";
const PAGE = "/settings/security";

const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get("/")).body.includes('action="/sign-out"');
const sessionsOn = (body: string): string[] =>
  [...body.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id ?? "");

for (const database of databases) {
  describe(`sessions on ${database.name}`, () => {
    const open = async (): Promise<TestApp> => startApp((await database.open()).db);
    async function signedIn(app: TestApp, userAgent: string, password = PASSWORD): Promise<Visitor> {
      const visitor = app.guest();
      const fields = { handle: "quiet-heron", password };
      await visitor.post("/sign-in", fields, { "User-Agent": userAgent });
      return visitor;
    }
    async function twoDevices() {
      const app = await open();
      await app.guest().post("/join", { handle: "quiet-heron", password: PASSWORD });
      await app.db.deleteFrom("session").execute();
      return { app, phone: await signedIn(app, FIREFOX), desk: await signedIn(app, SAFARI) };
    }

    test("are listed with a rough device and the day of their last use, and no way to take one over", async () => {
      const { app, phone } = await twoDevices();
      const { body } = await phone.get(PAGE);
      expect(mainText(body)).toMatch(/Firefox on Android.*this one/);
      expect(mainText(body)).toMatch(/Safari on macOS.*last used on/);
      const [address] = sessionsOn(body);
      expect(sessionsOn(body)).toHaveLength(1);
      const rows = await app.db.selectFrom("session").selectAll().execute();
      for (const { id } of rows) expect(body).not.toContain(id);
      const thief = app.guest();
      thief.cookies.set("session", address ?? "");
      expect(await isSignedIn(thief)).toBe(false);
      expect(JSON.stringify(rows)).not.toMatch(/140\.0|10_15|Gecko|127\.0/); // Roughly is all that is kept.
    });

    test("end one by one, or all others at once, and only one's own", async () => {
      const { app, phone, desk } = await twoDevices();
      const stranger = await app.signedIn(await aMember(app.db, "lamp-and-ledger"));
      const [address = ""] = sessionsOn((await phone.get(PAGE)).body);
      await stranger.post(PAGE, { act: "end-session", session: address });
      expect(await isSignedIn(desk)).toBe(true);
      await phone.post(PAGE, { act: "end-session", session: address });
      expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([false, true]);
      const third = await signedIn(app, SAFARI);
      await third.post(PAGE, { act: "end-others" });
      expect([await isSignedIn(phone), await isSignedIn(third), await isSignedIn(stranger)]).toEqual([
        false,
        true,
        true,
      ]);
    });

    test("all but this one end with a new password, for which the present one is asked", async () => {
      const { app, phone, desk } = await twoDevices();
      const change = (current: string, password: string) =>
        phone.post(PAGE, { act: "password", current, password });
      const wrong = await change(NEW_PASSWORD, NEW_PASSWORD);
      expect([wrong.status, alertText(wrong.body)]).toEqual([
        422,
        expect.stringContaining("present password"),
      ]);
      expect(wrong.body).not.toContain(NEW_PASSWORD);
      const unfit = await change(PASSWORD, "quiet-heron1");
      expect(unfit.status).toBe(422);
      expect(unfit.body).not.toMatch(new RegExp(`${PASSWORD}|quiet-heron1`));
      expect(await isSignedIn(desk)).toBe(true);
      expect((await change(PASSWORD, NEW_PASSWORD)).location).toBe(`${PAGE}?done=password`);
      expect([await isSignedIn(desk), await isSignedIn(phone)]).toEqual([false, true]);
      expect(await isSignedIn(await signedIn(app, SAFARI))).toBe(false);
      expect(await isSignedIn(await signedIn(app, SAFARI, NEW_PASSWORD))).toBe(true);
    });

    test("end after so long, whatever the cookie says: a moderator's sooner than a member's", async () => {
      const app = await open();
      const member = await app.signedIn(await aMember(app.db, "quiet-heron"));
      const moderator = await app.signedIn(await aMember(app.db, "wren-in-reeds", "moderator"));
      app.wait(8 * DAY_MS);
      expect([await isSignedIn(member), await isSignedIn(moderator)]).toEqual([true, false]);
      expect(moderator.cookies.has("session")).toBe(false);
      for (let week = 0; week < 24; week++) {
        app.wait(7 * DAY_MS);
        await app.db
          .updateTable("session")
          .set({ expiresAtMs: Date.now() + 400 * DAY_MS })
          .execute();
        if (week < 23) expect(await isSignedIn(member)).toBe(true);
      }
      app.wait(7 * DAY_MS);
      expect(await isSignedIn(member)).toBe(false);
      expect(await app.db.selectFrom("session").select("id").execute()).toEqual([]);
    });

    test("show the account behind a name only when the password was typed lately", async () => {
      const app = await open();
      const { db } = app;
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author);
      const reply = await aReply(db, author, threadId, { anonymous: true });
      await aReport(db, await aMember(db, "quiet-heron"), reply.id, { reason: "other", details: "" });
      const { id } = await db.selectFrom("reviewItem").select("id").executeTakeFirstOrThrow();
      const item = `/moderation/items/${id}`;
      const confirm = `/confirm?next=${encodeURIComponent(item)}`;
      const moderator = await app.signedIn(await aMember(db, "wren-in-reeds", "moderator"));
      expect((await moderator.get(item)).body).toContain(`action="${item}/unmask"`);

      app.wait(QUARTER_MS);
      const { body } = await moderator.get(item);
      expect(body).toContain(`href="${confirm}"`);
      expect(body).not.toContain(`action="${item}/unmask"`);
      const asked = await moderator.post(`${item}/unmask`, { reason: "Somebody is in danger." });
      expect(asked.location).toBe(confirm);
      const acts = db.selectFrom("moderationAct").select("id").where("act", "=", "unmask");
      expect(await acts.execute()).toEqual([]);
    });

    test.each(["end-session", "end-others", "new-codes", "password"])(
      "a guest's %s leads to signing in, and nonsense is refused",
      async (act) => {
        const app = await open();
        expect((await app.guest().post(PAGE, { act })).location).toMatch(/^\/sign-in\?next=/);
        const member = await app.signedIn(await aMember(app.db, "quiet-heron"));
        expect((await member.post(PAGE, { act: `${act}x` })).status).toBe(400);
      },
    );
  });
}
