import { beforeAll, describe, expect, test } from "vitest";
import { setEmail, verifyEmail } from "#db/queries/email.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { PASSWORD } from "#tests/support/people.ts";

/**
 * Whether a name has an account is told neither by words nor by the time that an answer takes. Joining has to tell that a
 * name is taken, since two people cannot have one: it tells only whoever can join, and is limited to twenty tries an hour.
 */

const TRIES = 200;
/** A difference that somebody far away could find, and that chance does not explain. Without the same work it is 80 % and more. */
const MEDIANS_DIFFER = 0.15;
const CHANCE_Z = 4;

const KNOWN = "quiet-heron";
const WITH_ADDRESS = "quiet-owlet";
const UNKNOWN = "quiet-birds";
const NEW_PASSWORD = "a kettle on the windowsill";

const INVENTED = "x".repeat(43);

/** `status`: of every answer. As data, a redirect is one like any other (202). `closed`: sent to a forum that asks for invitations. */
type AskedForm = { path: string; fields: Record<string, string>; status: number; closed?: true };

const joining = (fields: Record<string, string>): AskedForm => ({
  ...{ path: "/join.data", fields: { password: NEW_PASSWORD, ...fields }, status: 422, closed: true },
});
const passkey = (fields: Record<string, string>): AskedForm => ({
  ...{ path: "/passkeys/options", fields: { kind: "join", ...fields }, status: 422, closed: true },
});

const FORMS: Record<string, AskedForm> = {
  "signing in": { path: "/sign-in.data", fields: { password: "a lamp in the hall", next: "/" }, status: 422 },
  "a new password by a code": {
    path: "/recover.data",
    fields: { code: "0000-0000-0000-0000-0000-0000", password: NEW_PASSWORD },
    status: 422,
  },
  "a link by mail": { path: "/recover/by-email.data", fields: {}, status: 202 },
  "joining without an invitation": joining({}),
  "joining by an invented invitation": joining({ invitation: INVENTED }),
  "joining by an invented link of the first start": joining({ setupToken: INVENTED }),
  "a passkey without an invitation": passkey({}),
  "a passkey by an invented invitation": passkey({ invitation: INVENTED }),
  "a passkey by an invented link of the first start": passkey({ setupToken: INVENTED }),
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
  let closed: TestApp;
  /** What a form says that was shown long enough ago. */
  let shown: string;

  beforeAll(async () => {
    app = await startApp((await database.open()).db);
    closed = await startApp(app.db, { config: { joining: "invited" } });
    shown = /\d{13}\.[\w-]{22}/.exec((await closed.guest().get("/join.data")).body)?.[0] ?? "";
    for (const handle of [KNOWN, WITH_ADDRESS])
      await app.guest().post("/join", { handle, password: PASSWORD });
    const { id } = await app.db
      .selectFrom("account")
      .select("id")
      .where("handle", "=", WITH_ADDRESS)
      .executeTakeFirstOrThrow();
    const given = { accountId: id, address: "somebody@example.org" };
    await setEmail(app.db, given);
    await verifyEmail(app.db, { ...given, nowMs: Date.now() });
  });

  const ask = (form: string, handle: string) => {
    const asked = FORMS[form] as AskedForm;
    const guest = (asked.closed ? closed : app).guest();
    return guest.post(asked.path, { handle, shown, ...asked.fields });
  };

  /** In turns, and in changing order, so that a busy moment of the machine is shared by both. */
  async function times(form: string, known: string): Promise<[known: number[], unknown: number[]]> {
    const taken: Record<string, number[]> = { [known]: [], [UNKNOWN]: [] };
    for (let turn = 0; turn < TRIES; turn++) {
      for (const handle of turn % 2 ? [known, UNKNOWN] : [UNKNOWN, known]) {
        const startedMs = performance.now();
        const { status } = await ask(form, handle);
        taken[handle]?.push(performance.now() - startedMs);
        expect(status).toBe(FORMS[form]?.status);
      }
    }
    return [taken[known] ?? [], taken[UNKNOWN] ?? []];
  }

  test.each(Object.keys(FORMS))("is not told by the words of %s", async (form) => {
    const said = async (handle: string) => {
      const { status, headers, body } = await ask(form, handle);
      const kept = [...headers].filter(([name]) => !/^(?:date|content-security-policy)$/.test(name));
      return [status, body.replaceAll(handle, "NAME"), kept];
    };
    const unknown = await said(UNKNOWN);
    expect(unknown[0]).toBe(FORMS[form]?.status);
    expect(unknown[1]).not.toMatch(/"asked","\d/); // Its name was not looked at if it was only asked once more.
    expect([await said(KNOWN), await said(WITH_ADDRESS)]).toEqual([unknown, unknown]);
  });

  test.each([
    ["signing in", KNOWN],
    ["a new password by a code", KNOWN],
    ["a link by mail", KNOWN],
    ["a link by mail", WITH_ADDRESS],
    ["joining without an invitation", KNOWN],
    ["joining by an invented link of the first start", KNOWN],
    ["a passkey without an invitation", KNOWN],
  ])("is not told by the time that %s takes for %s", { timeout: 400_000 }, async (form, known) => {
    await ask(form, known); // What is slow only the first time.
    if (differ(...(await times(form, known)))) expect(differ(...(await times(form, known)))).toBe(false);
  });

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

  test("is told by joining to whoever can join, which has to be: nobody gets a name that somebody has", async () => {
    const answer = await app.guest().post("/join", { handle: KNOWN, password: NEW_PASSWORD });
    expect([answer.status, answer.body.includes("already has this name")]).toEqual([422, true]);
  });
});
