import { describe, expect, test } from "vitest";
import { endSessions } from "#app/workflows/end-sessions.ts";
import { removeFactors } from "#app/workflows/lost-factors.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { sanction, worked } from "#tests/support/desk.ts";
import { feedPasswordOn, makeFeed, readOwnFeed } from "#tests/support/own-feed.ts";
import { aMember, PASSWORD } from "#tests/support/people.ts";

const PAGE = "/settings/following";
const HANDLE = "quiet-heron";
const HOUR_MS = 60 * 60 * 1000;

for (const database of databases) {
  describe(`the password of one's own feed on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const visitor = app.guest();
      await visitor.post("/join", { handle: HANDLE, password: PASSWORD });
      const make = async () => {
        const { body, location } = await makeFeed(visitor);
        return { location, password: feedPasswordOn(body) ?? "" };
      };
      const isOpen = async (password: string) => (await readOwnFeed(app, password)).status === 200;
      return { db, app, visitor, make, isOpen };
    }

    test("asks for the other password first, an hour after that was typed", async () => {
      const { db, app, visitor, make, isOpen } = await open();
      app.wait(HOUR_MS);
      expect((await make()).location).toBe("/confirm?next=%2Fsettings%2Ffollowing");
      expect(await db.selectFrom("feedToken").selectAll().execute()).toEqual([]);
      await visitor.post("/confirm", { password: PASSWORD, next: PAGE });
      expect(await isOpen((await make()).password)).toBe(true);
    });

    const account = (db: Db) =>
      db.selectFrom("account").select("id").where("handle", "=", HANDLE).executeTakeFirstOrThrow();
    const endings: [string, (forum: Awaited<ReturnType<typeof open>>) => Promise<unknown>][] = [
      [
        "a new password",
        ({ visitor }) =>
          visitor.post("/settings/security", {
            ...{ act: "password", current: PASSWORD, password: "a kettle on the windowsill" },
          }),
      ],
      [
        "ending all other sessions",
        ({ visitor }) => visitor.post("/settings/security", { act: "end-others" }),
      ],
      [
        "a ban",
        async ({ db }) => {
          const admin = await aMember(db, "old-orchard", "admin");
          worked(await sanction(db, admin, (await account(db)).id, { kind: "ban" }));
        },
      ],
      ["the operator, for one", ({ db }) => endSessions(db, HANDLE)],
      ["the operator, for everybody", ({ db }) => endSessions(db, null)],
      ["the operator, who takes factors off", ({ db }) => removeFactors(db, HANDLE, 0)],
    ];
    test.each(endings)("ends with %s", async (_name, end) => {
      const forum = await open();
      const { password } = await forum.make();
      expect(await forum.isOpen(password)).toBe(true);
      await end(forum);
      expect(await forum.isOpen(password)).toBe(false);
    });
  });
}
