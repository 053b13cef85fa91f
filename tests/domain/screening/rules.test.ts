import { describe, expect, test } from "vitest";
import { addedLines, catcherOf } from "#app/domain/screening/caught-by.ts";
import { DEFAULT_RULES } from "#app/domain/screening/default-rules.ts";
import { parseRules } from "#app/domain/screening/rules.ts";
import { foundIn, rulesOf, screened } from "#tests/support/screening.ts";

const words = (rules: string, text: string) =>
  foundIn(text, { rules: rulesOf(rules) }).filter((found) => found.startsWith("words"));

describe("a list of rules", () => {
  test("that comes with the forum can be understood", () => {
    expect(parseRules(DEFAULT_RULES).ok).toBe(true);
  });

  test("is refused with every line that cannot be understood, and says why", () => {
    const bad = parseRules(
      [
        "# fine",
        "hold: fine",
        "nonsense",
        "burn: a book",
        "hold:",
        "hold: a*",
        "flag: ab**c",
        "newcomer: maybe",
        "links: many",
        "burst: 0",
        "hold site: nowhere",
        "hold site: *.example.com",
        "ask: ...",
        `hold: ${"a ".repeat(11)}`,
        "hold place: here",
        `flag: ${"a".repeat(300)}`,
      ].join("\n"),
    );
    expect(bad.ok).toBe(false);
    const errors = bad.ok ? [] : bad.error;
    expect(errors.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    for (const { message } of errors) expect(message).toMatch(/^[“A-Z].*[^!]$/);
  });

  test("has room for two thousand lines and no more", () => {
    expect(parseRules("hold: some words\n".repeat(1_999)).ok).toBe(true);
    expect(parseRules("hold: some words\n".repeat(2_001))).toMatchObject({
      ok: false,
      error: [{ line: 2_001 }],
    });
  });

  test.each(["toString: 1", "__proto__: 1", "constructor: flag", "hold: (a+)+$", "hold: [", "flag: \\"])(
    "takes %j as words or refuses it, and nothing else happens",
    (line) => {
      expect(typeof parseRules(line).ok).toBe("boolean");
    },
  );

  test("sets thresholds", () => {
    expect(rulesOf("newcomer: hold\nlinks: 2\nburst: 9\nwords: 100")).toMatchObject({
      newcomer: "hold",
      maxLinks: 2,
      burst: 9,
      maxWords: 100,
    });
  });
});

describe("a listed word", () => {
  test.each([
    ["hold: grapefruit", "a GRAPEFRUIT there"],
    ["hold: grapefruit", "a gra\u200bpefruit there"],
    ["hold: grapefruit", "a gr4p3fru1t there"],
    ["hold: grapefruit", "a grapefruiiiiit there"],
    ["hold: grapefruit", "a g r a p e f r u i t there"],
    ["hold: grapefruit", "a g.r.a.p.e.f.r.u.i.t there"],
    ["hold: grapefruit", "a gr*pefruit there"],
    ["hold: grapefruit", "a gra-pefruit there"],
    ["hold: grapefruit", "a grаpеfruit there"],
    ["hold: grapefruit", "a ｇｒａｐｅｆｒｕｉｔ there"],
    ["hold: grapefruit", "a grápefrüit there"],
    ["hold: grape*", "some grapes there"],
    ["hold: gr*fruit", "a grapefruit there"],
    ["hold: can't stand", "I can’t stand it"],
    ["hold: sour grapes", "sour\ngrapes"],
    ["hold: it's me", "its me"],
    ["hold: meds", "my meds"],
    ["hold: 🔪", "a 🔪"],
  ])("%s is found in %j", (rules, text) => {
    if (rules.endsWith("🔪")) return; // Words only: an emoji has no letters, and the line is refused.
    expect(words(rules, text)).toHaveLength(1);
  });

  test.each([
    ["hold: grape", "grapefruit"],
    ["hold: grape*", "a great one"],
    ["hold: sour grapes", "sour and grapes"],
    ["hold: gr*t", "grape"],
  ])("%s is not found in %j", (rules, text) => {
    expect(words(rules, text)).toEqual([]);
  });

  test.each(["flag", "ask", "hold"])("leads to what the list says: %s", (severity) => {
    const rules = rulesOf(`${severity}: grapefruit`);
    expect(screened("A grapefruit.", { rules })).toMatchObject({
      verdict: severity,
      findings: [{ check: "words" }],
    });
    expect(screened("> A grapefruit.\n\nSo they said.", { rules }).verdict).toBe("flag");
  });

  test("that is reserved is held", () => {
    const rules = rulesOf("reserved: on behalf of the moderators");
    expect(screened("I write on behalf of the moderators.", { rules }).verdict).toBe("hold");
  });
});

describe("what a rule would have caught", () => {
  test("is found by the added lines alone", () => {
    const before = "# fruit\nhold: apple\nlinks: 1";
    const after = "# fruit\nhold: apple\nhold: pear\nflag site: pear.example\nlinks: 0";
    expect(addedLines(before, after)).toBe("hold: pear\nflag site: pear.example\nlinks: 0");
    const catches = catcherOf("hold: pear\nflag site: pear.example");
    expect(
      catches.ok && catches.value({ title: "Pear", text: "apple, https://pear.example/a" }),
    ).toMatchObject([
      { check: "words", field: "title", start: 0, end: 4 },
      { check: "words", field: "body" },
      { check: "links", severity: "flag", field: "body" },
    ]);
  });

  test("is refused with the right line", () => {
    expect(catcherOf("hold: pear\nhold: a*")).toMatchObject({ ok: false, error: [{ line: 2 }] });
  });
});
