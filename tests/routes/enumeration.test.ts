import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { PASSWORD } from "#tests/support/people.ts";

/**
 * Whether a name has an account is told neither by words nor by the time that an answer takes. Joining has to tell that a
 * name is taken, since two people cannot have one; it is limited to twenty tries an hour, and a handle is no address.
 */

const TRIES = 200;
/** A difference that somebody far away could find, and that chance does not explain. Without the same work it is 80 % and more. */
const MEDIANS_DIFFER = 0.15;
const CHANCE_Z = 4;

const KNOWN = "quiet-heron";
const UNKNOWN = "quiet-birds";
const NEW_PASSWORD = "a kettle on the windowsill";

const FORMS: Record<string, { path: string; fields: Record<string, string> }> = {
  "signing in": { path: "/sign-in", fields: { password: "a lamp in the hall", next: "/" } },
  "a new password by a code": {
    path: "/recover",
    fields: { code: "0000-0000-0000-0000-0000-0000", password: NEW_PASSWORD },
  },
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How far the ranks of two samples lie from chance, in standard deviations (Mann and Whitney; ties are too few to matter). */
function rankZ(a: readonly number[], b: readonly number[]): number {
  const ranked = [...a.map((ms) => ({ ms, own: true })), ...b.map((ms) => ({ ms, own: false }))].sort(
    (one, other) => one.ms - other.ms,
  );
  const ranks = ranked.reduce((sum, { own }, at) => sum + (own ? at + 1 : 0), 0);
  const u = ranks - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  return (u - mean) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
}

/** Whether the two can be told apart. */
const differ = (a: readonly number[], b: readonly number[]): boolean =>
  Math.abs(median(a) / median(b) - 1) > MEDIANS_DIFFER && Math.abs(rankZ(a, b)) > CHANCE_Z;

describe.each(databases)("whether a name has an account on $name", (database) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp((await database.open()).db);
    await app.guest().post("/join", { handle: KNOWN, password: PASSWORD });
  });

  const ask = (form: string, handle: string) => {
    const { path, fields } = FORMS[form] as (typeof FORMS)[string];
    return app.guest().post(`${path}.data`, { handle, ...fields });
  };

  /** In turns, and in changing order, so that a busy moment of the machine is shared by both. */
  async function times(form: string): Promise<[known: number[], unknown: number[]]> {
    const taken: Record<string, number[]> = { [KNOWN]: [], [UNKNOWN]: [] };
    for (let turn = 0; turn < TRIES; turn++) {
      for (const handle of turn % 2 ? [KNOWN, UNKNOWN] : [UNKNOWN, KNOWN]) {
        const startedMs = performance.now();
        const { status } = await ask(form, handle);
        taken[handle]?.push(performance.now() - startedMs);
        expect(status).toBe(422);
      }
    }
    return [taken[KNOWN] ?? [], taken[UNKNOWN] ?? []];
  }

  test.each(Object.keys(FORMS))("is not told by the words of %s", async (form) => {
    const said = async (handle: string) => {
      const { status, headers, body } = await ask(form, handle);
      const kept = [...headers].filter(([name]) => !/^(?:date|content-security-policy)$/.test(name));
      return [status, body.replaceAll(handle, "NAME"), kept];
    };
    expect(await said(KNOWN)).toEqual(await said(UNKNOWN));
  });

  test.each(Object.keys(FORMS))(
    "is not told by the time that %s takes",
    { timeout: 400_000 },
    async (form) => {
      await ask(form, KNOWN); // What is slow only the first time.
      if (differ(...(await times(form)))) expect(differ(...(await times(form)))).toBe(false);
    },
  );

  test("would be noticed: half as much work again, and no more by chance alone", () => {
    const noisy = (ms: number, turn: number) => ms + ((turn * 7_919) % 101) / 10;
    const some = Array.from({ length: TRIES }, (_, turn) => noisy(20, turn));
    expect(
      differ(
        some,
        Array.from({ length: TRIES }, (_, turn) => noisy(20, turn * 3 + 1)),
      ),
    ).toBe(false);
    expect(
      differ(
        some,
        Array.from({ length: TRIES }, (_, turn) => noisy(30, turn)),
      ),
    ).toBe(true);
    expect(
      differ(
        Array.from({ length: TRIES }, (_, turn) => noisy(3, turn)),
        some,
      ),
    ).toBe(true);
  });

  test("is told by joining, which has to: nobody gets a name that somebody has", async () => {
    const answer = await app.guest().post("/join", { handle: KNOWN, password: NEW_PASSWORD });
    expect([answer.status, answer.body.includes("already has this name")]).toEqual([422, true]);
  });
});
