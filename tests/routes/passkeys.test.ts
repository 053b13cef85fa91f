import { describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { CHALLENGE_LASTS_MS } from "#app/domain/factor.ts";
import { removePasskey } from "#app/workflows/passkeys.ts";
import { passkeysOf } from "#db/queries/passkeys.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { type Asked, Authenticator } from "#tests/support/authenticator.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, mainText } from "#tests/support/page.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const HANDLE = "quiet-heron";
const SECURITY = "/settings/security";
const QUARTER_MS = 15 * 60 * 1000;

const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get("/")).body.includes('action="/sign-out"');

for (const database of databases) {
  describe(`passkeys on ${database.name}`, () => {
    const open = async (): Promise<TestApp> => startApp((await database.open()).db);
    const ask = async (visitor: Visitor, kind: string, handle = ""): Promise<Asked> =>
      JSON.parse((await visitor.post("/passkeys/options", { kind, handle })).body);

    /** Somebody who joined with a passkey alone. */
    async function joined(handle = HANDLE) {
      const app = await open();
      const device = new Authenticator();
      const visitor = app.guest();
      const credential = device.make(await ask(visitor, "join", handle), { origin: app.address });
      const answer = await visitor.post("/join", { handle, credential, next: "/guidelines" });
      const account = await app.db.selectFrom("account").selectAll().executeTakeFirstOrThrow();
      const member: Member = { kind: "member", id: account.id, handle, role: "member" };
      return { app, device, visitor, answer, credential, account, member };
    }

    async function signIn(
      app: TestApp,
      device: Authenticator,
      how: Partial<Parameters<Authenticator["answer"]>[1]> = {},
    ) {
      const visitor = app.guest();
      const credential = device.answer(await ask(visitor, "sign-in"), { origin: app.address, ...how });
      const answer = await visitor.post("/sign-in", { credential, next: "/guidelines" });
      return { visitor, credential, answer };
    }
    const refused = (answer: { status: number; body: string }) => [answer.status, alertText(answer.body)];
    const NO = [422, expect.stringContaining("did not open this")];

    test("are a whole way to join and to sign in, without a password or a name", async () => {
      const { app, device, visitor, answer, account } = await joined();
      expect([answer.status, answer.location]).toEqual([302, "/guidelines"]);
      expect(answer.headers.get("Location")).toMatch(/^\/welcome/); // Codes, as for everyone.
      expect([account.passwordHash, await isSignedIn(visitor)]).toEqual([null, true]);
      const back = await signIn(app, device);
      expect([back.answer.location, await isSignedIn(back.visitor)]).toEqual(["/guidelines", true]);
      const page = mainText((await back.visitor.get(SECURITY)).body);
      expect(page).toMatch(/An unknown device|A passkey/);
      const wrong = await app.guest().post("/sign-in", { handle: HANDLE, password: "" });
      expect(wrong.status).toBe(422);
    });

    test("are asked for in the same words whoever there is, and never say who has one", async () => {
      const { app, device } = await joined();
      const asked = await ask(app.guest(), "sign-in");
      expect(Object.keys(asked)).not.toContain("allowCredentials");
      expect(JSON.stringify(asked)).not.toContain(device.id);
      const unknown = new Authenticator();
      unknown.make({ challenge: "x", user: { id: "eA" } }, { origin: app.address });
      expect(refused((await signIn(app, unknown)).answer)).toEqual(NO);
    });

    test("do not join under a name that is taken, or one that is none", async () => {
      const { app } = await joined();
      for (const handle of [HANDLE, "!"]) {
        const answer = await app.guest().post("/passkeys/options", { kind: "join", handle });
        expect([answer.status, JSON.parse(answer.body).message]).toEqual([422, expect.any(String)]);
      }
      expect((await app.guest().post("/passkeys/options", { kind: "nonsense" })).status).toBe(400);
      for (const kind of ["add", "prove"])
        expect((await app.guest().post("/passkeys/options", { kind })).status).toBe(422);
    });

    test.each([
      ["from a page elsewhere", { origin: "https://afterword.example" }],
      ["of somebody whom the device has not recognised", { userVerified: false }],
      ["with somebody else’s handle", { userHandle: Buffer.from("somebody").toString("base64url") }],
    ])("an answer %s opens nothing", async (_name, how) => {
      const { app, device } = await joined();
      const { visitor, answer } = await signIn(app, device, how);
      expect([refused(answer), await isSignedIn(visitor)]).toEqual([NO, false]);
    });

    test("an answer for another site opens nothing", async () => {
      const { app } = await joined();
      const other = new Authenticator("afterword.example");
      const visitor = app.guest();
      const credential = other.make(await ask(visitor, "join", "inkandrain"), { origin: app.address });
      expect(refused(await visitor.post("/join", { handle: "inkandrain", credential }))).toEqual(NO);
    });

    test("a challenge counts once, for five minutes, for its own purpose and in its own browser", async () => {
      const { app, device, visitor: own } = await joined();
      const used = await signIn(app, device);
      await used.visitor.post("/sign-out");
      expect(refused(await used.visitor.post("/sign-in", { credential: used.credential }))).toEqual(NO);

      const late = app.guest();
      const asked = await ask(late, "sign-in");
      app.wait(CHALLENGE_LASTS_MS);
      expect(
        refused(await late.post("/sign-in", { credential: device.answer(asked, { origin: app.address }) })),
      ).toEqual(NO);

      const elsewhere = device.answer(await ask(app.guest(), "sign-in"), { origin: app.address });
      expect(refused(await app.guest().post("/sign-in", { credential: elsewhere }))).toEqual(NO);

      const proof = device.answer(await ask(own, "sign-in"), { origin: app.address });
      expect(refused(await own.post("/confirm", { credential: proof, next: SECURITY }))).toEqual(NO);
    });

    test("the same answer sent twice at once makes one session", async () => {
      const { app, device } = await joined();
      await app.db.deleteFrom("session").execute();
      const visitor = app.guest();
      const credential = device.answer(await ask(visitor, "sign-in"), { origin: app.address });
      const both = [visitor.post("/sign-in", { credential }), visitor.post("/sign-in", { credential })];
      expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([302, 422]);
      expect(await app.db.selectFrom("session").select("id").execute()).toHaveLength(1);
    });

    test("a counter that goes back or stands still opens nothing: there may be a copy", async () => {
      const { app, device } = await joined();
      expect((await signIn(app, device, { counter: 7 })).answer.status).toBe(302);
      for (const counter of [7, 6, 0])
        expect(refused((await signIn(app, device, { counter })).answer)).toEqual(NO);
      expect((await signIn(app, device, { counter: 8 })).answer.status).toBe(302);
    });

    test("broken answers are answers like any other wrong one", async () => {
      const { app } = await joined();
      for (const credential of ["{", "null", "[]", '{"id":1}', '{"id":"x"}', '{"id":"x","response":{}}']) {
        const visitor = app.guest();
        await ask(visitor, "sign-in");
        expect([credential, ...refused(await visitor.post("/sign-in", { credential }))]).toEqual([
          credential,
          ...NO,
        ]);
        await ask(visitor, "join", "inkandrain");
        const answer = await visitor.post("/join", { handle: "inkandrain", credential });
        expect([credential, ...refused(answer)]).toEqual([credential, ...NO]);
      }
    });

    test("are added, named and removed by their owner alone, and the last way in stays", async () => {
      const { app, visitor, device, member } = await joined();
      const second = new Authenticator();
      const credential = second.make(await ask(visitor, "add"), { origin: app.address });
      const session = visitor.cookies.get("session");
      const added = await visitor.post("/settings/passkey", { credential, name: "my phone" });
      expect(added.location).toBe(`${SECURITY}?done=passkey-added`);
      expect(visitor.cookies.get("session")).not.toBe(session);
      expect((await signIn(app, second)).answer.status).toBe(302);

      const { body } = await visitor.get(SECURITY);
      expect(mainText(body)).toContain("my phone");
      for (const { id } of [device, second]) expect(body).not.toContain(id);
      const addresses = [...body.matchAll(/name="passkey" value="([^"]+)"/g)].map(([, id]) => id ?? "");
      const [first = "", last = ""] = [...new Set(addresses)];

      const stranger = await app.signedIn(await aMember(app.db, "inkandrain"));
      await stranger.post(SECURITY, { act: "remove-passkey", passkey: first });
      await stranger.post(SECURITY, { act: "rename-passkey", passkey: first, name: "mine" });
      await visitor.post(SECURITY, { act: "rename-passkey", passkey: last, name: "the old phone" });
      expect((await passkeysOf(app.db, member.id)).map(({ name }) => name)).toContain("the old phone");
      expect((await passkeysOf(app.db, member.id)).map(({ name }) => name)).not.toContain("mine");

      const at = (address: string) => removePasskey(app.db, { member, address, nowMs: 0 });
      expect((await Promise.all([at(first), at(last)])).sort()).toEqual([false, true]);
      expect(await passkeysOf(app.db, member.id)).toHaveLength(1);
      const [left = ""] = [first, last];
      for (const passkey of [left, last]) await visitor.post(SECURITY, { act: "remove-passkey", passkey });
      expect(await passkeysOf(app.db, member.id)).toHaveLength(1);

      const set = await visitor.post(SECURITY, { act: "password", password: PASSWORD });
      expect(set.location).toBe(`${SECURITY}?done=password`);
      for (const passkey of [left, last]) await visitor.post(SECURITY, { act: "remove-passkey", passkey });
      expect(await passkeysOf(app.db, member.id)).toEqual([]);
      expect((await app.guest().post("/sign-in", { handle: HANDLE, password: PASSWORD })).status).toBe(302);
    });

    test("show again that it is their owner, who has no password to type", async () => {
      const { app, device, visitor } = await joined();
      app.wait(QUARTER_MS);
      expect((await visitor.get("/settings/passkey")).location).toMatch(/^\/confirm/);
      const page = await visitor.get("/confirm?next=/settings/passkey");
      expect([page.body.includes('data-passkey="prove"'), page.body.includes('name="password"')]).toEqual([
        true,
        false,
      ]);
      const other = new Authenticator();
      other.make({ challenge: "x", user: { id: "eA" } }, { origin: app.address });
      const foreign = other.answer(await ask(visitor, "prove"), { origin: app.address });
      expect(refused(await visitor.post("/confirm", { credential: foreign }))).toEqual(NO);
      const credential = device.answer(await ask(visitor, "prove"), { origin: app.address });
      const shown = await visitor.post("/confirm", { credential, next: "/settings/passkey" });
      expect(shown.location).toBe("/settings/passkey");
      expect((await visitor.get("/settings/passkey")).status).toBe(200);
    });

    test("a session that began with a password alone changes nothing that opens the account", async () => {
      const { app, device, member } = await joined();
      const stolen = await app.signedIn(member, false);
      expect((await stolen.get("/settings/passkey")).location).toMatch(/^\/second-step/);
      for (const act of ["remove-passkey", "new-codes", "password"])
        expect((await stolen.post(SECURITY, { act, passkey: "x", password: PASSWORD })).location).toMatch(
          /^\/second-step/,
        );
      expect((await stolen.get("/second-step")).body).toContain('data-passkey="prove"');
      const credential = device.answer(await ask(stolen, "prove"), { origin: app.address });
      const shown = await stolen.post("/second-step", { credential, next: "/settings/passkey" });
      expect(shown.location).toBe("/settings/passkey");
    });

    test("open the desk to a moderator", async () => {
      const { app, device, member } = await joined();
      await app.db.updateTable("account").set({ role: "moderator" }).execute();
      expect((await (await signIn(app, device)).visitor.get("/moderation")).status).toBe(200);
      const typed = await app.signedIn(member, false);
      expect((await typed.get("/moderation")).location).toBe("/second-step?next=%2Fmoderation");
    });
  });
}
