import { describe, expect, test } from "vitest";
import { graver, isLane, LANES, laneAt, laneNumber, laneOf } from "#app/domain/lane.ts";
import { POST_STATUSES } from "#app/domain/post.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const DANGERS = ["none", "thoughts", "now"] as const;

/** Weights of the reports on an item, by what they come to. */
const REPORTS = {
  none: [],
  one: [100],
  "two-full": [100, 100],
  "just-under": [100, 100, 99],
  "three-full": [100, 100, 100],
  "fourteen-light": Array<number>(14).fill(20),
  "fifteen-light": Array<number>(15).fill(20),
};
const REPORT_NAMES = Object.keys(REPORTS) as (keyof typeof REPORTS)[];

/** Where an item stands whose post nobody fears for. */
const WITHOUT_DANGER = grid(`
                  held  anything-else
  none            held  noticed
  one             held  reported
  two-full        held  reported
  just-under      held  reported
  three-full      many  many
  fourteen-light  held  reported
  fifteen-light   many  many
`);

describe("the lane of an item", () => {
  test.each(combinations({ danger: DANGERS, status: POST_STATUSES, reports: REPORT_NAMES }))(
    "with danger: $danger, a $status post, reports: $reports",
    ({ danger, status, reports }) => {
      const calm = WITHOUT_DANGER.at(reports, status === "held" ? "held" : "anything-else");
      const expected = { now: "now", thoughts: "danger", none: calm }[danger];
      const weights = REPORTS[reports];
      const weight = weights.reduce((sum, one) => sum + one, 0);
      const facts = { danger, status, reports: { count: weights.length, weight } };
      expect(laneOf(facts)).toBe(expected);
    },
  );

  test("is worked through in this order, and kept by its number", () => {
    expect(LANES).toEqual(["now", "danger", "many", "held", "reported", "noticed"]);
    expect(LANES.map(laneNumber)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(LANES.map((lane) => laneAt(laneNumber(lane)))).toEqual(LANES);
    expect([laneAt(-1), laneAt(6), laneAt(0.5)]).toEqual(["noticed", "noticed", "noticed"]);
    expect(["now", "noticed", "toString", "Now", ""].map(isLane)).toEqual([true, true, false, false, false]);
  });
});

describe("the graver of two dangers", () => {
  const EXPECTED = grid(`
              none      thoughts  now
    none      none      thoughts  now
    thoughts  thoughts  thoughts  now
    now       now       now       now
  `);

  test.each(combinations({ a: DANGERS, b: DANGERS }))("of $a and $b", ({ a, b }) => {
    expect(graver(a, b)).toBe(EXPECTED.at(a, b));
  });
});
