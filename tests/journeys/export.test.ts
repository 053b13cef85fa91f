import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { keepExporting } from "#app/web/keep-exporting.ts";
import { startApp } from "#tests/support/app.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { hydrated } from "./hydrated.ts";
import { openTab } from "./tab.ts";

test.each([true, false])(
  "somebody asks for a copy of everything, waits, and keeps the file; JavaScript: %s",
  async (javaScript) => {
    const { db } = await openSqliteDatabase();
    const app = await startApp(db);
    const person = await aMember(db, "inkandrain");
    await aThread(db, person, { body: "Ownword of mine." });
    const page = await openTab(app, { as: person, javaScript });

    await page.goto("/settings");
    await page.getByRole("link", { name: "A copy of everything" }).click();
    if (javaScript) await hydrated(page);
    await page.getByRole("button", { name: "Make my copy" }).click();
    await page.getByRole("heading", { name: "Your copy is being made" }).waitFor();
    onTestFinished(keepExporting(db, pino({ level: "silent" })));

    // With scripts the page looks by itself; without them its reader does.
    const download = page.getByRole("link", { name: "Download it" });
    if (!javaScript)
      while ((await download.count()) === 0) await page.getByRole("link", { name: "Look again" }).click();
    await download.waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
    const zip = unzipSync(await buffer(await file.createReadStream()));
    expect(
      Object.values(zip)
        .map((bytes) => strFromU8(bytes))
        .join("\n"),
    ).toContain("Ownword of mine.");
  },
);
