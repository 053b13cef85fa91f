import { hash } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { checkPassword } from "#app/domain/password.ts";
import { isCommonPassword } from "#app/passwords/common-passwords.ts";
import { HASH_COST, hashPassword, verifyPassword } from "#app/passwords/password-hash.ts";

describe("a password's hash", () => {
  test("names its costs and differs each time", async () => {
    const [first, second] = await Promise.all([hashPassword("kettle moss"), hashPassword("kettle moss")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
    expect(first).not.toContain("kettle");
  });

  test("accepts its own password and no other", async () => {
    const stored = await hashPassword("kettle moss");
    expect(await verifyPassword(stored, "kettle moss")).toBe(true);
    for (const other of ["Kettle moss", "kettle moss ", "kettle mos", "", "kettle moss\0"]) {
      expect(await verifyPassword(stored, other), JSON.stringify(other)).toBe(false);
    }
  });

  test("accepts the password however its accents were typed", async () => {
    const stored = await hashPassword("cafe\u0301 au lait");
    expect(await verifyPassword(stored, "café au lait")).toBe(true);
  });

  test("reads a password to its end: long ones, NUL bytes and lone surrogates", async () => {
    const long = "kettle ".repeat(40);
    expect(await verifyPassword(await hashPassword(`${long}a`), `${long}b`)).toBe(false);
    expect(await verifyPassword(await hashPassword("moss\0kettle"), "moss\0teacup")).toBe(false);
    expect(await verifyPassword(await hashPassword("moss \ud800 kettle"), "moss \ud800 kettle")).toBe(true);
  });

  test("of raised costs is still read", async () => {
    const stored = await hash("kettle moss", { ...HASH_COST, timeCost: 3 });
    expect(await verifyPassword(stored, "kettle moss")).toBe(true);
    expect(await verifyPassword(stored, "kettle mist")).toBe(false);
  });
});

const good =
  "$argon2id$v=19$m=19456,t=2,p=1$8GOzepVP2vF9QfA1YvmS9g$6mpq/iJz5mEovEmYMYhpuQY3AGonERoZ0aZNJjP0YGs";

/** Each costs 64 GiB, hours, or cannot be read. None of them may be worked on. */
const DAMAGED: Record<string, string> = {
  empty: "",
  "not a hash": "kettle moss",
  "cut short": good.slice(0, 60),
  "cut by one": good.slice(0, -1),
  "a salt too short": good.replace("8GOzepVP2vF9QfA1YvmS9g", "YQ"),
  "another algorithm": good.replace("argon2id", "argon2d"),
  "bcrypt's": "$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
  "far too much memory": good.replace("m=19456", "m=67108864"),
  "far too many passes": good.replace("t=2", "t=4000000"),
  "far too many lanes": good.replace("p=1", "p=255"),
  "no memory at all": good.replace("m=19456", "m=0"),
  "with a NUL": `${good.slice(0, 40)}\0${good.slice(41)}`,
};

describe("a sign-in that cannot succeed", () => {
  test.each(Object.entries(DAMAGED))("is a plain no for a damaged hash: %s", async (_name, stored) => {
    expect(await verifyPassword(stored, "kettle moss")).toBe(false);
  });

  test("is a plain no for nobody", async () => {
    expect(await verifyPassword(null, "kettle moss")).toBe(false);
    expect(await verifyPassword(null, "")).toBe(false);
  });

  test("takes the time of a wrong password, whoever it is for", async () => {
    const member = await hashPassword("kettle moss");
    const cases = {
      member,
      nobody: null,
      damaged: "kettle moss",
      greedy: DAMAGED["far too much memory"] ?? "",
    };
    const times: Record<keyof typeof cases, number[]> = { member: [], nobody: [], damaged: [], greedy: [] };

    // In turns, so that a busy moment of the machine is shared by all.
    for (let round = 0; round < 9; round += 1) {
      for (const who of Object.keys(cases) as (keyof typeof cases)[]) {
        const start = performance.now();
        await verifyPassword(cases[who], "kettle mist");
        times[who].push(performance.now() - start);
      }
    }

    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    for (const who of ["nobody", "damaged", "greedy"] as const) {
      const ratio = median(times[who]) / median(times.member);
      expect(ratio, who).toBeGreaterThan(0.3);
      expect(ratio, who).toBeLessThan(3);
    }
  });
});

describe("the list of common passwords", () => {
  test.each(["password", "12345678", "iloveyou", "1qaz2wsx", "password123"])("has %s", (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  test.each(["kettle moss", "correct horse battery staple", "", "constructor", "__proto__"])(
    "has not %j",
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );

  test("refuses them when a password is chosen, in capitals too", () => {
    for (const password of ["PASSWORD123", "ILoveYou", "1QAZ2wsx"]) {
      expect(checkPassword(password, { handle: "fern", isCommon: isCommonPassword })).toMatchObject({
        ok: false,
        error: { kind: "common" },
      });
    }
  });
});
