import { describe, expect, test } from "vitest";
import { ACCOUNT_NEWS, type AccountNews } from "#app/domain/account-news.ts";
import { confirmEmail } from "#app/workflows/email.ts";
import { removeFactors } from "#app/workflows/lost-factors.ts";
import { recoverByLink } from "#app/workflows/recovery.ts";
import { hashOf } from "#db/identifiers.ts";
import { addMailLink, setEmail } from "#db/queries/email.ts";
import { startApp } from "#tests/support/app.ts";
import { Authenticator } from "#tests/support/authenticator.ts";
import { databases } from "#tests/support/databases.ts";
import { codeAt } from "#tests/support/factors.ts";
import { mainText } from "#tests/support/page.ts";
import { PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const SECURITY = "/settings/security";
const HANDLE = "quiet-heron";
const words = (n: number) => `a kettle on the windowsill ${n}`;

const codesOn = (body: string): string[] => body.match(/(?:[0-9a-z]{4}-){5}[0-9a-z]{4}/g) ?? [];

for (const database of databases) {
  describe(`of what changes about an account on ${database.name}`, () => {
    test("its owner is told, each time and nobody else, until they have read it", async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      const other = app.guest();
      await other.post("/join", { handle: "wren-in-reeds", password: PASSWORD });
      const own = app.guest();
      const joined = await own.post("/join", { handle: HANDLE, password: PASSWORD });
      let codes = codesOn((await own.get(joined.headers.get("Location") ?? "")).body);
      const { id: accountId } = await db
        .selectFrom("account")
        .select("id")
        .where("handle", "=", HANDLE)
        .executeTakeFirstOrThrow();
      const link = async (purpose: "verify" | "recover") => {
        const token = `token-${purpose}`;
        const about = { accountId, address: "ash@mail.example", purpose };
        await addMailLink(db, { ...about, tokenHash: hashOf(token), expiresAtMs: Date.now() + 60_000 });
        return { token, nowMs: Date.now() };
      };
      /** The session ends with a new password, so there is another one each time. */
      const again = async (password: string): Promise<Visitor> => {
        const visitor = app.guest();
        await visitor.post("/sign-in", { handle: HANDLE, password, next: "/" });
        return visitor;
      };

      let visitor = own;
      let secret = "";
      const device = new Authenticator();
      const changes: [AccountNews, () => Promise<unknown>][] = [
        [
          "new-codes",
          async () => {
            const made = await visitor.post(SECURITY, { act: "new-codes" });
            codes = codesOn((await visitor.get(made.headers.get("Location") ?? "")).body);
          },
        ],
        [
          "passkey-added",
          async () => {
            const asked = JSON.parse(
              (await visitor.post("/passkeys/options", { kind: "add", handle: "" })).body,
            );
            const credential = device.make(asked, { origin: app.address });
            await visitor.post("/settings/passkey", { credential, name: "my phone" });
          },
        ],
        [
          "passkey-removed",
          async () => {
            const passkey =
              /name="passkey" value="([^"]+)"/.exec((await visitor.get(SECURITY)).body)?.[1] ?? "";
            await visitor.post(SECURITY, { act: "remove-passkey", passkey });
          },
        ],
        [
          "email-confirmed",
          async () => {
            await setEmail(db, { accountId, address: "ash@mail.example" });
            expect(await confirmEmail(db, await link("verify"))).toBe(true);
          },
        ],
        [
          "recovered-by-mail",
          async () => {
            expect((await recoverByLink(db, { ...(await link("recover")), password: words(1) })).ok).toBe(
              true,
            );
            visitor = await again(words(1));
          },
        ],
        ["feed", () => visitor.post("/settings/following", { intent: "make-feed" })],
        ["email-removed", () => visitor.post("/settings/email", { act: "remove" })],
        [
          "password",
          () => visitor.post(SECURITY, { act: "password", current: words(1), password: words(2) }),
        ],
        [
          "recovered",
          async () => {
            await app.guest().post("/recover", { handle: HANDLE, code: codes[0] ?? "", password: words(3) });
            visitor = await again(words(3));
          },
        ],
        [
          "app-added",
          async () => {
            const { body } = await visitor.get("/settings/authenticator");
            secret = /class="app-secret">([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(" ", "") ?? "";
            await visitor.post("/settings/authenticator", { code: codeAt(Date.now(), secret) });
          },
        ],
        [
          "code-used",
          async () => {
            visitor = await again(words(3));
            await visitor.post("/second-step", { code: codes[1] ?? "", next: "/" });
          },
        ],
        ["app-removed", () => visitor.post(SECURITY, { act: "remove-app" })],
        [
          "operator",
          async () => {
            await removeFactors(db, HANDLE, Date.now());
            visitor = await again(words(3));
          },
        ],
      ];
      expect(changes.map(([news]) => news).sort()).toEqual(Object.keys(ACCOUNT_NEWS).sort());

      const told = async () =>
        (await db.selectFrom("letter").selectAll().where("accountId", "=", accountId).execute()).map(
          ({ body }) => body,
        );
      for (const [news, change] of changes) {
        const before = await told();
        await change();
        const now = await told();
        expect(
          now.filter((body) => !before.includes(body)),
          news,
        ).toEqual([ACCOUNT_NEWS[news]]);
        expect(now).toHaveLength(before.length + 1);
      }
      const page = await visitor.get("/notifications");
      const text = mainText(page.body);
      for (const body of Object.values(ACCOUNT_NEWS)) expect(text).toContain(body);
      expect(text).toContain("If this was not you");
      expect(text).toContain("This forum");
      expect(page.body).toContain(`href="${SECURITY}"`);
      expect(mainText((await other.get("/notifications")).body)).not.toContain("About your account");
      expect(
        await db.selectFrom("letter").select("id").where("accountId", "!=", accountId).execute(),
      ).toEqual([]);
    });
  });
}
