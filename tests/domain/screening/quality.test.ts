import { describe, expect, test } from "vitest";
import { labelledLines, testLines } from "#tests/support/labelled-lines.ts";
import { qualityOf } from "#tests/support/screening-quality.ts";

/**
 * Floors a little below what was measured (decision 21), so that no later change makes screening worse unseen. The
 * labelled lines are mostly such as say nothing outright.
 */
describe("on the labelled lines", () => {
  test("screening stays as good as it was", () => {
    const { labels, grief } = qualityOf(labelledLines());
    expect(grief.held).toBeLessThan(0.03);
    expect(grief.flagged).toBeLessThan(0.08);
    for (const [label, floor] of Object.entries(FLOORS)) {
      const { precision, recall } = labels[label as keyof typeof FLOORS];
      expect([label, precision >= floor.precision, recall >= floor.recall]).toEqual([label, true, true]);
    }
  });

  test("ordinary grief is left alone in the part that no rule was written from, too", () => {
    const { grief } = qualityOf(testLines());
    expect(grief.held).toBeLessThan(0.03);
    expect(grief.flagged).toBeLessThan(0.08);
  });
});

const FLOORS = {
  "danger now": { precision: 0.75, recall: 0.5 },
  "danger thoughts or now": { precision: 0.84, recall: 0.44 },
  method: { precision: 0.9, recall: 0.5 },
  identity: { precision: 0.9, recall: 0.75 },
  cruelty: { precision: 0.9, recall: 0.65 },
  spam: { precision: 0.95, recall: 0.6 },
} as const;
