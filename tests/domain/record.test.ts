import { describe, expect, test } from "vitest";
import { APPEAL_DECISION_NAMES, APPEALABLE } from "#app/domain/appeal.ts";
import { ITEM_ACT_NAMES } from "#app/domain/moderation.ts";
import { PLAYBOOK, PLAYBOOK_STEPS } from "#app/domain/playbook.ts";
import { DECISIONS, FIRST_LOOKS, RECORDED_ACTS } from "#app/domain/record.ts";
import { SANCTION_KINDS } from "#app/domain/sanction.ts";

describe("the record", () => {
  test.each([
    ...ITEM_ACT_NAMES,
    ...SANCTION_KINDS,
    ...PLAYBOOK_STEPS.map((step) => PLAYBOOK[step].act),
    ...APPEAL_DECISION_NAMES.map((decision) => `appeal-${decision}`),
    ...Object.keys(APPEALABLE),
  ])("has words for “%s”", (act) => {
    expect(Object.hasOwn(RECORDED_ACTS, act)).toBe(true);
  });

  test("has words that differ: two acts never read the same", () => {
    const words = Object.values(RECORDED_ACTS);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^[A-Z].*[^.]$/);
  });

  test("counts as deciding what the desk can do with an item, and as a first look a decision too", () => {
    expect([...DECISIONS].sort()).toEqual([...ITEM_ACT_NAMES].sort());
    for (const act of DECISIONS) expect(FIRST_LOOKS).toContain(act);
    for (const act of FIRST_LOOKS) expect(Object.hasOwn(RECORDED_ACTS, act)).toBe(true);
  });
});
