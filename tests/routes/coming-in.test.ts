import { describe, expect, test } from "vitest";
import type { Joining } from "#app/domain/joining.ts";
import { USUAL_KEEP } from "#app/domain/retention.ts";
import { clearAway } from "#app/workflows/clear-away.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { Authenticator } from "#tests/support/authenticator.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, hiddenFields, mainText } from "#tests/support/page.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const PASSWORD = "a lamp in the hall";
const as = (handle: string) => ({ handle, password: PASSWORD });
const CLOSED = /People join this forum by invitation/;

const statuses = async (db: Db) =>
  (await db.selectFrom("post").select(["markdown", "status"]).orderBy("createdAtMs").execute()).map(
    ({ markdown, status }) => `${status}: ${markdown}`,
  );

const linkIn = (body: string): string => /\/join\?invitation=[\w-]{43}/.exec(body)?.[0] ?? "";

for (const database of databases) {
  async function open(joining: Joining) {
    const { db } = await database.open();
    const app = await startApp(db, { config: { joining } });
    const moderator = await app.signedIn(await aMember(db, "lantern-lit", "moderator"));
    return { db, app, moderator };
  }

  /** Joins as a browser would that came by this address. */
  async function joinBy(visitor: Visitor, path: string, handle: string) {
    const page = await visitor.get(path);
    const invitation = fieldValue(page.body, "invitation") ?? "";
    return visitor.post("/join", { ...as(handle), invitation });
  }

  describe(`joining by invitation on ${database.name}`, () => {
    test("needs a link, which works as often as it says, until then, and not once it is taken back", async () => {
      const { app, moderator } = await open("invited");
      const make = async (uses: string, days: string) =>
        linkIn((await moderator.post("/moderation/invitations", { act: "make", uses, days })).body);
      const [twice, once] = [await make("2", "14"), await make("1", "14")];
      expect(mainText((await app.guest().get("/join")).body)).toMatch(CLOSED);
      expect(mainText((await app.guest().get(`/join?invitation=${"x".repeat(43)}`)).body)).toMatch(CLOSED);

      for (const handle of ["quiet-heron", "oatgrass"])
        expect((await joinBy(app.guest(), twice, handle)).status).toBe(302);
      const [spent, unknown, none] = await Promise.all(
        [twice.split("=")[1] ?? "", "y".repeat(43), ""].map((invitation) =>
          app.guest().post("/join", { ...as("late-comer"), invitation }),
        ),
      );
      const answers = [spent, unknown, none].map((answer) => [answer?.status, alertText(answer?.body ?? "")]);
      expect(answers).toEqual(Array(3).fill([422, expect.stringMatching(CLOSED)]));

      const id = fieldValue((await moderator.get("/moderation/invitations")).body, "id") ?? "";
      await moderator.post("/moderation/invitations", { act: "take-back", id });
      expect(mainText((await app.guest().get(once)).body)).toMatch(CLOSED);
      const old = await make("5", "1");
      app.wait(DAY_MS);
      expect(mainText((await app.guest().get(old)).body)).toMatch(CLOSED);
    });

    test("lets one of two in who come for the last place, and nobody else’s mistake uses it up", async () => {
      const { db, app, moderator } = await open("invited");
      const made = await moderator.post("/moderation/invitations", { act: "make", uses: "1", days: "1" });
      const invitation = linkIn(made.body).split("=")[1] ?? "";
      const taken = await app.guest().post("/join", { ...as("lantern-lit"), invitation });
      expect(taken.status).toBe(422);
      const both = ["quiet-heron", "oatgrass"].map((handle) =>
        app.guest().post("/join", { ...as(handle), invitation }),
      );
      expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([302, 422]);
      expect(await db.selectFrom("account").select("id").execute()).toHaveLength(2);
      expect(JSON.stringify(await db.selectFrom("joinInvitation").selectAll().execute())).not.toContain(
        invitation,
      );
    });

    test("signs whoever presses twice for the last place in, at once or after", async () => {
      const { db, app, moderator } = await open("invited");
      const made = await moderator.post("/moderation/invitations", { act: "make", uses: "1", days: "1" });
      const visitor = app.guest();
      const page = await visitor.get(linkIn(made.body));
      const form = { ...hiddenFields(page.body), ...as("quiet-heron") };
      const atOnce = await Promise.all([visitor.post("/join", form), visitor.post("/join", form)]);
      expect([...atOnce, await app.guest().post("/join", form)].map(({ status }) => status)).toEqual([
        302, 302, 302,
      ]);
      expect(await db.selectFrom("account").select("id").execute()).toHaveLength(2);
      const wrong = await app.guest().post("/join", { ...form, password: `${PASSWORD}s` });
      expect([wrong.status, alertText(wrong.body)]).toEqual([422, expect.stringMatching(CLOSED)]);
    });

    test("asks for a passkey, and says which names are free or taken, only by a link that works", async () => {
      const { app, moderator } = await open("invited");
      const made = await moderator.post("/moderation/invitations", { act: "make", uses: "1", days: "1" });
      const link = linkIn(made.body);
      const offered = async (path: string) =>
        (await app.guest().get(path)).body.includes("Free at the moment");
      expect([await offered(link), await offered("/join")]).toEqual([true, false]);
      expect((await app.guest().get("/join.data")).body).toContain('"suggestions",[]');

      const invitation = link.split("=")[1] ?? "";
      const visitor = app.guest();
      const ask = (handle: string, by: string) =>
        visitor.post("/passkeys/options", { kind: "join", handle, invitation: by });
      expect((await ask("lantern-lit", "")).body).toMatch(CLOSED);
      expect((await ask("lantern-lit", invitation)).body).toMatch(/already has this name/);
      const asked = await ask("quiet-heron", invitation);
      const credential = new Authenticator().make(JSON.parse(asked.body), { origin: app.address });
      const joined = await visitor.post("/join", { handle: "quiet-heron", credential, invitation });
      expect(joined.status).toBe(302);
      expect((await ask("oatgrass", invitation)).body).toMatch(CLOSED);
    });

    test("keeps what a guest wrote, and says so", async () => {
      const { app } = await open("invited");
      const guest = app.guest();
      await guest.post("/article", { body: "On Tuesdays." });
      expect(mainText((await guest.get("/join")).body)).toMatch(
        /These words are safe.*On Tuesdays\..*by invitation/s,
      );
    });
  });

  describe(`joining where moderators let people in, on ${database.name}`, () => {
    test("holds what they post, keeps threads for members from them, and a moderator lets them in", async () => {
      const { db, app, moderator } = await open("approved");
      const author = await aMember(db, "inkandrain");
      const { threadId } = await aThread(db, author, { audience: "members" });
      const guest = app.guest();
      await guest.post("/article", { body: "On Tuesdays." });
      expect(mainText((await guest.get("/join")).body)).toMatch(/as soon as a moderator has read them/);
      await guest.post("/join", { ...as("quiet-heron"), note: "My sister is here too." });
      expect((await statuses(db)).at(-1)).toBe("held: On Tuesdays.");
      expect((await guest.get(`/threads/${threadId}`)).status).toBe(404);
      expect((await guest.post("/article", { body: "And again." })).status).toBe(302);

      const page = mainText((await moderator.get("/moderation/newcomers")).body);
      expect(page).toMatch(/quiet-heron.*Waits to be let in.*My sister is here too\./s);
      expect((await moderator.post("/moderation/newcomers", { handle: "quiet-heron" })).status).toBe(302);
      expect(await db.selectFrom("newcomer").selectAll().execute()).toEqual([]);
      const late = await moderator.post("/moderation/newcomers", { handle: "quiet-heron" });
      expect([late.status, alertText(late.body)]).toEqual([
        409,
        expect.stringMatching(/colleague has let them in/),
      ]);

      expect(mainText((await guest.get("/notifications")).body)).toContain("A moderator has let you in");
      expect((await guest.follow(`/threads/${threadId}`)).status).toBe(200);
      await guest.post("/article", { body: "Here now." });
      expect(await statuses(db)).toEqual(
        expect.arrayContaining(["held: And again.", "published: Here now."]),
      );
    });

    test("takes whoever has an invitation at once, and no longer lists who is banned", async () => {
      const { db, app, moderator } = await open("approved");
      const made = await moderator.post("/moderation/invitations", { act: "make", uses: "1", days: "1" });
      await joinBy(app.guest(), linkIn(made.body), "quiet-heron");
      await app.guest().post("/join", as("oatgrass"));
      const page = async () => mainText((await moderator.get("/moderation/newcomers")).body);
      expect(await page()).toMatch(/oatgrass/);
      expect(await page()).not.toMatch(/quiet-heron/);
      await ban(db, "oatgrass");
      expect(await page()).toMatch(/Nobody is waiting/);
    });
  });

  describe(`somebody who is banned, on ${database.name}`, () => {
    test("posts nothing by writing first and signing in after", async () => {
      const { db, app } = await open("open");
      await app.guest().post("/join", as("quiet-heron"));
      await ban(db, "quiet-heron");
      const guest = app.guest();
      await guest.post("/article", { body: "I am back." });
      const answer = await guest.post("/sign-in", as("quiet-heron"));
      expect(answer.status).toBe(302);
      expect(await statuses(db)).not.toContain("published: I am back.");
      expect(
        (await db.selectFrom("draft").select("fields").execute()).map(({ fields }) => fields).join(),
      ).toContain("I am back.");
    });

    test.each([
      ["straight away", null],
      ["after a page that took the cookie away", "/guidelines"],
    ])("who joins again by the same browser has their first posts read: %s", async (_when, first) => {
      const { db, app } = await open("open");
      const [banned, signedOut] = [app.guest(), app.guest()];
      await banned.post("/join", as("quiet-heron"));
      await signedOut.post("/join", as("lamp-and-ledger"));
      const cookie = signedOut.cookies.get("session") ?? "";
      await signedOut.post("/sign-out");
      await ban(db, "quiet-heron");

      signedOut.cookies.set("session", cookie); // As of a page that was open before.
      await signedOut.post("/join", as("before-them"));
      expect(await db.selectFrom("newcomer").selectAll().execute()).toEqual([]);
      if (first !== null) {
        await banned.get(first);
        expect(banned.cookies.has("session")).toBe(false);
      }
      expect((await banned.post("/join", as("oatgrass"))).status).toBe(302);
      expect(await db.selectFrom("newcomer").select("reason").execute()).toEqual([{ reason: "watched" }]);
      await banned.post("/article", { body: "Under another name." });
      expect(await statuses(db)).toContain("held: Under another name.");
    });

    test("is known by the cookie of that day alone, and by nothing that says who they were", async () => {
      const { db, app } = await open("open");
      const banned = app.guest();
      await banned.post("/join", as("quiet-heron"));
      await ban(db, "quiet-heron");
      const { id } = await db
        .selectFrom("account")
        .select("id")
        .where("handle", "=", "quiet-heron")
        .executeTakeFirstOrThrow();
      const counted = () => db.selectFrom("rateLimit").select("key").where("key", "like", "%ban%").execute();
      expect(await counted()).toEqual([{ key: expect.stringMatching(/^ended-by-ban:[0-9a-f]{64}$/) }]);
      expect(JSON.stringify(await counted())).not.toContain(id);
      app.wait(DAY_MS);
      await banned.post("/join", as("oatgrass"));
      expect(await db.selectFrom("newcomer").selectAll().execute()).toEqual([]);
      await clearAway(db, { keep: USUAL_KEEP, nowMs: Date.now() + DAY_MS });
      expect(await counted()).toEqual([]);
    });

    test("who joins again that day has their first posts read, and others later do not", async () => {
      const { db, app, moderator } = await open("open");
      await app.guest().post("/join", as("quiet-heron"));
      await ban(db, "quiet-heron");
      await app.guest().post("/join", as("before-them"));
      await app.guest().post("/sign-in", as("quiet-heron"));

      const again = app.guest();
      expect((await again.post("/join", as("oatgrass"))).status).toBe(302);
      await again.post("/article", { body: "Under another name." });
      expect(await statuses(db)).toContain("held: Under another name.");
      expect(mainText((await moderator.get("/moderation/newcomers")).body)).toMatch(
        /oatgrass.*may be somebody else/s,
      );

      app.wait(DAY_MS);
      const later = app.guest();
      await later.post("/join", as("wren-in-reeds"));
      await later.post("/article", { body: "On another day." });
      expect(await statuses(db)).toContain("published: On another day.");
      expect(await db.selectFrom("newcomer").select("reason").execute()).toEqual([{ reason: "watched" }]);

      app.wait(13 * DAY_MS);
      await again.post("/sign-in", as("oatgrass"));
      await again.post("/article", { body: "Two weeks on." });
      expect(await statuses(db)).toContain("published: Two weeks on.");
      await clearAway(db, { keep: USUAL_KEEP, nowMs: Date.now() + 14 * DAY_MS });
      expect(await db.selectFrom("newcomer").select("reason").execute()).toEqual([]);
    });
  });

  async function ban(db: Db, handle: string): Promise<void> {
    const { id } = await db
      .selectFrom("account")
      .select("id")
      .where("handle", "=", handle)
      .executeTakeFirstOrThrow();
    const actor = await aMember(db, `banning-${handle}`, "moderator");
    const why = { guideline: 1, reason: "It hurt somebody.", endsAtMs: null, nowMs: Date.now() };
    const done = await sanctionPerson(db, { actor, accountId: id, itemId: null, kind: "ban", ...why });
    expect(done.ok).toBe(true);
  }
}
