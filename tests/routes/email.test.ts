import { describe, expect, test } from "vitest";
import { mailer } from "#app/notify/email.ts";
import { sendDue } from "#app/notify/outbox.ts";
import { addMailLink } from "#db/queries/email.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aMailbox, linkIn } from "#tests/support/mailbox.ts";
import { alertText, mainText } from "#tests/support/page.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const NEW_PASSWORD = "a kettle on the windowsill";
const HOUR_MS = 60 * 60 * 1000;
const ADDRESS = "somebody@example.org";

for (const database of databases) {
  describe(`mail on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const mailbox = await aMailbox();
      const visitor = app.guest();
      await visitor.post("/join", { handle: "quiet-heron", password: PASSWORD, next: "/" });
      const send = mailer({ url: mailbox.url, from: "forum@example.org" });
      const trouble: { isLast: boolean }[] = [];
      let aheadMs = 0;
      /** Sends what is due, and gives the links in what came. */
      const deliver = async (waitMs = 0) => {
        aheadMs += waitMs;
        const before = mailbox.mails.length;
        const onTrouble = (_error: unknown, mail: { isLast: boolean }) => void trouble.push(mail);
        await sendDue(db, {
          send,
          origin: "https://forum.example.org",
          nowMs: Date.now() + aheadMs,
          onTrouble,
        });
        return mailbox.mails.slice(before).map(linkIn);
      };
      return { db, app, mailbox, visitor, deliver, trouble };
    }
    type Forum = Awaited<ReturnType<typeof open>>;

    async function confirmed() {
      const forum = await open();
      await forum.visitor.post("/settings/email", { address: ADDRESS });
      const [link = ""] = await forum.deliver();
      await forum.app.guest().post(link, {});
      return forum;
    }

    const ask = (app: TestApp, handle = "quiet-heron") => app.guest().post("/recover/by-email", { handle });
    const outbox = ({ db }: Forum) => db.selectFrom("outbox").selectAll().execute();
    const signsIn = async (app: TestApp, password: string) =>
      (await app.guest().post("/sign-in", { handle: "quiet-heron", password, next: "/" })).status === 302;
    const isSignedIn = async (visitor: Visitor) =>
      (await visitor.get("/")).body.includes('action="/sign-out"');

    test("an address is confirmed by the link that went there, once, and by a press alone", async () => {
      const forum = await open();
      const { app, visitor, mailbox } = forum;
      await visitor.post("/settings/email", { address: ` ${ADDRESS} ` });
      expect(mainText((await visitor.get("/settings/email")).body)).toContain("Not confirmed yet");
      const [link = ""] = await forum.deliver();
      expect(mailbox.mails[0]).toMatch(/^To: somebody@example.org/m);
      expect(mailbox.mails[0]).not.toMatch(/quiet-heron|afterword|therap/i);
      expect(await outbox(forum)).toEqual([]);
      expect(mainText((await app.guest().get(link)).body)).toContain("Yes, it is mine");
      expect(mainText((await visitor.get("/settings/email")).body)).toContain("Not confirmed yet");
      expect((await app.guest().post(link, {})).status).toBe(200);
      expect(mainText((await visitor.get("/settings/email")).body)).toContain("Confirmed.");
      expect((await app.guest().post(link, {})).status).toBe(422);
      expect(app.logged.join("")).not.toContain(link.slice("/mail/verify/".length));
      expect(app.logged.join("")).not.toContain(ADDRESS);
    });

    test("a forgotten password is replaced by a link, once, and every session ends", async () => {
      const { app, visitor, deliver } = await confirmed();
      expect((await ask(app, " Quiet-Heron ")).location).toBe("/recover/by-email?asked=yes");
      const [link = ""] = await deliver();
      const unfit = await app.guest().post(link, { password: "short" });
      expect([unfit.status, alertText(unfit.body)]).not.toEqual([200, ""]);
      expect(await isSignedIn(visitor)).toBe(true);
      expect((await app.guest().post(link, { password: NEW_PASSWORD })).status).toBe(200);
      expect(await isSignedIn(visitor)).toBe(false);
      expect([await signsIn(app, PASSWORD), await signsIn(app, NEW_PASSWORD)]).toEqual([false, true]);
      expect((await app.guest().post(link, { password: "another kettle entirely" })).status).toBe(422);
      expect(await signsIn(app, NEW_PASSWORD)).toBe(true);
    });

    test("of two presses of one link at once, one counts", async () => {
      const { app, deliver } = await confirmed();
      await ask(app);
      const [link = ""] = await deliver();
      const presses = ["a kettle on the sill", "a lamp in the window"].map((password) =>
        app.guest().post(link, { password }),
      );
      expect((await Promise.all(presses)).map(({ status }) => status).sort()).toEqual([200, 422]);
    });

    test("a link for a forgotten password ends when another is put in place without it", async () => {
      const { app, visitor, deliver } = await confirmed();
      const [code = ""] = /(?:[0-9a-z]{4}-){5}[0-9a-z]{4}/.exec((await visitor.get("/welcome")).body) ?? [];
      const change = { act: "password", current: PASSWORD, password: NEW_PASSWORD };
      const recovery = { handle: "quiet-heron", code, password: "a lamp in the window" };
      for (const way of [
        () => visitor.post("/settings/security", change),
        () => app.guest().post("/recover", recovery),
      ]) {
        await ask(app);
        const [link = ""] = await deliver();
        expect((await way()).status).toBe(302);
        expect((await app.guest().post(link, { password: "another kettle entirely" })).status).toBe(422);
      }
      expect(await signsIn(app, recovery.password)).toBe(true);
    });

    test("nothing is sent for a name that nobody has, or whose address is not confirmed; the answer is the same", async () => {
      const forum = await open();
      const { app, visitor, deliver } = forum;
      await aMember(app.db, "oatgrass");
      await visitor.post("/settings/email", { address: ADDRESS });
      await deliver();
      const answers = [];
      for (const handle of ["nobody-here", "oatgrass", "quiet-heron", "x".repeat(200)])
        answers.push(await ask(app, handle));
      expect(
        new Set(answers.map(({ status, location, body }) => JSON.stringify([status, location, body]))).size,
      ).toBe(1);
      expect((await outbox(forum)).length).toBe(4);
      expect(await deliver()).toEqual([]);
      expect(await outbox(forum)).toEqual([]);
    });

    test("a mailbox cannot be filled: three links at a time", async () => {
      const { app, deliver } = await confirmed();
      for (let at = 0; at < 6; at++) await ask(app);
      expect((await deliver()).length).toBe(3);
      await ask(app);
      expect(await deliver()).toEqual([]);
    });

    test("a link ends: for a new password in an hour, and with the address it went to", async () => {
      const { app, visitor, deliver } = await confirmed();
      await ask(app);
      const [link = ""] = await deliver();
      app.wait(HOUR_MS + 1);
      expect((await app.guest().post(link, { password: NEW_PASSWORD })).status).toBe(422);
      app.wait(-HOUR_MS - 1);
      await visitor.post("/settings/email", { act: "remove" });
      expect((await app.guest().post(link, { password: NEW_PASSWORD })).status).toBe(422);
      expect(await app.db.selectFrom("email").selectAll().execute()).toEqual([]);
      await ask(app);
      expect(await deliver()).toEqual([]);
    });

    test("a link under way to an address that goes opens nothing, whatever address comes after it", async () => {
      const { app, db, visitor, deliver } = await confirmed();
      await ask(app);
      const [link = ""] = await deliver();
      const row = await db.selectFrom("mailLink").selectAll().executeTakeFirstOrThrow();
      const isRefused = async () =>
        (await app.guest().post(link, { password: NEW_PASSWORD })).status === 422 &&
        !mainText((await app.guest().get(link)).body).includes("Your new password");
      await visitor.post("/settings/email", { act: "remove" });
      await addMailLink(db, row); // As if the address had gone between looking it up and writing this.
      expect(await isRefused()).toBe(true);
      await visitor.post("/settings/email", { address: "other@example.org" });
      const [other = ""] = await deliver();
      await app.guest().post(other, {});
      await addMailLink(db, row);
      expect(await isRefused()).toBe(true);
      await visitor.post("/settings/email", { address: ADDRESS });
      await addMailLink(db, row);
      expect(await isRefused()).toBe(true);
      expect([await isSignedIn(visitor), await signsIn(app, PASSWORD)]).toEqual([true, true]);
    });

    test("the link of one address does not confirm another that took its place", async () => {
      const { app, visitor, deliver } = await open();
      await visitor.post("/settings/email", { address: ADDRESS });
      const [link = ""] = await deliver();
      await visitor.post("/settings/email", { address: "other@example.org" });
      expect((await app.guest().post(link, {})).status).toBe(422);
      expect(mainText((await visitor.get("/settings/email")).body)).toContain("Not confirmed yet");
    });

    test("what cannot be sent is tried again, five times, and then let go of", async () => {
      const forum = await open();
      const { mailbox, visitor, deliver, trouble } = forum;
      mailbox.state.isRefusing = true;
      await visitor.post("/settings/email", { address: ADDRESS });
      for (const waitMs of [0, 2, 5, 15, 60, 60]) await deliver(waitMs * 60_000);
      expect(trouble.map(({ isLast }) => isLast)).toEqual([false, false, false, false, true]);
      expect([await outbox(forum), mailbox.mails]).toEqual([[], []]);
    });

    test("a lost password is mailed once the mail server is back, however often it was down", async () => {
      const forum = await confirmed();
      const { app, mailbox, deliver } = forum;
      mailbox.state.isRefusing = true;
      await ask(app);
      for (const waitMs of [0, 2, 5]) await deliver(waitMs * 60_000);
      mailbox.state.isRefusing = false;
      const [link] = await deliver(15 * 60_000);
      expect((await app.guest().get(link ?? "")).status).toBe(200);
      expect(await forum.db.selectFrom("mailLink").selectAll().execute()).toHaveLength(1);
    });

    test("two servers send a mail once", async () => {
      const { mailbox, visitor, deliver } = await open();
      await visitor.post("/settings/email", { address: ADDRESS });
      await Promise.all([deliver(), deliver(), deliver()]);
      expect(mailbox.mails.length).toBe(1);
    });

    test.each([
      "",
      "nobody",
      "a@b@c.org",
      "a@example.org\r\nBcc: b@example.org",
      `${"x".repeat(250)}@example.org`,
    ])("%j is no address", async (address) => {
      const forum = await open();
      expect((await forum.visitor.post("/settings/email", { address })).status).toBe(422);
      expect(await outbox(forum)).toEqual([]);
    });

    test("an address asks for proof", async () => {
      const { app, visitor } = await open();
      app.wait(HOUR_MS);
      const page = await visitor.get("/settings/email");
      expect(page.location).toBe("/confirm?next=%2Fsettings%2Femail");
      expect((await visitor.post("/settings/email", { address: ADDRESS })).location).toBe(page.location);
      expect((await app.guest().get("/settings/email")).status).not.toBe(200);
    });

    test("a forum without a mail server has none of these pages", async () => {
      const { db } = await database.open();
      const app = await startApp(db, { config: { mail: null } });
      const visitor = await app.signedIn(await aMember(db, "inkandrain"));
      expect((await visitor.get("/settings/email")).status).toBe(404);
      expect((await app.guest().get("/recover/by-email")).status).toBe(404);
      expect((await ask(app)).status).toBe(404);
      expect((await visitor.get("/settings")).body).not.toContain("/settings/email");
      expect((await app.guest().get("/recover")).body).not.toContain("by-email");
    });
  });
}
