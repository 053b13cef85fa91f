import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { alertText, fieldValue } from "#tests/support/page.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

const LEAST_MS = 60_000;
const JOINING = { handle: "quiet-heron", password: "a lamp in the hall" };
const DAY_MS = 24 * 60 * 60 * 1000;

async function open() {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db, { leastFillingMs: LEAST_MS });
  const visitor = app.guest();
  const shown = fieldValue((await visitor.get("/join")).body, "shown") ?? "";
  const members = async () => (await db.selectFrom("account").select("handle").execute()).length;
  return { app, visitor, shown, members };
}

describe("a form for joining", () => {
  test("that a person fills in is taken at once", async () => {
    const { app, visitor, shown, members } = await open();
    app.wait(LEAST_MS);
    expect((await visitor.postOnce("/join", { ...JOINING, shown, website: "" })).status).toBe(302);
    expect(await members()).toBe(1);
  });

  const QUIRKS: { so: string; waitMs: number; also: Record<string, string> }[] = [
    { so: "too quickly", waitMs: LEAST_MS - 1_000, also: {} },
    { so: "with the hidden field", waitMs: LEAST_MS, also: { website: "https://a.example" } },
    { so: "with a time that somebody made up", waitMs: LEAST_MS, also: { shown: `1.${"x".repeat(22)}` } },
    { so: "with a time of yesterday’s", waitMs: DAY_MS, also: {} },
    { so: "without a time", waitMs: LEAST_MS, also: { shown: "" } },
  ];
  test.each(QUIRKS)(
    "filled in $so is asked once more, with the name kept, and taken then",
    async ({ waitMs, also }) => {
      const { app, visitor, shown, members } = await open();
      app.wait(waitMs);
      const first = await visitor.postOnce("/join", { ...JOINING, shown, ...also });
      expect([first.status, alertText(first.body)]).toEqual([
        422,
        expect.stringMatching(/press Join once more/),
      ]);
      expect([fieldValue(first.body, "handle"), fieldValue(first.body, "password")]).toEqual([
        "quiet-heron",
        "",
      ]);
      expect(await members()).toBe(0);
      const asked = fieldValue(first.body, "asked") ?? "";
      expect((await visitor.postOnce("/join", { ...JOINING, ...also, shown, asked })).status).toBe(302);
      expect(await members()).toBe(1);
    },
  );

  test("that was asked once is not asked again after another mistake", async () => {
    const { app, visitor } = await open();
    const form = { ...JOINING, website: "https://a.example" };
    const asked = fieldValue((await visitor.postOnce("/join", form)).body, "asked") ?? "";
    const second = await visitor.postOnce("/join", { ...form, password: "short", asked });
    expect(alertText(second.body)).not.toMatch(/once more,|program/);
    expect(fieldValue(second.body, "asked")).toBe(asked);
    expect((await app.guest().postOnce("/join", { ...form, asked })).status).toBe(302);
  });

  test("has its field out of everybody’s way, and no cookie for it", async () => {
    const { visitor } = await open();
    const page = (await visitor.get("/join")).body;
    expect(page).toMatch(
      /<div class="visually-hidden" aria-hidden="true"><label>[^<]*<input class="visually-hidden" type="text" name="website" tabindex="-1" autoComplete="off" value=""\/>/i,
    );
    expect(visitor.cookies.size).toBe(0);
  });
});
