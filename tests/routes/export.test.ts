import { strFromU8, unzipSync } from "fflate";
import { pino } from "pino";
import { describe, expect, test, vi } from "vitest";
import { EXPORT_LASTS_MS } from "#app/domain/export.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { keepExporting } from "#app/web/keep-exporting.ts";
import { askForExport } from "#app/workflows/own-export.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import { workOnExports } from "#app/workflows/work-on-exports.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, mainText } from "#tests/support/page.ts";
import { aMember, aThread, PASSWORD } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const PAGE = "/settings/export";
const FILE = "/settings/export/file";
const QUARTER_MS = 15 * 60 * 1000;
const TO_CONFIRM = "/confirm?next=%2Fsettings%2Fexport";

for (const database of databases) {
  describe(`the page for a copy of everything on ${database.name}`, () => {
    async function open(config = {}) {
      const { db } = await database.open();
      const app = await startApp(db, { config });
      const person = await aMember(db, "inkandrain");
      await aThread(db, person, { body: "Ownword." });
      const visitor = await app.signedIn(person);
      const finish = async () => {
        while (await workOnExports(db, { nowMs: Date.now() }));
      };
      return { db, app, person, visitor, finish };
    }

    /** The file as a browser would keep it. */
    async function download(visitor: Visitor) {
      const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(visitor.address + FILE, { headers: { Cookie: cookie }, redirect: "manual" });
      return {
        headers: answer.headers,
        status: answer.status,
        bytes: new Uint8Array(await answer.arrayBuffer()),
      };
    }

    test("from the press to the file, without a script", async () => {
      const { visitor, finish } = await open();
      expect((await visitor.get("/settings")).body).toContain(`href="${PAGE}"`);
      expect(mainText((await visitor.get(PAGE)).body)).toContain("Make my copy");
      expect((await visitor.get(FILE)).status).toBe(404);
      expect((await visitor.post(PAGE)).location).toBe(PAGE);
      const making = mainText((await visitor.get(PAGE)).body);
      expect(making).toContain("Look again");
      expect(making).not.toContain("Make");
      expect((await visitor.get(FILE)).status).toBe(404);
      await finish();
      const ready = await visitor.get(PAGE);
      expect(mainText(ready.body)).toMatch(/Download it\d+ kilobytes?, as a zip file. It is deleted here on/);
      expect(ready.body).toContain(`href="${FILE}"`);
      const { status, headers, bytes } = await download(visitor);
      expect(status).toBe(200);
      expect(headers.get("Content-Disposition")).toBe('attachment; filename="afterword.zip"');
      expect(headers.get("Cache-Control")).toContain("no-store");
      expect(headers.get("Content-Type")).toBe("application/zip");
      expect(strFromU8(unzipSync(bytes)["afterword.json"] ?? new Uint8Array())).toContain("Ownword.");
    });

    test("it is its owner's alone: a guest signs in first, for everyone else there is nothing, admins included", async () => {
      const { db, app, visitor, finish } = await open();
      await visitor.post(PAGE);
      await finish();
      expect((await app.guest().get(FILE)).location).toBe("/sign-in?next=%2Fsettings%2Fexport%2Ffile");
      expect((await app.guest().post(PAGE)).location).toBe("/sign-in?next=%2Fsettings%2Fexport");
      for (const other of [await aMember(db, "windowseat"), await aMember(db, "orchardgate", "admin")]) {
        const stranger = await app.signedIn(other);
        expect((await stranger.get(FILE)).status).toBe(404);
        expect(mainText((await stranger.get(PAGE)).body)).toContain("Make my copy");
      }
    });

    test("asking and taking need proof that is not older than a quarter of an hour", async () => {
      const { db, app, finish } = await open();
      const visitor = app.guest();
      await visitor.post("/join", { handle: "quiet-heron", password: PASSWORD, next: "/" });
      app.wait(QUARTER_MS);
      expect((await visitor.post(PAGE)).location).toBe(TO_CONFIRM);
      expect(await db.selectFrom("exportJob").selectAll().execute()).toEqual([]);
      await visitor.post("/confirm", { password: PASSWORD, next: PAGE });
      expect((await visitor.post(PAGE)).location).toBe(PAGE);
      await finish();
      expect((await download(visitor)).status).toBe(200);
      app.wait(QUARTER_MS);
      expect((await visitor.get(FILE)).location).toBe(TO_CONFIRM);
      expect(mainText((await visitor.get(PAGE)).body)).toContain("Your copy is ready");
    });

    test("three a day; a press while one is being made is none of them", async () => {
      const { app, visitor, finish } = await open({ rateLimitScale: 1 });
      for (let at = 0; at < 3; at++) {
        await visitor.post(PAGE);
        expect((await visitor.post(PAGE)).location).toBe(PAGE);
        await finish();
      }
      const refused = await visitor.post(PAGE);
      expect(refused.status).toBe(429);
      expect(alertText(refused.body)).toContain("in about 24 hours");
      expect((await download(visitor)).status).toBe(200);
      app.wait(EXPORT_LASTS_MS);
      expect((await visitor.get(FILE)).status).toBe(404);
    });

    test("who is paused or banned can take theirs along", async () => {
      const { db, app, person, finish } = await open();
      const admin = await aMember(db, "orchardgate", "admin");
      for (const kind of ["pause", "ban"] as const) {
        const nowMs = Date.now();
        const sent = await sanctionPerson(db, {
          ...{ actor: admin, accountId: person.id, itemId: null, kind, guideline: 1, nowMs },
          ...{ reason: "A day to breathe.", endsAtMs: kind === "pause" ? nowMs + DAY_MS : null },
        });
        expect(sent.ok).toBe(true);
        const visitor = await app.signedIn(person);
        expect((await visitor.post(PAGE)).location).toBe(PAGE);
        await finish();
        expect((await download(visitor)).status).toBe(200);
      }
    });

    test("is made by itself while the forum serves", async () => {
      const { db, visitor } = await open();
      const stop = keepExporting(db, pino({ level: "silent" }));
      await visitor.post(PAGE);
      await vi.waitFor(async () => expect((await visitor.get(FILE)).status).toBe(200), 10_000);
      await stop();
    });

    test("one that failed says so, and can be asked for again", async () => {
      const { db, person, visitor } = await open();
      await askForExport(db, person, Date.now());
      const failed = { state: "failed", expiresAtMs: Date.now() + EXPORT_LASTS_MS } as const;
      await db.updateTable("exportJob").set(failed).execute();
      expect(mainText((await visitor.get(PAGE)).body)).toMatch(/could not be made.*Make my copy/);
      expect((await visitor.get(FILE)).status).toBe(404);
      await visitor.post(PAGE);
      expect(mainText((await visitor.get(PAGE)).body)).toContain("Your copy is being made");
    });
  });
}
