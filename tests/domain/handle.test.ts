import { describe, expect, test } from "vitest";
import { HANDLE_LENGTH, parseHandle } from "#app/domain/handle.ts";

const problemOf = (raw: string): string => {
  const parsed = parseHandle(raw);
  return parsed.ok ? "none" : parsed.error.kind;
};

describe("a name", () => {
  test.each([
    ["fern", "fern"],
    ["  fern  ", "fern"],
    ["Fern7", "Fern7"],
    ["quiet-harbour-42", "quiet-harbour-42"],
    ["j.k_l-m", "j.k_l-m"],
    ["ｆｅｒｎ", "fern"],
    ["ﬁeld", "field"],
    ["Zoe\u0308", "Zoë"],
    ["O\u0323\u0301wun", "Ọ\u0301wun"],
    ["a".repeat(24), "a".repeat(24)],
    ["Νίκος", "Νίκος"],
    ["ольга_7", "ольга_7"],
    ["անահիտ", "անահիտ"],
    ["ნინო", "ნინო"],
    ["רחלי", "רחלי"],
    ["سلام٧", "سلام٧"],
    ["ज़िंदगी", "ज़िंदगी"],
    ["आकाश१२", "आकाश१२"],
    ["ดอกไม้", "ดอกไม้"],
    ["小さな花", "小さな花"],
    ["ラーメンfan", "ラーメンfan"],
    ["佐々木", "佐々木"],
    ["봄바람mori", "봄바람mori"],
    ["하늘天空", "하늘天空"],
  ])("%j is shown as %j", (raw, shown) => {
    expect(parseHandle(raw)).toMatchObject({ ok: true, value: { handle: shown } });
  });

  test.each([
    ["", "too-short"],
    ["   ", "too-short"],
    ["ab", "too-short"],
    ["e\u0301e\u0301", "too-short"],
    ["a".repeat(25), "too-long"],
    ["a".repeat(100_000), "too-long"],
    [`${"x\u0323\u0302".repeat(17)}`, "too-long"],
    ["two words", "characters"],
    ["two\u00a0words", "characters"],
    ["fern!", "characters"],
    ["fern@home", "characters"],
    ["o’hara", "characters"],
    ["fern🌿", "characters"],
    ["fern--leaf", "characters"],
    ["fern._leaf", "characters"],
    ["fern\u200bleaf", "characters"],
    ["fern\u200dleaf", "characters"],
    ["fern\u00adleaf", "characters"],
    ["fern\ufe0fleaf", "characters"],
    ["fern\u034fleaf", "characters"],
    ["fern\u3164", "characters"],
    ["fern\u202eleaf", "characters"],
    ["fern\u2066leaf", "characters"],
    ["fern\ud800", "characters"],
    ["\udc00fern", "characters"],
    ["fern\0leaf", "characters"],
    ["fern\nleaf", "characters"],
    ["fernⅷ²½", "characters"],
    ["ʻohana", "characters"],
    ["fernːleaf", "characters"],
    ["سـلام", "characters"],
    ["fex\u0302\u0323\u0331n", "characters"],
    ["fex\u0302\u0302n", "characters"],
    ["1\u20e3fern", "characters"],
    ["ᎪᎠᎷᏆ", "characters"],
    ["ꓮꓓꓟ", "characters"],
    ["7fern", "start-or-end"],
    ["_fern", "start-or-end"],
    ["-fern", "start-or-end"],
    ["fern-", "start-or-end"],
    ["fern.", "start-or-end"],
    ["2024", "start-or-end"],
    ["ーfern", "start-or-end"],
    ["fеrn", "mixed-scripts"],
    ["аdmin", "mixed-scripts"],
    ["Ωmega", "mixed-scripts"],
    ["אבגabc", "mixed-scripts"],
    ["ольгаνικ", "mixed-scripts"],
    ["하늘そら", "mixed-scripts"],
    ["fern٧", "mixed-scripts"],
    ["سلام٧۷", "mixed-scripts"],
    ["आकाश१2", "mixed-scripts"],
  ])("%j is refused: %s", (raw, kind) => {
    expect(problemOf(raw)).toBe(kind);
  });

  test("is counted as readers count, in clusters and not in code units", () => {
    expect(problemOf("x\u0323\u0302".repeat(16))).toBe("none");
    expect(problemOf("n\u0303".repeat(HANDLE_LENGTH.most))).toBe("none");
    expect(problemOf("𠮷野家")).toBe("none");
    expect(problemOf("𠮷野")).toBe("too-short");
  });

  test.each([
    ["two words", /hyphen/],
    ["fern!", /letters, numbers/],
    ["ab", /at least 3/],
    ["a".repeat(25), /up to 24/],
    ["_fern", /starts with a letter/],
    ["fеrn", /one alphabet/],
    ["سلام٧۷", /one kind of digits/],
    ["admin", /set aside/],
  ])("%j is refused in calm words", (raw, words) => {
    const parsed = parseHandle(raw);
    expect(parsed.ok ? "" : parsed.error.message).toMatch(words);
    expect(parsed.ok ? "" : parsed.error.message).not.toMatch(/!|invalid|error|illegal|must/i);
  });
});
