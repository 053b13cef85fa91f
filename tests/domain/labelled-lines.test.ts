import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { KINDS, labelledLines, partOf, testLines, trainLines } from "#tests/support/labelled-lines.ts";

const LEAST = {
  grief: 240,
  past: 90,
  thoughts: 130,
  plan: 110,
  farewell: 90,
  method: 50,
  identity: 100,
  "identity-near": 40,
  cruelty: 80,
  "quoted-cruelty": 60,
  spam: 80,
  "spam-near": 30,
} as const satisfies Record<(typeof KINDS)[number], number>;

const lines = labelledLines();

describe("the labelled lines", () => {
  test.each(KINDS)("are enough of kind %s", (kind) => {
    expect(lines.filter((line) => line.kind === kind).length).toBeGreaterThanOrEqual(LEAST[kind]);
  });

  test.each([
    ["grief", "none"],
    ["past", "none"],
    ["thoughts", "thoughts"],
    ["plan", "now"],
    ["farewell", "now"],
    ["identity-near", "none"],
    ["quoted-cruelty", "none"],
    ["spam", "none"],
    ["spam-near", "none"],
  ] as const)("of kind %s are all of danger “%s”", (kind, danger) => {
    expect(lines.filter((line) => line.kind === kind && line.danger !== danger)).toEqual([]);
  });

  test.each(["method", "identity", "cruelty", "spam"] as const)("of kind %s all have its mark", (kind) => {
    expect(lines.filter((line) => line.kind === kind && !line[kind])).toEqual([]);
  });

  test.each(["grief", "past", "identity-near", "quoted-cruelty", "spam-near"])(
    "of kind %s have no mark at all",
    (kind) => {
      const marked = lines.filter(
        ({ method, identity, cruelty, spam }) => method || identity || cruelty || spam,
      );
      expect(marked.filter((line) => line.kind === kind)).toEqual([]);
    },
  );

  test("speak plainly of dying in a third of the dangerous ones at most", () => {
    const dangerous = lines.filter(({ danger }) => danger !== "none");
    const plain = dangerous.filter(({ text }) =>
      /\b(?:suicid\w*|kill\w*|kms|kys|die[sd]?|dying|dead|death)\b/i.test(text),
    );
    expect(plain.length / dangerous.length).toBeLessThan(1 / 3);
  });

  test("are each their own: no two have nearly the same words", () => {
    expect(alike(lines.map(({ id, text }) => ({ id, words: wordSet(text) })))).toEqual([]);
  });
});

describe("the two parts", () => {
  test.each(KINDS)("of kind %s are three fifths and two fifths", (kind) => {
    const [train, all] = [trainLines(), lines].map(
      (part) => part.filter((line) => line.kind === kind).length,
    );
    expect(Math.abs((train ?? 0) - (all ?? 0) * 0.6)).toBeLessThanOrEqual(2);
  });

  test("are all lines, each in one of them", () => {
    const ids = [...trainLines(), ...testLines()].map(({ id }) => id);
    expect(ids.sort()).toEqual(lines.map(({ id }) => id).sort());
  });

  test("stay as they were drawn", () => {
    const drawn = Array.from({ length: 1000 }, (_, number) =>
      partOf(`g${String(number + 1).padStart(3, "0")}`),
    );
    expect(createHash("sha256").update(drawn.join()).digest("hex").slice(0, 16)).toBe("ab0cdcc68c8870b5");
  });
});

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** Pairs that share two thirds of their words, counted over both. */
function alike(all: { id: string; words: Set<string> }[]): string[] {
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => likeness(a.words, b.words) >= 2 / 3)
      .map((b) => `${a.id} ${b.id}`),
  );
}

function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}
